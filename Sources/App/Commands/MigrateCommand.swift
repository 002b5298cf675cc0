import ArgumentParser
import House
import Kernel
import Logging
import Storage

/// `zona migrate`: the database brought up to date, without serving.
struct MigrateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "migrate", abstract: "Bring the database up to date and end.",
    discussion: "Safe to repeat. Each step is logged once, when it is applied.")

  @OptionGroup var house: HouseOptions

  func run() async throws {
    var logger = Logger(label: "zona")
    logger.logLevel = .info
    let services = try await Installation.open(try house.resolve(), logger: logger)
    await services.storage.close()
    Terminal.print(Text("Basis data sudah mutakhir.", "The database is up to date."))
  }
}
