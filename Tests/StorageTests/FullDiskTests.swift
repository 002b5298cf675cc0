import Kernel
import Storage
import TestKit
import Testing

@Suite struct FullDiskTests {
  @Test func `on a full disk some are refused, nothing acknowledged is lost, and it goes on later`()
    async throws
  {
    try await TestStorage.withDatabase(.sqlite) { configuration in
      try await withStorage(configuration, migrations: rig) { storage in
        // SQLite's own limit on the size of the file stands for the full disk.
        try await storage.write { _ = try $0.query("PRAGMA max_page_count = 60") }

        let acknowledged = try await withThrowingTaskGroup { group in
          for id in 1...120 {
            group.addTask { try await insert(id, in: storage) ? id : nil }
          }
          return try await group.reduce(into: Set<Int>()) { ids, id in
            if let id { ids.insert(id) }
          }
        }

        #expect(!acknowledged.isEmpty && acknowledged.count < 120)
        #expect(try await ids(in: storage) == acknowledged)

        try await storage.write { _ = try $0.query("PRAGMA max_page_count = 100000") }
        #expect(try await insert(1000, in: storage))
        #expect(try await ids(in: storage) == acknowledged.union([1000]))
      }
    }
  }

  private func insert(_ id: Int, in storage: Storage) async throws -> Bool {
    do {
      let payload = String(repeating: "x", count: 3000)
      try await storage.write {
        _ = try $0.execute("INSERT INTO rig_row (id, payload) VALUES (\(id), \(payload))")
      }
      return true
    } catch StorageError.broken(let reason) {
      #expect(reason.contains("full"))
      return false
    }
  }

  private func ids(in storage: Storage) async throws -> Set<Int> {
    let rows = try await storage.read { try $0.query("SELECT id FROM rig_row ORDER BY id") }
    return Set(try rows.map { Int(try $0.int("id")) })
  }
}
