import AccountsModel
import Kernel
import MessagesModel
import Storage
import TestKit
import Testing

@testable import Messages

@Suite struct OutboxTests {
  private struct Stop: Error {}

  @Test(arguments: TestStorage.engines)
  func `a message is stored with its act or not at all`(engine: Engine) async throws {
    try await MessageHouse.with(engine) { house in
      let siti = try await house.person("siti@zona.example")
      let now = house.now

      await #expect(throws: Stop.self) {
        try await house.storage.write { transaction in
          try Outbox.post([NewMessage(.returned, to: siti)], at: now, in: transaction)
          throw Stop()
        }
      }

      #expect(try await house.list(siti) == [])
      try await house.post([NewMessage(.returned, to: siti, path: .sample)])
      let list = try await house.list(siti)
      #expect(list.map(\.wording) == [MessageKind.returned.wording])
      #expect(list.map(\.path) == [.sample])
      #expect(list.map(\.postedAt) == [now])
      #expect(list.map(\.readAt) == [nil])
    }
  }

  @Test(arguments: TestStorage.engines)
  func `accounts that ended or never were get nothing`(engine: Engine) async throws {
    try await MessageHouse.with(engine) { house in
      let siti = try await house.person("siti@zona.example")
      let bayu = try await house.person("198001012005011001")
      try await house.end(siti)
      let nobody = try #require(ID<Account>("018f0000-0000-7000-8000-0000000000ff"))

      try await house.post([siti, bayu, nobody].map { NewMessage(.returned, to: $0) })

      #expect(try await house.list(siti).count == 0)
      #expect(try await house.list(bayu).count == 1)
      // A person with a NIP reads it in the application; no letter waits.
      #expect(try await house.status().waitingMessages == 0)
    }
  }

  @Test(arguments: TestStorage.engines)
  func `the same message twice to one person is one`(engine: Engine) async throws {
    try await MessageHouse.with(engine) { house in
      let siti = try await house.person("siti@zona.example")
      let same = NewMessage(.returned, to: siti, path: .sample, about: .init("worksheet", "1"))

      try await house.post([
        same, same, NewMessage(.assigned, to: siti, path: .sample, about: .init("worksheet", "1")),
        NewMessage(.returned, to: siti, path: .sample, about: .init("worksheet", "2")),
      ])

      #expect(try await house.list(siti).count == 3)
    }
  }

  @Test(arguments: TestStorage.engines)
  func `many people get theirs in a few statements`(engine: Engine) async throws {
    let log = StatementLog()
    try await MessageHouse.with(engine, observer: log.observer) { house in
      var people: [ID<Account>] = []
      for number in 0..<60 { people.append(try await house.person("p\(number)@zona.example")) }

      try await house.post(people.map { NewMessage(.returned, to: $0) })

      for person in people { #expect(try await house.list(person).count == 1) }
      let inserts = log.statements.filter { $0.text.contains("INSERT INTO message\n") }
      #expect(inserts.count == 2)
    }
  }

  @Test(arguments: TestStorage.engines)
  func `what is withdrawn is gone for that person, unless it was read`(
    engine: Engine
  ) async throws {
    try await MessageHouse.with(engine) { house in
      let siti = try await house.person("siti@zona.example")
      let bayu = try await house.person("bayu@zona.example")
      let (subject, now) = (MessageSubject("worksheet", "1"), house.now)
      try await house.post([NewMessage(.assigned, to: siti, about: subject)])
      let read = try #require(try await house.list(siti).first)
      _ = try await house.storage.write {
        try MessageStore.read(read.id, of: siti, at: now, in: $0)
      }
      try await house.post([
        NewMessage(.returned, to: siti, path: .sample, about: subject),
        NewMessage(.returned, to: siti, about: .init("worksheet", "2")),
        NewMessage(.returned, to: siti, about: .init("plan", "1")),
        NewMessage(.returned, to: siti), NewMessage(.returned, to: bayu, about: subject),
      ])

      try await house.storage.write { try Outbox.withdraw(about: subject, to: siti, in: $0) }

      let left = try await house.list(siti)
      #expect(left.count == 4)
      #expect(left.filter { $0.readAt != nil }.map(\.id) == [read.id])
      #expect(left.allSatisfy { $0.path == nil })
      #expect(try await house.list(bayu).count == 1)
    }
  }

  @Test(arguments: TestStorage.engines)
  func `what is withdrawn is not sent, even when its letter was written`(
    engine: Engine
  ) async throws {
    try await MessageHouse.with(engine) { house in
      let siti = try await house.person("siti@zona.example")
      let subject = MessageSubject("worksheet", "1")
      try await house.post([NewMessage(.returned, to: siti, about: subject)])
      let now = house.now
      #expect(
        try await house.storage.write { try LetterStore.compose(limit: 10, at: now, in: $0) } == 1)

      try await house.storage.write { try Outbox.withdraw(about: subject, to: siti, in: $0) }

      #expect(try await house.claim(at: house.now).isEmpty)
      #expect(try await house.status().waitingLetters == 0)
    }
  }

  @Test(arguments: TestStorage.engines)
  func `no list reads a table from end to end`(engine: Engine) async throws {
    let log = StatementLog()
    try await MessageHouse.with(engine, observer: log.observer) { house in
      let siti = try await house.person("siti@zona.example")
      try await house.post([NewMessage(.returned, to: siti, about: .init("worksheet", "1"))])
      let newest = try #require(try await house.list(siti).first)
      let now = house.now
      try await house.storage.write { transaction in
        _ = try MessageStore.list(of: siti, before: newest.id, limit: 5, in: transaction)
        _ = try MessageStore.unreadCount(of: siti.text, in: transaction)
        try LetterStore.compose(limit: 5, at: now, in: transaction)
        _ = try LetterStore.claim(limit: 5, at: now, in: transaction)
        try MessageStore.readAll(upTo: newest.id, of: siti, at: now, in: transaction)
        try Outbox.withdraw(about: .init("worksheet", "1"), to: siti, in: transaction)
      }

      let own = log.statements.filter {
        $0.text.contains("message") || $0.text.contains("mail_letter")
      }
      var findings: [String] = []
      for sql in own where !sql.text.contains("CREATE") {
        let tables = try await tablesReadWhole(by: sql, in: house.storage).filter {
          Int($0) == nil && $0 != "unread"
        }
        if !tables.isEmpty { findings.append(tables.joined(separator: ", ") + ": " + sql.text) }
      }
      #expect(findings == [])
    }
  }
}
