import Kernel
import TestKit
import Testing
import Web
@testable import WorkUnitsModel

@testable import WorkUnits

@Suite struct WorkUnitPageTests {
  private let page = PageContext(principalName: "Wati", path: "/instansi", token: { "token" })
  private let ministry: Institution
  private let list: WorkUnitList

  init() throws {
    ministry = Institution(
      id: Cast.ministry, kind: .ministry, name: try PlaceName("Kementerian Kelautan"))
    list = WorkUnitList(
      lines: [
        WorkUnitList.Line(
          id: Cast.agency, institutionID: Cast.ministry,
          institutionName: "Kementerian Kelautan", name: "BKIPM", parentName: nil,
          isActive: true),
        WorkUnitList.Line(
          id: Cast.station, institutionID: Cast.ministry,
          institutionName: "Kementerian Kelautan", name: "Stasiun <Asahan>",
          parentName: "BKIPM", isActive: false),
      ], total: 120)
  }

  private func line(_ window: FillWindow, national: Bool) throws -> CycleLine {
    let year = try #require(CycleYear(national ? 2025 : 2026))
    return CycleLine(
      cycle: Cycle(
        id: Cast.id("c1", of: Cycle.self), institutionID: national ? nil : Cast.ministry,
        year: year, instrumentID: "permenpanrb-90-2021", window: window),
      instrument: "PermenPANRB 90/2021", now: .sample, mayMove: !national)
  }

  @Test func `the list of instansi for an administrator and of units for a search`() {
    let reach = WorkUnitReach(isNational: true)
    for (name, units) in [
      ("institutions-all", nil), ("institutions-found", list),
      ("institutions-none", WorkUnitList(lines: [], total: 0)),
    ] {
      expectPageSnapshot(
        InstitutionsPage(
          institutions: [ministry], units: units,
          query: WorkUnitQuery(reach: reach, search: units == nil ? "" : "kipm", page: 1),
          mayCreate: true, seesNation: true, page: page), named: "\(name).html",
        test: snapshots)
    }
  }

  @Test(arguments: Language.allCases)
  func `an instansi with units and cycles`(language: Language) throws {
    let day = try #require(CalendarDate("2026-12-31"))
    expectPageSnapshot(
      InstitutionPage(
        institution: ministry, list: list,
        query: WorkUnitQuery(reach: WorkUnitReach(isNational: true), page: 2),
        cycles: [
          try line(FillWindow(firstDay: nil, lastDay: day), national: false),
          try line(FillWindow(firstDay: day, lastDay: nil), national: true),
        ], mayCreate: true, mayChange: true, mayManageCycle: true,
        page: PageContext(language: language, path: "/instansi", token: { "token" })),
      named: "institution.\(language.rawValue).html", test: snapshots)
  }

  @Test func `a unit as its coordinator and as its staff see it`() throws {
    let unit = try WorkUnit.sample(names: [("BKIPM", "2026-01-01"), ("Badan Mutu", "2027-07-01")])
    let day = try #require(CalendarDate("2026-11-21"))
    for (name, mayChange) in [("unit-coordinator", true), ("unit-staff", false)] {
      let model = WorkUnitModel(
        unit: unit, day: day, institution: ministry, readsInstitution: mayChange,
        above: [.init(name: "Sekretariat", path: mayChange ? "/unit/x" : nil)],
        children: mayChange ? list : WorkUnitList(lines: [], total: 0), mayCreate: mayChange,
        mayChange: mayChange)
      expectPageSnapshot(
        WorkUnitPage(
          model: model, sections: [HTMLFragment(p { "Bagian dari fitur lain" })], page: page),
        named: "\(name).html", test: snapshots)
    }
  }

  @Test func `refused forms keep what was typed`() throws {
    let form = PlaceForm(unit: FormBody([("nama", "  "), ("sejak", "besok")]))
    expectPageSnapshot(
      NewUnitPage(
        institution: ministry, parentID: Cast.agency, parentName: "BKIPM", form: form,
        errors: form.errors, page: page), named: "unit-refused.html", test: snapshots)
    let cycle = CycleForm(
      cycle: FormBody([("tahun", "26"), ("sejak", "2026-12-31"), ("sampai", "2026-01-01")]),
      instruments: ["permenpanrb-90-2021"])
    expectPageSnapshot(
      NewCyclePage(
        institution: nil, form: cycle,
        instruments: [("permenpanrb-90-2021", "PermenPANRB 90/2021")], errors: cycle.errors,
        page: page), named: "cycle-refused.html", test: snapshots)
  }

  @Test func `what will happen is said before a unit is closed`() {
    expectPageSnapshot(
      UnitClosingPage(id: Cast.agency, name: "BKIPM", page: page), named: "unit-closing.html",
      test: snapshots)
  }

  @Test func `every row of an import has its sentence`() throws {
    let refusals: [UnitImportRefusal] = [
      .noRows, .columnMissing("jenis"), .columnUnknown("kota"), .columnRepeated("unit"),
      .tooManyRows(limit: 50_000), .cellCount(found: 3, needed: 5), .institutionName(.empty),
      .unitName(.tooLong(limit: 300)), .kindUnknown("badan"), .kindDiffers(.ministry),
      .dateUnreadable("besok"), .zoneUnknown("Roma"), .languagesUnreadable("bahasa"),
      .parentUnknown("bkipm"), .repeated(line: 2), .parentDiffers,
      .circle, .tooDeep(limit: 12), .unitIsClosed, .parentRefused(line: 3),
    ]
    let outcomes = [.create, .unchanged] + refusals.map { UnitImport.Outcome.refused($0) }
    let lines = outcomes.enumerated().flatMap { index, outcome in
      let line = UnitImport.Line(
        number: index + 2, institution: "KKP", unit: index == 1 ? "" : "Balai \"A\"",
        outcome: outcome)
      return Language.allCases.map { ImportReport.text(line, $0) } + [ImportReport.json(line)]
    }

    expectSnapshot(lines.joined(separator: "\n"), named: "import-report.txt", test: snapshots)
  }
}
