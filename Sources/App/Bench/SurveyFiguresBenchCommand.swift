import ArgumentParser
import Foundation
import House
import Logging
import Storage
import Surveys

/// `zona bench survey-figures`: the figures of a round of a million responses.
struct SurveyFiguresBenchCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "survey-figures",
    abstract: "Work out the figures of 1,000,000 survey responses on SQLite and PostgreSQL.",
    discussion: """
      Ours come from running sums and include intervals. Beside it the engine's own SQL counts all \
      steps from plain rows in the same database; both have to agree. PostgreSQL is measured when \
      --postgres or ZONA_BENCH_POSTGRES names a database.
      """)

  @OptionGroup var database: BenchDatabase

  @Option(help: "How many responses.")
  var responses = 1_000_000

  func validate() throws {
    guard responses > 0 else { throw ValidationError("--responses is 1 or more.") }
  }

  func run() async throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
      "zona-bench-\(UUID().uuidString)"
    ).path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try await measure("SQLite", .sqlite(path: folder + "/figures.sqlite"))
    if let url = database.url { try await measure("PostgreSQL", .postgres(url: url)) }
  }

  private func measure(_ engine: String, _ configuration: StorageConfiguration) async throws {
    var logger = Logger(label: "bench")
    logger.logLevel = .error
    let storage = try await Storage.open(
      configuration, migrations: Features.all.flatMap(\.migrations), logger: logger)
    for line in try await FigureBench(storage).lines(engine, responses: responses) {
      Terminal.print(BenchTable.text(line))
    }
    await storage.close()
  }
}
