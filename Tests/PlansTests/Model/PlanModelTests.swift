import InstrumentsModel
import Kernel
import PlansModel
import Testing
import WorkUnitsModel

@Suite struct PlanModelTests {
  private static let owner = Sample.id(9, of: Employee.self)
  private static let year = Sample.planYear()

  private static func item(_ content: PlanItemContent? = nil) throws -> PlanItem {
    let content = try content ?? Sample.content(owner: owner, soals: [1])
    return try PlanItem.plan(
      content, id: Sample.id(5, of: PlanItem.self), in: year, roster: [owner]
    ).0
  }

  @Test func `an item is refused with a reason for everything that is wrong with it`() throws {
    func refusal(_ change: (inout PlanItemContent) -> Void, in year: PlanYear = Self.year) throws
      -> PlanRefusal?
    {
      var content = try Sample.content(owner: Self.owner, soals: [1])
      change(&content)
      do {
        _ = try PlanItem.plan(
          content, id: Sample.id(5, of: PlanItem.self), in: year, roster: [Self.owner])
        return nil
      } catch {
        return error
      }
    }

    #expect(try refusal { _ in } == nil)
    #expect(try refusal { $0.quarters = [] } == .quarterMissing)
    #expect(
      try refusal { $0.dueOn = Sample.day("2027-01-01") } == .outsideYear(.due, Sample.year(2026)))
    #expect(
      try refusal { $0.dueOn = Sample.day("2025-12-31") } == .outsideYear(.due, Sample.year(2026)))
    #expect(try refusal { $0.dueOn = Sample.day("2026-01-01") } == nil)
    #expect(
      try refusal { $0.ownerID = Sample.id(8, of: Employee.self) } == .notOnRoster(.owner))
    #expect(try refusal { $0.soals = [1, 9999] } == .unknownQuestion(9999))
    #expect(try refusal { $0.soals = Array(1...21) } == .tooManyQuestions(limit: 20))
    #expect(
      try refusal({ _ in }, in: Sample.planYear(isUnitActive: false)) == .unitIsClosed)
    #expect(try refusal({ _ in }, in: Sample.planYear(today: "2026-12-31")) == nil)
    #expect(
      try refusal({ _ in }, in: Sample.planYear(today: "2027-01-01"))
        == .yearIsClosed(lastDay: Sample.day("2026-12-31")))
  }

  @Test func `questions are kept once, by their first soal`() throws {
    let ratio = try #require(Sample.instrument.questions.first { $0.soals.count > 1 })
    let ids = ratio.soals.map { Sample.instrument.soals[$0].id }

    let item = try Self.item(try Sample.content(owner: Self.owner, soals: ids + [1, 1]))

    #expect(item.content.soals == [1, ids[0]].sorted())
  }

  @Test func `an old form, a removed item and an unchanged one change nothing`() throws {
    var item = try Self.item()
    let other = try Sample.content(owner: Self.owner, soals: [2])

    #expect(throws: PlanRefusal.stale) {
      try item.change(to: other, version: 2, in: Self.year, roster: [Self.owner])
    }
    #expect(
      try item.change(to: item.content, version: 1, in: Self.year, roster: [Self.owner]).isEmpty)
    let reason = try Sample.line("Digabung dengan kegiatan lain", .reason)
    _ = try item.remove(
      reason: reason, version: 1, in: Self.year, author: (Instant(milliseconds: 0), "Siti"))
    #expect(throws: PlanRefusal.isRemoved) {
      try item.change(to: other, version: 1, in: Self.year, roster: [Self.owner])
    }
    #expect(throws: PlanRefusal.isRemoved) {
      try item.remove(
        reason: reason, version: 1, in: Self.year, author: (Instant(milliseconds: 0), "Siti"))
    }
    #expect(item.content.soals == [1])
    #expect(item.removal?.reason == reason)
  }

  @Test func `targets are exact numbers that nobody can mistake for thousands`() throws {
    let taken = [("1", "1"), ("3,60", "3,6"), ("99.95", "99,95"), ("0", "0"), (" 12 ", "12")]
    for (typed, shown) in taken {
      let target = try PlanTarget(amount: typed, measure: "dokumen")
      #expect(target.formatted(in: .indonesian) == shown)
    }
    for typed in ["", "-1", "1.000", "1,2,3", "satu", "1000000", "1e3", "½", "1.234"] {
      #expect(throws: PlanRefusal.targetUnreadable) {
        try PlanTarget(amount: typed, measure: "dokumen")
      }
    }
    #expect(throws: PlanRefusal.empty(.measure)) { try PlanTarget(amount: "1", measure: " ") }
  }

  @Test func `wording is tidied, and refused empty, too long or with control characters`() throws {
    #expect(try PlanWording(line: "  dua   kata\n", .action).text == "dua kata")
    #expect(
      try PlanWording(lines: "\n\nSatu \r\n\n\n  dua\n\n", .minutes).text == "Satu\n\ndua")
    #expect(try PlanWording(line: String(repeating: "a", count: 300), .action).text.count == 300)
    #expect(throws: PlanRefusal.tooLong(.action, limit: 300)) {
      try PlanWording(line: String(repeating: "a", count: 301), .action)
    }
    #expect(throws: PlanRefusal.empty(.reason)) { try PlanWording(line: " \t ", .reason) }
    #expect(throws: PlanRefusal.unprintable(.action)) {
      try PlanWording(line: "a\u{202E}b", .action)
    }
  }

  @Test func `a quarter is named after its last month and opens on its first day`() {
    #expect(Quarter.allCases.map(\.code) == ["B03", "B06", "B09", "B12"])
    #expect(Quarter(code: "B09") == .third)
    #expect(Quarter(code: "B10") == nil)
    #expect(Quarter.second.opensOn(in: Sample.year(2026)) == Sample.day("2026-06-01"))
    #expect(Quarter(of: Sample.day("2026-03-31")) == .first)
    #expect(Quarter(of: Sample.day("2026-04-01")) == .second)
    #expect(QuarterSet([.first, .fourth]).quarters == [.first, .fourth])
    #expect(QuarterSet(rawValue: 255).quarters == Quarter.allCases)
  }

  @Test func `every area of the instrument in force is one of the six`() {
    let keys = Set(Sample.instrument.changeAreas.map(\.key))

    #expect(keys == Set(PlanArea.allCases.map(\.rawValue)))
    let first = PlanArea(ofQuestion: 0, in: Sample.instrument)
    #expect(first == .changeManagement)
    let last = PlanArea(ofQuestion: Sample.instrument.questions.count - 1, in: Sample.instrument)
    #expect(last == nil)
  }
}

@Suite struct TeamModelTests {
  private static let people = (1...4).map { Sample.id($0, of: Employee.self) }
  private static let year = Sample.planYear(today: "2026-02-01")

  private static func member(
    _ index: Int, _ role: TeamRole = .member, _ areas: Set<PlanArea> = [.oversight]
  ) -> TeamMember {
    TeamMember(employeeID: people[index], name: "Pegawai \(index)", role: role, areas: areas)
  }

  private static func content(
    from: String = "2026-01-15", until: String = "2026-06-30", members: [TeamMember]? = nil
  ) throws -> TeamContent {
    TeamContent(
      decree: try Sample.line("SK-12/2026", .decree), decreedOn: Sample.day("2026-01-10"),
      from: Sample.day(from), until: Sample.day(until),
      members: members ?? [member(0, .leader), member(1)])
  }

  private static func appoint(
    _ content: TeamContent, others: [WorkTeam] = []
  ) throws -> WorkTeam {
    try WorkTeam.appoint(
      content, id: Sample.id(77, of: WorkTeam.self), in: year, others: others,
      roster: Set(people.prefix(3))
    ).0
  }

  @Test func `roles lapse with the days of the team`() throws {
    let team = try Self.appoint(try Self.content())

    func tie(_ index: Int, _ day: String) -> UnitTie? {
      team.tie(of: Self.people[index], on: Sample.day(day))
    }
    #expect(tie(0, "2026-01-14") == nil)
    #expect(tie(0, "2026-01-15") == .leader)
    #expect(tie(1, "2026-06-30") == .member([.oversight]))
    #expect(tie(1, "2026-07-01") == nil)
    #expect(tie(2, "2026-03-01") == nil)
  }

  @Test func `a team is refused with a reason for everything that is wrong with it`() throws {
    func refusal(_ content: TeamContent, others: [WorkTeam] = []) -> PlanRefusal? {
      do { _ = try Self.appoint(content, others: others) } catch { return error as? PlanRefusal }
      return nil
    }

    #expect(refusal(try Self.content(members: [])) == .leaderMissing)
    #expect(refusal(try Self.content(members: [Self.member(1)])) == .leaderMissing)
    #expect(
      refusal(try Self.content(members: [Self.member(0, .leader), Self.member(1, .leader)]))
        == .tooManyLeaders)
    #expect(
      refusal(
        try Self.content(members: [Self.member(0, .leader), Self.member(1), Self.member(1)]))
        == .memberTwice("Pegawai 1"))
    #expect(
      refusal(
        try Self.content(members: [Self.member(0, .leader), Self.member(1, .member, [])]))
        == .memberWithoutArea("Pegawai 1"))
    #expect(
      refusal(try Self.content(members: [Self.member(0, .leader), Self.member(3)]))
        == .notOnRoster(.members))
    #expect(
      refusal(try Self.content(from: "2026-07-01", until: "2026-06-30"))
        == .teamEndsBeforeItBegins)
    #expect(
      refusal(try Self.content(from: "2026-01-09"))
        == .decreeAfterStart(Sample.day("2026-01-10")))
    #expect(refusal(try Self.content(from: "2026-01-10")) == nil)
    #expect(refusal(try Self.content(from: "2025-12-31")) == .outsideYear(.from, Sample.year(2026)))
    let standing = try Self.appoint(try Self.content())
    #expect(
      refusal(try Self.content(from: "2026-06-30", until: "2026-12-31"), others: [standing])
        == .teamOverlaps(decree: "SK-12/2026"))
    #expect(
      refusal(try Self.content(from: "2026-07-01", until: "2026-12-31"), others: [standing]) == nil)
  }

  @Test func `a new leader takes the place of the old one, who then belongs to every pokja`() throws
  {
    var content = try Self.content()

    content.take(Self.member(1, .leader))
    content.take(Self.member(2, .member, [.people]))

    let team = try Self.appoint(content)
    #expect(team.content.members.map(\.role) == [.leader, .member, .member])
    #expect(
      team.tie(of: Self.people[0], on: Sample.day("2026-02-01"))
        == .member(Set(PlanArea.allCases)))
    #expect(team.tie(of: Self.people[1], on: Sample.day("2026-02-01")) == .leader)
  }

  @Test func `who left may stay on the list but nobody new without a place on the roster`() throws {
    var team = try Self.appoint(try Self.content())
    let roster = Set([Self.people[0]])

    let changed = try Self.content(
      until: "2026-12-31", members: [Self.member(0, .leader), Self.member(1)])
    #expect(
      try team.change(to: changed, version: 1, in: Self.year, others: [team], roster: roster)
        .count == 1)
    #expect(throws: PlanRefusal.notOnRoster(.members)) {
      try team.change(
        to: try Self.content(members: [Self.member(0, .leader), Self.member(2)]), version: 1,
        in: Self.year, others: [team], roster: roster)
    }
    #expect(throws: PlanRefusal.stale) {
      try team.change(to: changed, version: 9, in: Self.year, others: [team], roster: roster)
    }
  }
}
