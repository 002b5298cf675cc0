import AccountsModel
import Cryptography
import Kernel
import Storage
import TestKit
import Testing

@testable import Accounts

@Suite struct SessionStoreTests {
  let act = Act(by: nil, at: .sample)
  let unit = GrantPlace.workUnit(Cast.unit, institution: Cast.ministry)

  @Test(arguments: TestStorage.engines)
  func `a session knows its person with the roles of the day`(engine: Engine) async throws {
    try await withStorage(engine, migrations: AccountMigrations.all) { storage in
      let account = try await storage.make("siti@zona.example")
      let tomorrow = try #require(act.day.adding(days: 1))
      try await storage.write { transaction in
        try SessionStore.insert(token: "t", for: account.id, at: .sample, in: transaction)
        _ = try AccountActs.grant(
          .unitStaff, at: unit, from: act.day, until: act.day, to: account.id, act: act,
          in: transaction)
        _ = try AccountActs.grant(
          .unitHead, at: unit, from: tomorrow, until: nil, to: account.id, act: act,
          in: transaction)
      }

      let today = try await storage.session("t", at: .sample)
      #expect(today?.principal.name == "Siti Rahma")
      #expect(today?.principal.grants == [Grant(.unitStaff, for: .workUnit(Cast.unit))])
      let next = try await storage.session("t", at: Instant.sample.adding(seconds: 43_199))
      #expect(next?.principal.grants == [Grant(.unitStaff, for: .workUnit(Cast.unit))])
      try await storage.write { transaction in
        try SessionStore.note(
          digest: SessionStore.digest(of: "t"), at: Instant.sample.adding(seconds: 43_000),
          in: transaction)
      }
      let later = try await storage.session("t", at: Instant.sample.adding(seconds: 60_000))
      #expect(later?.principal.grants == [Grant(.unitHead, for: .workUnit(Cast.unit))])
    }
  }

  @Test(arguments: TestStorage.engines)
  func `a session without roles is a session`(engine: Engine) async throws {
    try await withStorage(engine, migrations: AccountMigrations.all) { storage in
      let account = try await storage.make("siti@zona.example")
      try await storage.write { transaction in
        try SessionStore.insert(token: "t", for: account.id, at: .sample, in: transaction)
      }

      #expect(try await storage.session("t", at: .sample)?.principal.grants == [])
      #expect(try await storage.session("other", at: .sample) == nil)
      #expect(
        try await storage.session("t", at: Instant.sample.adding(seconds: 12 * 3600)) == nil)
    }
  }

  @Test(arguments: TestStorage.engines)
  func `shutting out and a new password end every session`(engine: Engine) async throws {
    try await withStorage(engine, migrations: AccountMigrations.all) { storage in
      let account = try await storage.make("siti@zona.example")
      try await storage.write { transaction in
        try SessionStore.insert(token: "t", for: account.id, at: .sample, in: transaction)
        try SessionStore.insert(token: "u", for: account.id, at: .sample, in: transaction)
        try AccountActs.setPassword(.sample, of: account.id, act: act, in: transaction)
      }
      #expect(try await storage.session("t", at: .sample) == nil)
      #expect(try await storage.session("u", at: .sample) == nil)

      try await storage.write { transaction in
        try SessionStore.insert(token: "v", for: account.id, at: .sample, in: transaction)
        let present = try #require(try AccountStore.find(account.id, in: transaction))
        try AccountActs.setActive(false, present, act: act, in: transaction)
      }
      #expect(try await storage.session("v", at: .sample) == nil)
    }
  }

  @Test(arguments: TestStorage.engines)
  func `a table of sessions holds no token and is swept`(engine: Engine) async throws {
    try await withStorage(engine, migrations: AccountMigrations.all) { storage in
      let account = try await storage.make("siti@zona.example")
      let later = Instant.sample.adding(seconds: 13 * 3600)
      let digests = try await storage.write { transaction in
        try SessionStore.insert(token: "t", for: account.id, at: .sample, in: transaction)
        try SessionStore.insert(token: "u", for: account.id, at: later, in: transaction)
        try SessionStore.sweep(now: later, in: transaction)
        return try transaction.query("SELECT token_digest FROM session ORDER BY token_digest")
          .map { try $0.text("token_digest") }
      }

      #expect(digests == [SessionStore.digest(of: "u")])
      #expect(SessionStore.digest(of: "u").count == 64)
    }
  }
}

@Suite struct LinkStoreTests {
  let act = Act(by: nil, at: .sample)

  @Test(arguments: TestStorage.engines)
  func `a link is good for a day, once, and only the latest`(engine: Engine) async throws {
    try await withStorage(engine, migrations: AccountMigrations.all) { storage in
      let account = try await storage.make("siti@zona.example")
      let first = try await storage.write {
        try AccountActs.makePasswordLink(for: account.id, act: act, in: $0)
      }
      let second = try await storage.write {
        try AccountActs.makePasswordLink(for: account.id, act: act, in: $0)
      }

      func owner(_ token: String, after seconds: Int64) async throws -> ID<Account>? {
        try await storage.read { transaction in
          try LinkStore.account(
            ofPasswordLink: token, now: Instant.sample.adding(seconds: seconds), in: transaction)
        }
      }
      #expect(try await owner(first, after: 0) == nil)
      #expect(try await owner(second, after: 0) == account.id)
      #expect(try await owner(second, after: 86_399) == account.id)
      #expect(try await owner(second, after: 86_400) == nil)
      #expect(try await owner("", after: 0) == nil)
      try await storage.write { transaction in
        try AccountActs.setPassword(.sample, of: account.id, act: act, in: transaction)
      }
      #expect(try await owner(second, after: 0) == nil)
    }
  }

  @Test(arguments: TestStorage.engines)
  func `the set-up link ends with the first account`(engine: Engine) async throws {
    try await withStorage(engine, migrations: AccountMigrations.all) { storage in
      try await storage.write {
        try LinkStore.makeSetupLink(token: "t", at: .sample, in: $0)
      }
      func isGood(_ token: String, after seconds: Int64 = 0) async throws -> Bool {
        try await storage.read { transaction in
          try LinkStore.isSetupLink(
            token, now: Instant.sample.adding(seconds: seconds), in: transaction)
        }
      }
      #expect(try await isGood("t"))
      #expect(try await !isGood("u"))
      #expect(try await !isGood("t", after: 86_400))

      _ = try await storage.make("bayu@zona.example", at: nil)
      #expect(try await !isGood("t"))
    }
  }
}
