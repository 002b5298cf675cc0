import Kernel
import PlansModel
import Testing
import WorkUnitsModel

@Suite struct MonitoringModelTests {
  private static let owner = Sample.id(9, of: Employee.self)

  private static func board() throws -> PlanBoard {
    let item = PlanItem(
      id: Sample.id(5, of: PlanItem.self), institutionID: Sample.id(1, of: Institution.self),
      unitID: Sample.id(2, of: WorkUnit.self), year: Sample.year(2026),
      content: try Sample.content(owner: owner, soals: [1]))
    let facts = PlanFacts(proof: [:], sheet: nil, instrument: Sample.instrument)
    return PlanBoard([
      PlanLine(
        item, owner: Assignee(id: owner, name: "Pegawai Dua", isHere: true), facts: facts,
        today: Sample.day("2026-03-01"))
    ])
  }

  private static func open(
    _ quarter: Quarter, today: String, earlier: [Quarter] = [], isActive: Bool = true
  ) throws -> Monitoring {
    try Monitoring.open(
      quarter, id: Sample.id(6, of: Monitoring.self),
      in: Sample.planYear(today: today, isUnitActive: isActive), board: try board(),
      earlier: earlier, author: (Instant(milliseconds: 1000), "Siti")
    ).0
  }

  @Test func `a quarter opens in its last month, once, and never after a later one`() throws {
    #expect(throws: PlanRefusal.quarterTooEarly(from: Sample.day("2026-03-01"))) {
      try Self.open(.first, today: "2026-02-28")
    }
    #expect(try Self.open(.first, today: "2026-03-01").lines.count == 1)
    #expect(throws: PlanRefusal.quarterExists(.first)) {
      try Self.open(.first, today: "2026-03-01", earlier: [.first])
    }
    #expect(throws: PlanRefusal.laterQuarterExists(.second)) {
      try Self.open(.first, today: "2026-07-01", earlier: [.second, .third])
    }
    #expect(try Self.open(.fourth, today: "2027-01-10", earlier: [.first]).quarter == .fourth)
    #expect(throws: PlanRefusal.unitIsClosed) {
      try Self.open(.first, today: "2026-03-01", isActive: false)
    }
  }

  @Test func `an empty plan is not monitored`() {
    #expect(throws: PlanRefusal.planIsEmpty) {
      try Monitoring.open(
        .first, id: Sample.id(6, of: Monitoring.self), in: Sample.planYear(),
        board: PlanBoard([]), earlier: [], author: (Instant(milliseconds: 0), ""))
    }
  }

  @Test func `minutes are written on the version that was seen`() throws {
    var monitoring = try Self.open(.first, today: "2026-03-01")
    let text = try PlanWording(lines: "Rapat dipimpin kepala.\nSemua hadir.", .minutes)

    #expect(throws: PlanRefusal.stale) {
      try monitoring.write(text, version: 3, isUnitActive: true)
    }
    #expect(try monitoring.write(text, version: 1, isUnitActive: true).count == 1)
    #expect(try monitoring.write(text, version: 1, isUnitActive: true).isEmpty)
    #expect(monitoring.minutes == "Rapat dipimpin kepala.\nSemua hadir.")
  }

  @Test func `a follow-up is due between today and the end of the next year`() throws {
    let monitoring = try Self.open(.fourth, today: "2026-12-01")
    let year = Sample.planYear(today: "2026-12-01")
    func ask(_ due: String, roster: Set<ID<Employee>> = [Self.owner]) throws -> FollowUp {
      try FollowUp.ask(
        FollowUpContent(
          what: try Sample.line("Lengkapi SK", .followUp), ownerID: Self.owner,
          dueOn: Sample.day(due)), id: Sample.id(7, of: FollowUp.self), of: monitoring, in: year,
        roster: roster, at: Instant(milliseconds: 5000)
      ).0
    }
    let refusal = PlanRefusal.dueOutOfReach(
      earliest: Sample.day("2026-12-01"), latest: Sample.day("2027-12-31"))

    #expect(throws: refusal) { try ask("2026-11-30") }
    #expect(throws: refusal) { try ask("2028-01-01") }
    #expect(throws: PlanRefusal.notOnRoster(.owner)) { try ask("2026-12-20", roster: []) }
    #expect(try ask("2026-12-01").content.dueOn == Sample.day("2026-12-01"))
    #expect(try ask("2027-12-31").closing == nil)
  }

  @Test func `a follow-up is closed once, with a sentence, and was open until then`() throws {
    var followUp = FollowUp(
      id: Sample.id(7, of: FollowUp.self), monitoring: try Self.open(.first, today: "2026-03-01"),
      content: FollowUpContent(
        what: try Sample.line("Lengkapi SK", .followUp), ownerID: Self.owner,
        dueOn: Sample.day("2026-04-30")), setAt: Instant(milliseconds: 100))
    let done = try Sample.line("SK sudah ditandatangani", .done)

    #expect(followUp.state(on: Sample.day("2026-04-15")) == .open)
    #expect(followUp.state(on: Sample.day("2026-04-16")) == .dueSoon)
    #expect(followUp.state(on: Sample.day("2026-04-30")) == .dueSoon)
    #expect(followUp.state(on: Sample.day("2026-05-01")) == .late)
    #expect(throws: PlanRefusal.stale) {
      try followUp.close(done, version: 2, author: (Instant(milliseconds: 200), "Siti"))
    }
    _ = try followUp.close(done, version: 1, author: (Instant(milliseconds: 200), "Siti"))
    #expect(followUp.state(on: Sample.day("2026-05-01")) == .closed)
    #expect(throws: PlanRefusal.followUpIsClosed) {
      try followUp.close(done, version: 1, author: (Instant(milliseconds: 300), "Siti"))
    }
    #expect(!followUp.wasOpen(at: Instant(milliseconds: 100)))
    #expect(followUp.wasOpen(at: Instant(milliseconds: 150)))
    #expect(!followUp.wasOpen(at: Instant(milliseconds: 201)))
  }
}
