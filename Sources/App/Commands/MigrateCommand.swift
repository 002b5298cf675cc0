import ArgumentParser
import House
import Kernel
import Storage

/// `zona migrate`: the database brought up to date, without serving.
struct MigrateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "migrate", abstract: "Bring the database up to date and end.",
    discussion: "Safe to repeat. Each step is told once, when it is applied.")

  @OptionGroup var house: HouseOptions

  func run() async throws {
    let services = try await Installation.open(try house.resolve()) { applied in
      for step in applied { Terminal.print(MigrateText.step(step)) }
    }
    await services.storage.close()
    Terminal.print(Text("Basis data sudah mutakhir.", "The database is up to date."))
  }
}

/// What people are told about the steps of the database.
enum MigrateText {
  /// One step, with the name by which the log and the journal know it.
  static func step(_ migration: Migration) -> Text {
    let name = "\(migration.feature) \(migration.number)"
    return Text("Langkah \(name) diterapkan.", "Applied step \(name).")
  }

  /// All steps that a start applied; nil when there was none.
  static func summary(_ applied: [Migration]) -> Text? {
    guard !applied.isEmpty else { return nil }
    return Text(
      "Basis data diperbarui: \(applied.count) langkah diterapkan.",
      "The database was brought up to date: \(applied.count) steps applied.")
  }
}
