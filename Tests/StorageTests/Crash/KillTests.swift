import Foundation
import Kernel
import Storage
import TestKit
import Testing

/// The table of `zona durability-rig`.
let rig = [
  Migration(
    feature: "DurabilityRig", number: 1, name: "Rows of the crash tests",
    statements: [
      "CREATE TABLE rig_row (id BIGINT NOT NULL PRIMARY KEY, payload TEXT NOT NULL)"
    ])
]

/// Which acknowledged numbers are not in the database, and whether its journal is whole.
func missing(
  of acknowledged: Set<Int>, in configuration: StorageConfiguration
) async throws -> Set<Int> {
  try await withStorage(configuration, migrations: rig) { storage in
    try await storage.read { transaction in
      let rows = try transaction.query("SELECT id FROM rig_row ORDER BY id")
      let stored = Set(try rows.map { Int(try $0.int("id")) })
      #expect(try Journal.verify(in: transaction) == stored.count)
      return acknowledged.subtracting(stored)
    }
  }
}

extension StorageConfiguration {
  /// The file or the address, as the command line takes it.
  var place: String {
    switch location {
    case .sqlite(let path): path
    case .sqliteInMemory: ":memory:"
    case .postgres(let url): url
    }
  }
}

@Suite struct KillTests {
  @Test(arguments: TestStorage.engines)
  func `after kill -9 at any moment everything acknowledged is there`(
    engine: Engine
  ) async throws {
    let zona = try Victim.zona()
    try await TestStorage.withDatabase(engine) { configuration in
      var acknowledged: Set<Int> = []
      var rounds = 0
      // A busy machine acknowledges less in a round: enough is a number of writes, not of moments.
      while acknowledged.count <= 100 || rounds < 4 {
        rounds += 1
        try #require(rounds < 60, "the rig acknowledges too little")
        acknowledged.formUnion(
          try await Victim.acknowledged(
            by: [zona, "durability-rig", configuration.place], for: .random(in: 50...600)))

        #expect(try await missing(of: acknowledged, in: configuration) == [])
      }
    }
  }

  @Test(.enabled(if: TestStorage.engines.contains(.postgres), "PostgreSQL is left out"))
  func `after a crash of the PostgreSQL server everything acknowledged is there`() async throws {
    let zona = try Victim.zona()
    try await withCluster { folder in
      var url = try await PostgresServer.createDatabase("zona_crash", at: try await start(folder))
      var acknowledged: Set<Int> = []
      var rounds = 0
      while acknowledged.count <= 100 || rounds < 3 {
        let signal = [SIGKILL, SIGQUIT, SIGKILL][rounds % 3]
        rounds += 1
        try #require(rounds < 30, "the rig acknowledges too little")
        acknowledged.formUnion(
          try await Victim.acknowledged(
            by: [zona, "durability-rig", url], for: .random(in: 100...700)
          ) { pid in
            if let server = Self.server(folder) { kill(server, signal) }
            // The writer may go on against the dead server for a moment: it must not say yes.
            usleep(300_000)
            kill(pid, SIGKILL)
          })
        url = try await start(folder).dropLast("postgres".count) + "zona_crash"
        #expect(try await missing(of: acknowledged, in: .postgres(url: url)) == [])
      }
    }
  }

  private static let script = Victim.project.appending(path: "scripts/postgres").path

  /// Gives a folder for a server of the test's own and stops the server afterwards.
  private func withCluster(_ body: (String) async throws -> Void) async throws {
    let folder = FileManager.default.temporaryDirectory.appending(
      path: "zona_crash_\(UInt64.random(in: 0...UInt64.max))"
    ).path
    let result: Result<Void, any Error>
    do {
      result = .success(try await body(folder))
    } catch {
      result = .failure(error)
    }
    _ = try await Victim.run([Self.script, "stop", folder])
    try FileManager.default.removeItem(atPath: folder)
    try result.get()
  }

  /// Starts the server, also after a crash, and gives its address.
  private func start(_ folder: String) async throws -> String {
    let line = try await Victim.run([Self.script, "start", folder])
    return line.dropFirst("ZONA_TEST_POSTGRES=".count)
      .trimmingCharacters(in: .whitespacesAndNewlines)
  }

  /// The process that all others of the server belong to, from the first line of its file.
  private static func server(_ folder: String) -> pid_t? {
    let file = URL(filePath: folder).appending(path: "data/postmaster.pid")
    let text = try? String(contentsOf: file, encoding: .utf8)
    return text?.split(separator: "\n").first.flatMap { pid_t($0) }
  }
}
