import ArgumentParser
import Foundation
import Kernel
import Logging
import Storage

/// Writes rows and says each one that was acknowledged, until somebody kills it.
///
/// Hidden: the crash tests run it as a program of its own, because only a process can be killed.
struct DurabilityRigCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "durability-rig",
    abstract: "Write rows and print each acknowledged number (for the crash tests).",
    shouldDisplay: false)

  /// The steps of the database that the rig fills.
  static let migrations = [
    Migration(
      feature: "DurabilityRig", number: 1, name: "Rows of the crash tests",
      statements: [
        "CREATE TABLE rig_row (id BIGINT NOT NULL PRIMARY KEY, payload TEXT NOT NULL)"
      ])
  ]

  @Argument(help: "A file for SQLite or a postgres:// address.")
  var database: String

  @Option(help: "How many writers work at the same time.")
  var writers = 8

  func run() async throws {
    let configuration: StorageConfiguration =
      database.hasPrefix("postgres") ? .postgres(url: database) : .sqlite(path: database)
    let storage = try await Storage.open(
      configuration, migrations: Self.migrations, logger: Logger(label: "durability-rig"))
    let row = try await storage.read {
      try $0.first("SELECT COALESCE(max(id), 0) AS last FROM rig_row")
    }
    let last = Int(try row?.int("last") ?? 0)
    try await withThrowingTaskGroup { group in
      for writer in 1...writers {
        group.addTask { try await Self.write(from: last + writer, step: writers, to: storage) }
      }
      try await group.waitForAll()
    }
  }

  private static func write(from first: Int, step: Int, to storage: Storage) async throws {
    var id = first
    while true {
      let row = id
      try await storage.write { transaction in
        try transaction.execute(
          "INSERT INTO rig_row (id, payload) VALUES (\(row), \("row \(row)"))")
        try Journal.append(
          [JournalEntry(subjectKind: "rig", subjectID: "\(row % 100)", event: "row_\(row)")],
          by: nil, at: Instant(milliseconds: Int64(row)), in: transaction)
      }
      // One call to the system for each line, so that a line is there whole or not at all.
      try FileHandle.standardOutput.write(contentsOf: Data("\(row)\n".utf8))
      id += step
    }
  }
}
