import ArgumentParser
import Foundation
import House
import Kernel
import Logging
import Storage
import Worksheets

/// `zona bench nation`: stored sheets of a whole cycle to decisions.
struct NationBenchCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "nation",
    abstract: "Read and decide 3,691 stored sheets on SQLite and PostgreSQL.",
    discussion: """
      Beside it SQL over rows on the same database, and LibreOffice: 50 workbooks are opened in this \
      run and the time for 3,691 follows from them. Its figure kept running was measured elsewhere.
      """)

  @OptionGroup var database: BenchDatabase

  func run() async throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
      "zona-bench-\(UUID().uuidString)"
    ).path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let office = try NationBench.officeMilliseconds()
    try await measure("SQLite", .sqlite(path: folder + "/nation.sqlite"), office)
    if let url = database.url {
      try await measure("PostgreSQL", .postgres(url: url), office)
    }
  }

  private func measure(
    _ engine: String, _ configuration: StorageConfiguration, _ office: Double?
  ) async throws {
    var logger = Logger(label: "bench")
    logger.logLevel = .error
    let storage = try await Storage.open(
      configuration, migrations: Features.all.flatMap(\.migrations), logger: logger)
    let lines = try await NationBench(storage).lines(engine, office: office)
    await storage.close()
    for line in lines { Terminal.print(BenchTable.text(line)) }
  }
}
