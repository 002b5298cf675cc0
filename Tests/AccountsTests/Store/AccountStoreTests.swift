import AccountsModel
import Cryptography
import Kernel
import Storage
import TestKit
import Testing

@testable import Accounts

@Suite struct AccountStoreTests {
  let act = Act(by: nil, at: .sample)

  @Test(arguments: TestStorage.engines)
  func `an account is found by its id and by its login`(engine: Engine) async throws {
    try await withStorage(engine, migrations: AccountMigrations.all) { storage in
      let made = try await storage.write { transaction in
        try AccountActs.create(
          login: try Login("Siti@Zona.example"), name: try PersonName("Siti Rahma, M.Si."),
          institutionID: Cast.ministry, act: act, in: transaction)
      }

      let (byID, byLogin, journal) = try await storage.read { transaction in
        (
          try AccountStore.find(made.id, in: transaction),
          try AccountStore.find(login: try Login("siti@zona.example"), in: transaction),
          try Journal.entries(
            subjectKind: "account", subjectID: made.id.text, in: transaction)
        )
      }
      #expect(byID == made)
      #expect(byLogin == made)
      #expect(journal.map(\.entry.event) == ["account_created"])
    }
  }

  @Test(arguments: TestStorage.engines)
  func `a login that is taken is refused and leaves no trace`(engine: Engine) async throws {
    try await withStorage(engine, migrations: AccountMigrations.all) { storage in
      _ = try await storage.make("siti@zona.example")

      await #expect(throws: AccountRefusal.loginTaken) {
        _ = try await storage.make("SITI@zona.example")
      }

      let list = try await storage.read { transaction in
        try AccountStore.list(AccountQuery(), on: act.day, in: transaction)
      }
      #expect(list.total == 1)
    }
  }

  @Test(arguments: TestStorage.engines)
  func `an old form changes nothing`(engine: Engine) async throws {
    try await withStorage(engine, migrations: AccountMigrations.all) { storage in
      let account = try await storage.make("siti@zona.example")
      try await storage.write { transaction in
        try AccountActs.rename(
          account, to: try PersonName("Siti Baru"), version: 1, act: act, in: transaction)
      }

      await #expect(throws: AccountRefusal.stale) {
        try await storage.write { transaction in
          let present = try #require(try AccountStore.find(account.id, in: transaction))
          try AccountActs.rename(
            present, to: try PersonName("Siti Lama"), version: 1, act: act, in: transaction)
        }
      }
      await #expect(throws: StorageError.staleVersion) {
        try await storage.write { transaction in
          try AccountActs.rename(
            account, to: try PersonName("Siti Lama"), version: 1, act: act, in: transaction)
        }
      }
      let present = try await storage.read { try AccountStore.find(account.id, in: $0) }
      #expect(present?.name.text == "Siti Baru")
      #expect(present?.version == 2)
    }
  }

  @Test(arguments: TestStorage.engines)
  func `the list searches, pages and stays within the instansi`(engine: Engine) async throws {
    try await withStorage(engine, migrations: AccountMigrations.all) { storage in
      for index in 1...30 {
        _ = try await storage.make("orang\(index)@zona.example", name: "Orang \(index)")
      }
      _ = try await storage.make("100%@zona.example", name: "Persen", at: Cast.otherMinistry)
      let guest = try await storage.make(
        "tamu@zona.example", name: "Tamu", at: Cast.otherMinistry)
      try await storage.write { transaction in
        _ = try AccountActs.grant(
          .unitStaff, at: .workUnit(Cast.unit, institution: Cast.ministry), from: act.day,
          until: nil, to: guest.id, act: act, in: transaction)
      }

      func list(_ query: AccountQuery) async throws -> AccountList {
        try await storage.read { try AccountStore.list(query, on: act.day, in: $0) }
      }
      let first = try await list(AccountQuery())
      #expect(first.total == 32)
      #expect(first.lines.count == 25)
      #expect(try await list(AccountQuery(page: 2)).lines.count == 7)
      #expect(try await list(AccountQuery(search: "ORANG 30")).lines.map(\.name) == ["Orang 30"])
      #expect(try await list(AccountQuery(search: "100%")).lines.map(\.name) == ["Persen"])
      #expect(try await list(AccountQuery(search: "_")).total == 0)
      let own = try await list(
        AccountQuery(search: "tamu", institutions: [Cast.otherMinistry]))
      #expect(own.lines.map(\.name) == ["Tamu"])
      #expect(own.lines.map(\.roles) == [[.unitStaff]])
      #expect(own.lines.map(\.reachesBeyond) == [true])
      #expect(
        try await list(AccountQuery(search: "orang 1")).lines.allSatisfy { !$0.reachesBeyond })
      #expect(try await list(AccountQuery(institutions: [Cast.ministry])).total == 30)
      #expect(try await list(AccountQuery(institutions: [])).total == 0)
    }
  }

  @Test(arguments: TestStorage.engines)
  func `the schema refuses what no code of ours would write`(engine: Engine) async throws {
    let statements: [SQL] = [
      """
      INSERT INTO account
        (id, login, name, institution_id, password_hash, is_active, created_at_ms, version)
      VALUES ('x', 'siti@zona.example', 'Siti', NULL, NULL, 1, 0, 1)
      """,
      """
      INSERT INTO account
        (id, login, name, institution_id, password_hash, is_active, created_at_ms, version)
      VALUES (\(Cast.unit), 'siti@zona.example', 'Siti', NULL, NULL, 2, 0, 1)
      """,
      """
      INSERT INTO role_grant
        (account_id, id, role, scope_kind, scope_id, institution_id, valid_from, valid_until,
         ended_at_ms)
      VALUES (\(Cast.unit), \(Cast.unit), 'unit_staff', 'national', NULL, NULL, '2026-01-01',
        NULL, NULL)
      """,
      """
      INSERT INTO session (token_digest, account_id, created_at_ms, last_seen_at_ms)
      VALUES ('plain token', \(Cast.unit), 0, 0)
      """,
    ]
    try await withStorage(engine, migrations: AccountMigrations.all) { storage in
      for statement in statements {
        await #expect(throws: StorageError.self) {
          try await storage.write { transaction in _ = try transaction.execute(statement) }
        }
      }
    }
  }
}

@Suite struct GrantStoreTests {
  let act = Act(by: Cast.administrator, at: .sample)
  let unit = GrantPlace.workUnit(Cast.unit, institution: Cast.ministry)

  @Test(arguments: TestStorage.engines)
  func `dates beyond the bounds are refused and change nothing`(engine: Engine) async throws {
    try await withStorage(engine, migrations: AccountMigrations.all) { storage in
      let account = try await storage.make("siti@zona.example")
      let first = try #require(CalendarDate("2000-01-01"))
      let (early, late) = (
        try #require(CalendarDate("0001-01-01")), try #require(CalendarDate("9999-12-31"))
      )
      await #expect(throws: AccountRefusal.fromTooEarly(first)) {
        try await storage.write { transaction in
          _ = try AccountActs.grant(
            .unitStaff, at: unit, from: early, until: nil, to: account.id, act: act,
            in: transaction)
        }
      }
      await #expect(throws: AccountRefusal.self) {
        try await storage.write { transaction in
          _ = try AccountActs.grant(
            .unitStaff, at: unit, from: act.day, until: late, to: account.id, act: act,
            in: transaction)
        }
      }
      let held = try await storage.read { try GrantStore.grants(of: account.id, in: $0) }
      #expect(held.isEmpty)
    }
  }

  @Test(arguments: TestStorage.engines)
  func `roles read back as they were given, the latest first`(engine: Engine) async throws {
    try await withStorage(engine, migrations: AccountMigrations.all) { storage in
      let account = try await storage.make("siti@zona.example")
      let until = try #require(CalendarDate("2027-06-30"))
      let given = try await storage.write { transaction in
        [
          try AccountActs.grant(
            .unitStaff, at: unit, from: act.day, until: until, to: account.id, act: act,
            in: transaction),
          try AccountActs.grant(
            .coordinator, at: .institution(Cast.ministry), from: until, until: nil,
            to: account.id, act: act, in: transaction),
          try AccountActs.grant(
            .nationalAssessor, at: .national, from: until, until: nil, to: account.id, act: act,
            in: transaction),
        ]
      }

      let read = try await storage.read { try GrantStore.grants(of: account.id, in: $0) }
      #expect(Set(read) == Set(given))
      #expect(read.last == given[0])
    }
  }

  @Test(arguments: TestStorage.engines)
  func `whoever runs an instansi is no assessor of it, and the other way round`(
    engine: Engine
  ) async throws {
    try await withStorage(engine, migrations: AccountMigrations.all) { storage in
      let place = GrantPlace.institution("01900000-0000-7000-8000-000000000001")
      let other = GrantPlace.institution("01900000-0000-7000-8000-000000000009")
      for (first, second) in [
        (Role.coordinator, Role.internalAssessor), (.internalAssessor, .coordinator),
      ] {
        let account = try await storage.make(
          first == .coordinator ? "pic@zona.example" : "tpi@zona.example")
        @Sendable func grant(
          _ role: Role, _ place: GrantPlace, _ transaction: Transaction
        ) throws -> RoleGrant {
          try AccountActs.grant(
            role, at: place, from: act.day, until: nil, to: account.id, act: act,
            in: transaction)
        }
        let held = try await storage.write { try grant(first, place, $0) }
        await #expect(throws: AccountRefusal.rolesExclude) {
          _ = try await storage.write { try grant(second, place, $0) }
        }
        _ = try await storage.write { try grant(second, other, $0) }
        try await storage.write { try AccountActs.end(held, act: act, in: $0) }
        _ = try await storage.write { try grant(second, place, $0) }
      }
    }
  }

  @Test(arguments: TestStorage.engines)
  func `the same role twice at once is refused, after it ended it is not`(
    engine: Engine
  ) async throws {
    try await withStorage(engine, migrations: AccountMigrations.all) { storage in
      let account = try await storage.make("siti@zona.example")
      @Sendable func grant(_ transaction: Transaction) throws -> RoleGrant {
        try AccountActs.grant(
          .unitStaff, at: unit, from: act.day, until: nil, to: account.id, act: act,
          in: transaction)
      }
      let first = try await storage.write { try grant($0) }
      await #expect(throws: AccountRefusal.alreadyGranted) {
        _ = try await storage.write { try grant($0) }
      }
      try await storage.write { try AccountActs.end(first, act: act, in: $0) }
      _ = try await storage.write { try grant($0) }

      let journal = try await storage.read { transaction in
        try Journal.entries(subjectKind: "account", subjectID: account.id.text, in: transaction)
      }
      #expect(
        journal.map(\.entry.event) == [
          "account_created", "role_granted", "role_ended", "role_granted",
        ])
    }
  }

  @Test(arguments: TestStorage.engines)
  func `the last administrator stays until there is another`(engine: Engine) async throws {
    try await withStorage(engine, migrations: AccountMigrations.all) { storage in
      let first = try await storage.make("bayu@zona.example", at: nil)
      let second = try await storage.make("rina@zona.example", at: nil)
      let grant = try await storage.write { transaction in
        try AccountActs.grant(
          .administrator, at: .national, from: act.day, until: nil, to: first.id, act: act,
          in: transaction)
      }

      await #expect(throws: AccountRefusal.lastAdministrator) {
        try await storage.write { try AccountActs.end(grant, act: act, in: $0) }
      }
      await #expect(throws: AccountRefusal.lastAdministrator) {
        try await storage.write { try AccountActs.setActive(false, first, act: act, in: $0) }
      }

      // One without a password could not sign in, and so would not do.
      _ = try await storage.write { transaction in
        try AccountActs.grant(
          .administrator, at: .national, from: act.day, until: nil, to: second.id, act: act,
          in: transaction)
      }
      await #expect(throws: AccountRefusal.lastAdministrator) {
        try await storage.write { try AccountActs.end(grant, act: act, in: $0) }
      }
      try await storage.write { transaction in
        try AccountActs.setPassword(.sample, of: second.id, act: act, in: transaction)
      }
      try await storage.write { try AccountActs.end(grant, act: act, in: $0) }
    }
  }
}
