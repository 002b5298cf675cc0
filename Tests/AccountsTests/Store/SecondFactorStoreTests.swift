import AccountsModel
import Cryptography
import House
import Kernel
import Storage
import TestKit
import Testing

@testable import Accounts

@Suite struct SecondFactorStoreTests {
  private let step = SecondFactorRule.step(at: .sample)

  private func acts(_ storage: Storage) throws -> SecondFactorActs {
    try SecondFactorActs(
      Services(
        storage: storage, clock: { .sample }, dataFolder: TestHouse.dataFolder,
        logger: TestStorage.logger))
  }

  @Test(arguments: TestStorage.engines)
  func `a code is taken once, and so are recovery codes`(engine: Engine) async throws {
    try await withStorage(engine, migrations: AccountMigrations.all) { storage in
      let id = try await storage.make("siti@zona.example").id
      let acts = try acts(storage)
      let act = Act(by: nil, at: .sample)
      let (secret, codes) = try await storage.write { transaction in
        try acts.offer(to: id, act: act, in: transaction)
        let secret = try #require(try acts.offered(to: id, now: act.now, in: transaction))
        let first = CounterCode.code(secret: secret, counter: UInt64(step - 1))
        let codes = try acts.confirm(
          first, of: id, session: nil, act: act, in: transaction)
        return (secret, try #require(codes))
      }
      func use(_ code: String, after seconds: Int64 = 0) async throws -> Bool {
        let act = Act(by: nil, at: Instant.sample.adding(seconds: seconds))
        return try await storage.write { try acts.use(code, of: id, act: act, in: $0) }
      }
      func code(_ offset: Int64) -> String {
        CounterCode.code(secret: secret, counter: UInt64(step + offset))
      }

      #expect(codes.count == 10)
      #expect(Set(codes).count == 10)
      #expect(codes.allSatisfy { $0.utf8.count == 16 })
      #expect(try await !use(code(-1)), "the code of the confirmation is spent")
      #expect(try await use(code(0)))
      #expect(try await !use(code(0)))
      #expect(try await !use(code(2)))
      #expect(try await use(code(1)))
      #expect(try await !use(code(0)), "an earlier code is spent with a later one")
      #expect(try await use(code(3), after: 90))

      #expect(try await use(codes[0]))
      #expect(try await !use(codes[0]))
      #expect(try await use(codes[1].lowercased()))
      let state = try await storage.read { try SecondFactorStore.state(of: id, in: $0) }
      #expect(state?.recoveryCodesLeft == 8)
    }
  }

  @Test(arguments: TestStorage.engines)
  func `a new set of recovery codes ends the one before`(engine: Engine) async throws {
    try await withStorage(engine, migrations: AccountMigrations.all) { storage in
      let id = try await storage.make("siti@zona.example").id
      let acts = try acts(storage)
      let act = Act(by: nil, at: .sample)
      let (old, new) = try await storage.write { transaction in
        let old = try acts.makeRecoveryCodes(of: id, act: act, in: transaction)
        return (old, try acts.makeRecoveryCodes(of: id, act: act, in: transaction))
      }

      let taken = try await storage.write { transaction in
        try [old[0], new[0]].map { try acts.use($0, of: id, act: act, in: transaction) }
      }
      #expect(taken == [false, true])
    }
  }

  @Test(arguments: TestStorage.engines)
  func `a secret of another person does not open, and none lies open in the table`(
    engine: Engine
  ) async throws {
    try await withStorage(engine, migrations: AccountMigrations.all) { storage in
      let siti = try await storage.make("siti@zona.example").id
      let tono = try await storage.make("tono@zona.example").id
      let acts = try acts(storage)
      let act = Act(by: nil, at: .sample)
      try await storage.write { transaction in
        try acts.offer(to: siti, act: act, in: transaction)
        let secret = try #require(try acts.offered(to: siti, now: act.now, in: transaction))
        let sealed = try #require(
          try SecondFactorStore.offered(to: siti, now: act.now, in: transaction))
        #expect(!Hex.text(sealed).contains(Hex.text(secret)))
        try SecondFactorStore.offer(sealed: sealed, to: tono, at: act.now, in: transaction)
        #expect(throws: StorageError.self) {
          try acts.offered(to: tono, now: act.now, in: transaction)
        }
        let late = act.now.adding(seconds: SecondFactorRule.offerSeconds)
        #expect(try acts.offered(to: siti, now: late, in: transaction) == nil)
      }
    }
  }

  @Test(arguments: TestStorage.engines)
  func `a role keeps the decree it rests on`(engine: Engine) async throws {
    try await withStorage(engine, migrations: AccountMigrations.all) { storage in
      let id = try await storage.make("siti@zona.example").id
      let act = Act(by: nil, at: .sample)
      try await storage.write { transaction in
        _ = try AccountActs.grant(
          .unitStaff, at: .workUnit(Cast.unit, institution: Cast.ministry), from: act.day,
          until: nil, reason: try Reason("SK 12/2026"), to: id, act: act, in: transaction)
      }

      let held = try await storage.read { try GrantStore.grants(of: id, in: $0) }
      #expect(held.map(\.reason?.text) == ["SK 12/2026"])
    }
  }
}
