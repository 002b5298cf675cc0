import AccountsModel
import Kernel
import Testing

@Suite struct RoleGrantTests {
  @Test(
    arguments: [
      ("2025-12-31", false), ("2026-01-01", true), ("2026-06-30", true), ("2026-12-31", true),
      ("2027-01-01", false),
    ])
  func `a role holds from its first to its last day`(day: String, isValid: Bool) throws {
    let grant = try RoleGrant.sample(from: "2026-01-01", until: "2026-12-31")

    #expect(grant.isValid(on: try #require(CalendarDate(day))) == isValid)
  }

  @Test(
    arguments: [
      ("2000-01-01", nil, []), ("1999-12-31", nil, ["early"]), ("2036-02-28", "2036-02-28", []),
      ("2036-02-29", "2036-02-29", ["late", "end"]),
      ("0001-01-01", "9999-12-31", ["early", "end"]),
      ("2026-02-02", "2026-02-01", ["order"]),
    ] as [(String, String?, [String])])
  func `a role begins and ends within bounds`(
    from: String, until: String?, expected: [String]
  ) throws {
    let faults = RoleGrant.faults(
      from: try #require(CalendarDate(from)), until: until.flatMap { CalendarDate($0) },
      today: try #require(CalendarDate("2026-02-28")))
    let words = faults.map { fault in
      switch fault {
      case .fromTooEarly: "early"
      case .fromTooLate: "late"
      case .untilTooLate: "end"
      case .untilBeforeFrom: "order"
      default: "other"
      }
    }
    #expect(words == expected)
  }

  @Test func `a leap day has its bound ten years later`() throws {
    let today = try #require(CalendarDate("2028-02-29"))
    let last = try #require(CalendarDate("2038-02-28"))
    let after = try #require(last.adding(days: 1))
    #expect(RoleGrant.faults(from: today, until: last, today: today).isEmpty)
    #expect(RoleGrant.faults(from: today, until: after, today: today) == [.untilTooLate(last)])
  }

  @Test func `a role without a last day holds for good`() throws {
    let grant = try RoleGrant.sample(from: "2026-01-01", until: nil)

    #expect(grant.isValid(on: try #require(CalendarDate("9999-12-31"))))
  }

  @Test func `a role that was taken back holds on no day`() throws {
    var grant = try RoleGrant.sample(from: "2026-01-01", until: nil)

    let events = try grant.end(at: .sample, isLastAdministrator: false)

    #expect(events == [.roleEnded(grant)])
    #expect(!grant.isValid(on: try #require(CalendarDate("2026-06-30"))))
    #expect(!grant.isCurrentOrComing(on: try #require(CalendarDate("2025-06-30"))))
    #expect(try grant.end(at: .sample, isLastAdministrator: false).isEmpty)
  }

  @Test func `a role that comes later counts as coming`() throws {
    let grant = try RoleGrant.sample(from: "2027-01-01", until: nil)
    let day = try #require(CalendarDate("2026-06-30"))

    #expect(!grant.isValid(on: day))
    #expect(grant.isCurrentOrComing(on: day))
  }

  @Test func `the last administrator keeps the role`() throws {
    var grant = try RoleGrant.sample(role: .administrator, at: .national)

    #expect(throws: AccountRefusal.lastAdministrator) {
      try grant.end(at: .sample, isLastAdministrator: true)
    }
    #expect(grant.endedAt == nil)
  }

  @Test func `dates in the wrong order are refused`() {
    #expect(throws: AccountRefusal.untilBeforeFrom) {
      try RoleGrant.sample(from: "2026-01-02", until: "2026-01-01")
    }
  }

  @Test func `roles exist at their own kinds of places only`() {
    let places: [(String, GrantPlace)] = [
      ("national", .national), ("institution", .institution(Cast.ministry)),
      ("work unit", .workUnit(Cast.unit, institution: Cast.ministry)),
    ]
    var lines = ["role                 " + places.map(\.0).joined(separator: "  ")]
    for role in Role.allCases {
      let marks = places.map { name, place in
        (role.fits(place.scope) ? "✔" : "·").padded(to: name.count + 2)
      }
      lines.append(role.rawValue.padded(to: 21) + marks.joined())
    }

    #expect(
      lines.map { $0.trimmedEnd() } == [
        "role                 national  institution  work unit",
        "administrator        ✔         ·            ·",
        "coordinator          ·         ✔            ·",
        "unit_head            ·         ·            ✔",
        "unit_staff           ·         ·            ✔",
        "internal_assessor    ·         ✔            ✔",
        "national_assessor    ✔         ·            ·",
      ])
  }
}

@Suite struct AccountTests {
  @Test func `nobody shuts oneself out`() throws {
    var account = try Account.sample()
    let own = Principal(accountID: account.id.text, name: "Siti", grants: [])

    #expect(throws: AccountRefusal.ownAccount) {
      try account.deactivate(by: own, isLastAdministrator: false)
    }
    #expect(account.isActive)
  }

  @Test func `the last administrator stays`() throws {
    var account = try Account.sample()

    #expect(throws: AccountRefusal.lastAdministrator) {
      try account.deactivate(by: nil, isLastAdministrator: true)
    }
  }

  @Test func `shutting out and letting in again each happen once`() throws {
    var account = try Account.sample()

    #expect(
      try account.deactivate(by: nil, isLastAdministrator: false) == [.deactivated(account.id)])
    #expect(try account.deactivate(by: nil, isLastAdministrator: false).isEmpty)
    #expect(account.activate() == [.activated(account.id)])
    #expect(account.activate().isEmpty)
  }

  @Test func `the same name is no event`() throws {
    var account = try Account.sample()

    #expect(account.rename(to: account.name).isEmpty)
    #expect(account.rename(to: try PersonName("Siti Rahma, M.Si.")).count == 1)
  }

  @Test func `events carry no secrets and sorted facts`() throws {
    let account = try Account.sample()
    let entry = AccountEvent.created(account).journalEntry

    #expect(entry.event == "account_created")
    #expect(
      entry.facts
        == #"{"institution":"\#(Cast.ministry)","login":"siti@zona.example","name":"Siti Rahma"}"#)
  }
}
