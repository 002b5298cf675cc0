import Kernel
import TestKit
import Testing

@testable import Storage

@Suite struct JournalTests {
  private let now = Instant(milliseconds: 1_790_000_000_000)
  private let person = Principal(accountID: "a-1", name: "Dra. Ayu, M.Si.", grants: [])

  private func entry(_ subject: String, _ event: String) -> JournalEntry {
    JournalEntry(
      subjectKind: "worksheet", subjectID: subject, event: event, facts: #"{"soal":5}"#)
  }

  @Test(arguments: TestStorage.engines)
  func `entries come back in order, with who and when`(engine: Engine) async throws {
    try await withStorage(engine) { storage in
      try await storage.write { transaction in
        try Journal.append(
          [entry("w", "started"), entry("v", "started"), entry("w", "answered")], by: person,
          at: now, in: transaction)
        try Journal.append([entry("w", "reminded")], by: nil, at: now, in: transaction)
      }

      let entries = try await storage.read {
        try Journal.entries(subjectKind: "worksheet", subjectID: "w", in: $0)
      }

      #expect(entries.map(\.entry.event) == ["started", "answered", "reminded"])
      #expect(entries.map(\.number) == [1, 2, 3])
      #expect(entries.map(\.actorID) == ["a-1", "a-1", nil])
      #expect(entries[0].actorName == "Dra. Ayu, M.Si.")
      #expect(entries[0].at == now)
      #expect(try await storage.read { try Journal.verify(in: $0) } == 4)
    }
  }

  @Test(arguments: TestStorage.engines)
  func `many entries at once make the same chains as one by one`(engine: Engine) async throws {
    try await withStorage(engine) { storage in
      let events = (0..<23).map { entry($0.isMultiple(of: 3) ? "v" : "w", "event_\($0)") }
      try await storage.write { transaction in
        try Journal.append(events, by: person, at: now, in: transaction)
        try Journal.append([], by: person, at: now, in: transaction)
      }

      let entries = try await storage.read {
        try Journal.entries(subjectKind: "worksheet", subjectID: "w", in: $0)
      }
      #expect(entries.map(\.entry) == events.filter { $0.subjectID == "w" })
      #expect(entries.map(\.number) == Array(1...15))
      #expect(try await storage.read { try Journal.verify(in: $0) } == 23)
    }
  }

  @Test(arguments: TestStorage.engines)
  func `many writers of one subject make one unbroken chain`(engine: Engine) async throws {
    try await withStorage(engine) { storage in
      try await withThrowingTaskGroup { group in
        for index in 0..<40 {
          group.addTask {
            try await storage.write { transaction in
              try Journal.append(
                [entry("w", "event_\(index)")], by: person, at: now, in: transaction)
            }
          }
        }
        try await group.waitForAll()
      }

      let entries = try await storage.read {
        try Journal.entries(subjectKind: "worksheet", subjectID: "w", in: $0)
      }
      #expect(entries.map(\.number) == Array(1...40))
      #expect(Set(entries.map(\.entry.event)).count == 40)
    }
  }

  @Test(arguments: TestStorage.engines)
  func `a head that came along with the subject continues the chain, also before the first entry`(
    engine: Engine
  ) async throws {
    try await withStorage(engine) { storage in
      for round in 1...3 {
        try await storage.write { transaction in
          let row = try transaction.first(
            """
            SELECT subject.id, \(Journal.headColumns)
            FROM (SELECT 'w' AS id) subject
            \(Journal.joinHead(of: "'worksheet'", id: "subject.id"))
            """)
          try Journal.note(try #require(row), of: "worksheet", "w", in: transaction)
          // Nobody reads the head again, and the second entry follows the first.
          for event in ["first_\(round)", "second_\(round)"] {
            try Journal.append([entry("w", event)], by: person, at: now, in: transaction)
            try Journal.note(try #require(row), of: "worksheet", "w", in: transaction)
          }
        }
      }
      #expect(try await storage.read { try Journal.verify(in: $0) } == 6)
    }
  }

  @Test(arguments: TestStorage.engines)
  func `a changed past is noticed, whichever column was changed`(engine: Engine) async throws {
    let changes: [SQL] = [
      "UPDATE journal_entry SET facts = '{}' WHERE number = 2",
      "UPDATE journal_entry SET actor_name = 'Orang lain' WHERE number = 2",
      "UPDATE journal_entry SET actor_id = NULL WHERE number = 2",
      "UPDATE journal_entry SET at_ms = at_ms + 1 WHERE number = 2",
      "UPDATE journal_entry SET event = 'other' WHERE number = 2",
      "UPDATE journal_entry SET subject_id = 'x'",
      "DELETE FROM journal_entry WHERE number = 2",
      "DELETE FROM journal_entry WHERE number = 1",
    ]
    for change in changes {
      try await withStorage(engine) { storage in
        try await storage.write { transaction in
          for event in ["started", "answered", "submitted"] {
            try Journal.append([entry("w", event)], by: person, at: now, in: transaction)
          }
        }
        try await storage.write { _ = try $0.execute(change) }

        let error = await #expect(throws: StorageError.self) {
          try await storage.read { _ = try Journal.verify(in: $0) }
        }
        guard case .corrupted = error else {
          Issue.record("\(change.text) was not noticed: \(String(describing: error))")
          return
        }
      }
    }
  }

  @Test(arguments: TestStorage.engines)
  func `the journal of a subject is found without reading the others`(
    engine: Engine
  ) async throws {
    try await withStorage(engine) { storage in
      let whole = try await tablesReadWhole(
        by: "SELECT event FROM journal_entry ORDER BY at_ms", in: storage)
      let one = try await tablesReadWhole(
        by: """
          SELECT event FROM journal_entry
          WHERE subject_id = \("w") AND subject_kind = \("worksheet")
          ORDER BY number
          """, in: storage)

      #expect(whole == ["journal_entry"])
      #expect(one == [])
    }
  }
}
