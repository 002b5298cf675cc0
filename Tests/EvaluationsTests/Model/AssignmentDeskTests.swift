import AccountsModel
import Kernel
import Testing
import WorkUnitsModel
import WorksheetsModel

@testable import Evaluations
@testable import EvaluationsModel

@Suite struct AssignmentDeskTests {
  private static func named(
    _ number: Int, limit: Int? = nil, closed: Bool = false, version: Int64 = 1
  ) -> NamedTeam {
    NamedTeam(
      team: Sample.team(number, limit: limit), layer: .tpi, name: "Tim \(number)",
      closedAt: closed ? .sample : nil, version: version)
  }

  private static func unit(_ number: Int, languages: [LanguageCode] = []) -> DeskUnit {
    DeskUnit(
      judged: Sample.unit(100 + number, languages: languages), name: "Unit \(number)",
      stage: .submitted)
  }

  private static func held(_ unit: Int, by team: NamedTeam) -> UnitAssignment {
    UnitAssignment.begin(
      Sample.id(900 + unit), of: Sample.id(100 + unit), in: (2026, .tpi), to: team.team,
      at: .sample
    ).0
  }

  private static func desk(
    units: [DeskUnit], teams: [NamedTeam], held: [UnitAssignment] = [],
    conflicts: UnitConflicts = [:], without: Set<ID<Account>> = []
  ) -> AssignmentDesk {
    let people = Set(teams.flatMap { $0.team.seats.map(\.personID) })
    return AssignmentDesk(
      institutionID: Sample.ministry, cycle: (2026, .tpi), units: units, teams: teams,
      assignments: held, conflicts: conflicts, pool: people.subtracting(without))
  }

  @Test func `what has a team stays there, also after a conflict that came later`() throws {
    let (one, two) = (Self.named(1), Self.named(2))
    let desk = Self.desk(
      units: [Self.unit(1), Self.unit(2)], teams: [one, two], held: [Self.held(1, by: one)],
      conflicts: [Sample.id(101): [Sample.id(10): [.judged(year: 2025, .tpi)]]])

    let proposal = try AssignmentProposal(desk)

    #expect(proposal.faults.isEmpty)
    #expect(proposal.placements == [Placement(Sample.id(102), in: two.team.id)])
    #expect(proposal.plan.team(of: Sample.id(101)) == one.team.id)
    #expect(try proposal.balance().map(\.units) == [1, 1])
    // By hand the same unit is decided anew, and then the conflict counts.
    #expect(
      try desk.board(for: Sample.id(101)).bars(Sample.id(101), in: one.team.id)
        == [.conflict(Sample.id(10), [.judged(year: 2025, .tpi)])])
  }

  @Test func `a team that ended, was limited or is not whole any more takes nothing new`() throws {
    let closed = Self.named(1, closed: true)
    let limited = Self.named(2, limit: 1)
    let broken = Self.named(3)
    let held =
      [Self.held(1, by: closed), Self.held(2, by: limited), Self.held(3, by: limited)]
      + [Self.held(4, by: broken)]
    let desk = Self.desk(
      units: (1...5).map { Self.unit($0) }, teams: [closed, limited, broken], held: held,
      without: [Sample.id(30)])

    let proposal = try AssignmentProposal(desk)

    #expect(proposal.placements.isEmpty)
    #expect(!proposal.isTakeable)
    #expect(
      proposal.plan.stopped.map(\.teamsByRule) == [[.full: 2, .teamUnfit: 1]])
    #expect(try proposal.balance().map(\.units) == [1, 2, 1])
  }

  @Test func `a team that ended and has nothing is not on the desk`() {
    let desk = Self.desk(
      units: [Self.unit(1)], teams: [Self.named(1, closed: true), Self.named(2)])

    #expect(desk.teams.map(\.name) == ["Tim 2"])
  }

  @Test func `an assignment that everybody left waits for a team`() {
    let team = Self.named(1)
    var left = Self.held(1, by: team)
    _ = left.end(at: .minute(1))

    let desk = Self.desk(units: [Self.unit(1)], teams: [team], held: [left])

    #expect(desk.waiting.map(\.name) == ["Unit 1"])
  }

  @Test func `whatever the plan is decided from changes its text`() throws {
    let teams = [Self.named(1), Self.named(2)]
    let units = [Self.unit(1), Self.unit(2)]
    let text = try AssignmentProposal(Self.desk(units: units, teams: teams)).canonicalText
    let others = [
      Self.desk(units: [units[0]], teams: teams),
      Self.desk(units: units, teams: [teams[0]]),
      Self.desk(units: units, teams: [teams[0], Self.named(2, version: 2)]),
      Self.desk(units: units, teams: [teams[0], Self.named(2, limit: 3)]),
      Self.desk(units: units, teams: teams, held: [Self.held(1, by: teams[0])]),
      Self.desk(
        units: [units[0], Self.unit(2, languages: [Sample.language("jv")])], teams: teams),
      Self.desk(
        units: units, teams: teams,
        conflicts: [Sample.id(101): [Sample.id(10): [.judged(year: 2025, .tpi)]]]),
      Self.desk(units: units, teams: teams, without: [Sample.id(10)]),
    ]

    for other in others {
      #expect(try AssignmentProposal(other).canonicalText != text)
    }
    #expect(
      try AssignmentProposal(
        Self.desk(units: units.reversed(), teams: teams.reversed())
      ).canonicalText == text)
  }

  @Test func `coordinates are read with a comma or a point, and written with a comma`() throws {
    let point = try GeoPoint.read(latitude: " -6,1754", longitude: "106.8272")

    #expect(point.latitude == -6_175_400)
    #expect(point.longitude == 106_827_200)
    #expect(point.latitudeText == "-6,1754")
    #expect(point.longitudeText == "106,8272")
    #expect(try GeoPoint.read(latitude: "-0,5", longitude: "0").latitudeText == "-0,5")
    for (latitude, longitude) in [
      ("", "1"), ("abc", "1"), ("91", "1"), ("1", "181"), ("1,2,3", "1"), ("+1", "1"),
      ("1,", "1"), ("6°10'", "1"),
    ] {
      #expect(throws: GeoFault.self) {
        try GeoPoint.read(latitude: latitude, longitude: longitude)
      }
    }
  }

  @Test func `every province that can be chosen has a seat on the map`() {
    #expect(TeamText.provinces.count == 38)
    for province in TeamText.provinces {
      #expect(Site(region: province.code).marker != nil, "\(province.name)")
    }
  }

  @Test func `a private declaration is told as declared, whatever its kind`() throws {
    for kind in ConflictKind.allCases {
      let reason = ConflictReason.declared(kind, since: .sample)
      #expect(AssignmentText.reason(reason).indonesian == "konflik dinyatakan")
    }
    #expect(
      AssignmentText.reason(.familyDeclared(year: 2025)).indonesian == "konflik dinyatakan")
  }

  @Test func `an unknown distance is never said to be nearer or farther`() {
    let verdict = TeamVerdict(
      teamID: Sample.id(1), bars: [], journey: Journey(kilometres: 120, missedWishes: 0),
      difference: AssignmentTotals(
        unassigned: 0, spread: 0, workSpread: 0, kilometres: 120, missedWishes: 0))

    let unknown = AssignmentText.comparison(
      verdict, own: Journey(kilometres: nil, missedWishes: 0))
    let known = AssignmentText.comparison(
      verdict, own: Journey(kilometres: 0, missedWishes: 0))
    let other = AssignmentText.comparison(
      TeamVerdict(
        teamID: Sample.id(1), bars: [], journey: Journey(kilometres: nil, missedWishes: 0),
        difference: AssignmentTotals(
          unassigned: 0, spread: 0, workSpread: 0, kilometres: -80, missedWishes: 0)),
      own: Journey(kilometres: 80, missedWishes: 0))

    #expect(
      unknown.indonesian
        == "jarak tim itu 120 km; jarak tim yang diusulkan belum diketahui dan tidak dihitung")
    #expect(known.indonesian == "120 km lebih jauh")
    #expect(
      other.indonesian
        == "jarak tim itu belum diketahui dan tidak dihitung; tim yang diusulkan 80 km")
  }

  @Test func `the distance of a plan says how many units it leaves out`() throws {
    let desk = Self.desk(units: [Self.unit(1), Self.unit(2)], teams: [Self.named(1)])
    #expect(try AssignmentProposal(desk).unknownDistances == 2)

    func words(_ kilometres: Int64, _ unknown: Int) -> String {
      AssignmentText.distance(kilometres: kilometres, unknown: unknown, of: 4).indonesian
    }

    #expect(words(664, 0) == "664 km")
    #expect(words(664, 3) == "664 km; 3 unit belum diketahui jaraknya dan tidak ikut dijumlah")
    #expect(words(0, 4) == "belum diketahui untuk unit mana pun")
  }
}
