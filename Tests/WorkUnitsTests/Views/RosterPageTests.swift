import AccountsModel
import Kernel
import TestKit
import Testing
import Web
import WorkUnitsModel

@testable import WorkUnits

@Suite struct RosterPageTests {
  private let day: CalendarDate
  private let person: EmployeeHistory
  private let employee: Employee

  init() throws {
    day = try #require(CalendarDate("2026-11-21"))
    let post = Post(
      institutionID: Cast.ministry, unitID: Cast.agency, position: try JobTitle("Analis <1>"),
      section: try PlaceName("Mutu"))
    let joined = try #require(CalendarDate("2026-01-05"))
    person = EmployeeHistory(
      id: Cast.id("e1", of: Employee.self), nip: try NIP("198001012005011001"),
      name: try PersonName("Ratna Sari, M.M."), stays: [Stay(post: post, joinedOn: joined)])
    employee = try #require(person.employee(on: day))
  }

  private func page(_ language: Language) -> PageContext {
    PageContext(language: language, principalName: "Wati", path: "/x", token: { "token" })
  }

  private var office: HeadStore.Office {
    HeadStore.Office(
      head: UnitHead(
        unitID: Cast.agency, employeeID: employee.id, isActing: true, from: employee.joinedOn),
      employee: employee)
  }

  @Test(arguments: Language.allCases)
  func `the roster of a unit`(language: Language) {
    let model = RosterModel(
      name: "BKIPM", above: "/unit/x", link: .unit(Cast.agency),
      query: RosterQuery(
        institutionID: Cast.ministry, unitID: Cast.agency, day: day, search: "", page: 2),
      isToday: false, list: RosterList(people: [employee], unitNames: [:], total: 120),
      sections: [("Mutu", 119), (nil, 1)], office: office, mayManage: true)
    expectPageSnapshot(
      RosterPage(model: model, page: page(language)), named: "roster.\(language.rawValue).html",
      test: snapshots)
  }

  @Test(arguments: Language.allCases)
  func `a person as a coordinator sees it`(language: Language) throws {
    let stay = try #require(person.stays.last)
    let model = EmployeeModel(
      person: person, stays: [.init(stay: stay, unit: "BKIPM")], day: day, login: nil,
      mayManage: true, mayLink: true)
    expectPageSnapshot(
      EmployeePage(model: model, page: page(language)),
      named: "employee.\(language.rawValue).html", test: snapshots)
    expectPageSnapshot(
      EmployeeFormPage(
        model: model, act: .transfer, form: EmployeeForm(person),
        units: [(value: "u", title: "Stasiun")], page: page(language)),
      named: "employee-transfer.\(language.rawValue).html", test: snapshots)
  }

  @Test func `a list to be checked, with a faulty row`() throws {
    let rows = [
      RosterImport.columns,
      ["198001012005011001", "Budi", "Analis", "", "2026-01-05", "", ""],
      ["1.98E+17", "Ani", "Analis", "", "2026-01-05", "", ""],
    ]
    var random = SeededGenerator(seed: 1)
    let plan = try RosterImport(
      rows: rows,
      known: KnownRoster(
        units: [:], unit: (id: Cast.agency, institution: Cast.ministry)),
      at: .sample, using: &random)
    expectPageSnapshot(
      RosterCheckPage(
        link: .unit(Cast.agency), name: "BKIPM", state: ImportForm(rows), plan: plan,
        page: page(.indonesian)), named: "roster-check.html", test: snapshots)
  }

  @Test(arguments: Language.allCases)
  func `the heads of a unit`(language: Language) {
    let model = HeadsModel(
      id: Cast.agency, name: "BKIPM", day: day,
      lines: [.init(head: office.head, name: "Ratna Sari, M.M.")], mayChange: true)
    expectPageSnapshot(
      HeadsPage(model: model, form: HeadForm(from: day), page: page(language)),
      named: "heads.\(language.rawValue).html", test: snapshots)
  }

  @Test func `a head who begins tomorrow does not last until now`() throws {
    let tomorrow = try #require(day.adding(days: 1))
    let head = UnitHead(
      unitID: Cast.agency, employeeID: employee.id, isActing: false, from: tomorrow)
    let words = [Language.indonesian, .english].map { language in
      let model = HeadsModel(
        id: Cast.agency, name: "BKIPM", day: day,
        lines: [.init(head: head, name: "Ratna Sari, M.M.")], mayChange: false)
      return String(
        decoding: renderDocument(
          HeadsPage(model: model, form: HeadForm(from: day), page: page(language))),
        as: UTF8.self)
    }

    #expect(words[0].contains("mulai 22 November 2026"))
    #expect(words[1].contains("from 22 November 2026"))
    #expect(!words[0].contains("sekarang") && !words[1].contains("– now"))
  }

  @Test func `every refusal has its sentence`() {
    let numbers: [NIPRefusal] = [
      .empty, .notDigits, .length(found: 17), .birthDate("19801301"), .appointmentYear(1990),
      .appointmentMonth(13), .sex(3),
    ]
    let rules: [RosterRefusal] = [
      .alreadyMember(since: day), .memberElsewhere(since: day), .notMember,
      .joinsTooEarly(after: day), .joinsBeforeBirth, .leavesTooEarly(joinedOn: day), .sameUnit,
      .unitIsClosed, .unitUnknown, .accountUnknown, .accountTaken, .headExists(from: day),
      .headIsNoMember, .noSuchHead, .becomesHead(on: day), .stale,
    ]
    let rows: [RosterImportRefusal] = [
      .noRows, .tooManyRows(limit: 50_000), .columnMissing("nip"), .columnUnknown("gaji"),
      .columnRepeated("nip"), .tooManyCells(found: 8, needed: 7),
      .nipRounded, .name(.empty), .position(.tooLong(limit: 200)), .section(.unprintable),
      .dateUnreadable(column: "keluar", typed: "besok"), .unitUnknown("Badan"),
      .otherUnit("Badan"), .repeated(line: 2), .inTwoUnits(line: 2), .nameDiffers(line: 2),
      .olderStay,
    ]
    let texts =
      numbers.map(RosterText.refusal) + rules.map(RosterText.refusal)
      + rows.map(RosterImportText.refusal)

    expectSnapshot(
      texts.map { $0.indonesian + "\n" + $0.english }.joined(separator: "\n"),
      named: "roster-refusals.txt", test: snapshots)
  }
}

@Suite struct YearPageTests {
  @Test(arguments: Language.allCases)
  func `a programme year with stages, standing and what follows`(language: Language) throws {
    let page = PageContext(language: language, path: "/x", token: { "token" })
    let edition = try EligibilityTests.edition()
    let standing = try EligibilityTests.standing(sakip: "60")
    let window = StageWindow(
      stage: .proposal,
      window: try FillWindow(from: .sample, until: Instant.sample.adding(seconds: 3600)),
      zone: .wit, number: 2)
    let model = YearModel(
      institution: Institution(
        id: Cast.ministry, kind: .ministry, name: try PlaceName("Kementerian Kelautan")),
      year: try #require(CycleYear(2026)), windows: [window], measuredYear: 2025,
      edition: edition, standing: standing,
      finding: EligibilityFinding(
        kind: .ministry, standing: standing, edition: edition, designatesWBK: false),
      plan: YearPlan(
        quota: YearPlan.Quota(units: 3, source: "B/14"), targetWBK: 3, version: 1),
      now: .sample, mayRecord: true, maySetTargets: true)
    expectPageSnapshot(
      YearPage(
        model: model, standing: StandingForm(), plan: PlanForm(model.plan), page: page),
      named: "year.\(language.rawValue).html", test: snapshots)
  }

  @Test(arguments: Language.allCases)
  func `the window of a stage with its history`(language: Language) throws {
    let page = PageContext(language: language, path: "/x", token: { "token" })
    let year = try #require(CycleYear(2026))
    let window = StageWindow(
      stage: .proposal,
      window: try FillWindow(from: .sample, until: Instant.sample.adding(seconds: 3600)),
      zone: .wita, number: 1)
    let model = StagesModel(
      cycle: Cycle(
        id: Cast.id("c1", of: Cycle.self), institutionID: nil, year: year,
        instrumentID: "permenpanrb-90-2021", window: .open),
      institution: nil, windows: [window],
      changes: [StageChange(window: window, reason: "Surat 5", at: .sample, by: "Bayu")],
      now: .sample)
    expectPageSnapshot(
      StagesPage(model: model, page: page), named: "stages.\(language.rawValue).html",
      test: snapshots)
    expectPageSnapshot(
      StagePage(model: model, stage: .proposal, form: StageForm(window), page: page),
      named: "stage.\(language.rawValue).html", test: snapshots)
  }

  @Test func `every wording of programme years`() {
    let refusals: [StageRefusal] = [
      .reasonMissing, .reasonTooLong(limit: 500), .windowIsEmpty, .nothingChanged, .stale,
    ]
    let texts =
      refusals.map(YearText.refusal) + Stage.all.map(YearText.stage)
      + Eligibility.allCases.map(YearText.eligibility)
      + StandingMeasure.allCases.map(YearText.measure)

    expectSnapshot(
      texts.map { $0.indonesian + "\n" + $0.english }.joined(separator: "\n"),
      named: "year-text.txt", test: snapshots)
  }
}
