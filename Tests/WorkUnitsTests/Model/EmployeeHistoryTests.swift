import AccountsModel
import Kernel
import Testing
import WorkUnitsModel

@Suite struct EmployeeHistoryTests {
  private static func post(_ unit: ID<WorkUnit>, section: String? = nil) throws -> Post {
    Post(
      institutionID: Cast.ministry, unitID: unit, position: try JobTitle("Analis"),
      section: try section.map { try PlaceName($0) })
  }

  private static func person() throws -> EmployeeHistory {
    EmployeeHistory(
      id: Cast.id("e1", of: Employee.self), nip: try NIP("198001012005011001"),
      name: try PersonName("Ratna Sari"))
  }

  private func day(_ text: String) throws -> CalendarDate { try #require(CalendarDate(text)) }

  @Test(
    arguments: [
      ("2026-01-04", false), ("2026-01-05", true), ("2026-06-30", true), ("2026-07-01", false),
    ])
  func `a stay holds on its first and its last day`(text: String, isMember: Bool) throws {
    var person = try Self.person()
    _ = try person.join(try Self.post(Cast.agency), on: try day("2026-01-05"))
    _ = try person.leave(lastDay: try day("2026-06-30"))

    #expect((person.employee(on: try day(text)) != nil) == isMember)
  }

  @Test func `a person is in one unit at a time`() throws {
    var person = try Self.person()
    let first = try day("2026-01-05")
    _ = try person.join(try Self.post(Cast.agency), on: first)

    #expect(throws: RosterRefusal.alreadyMember(since: first)) {
      try person.join(try Self.post(Cast.agency), on: try day("2026-02-01"))
    }
    #expect(throws: RosterRefusal.memberElsewhere(since: first)) {
      try person.join(try Self.post(Cast.station), on: try day("2025-02-01"))
    }
    _ = try person.leave(lastDay: try day("2026-06-30"))
    #expect(throws: RosterRefusal.memberElsewhere(since: first)) {
      try person.join(try Self.post(Cast.station), on: try day("2026-06-30"))
    }
    let earlier = RosterRefusal.joinsTooEarly(after: try day("2026-06-30"))
    #expect(throws: earlier) {
      try person.join(try Self.post(Cast.station), on: try day("2025-12-31"))
    }
    #expect(try person.join(try Self.post(Cast.station), on: try day("2026-07-01")).count == 1)
    #expect(person.stays.count == 2)
  }

  @Test func `a transfer leaves no day between the units and none in both`() throws {
    var person = try Self.person()
    _ = try person.join(try Self.post(Cast.agency), on: try day("2026-01-05"))
    let events = try person.transfer(
      to: try Self.post(Cast.station, section: "Mutu"), on: try day("2026-03-01"))

    #expect(events.count == 1)
    #expect(person.employee(on: try day("2026-02-28"))?.unitID == Cast.agency)
    #expect(person.employee(on: try day("2026-03-01"))?.unitID == Cast.station)
    #expect(person.employee(on: try day("2026-03-01"))?.section?.text == "Mutu")
  }

  @Test func `a refused transfer changes nothing`() throws {
    var person = try Self.person()
    let first = try day("2026-01-05")
    #expect(throws: RosterRefusal.notMember) {
      try person.transfer(to: try Self.post(Cast.station), on: first)
    }
    _ = try person.join(try Self.post(Cast.agency), on: first)
    let before = person
    #expect(throws: RosterRefusal.sameUnit) {
      try person.transfer(to: try Self.post(Cast.agency), on: try day("2026-03-01"))
    }
    #expect(throws: RosterRefusal.leavesTooEarly(joinedOn: first)) {
      try person.transfer(to: try Self.post(Cast.station), on: first)
    }
    #expect(throws: RosterRefusal.leavesTooEarly(joinedOn: first)) {
      try person.leave(lastDay: try day("2026-01-04"))
    }
    #expect(person == before)
  }

  @Test func `nobody joins before being born`() throws {
    var person = try Self.person()

    #expect(throws: RosterRefusal.joinsBeforeBirth) {
      try person.join(try Self.post(Cast.agency), on: try day("1980-01-01"))
    }
  }

  @Test func `a correction keeps the stay behind an earlier one`() throws {
    var person = try Self.person()
    _ = try person.join(try Self.post(Cast.agency), on: try day("2026-01-05"))
    _ = try person.transfer(to: try Self.post(Cast.station), on: try day("2026-03-01"))
    let post = try Self.post(Cast.station, section: "Humas")
    let name = try PersonName("Ratna Sari, M.M.")

    let after = try day("2026-02-28")
    #expect(throws: RosterRefusal.joinsTooEarly(after: after)) {
      try person.correct(name: name, stay: Stay(post: post, joinedOn: after))
    }
    #expect(throws: RosterRefusal.notMember) {
      try person.correct(
        name: name, stay: Stay(post: try Self.post(Cast.agency), joinedOn: try day("2026-03-02")))
    }
    let stay = Stay(post: post, joinedOn: try day("2026-03-02"))
    #expect(try person.correct(name: name, stay: stay).count == 1)
    #expect(try person.correct(name: name, stay: stay).isEmpty)
    #expect(person.stays.last == stay)
  }
}

@Suite struct UnitHeadsTests {
  private func head(_ end: String, from day: String, acting: Bool = false) throws -> UnitHead {
    UnitHead(
      unitID: Cast.agency, employeeID: Cast.id(end, of: Employee.self), isActing: acting,
      from: try #require(CalendarDate(day)))
  }

  @Test func `a new head ends the one before`() throws {
    var heads = UnitHeads([])
    _ = try heads.appoint(try head("e1", from: "2025-01-01"), isMember: true)
    let events = try heads.appoint(
      try head("e2", from: "2026-03-01", acting: true), isMember: false)

    #expect(events.count == 2)
    let february = try #require(CalendarDate("2026-02-28"))
    let march = try #require(CalendarDate("2026-03-01"))
    #expect(heads.head(on: february)?.employeeID == Cast.id("e1", of: Employee.self))
    #expect(heads.head(on: march)?.isActing == true)
    #expect(throws: RosterRefusal.headExists(from: march)) {
      try heads.appoint(try head("e3", from: "2026-03-01"), isMember: true)
    }
  }

  @Test func `a definitive head is of the unit, an acting one need not be`() throws {
    var heads = UnitHeads([])

    #expect(throws: RosterRefusal.headIsNoMember) {
      try heads.appoint(try head("e1", from: "2025-01-01"), isMember: false)
    }
    #expect(
      try heads.appoint(try head("e1", from: "2025-01-01", acting: true), isMember: false).count
        == 1)
  }

  @Test func `an office ends on its first day at the earliest`() throws {
    var heads = UnitHeads([try head("e1", from: "2025-01-02")])
    let first = try #require(CalendarDate("2025-01-02"))
    let before = try #require(CalendarDate("2025-01-01"))

    #expect(throws: RosterRefusal.leavesTooEarly(joinedOn: first)) {
      try heads.end(lastDay: before)
    }
    _ = try heads.end(lastDay: first)
    #expect(heads.head(on: first) != nil)
    #expect(throws: RosterRefusal.noSuchHead) { try heads.end(lastDay: first) }
  }
}

@Suite struct UnitSettingTests {
  @Test(
    arguments: [
      ("wib", "Asia/Jakarta"), ("WITA", "Asia/Makassar"), ("Wit", "Asia/Jayapura"),
      ("Europe/Rome", "Europe/Rome"), ("Asia/Tokyo", "Asia/Tokyo"),
    ])
  func `a zone is taken by its short or its long name`(typed: String, identifier: String) {
    #expect(UnitZone(typed)?.identifier == identifier)
  }

  @Test(arguments: ["", "Roma", "Europe/", "/Rome", "Europe/../etc", "a/b/c/d", "Eropa/Rom a"])
  func `a text that is no zone is refused`(typed: String) {
    #expect(UnitZone(typed) == nil)
  }

  @Test func `a unit has at least one language and none twice`() throws {
    let rome = try #require(UnitZone("Europe/Rome"))
    let italian = try #require(LanguageCode("IT"))

    #expect(UnitSetting(zone: rome, languages: []) == nil)
    #expect(UnitSetting(zone: rome, languages: [italian, italian]) == nil)
    #expect(
      UnitSetting(zone: rome, languages: [.indonesian, italian])?.languageList == "id,it")
    #expect(LanguageCode("ita1") == nil)
  }
}
