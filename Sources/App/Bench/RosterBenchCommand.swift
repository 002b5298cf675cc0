import ArgumentParser
import Foundation
import House
import Kernel
import Logging
import Storage
import WorkUnits

/// `zona bench roster`: a list of 20,000 employees from a file to the roster.
struct RosterBenchCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "roster",
    abstract: "Import 20,000 employees on SQLite and PostgreSQL, and read pages of the roster.",
    discussion: """
      The import checks every number, decides every row, stores people, stays and one journal \
      entry each, and commits durably once. The reference is Python's csv and sqlite3: the same \
      file into two bare tables with one commit. PostgreSQL is measured when --postgres or \
      ZONA_BENCH_POSTGRES names a database; scripts/bench starts one.
      """)

  @OptionGroup var database: BenchDatabase

  @Option(help: "How many employees.")
  var employees = 20_000

  func run() async throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
      "zona-bench-\(UUID().uuidString)"
    ).path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let file = RosterBench.file(employees: employees)
    let path = folder + "/pegawai.csv"
    guard FileManager.default.createFile(atPath: path, contents: Data(file)) else {
      throw CocoaError(.fileWriteUnknown)
    }
    let bare = BenchPeers.sqliteImport(of: path, in: folder)
    try await measure("SQLite", .sqlite(path: folder + "/roster.sqlite"), file, bare)
    if let url = database.url {
      try await measure("PostgreSQL", .postgres(url: url), file, bare)
    }
  }

  private func measure(
    _ engine: String, _ configuration: StorageConfiguration, _ file: [UInt8],
    _ bare: BenchFigure?
  ) async throws {
    var logger = Logger(label: "bench")
    logger.logLevel = .error
    let storage = try await Storage.open(
      configuration, migrations: Features.all.flatMap(\.migrations), logger: logger)
    let reference = bare.map {
      (name: "Python csv + sqlite3, bare rows, one commit", figure: $0)
    }
    for line in try await RosterBench(storage).lines(
      engine, file: file, employees: employees, reference: reference)
    {
      Terminal.print(BenchTable.text(line))
    }
    await storage.close()
  }
}
