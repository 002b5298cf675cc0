import ArgumentParser
import Evaluations
import Foundation
import House
import Logging
import Storage

/// `zona bench evaluate`: judging at the size of a nation.
struct EvaluateBenchCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evaluate",
    abstract: "Score 300 units by 3 assessors each, give 4,000 units to 300 teams, print a report.",
    discussion: """
      Every judgement goes through the acts that the pages use; bare rows in the same database stand \
      beside it. Then a question beside its peers and a page of outcomes in an instansi of 1,000 \
      units, each beside the work for all of them. PostgreSQL is measured when --postgres or ZONA_BENCH_POSTGRES names a database.
      """)

  @OptionGroup var database: BenchDatabase

  func run() async throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
      "zona-bench-\(UUID().uuidString)"
    ).path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    for line in try AssignmentBench.lines() { Terminal.print(BenchTable.text(line)) }
    try await measure("SQLite", .sqlite(path: folder + "/evaluate.sqlite"))
    if let url = database.url { try await measure("PostgreSQL", .postgres(url: url)) }
  }

  private func measure(_ engine: String, _ configuration: StorageConfiguration) async throws {
    var logger = Logger(label: "bench")
    logger.logLevel = .error
    let storage = try await Storage.open(
      configuration, migrations: Features.all.flatMap(\.migrations), logger: logger)
    let bench = try JudgementBench(storage)
    for line in try await bench.lines(engine) { Terminal.print(BenchTable.text(line)) }
    if let line = try await bench.reportLine(engine) { Terminal.print(BenchTable.text(line)) }
    for line in try await ManyUnitsBench(storage).lines(engine) {
      Terminal.print(BenchTable.text(line))
    }
    await storage.close()
  }
}
