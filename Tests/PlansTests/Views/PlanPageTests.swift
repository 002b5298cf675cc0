import AccountsModel
import Documents
import EvidenceModel
import Kernel
import PlansModel
import TestKit
import Testing
import Web
import WorkUnits
import WorkUnitsModel

@testable import Plans

/// The main pages of Plans in both languages, from values that never move.
@Suite struct PlanPageTests {
  private static let owner = Assignee(
    id: Sample.id(9, of: Employee.self), name: "Ratna <Sari>, M.M.", isHere: true)
  private static let gone = Assignee(
    id: Sample.id(8, of: Employee.self), name: "Bayu", isHere: false)
  private static let unit = Sample.id(2, of: WorkUnit.self)
  private static let ministry = Sample.id(1, of: Institution.self)

  private func page(_ language: Language) -> PageContext {
    PageContext(language: language, principalName: "Wati", path: "/x", token: { "token" })
  }

  private func opened() -> OpenedPlan {
    OpenedPlan(
      key: PlanKey(Self.unit, PlanHouse.year),
      place: WorkUnitPlace(institutionID: Self.ministry, unitID: Self.unit),
      year: Sample.planYear(), tie: .none, employeeID: nil, unitName: "BSPJI Pekanbaru",
      zone: .wib,
      principal: Principal(
        accountID: "head", name: "Wati",
        grants: [Grant(.unitHead, for: .workUnit(Self.unit.text))]))
  }

  private func item(
    _ number: Int, _ area: PlanArea, _ action: String, due: String, soals: [Int]
  ) throws -> PlanItem {
    PlanItem(
      id: Sample.id(number, of: PlanItem.self), institutionID: Self.ministry,
      unitID: Self.unit, year: PlanHouse.year,
      content: try Sample.content(
        area, owner: Self.owner.id, due: due, soals: soals, action: action))
  }

  private var facts: PlanFacts {
    PlanFacts(proof: [:], sheet: nil, instrument: Sample.instrument)
  }

  private func line(_ item: PlanItem, owner: Assignee = Self.owner) -> PlanLine {
    PlanLine(item, owner: owner, facts: facts, today: Sample.day("2026-11-21"))
  }

  /// Late, doubtful, without an owner, and one that was taken out.
  private func board() throws -> PlanBoard {
    var removed = try item(14, .people, "Sudah digabung", due: "2026-12-01", soals: [1])
    _ = try removed.remove(
      reason: try Sample.line("Digabung", .reason), version: 1, in: Sample.planYear(),
      author: (Instant(milliseconds: 0), "Wati"))
    return PlanBoard([
      line(
        try item(11, .changeManagement, "Bentuk tim <kerja>", due: "2026-02-01", soals: [1, 2])),
      line(try item(12, .procedures, "Perbarui SOP", due: "2026-05-01", soals: [13])),
      line(try item(13, .oversight, "Kampanye", due: "2026-12-10", soals: []), owner: Self.gone),
      line(removed),
    ])
  }

  private func monitoring(_ quarter: Quarter, at day: String) throws -> Monitoring {
    try Monitoring.open(
      quarter, id: Sample.id(21, of: Monitoring.self), in: Sample.planYear(today: day),
      board: try board(), earlier: [],
      author: (Sample.day(day).start(offsetSeconds: 0), "Wati")
    ).0
  }

  @Test(arguments: Language.allCases)
  func `a plan with what presses, what is doubtful and what was taken out`(
    language: Language
  ) throws {
    expectPageSnapshot(
      PlanPage(
        opened: opened(), board: try board(), years: [PlanHouse.year, Sample.year(2025)],
        page: page(language)), named: "plan.\(language.rawValue).html", test: snapshots)
  }

  @Test(arguments: Language.allCases)
  func `an item as somebody without rights to change it sees it`(language: Language) throws {
    let plan = OpenedPlan(
      key: opened().key, place: opened().place, year: Sample.planYear(), tie: .none,
      employeeID: nil, unitName: "BSPJI Pekanbaru", zone: .wib, principal: nil)
    expectPageSnapshot(
      ItemPage(
        opened: plan,
        line: line(try item(12, .procedures, "Perbarui SOP", due: "2026-05-01", soals: [13])),
        facts: facts, worksheetID: nil, people: PeopleChoice(people: []), form: PlanForm(),
        isStale: false, history: [], ownerNames: [:], page: page(language)),
      named: "item.\(language.rawValue).html", test: snapshots)
  }

  @Test(arguments: Language.allCases)
  func `the quarters of a year, the question before one is opened, and its monitoring`(
    language: Language
  ) throws {
    let first = try monitoring(.first, at: "2026-03-20")
    let third = try monitoring(.third, at: "2026-11-20")
    let followUp = FollowUp(
      id: Sample.id(31, of: FollowUp.self), monitoring: third,
      content: FollowUpContent(
        what: try Sample.line("Lengkapi bukti", .followUp), ownerID: Self.owner.id,
        dueOn: Sample.day("2026-11-01")), setAt: third.openedAt)
    let followUps: [FollowUpStore.Owned] = [(followUp, Self.owner)]
    expectPageSnapshot(
      QuartersPage(
        opened: opened(), monitorings: [first], open: followUps, errors: [],
        page: page(language)), named: "quarters.\(language.rawValue).html", test: snapshots)
    expectPageSnapshot(
      OpeningPage(
        opened: opened(), quarter: .third, monitored: [.first], itemCount: 3,
        page: page(language)), named: "opening.\(language.rawValue).html", test: snapshots)
    expectPageSnapshot(
      MonitoringPage(
        opened: opened(), monitoring: third, previous: first, followUps: followUps,
        people: PeopleChoice(people: [(Self.owner.id, "Ratna, Analis")]), form: PlanForm(),
        place: nil, page: page(language)),
      named: "monitoring.\(language.rawValue).html", test: snapshots)
  }

  @Test(arguments: Language.allCases)
  func `a team by decree and an agent of change`(language: Language) throws {
    let team = WorkTeam(
      id: Sample.id(41, of: WorkTeam.self), institutionID: Self.ministry, unitID: Self.unit,
      year: PlanHouse.year,
      content: TeamContent(
        decree: try Sample.line("SK-1", .decree), decreedOn: Sample.day("2026-01-05"),
        from: Sample.day("2026-01-06"), until: Sample.day("2026-12-31"),
        members: [
          TeamMember(employeeID: Self.owner.id, name: "Ratna", role: .leader, areas: []),
          TeamMember(
            employeeID: Self.gone.id, name: "Bayu", role: .member, areas: [.people, .oversight]),
        ]))
    let agent = ChangeAgent(
      id: Sample.id(51, of: ChangeAgent.self), institutionID: Self.ministry, unitID: Self.unit,
      year: PlanHouse.year,
      content: AgentContent(
        employeeID: Self.owner.id, promise: try Sample.line("Antrean daring", .promise),
        dueOn: Sample.day("2026-12-01")))
    expectPageSnapshot(
      TeamPage(
        opened: opened(), teams: [team], present: [Self.owner.id],
        agents: [AgentStore.Line(agent: agent, person: Self.owner, proof: nil, state: .open)],
        proofs: ProofChoice(
          proofs: [(Sample.id(61, of: Proof.self), "Foto antrean")], total: 201, words: ""),
        people: PeopleChoice(people: [(Self.owner.id, "Ratna, Analis")]), form: PlanForm(),
        place: nil, page: page(language)),
      named: "team.\(language.rawValue).html", test: snapshots)
  }

  @Test(arguments: Language.allCases)
  func `a file with an accepted, a doubtful and a refused row`(language: Language) throws {
    let header = PlanImport.Column.allCases.map(\.title.indonesian)
    func row(_ quarters: String) -> [String] {
      [
        "", "Penguatan Pengawasan", "Kampanye", "Laporan", "1", "kali", quarters, "Ratna",
        "30/06/2026", "",
      ]
    }
    let rows = [header, row("TW2"), row("TW4"), row("TW7")]
    let plan = try PlanImport.decide(
      rows,
      on: PlanImportGround(
        year: Sample.planYear(), items: [],
        people: [PlanImportGround.Person(id: Self.owner.id, nip: "1", name: "Ratna")],
        areaNames: Dictionary(
          uniqueKeysWithValues: PlanArea.allCases.map { ($0, PlanText.area($0)) }),
        areas: Set(PlanArea.allCases)))
    expectPageSnapshot(
      PlanCheckPage(
        opened: opened(), state: ImportForm(rows), plan: plan, page: page(language)),
      named: "import-check.\(language.rawValue).html", test: snapshots)
    expectPageSnapshot(
      PlanImportPage(
        opened: opened(), error: TableRefusal.empty.text, page: page(language)),
      named: "import.\(language.rawValue).html", test: snapshots)
  }

  @Test(arguments: Language.allCases)
  func `the progress of an instansi and of the nation`(language: Language) throws {
    let institution = Institution(
      id: Self.ministry, kind: .ministry, name: try PlaceName("Kementerian Perindustrian"))
    let progress = UnitProgress(
      unitID: Self.unit, institutionID: Self.ministry, name: "BSPJI Pekanbaru",
      sum: ProgressSum(
        items: try board().lines.map { ($0.progress, $0.state) }, answered: 40, of: 113))
    let empty = UnitProgress(
      unitID: Sample.id(3, of: WorkUnit.self), institutionID: Self.ministry,
      name: "BSPJI Medan", sum: ProgressSum(items: [], answered: 0, of: 113))
    var attainment = Attainment()
    (attainment.targets, attainment.reached) = ([.wbk: 3], [.wbk: 7])
    expectPageSnapshot(
      InstitutionProgressPage(
        model: InstitutionProgress(
          institution: institution, year: PlanHouse.year, units: [progress, empty],
          attainments: [PlanHouse.year: attainment], records: [], mayRecord: true,
          seesNation: true, present: 2026), form: ReachedForm(), number: 1,
        page: page(language)), named: "progress-institution.\(language.rawValue).html",
      test: snapshots)
    expectPageSnapshot(
      NationProgressPage(
        model: NationProgress(
          year: PlanHouse.year, institutions: [institution], units: [progress, empty],
          attainments: [Self.ministry: attainment], present: 2026), number: 1,
        page: page(language)), named: "progress-nation.\(language.rawValue).html",
      test: snapshots)
  }
}
