import Kernel
import PlansModel
import Testing
import WorkUnitsModel

/// What a file with a plan is refused for as a whole, before any of its rows is decided.
@Suite struct PlanImportTests {
  private static let header = PlanImport.Column.allCases.map(\.rawValue)
  private static let row = [
    "", "Area", "Kampanye", "Laporan", "1", "kali", "TW2", "Ratna", "30/06/2026", "",
  ]

  private func decide(_ rows: [[String]]) throws(PlanImportRefusal) -> PlanImport {
    try PlanImport.decide(
      rows,
      on: PlanImportGround(
        year: Sample.planYear(), items: [],
        people: [
          PlanImportGround.Person(id: Sample.id(9, of: Employee.self), nip: "1", name: "Ratna")
        ], areaNames: [.oversight: Text("Area", "Area")], areas: Set(PlanArea.allCases)))
  }

  @Test(
    arguments: [
      ([], PlanImportRefusal.noRows), ([header], .noRows), ([header, ["", " "]], .noRows),
      ([header + ["Kota"], row], .columnUnknown("Kota")),
      ([header + [" ACTION"], row], .columnRepeated(" ACTION")),
      ([header.filter { $0 != "tenggat" && $0 != "satuan" }, row], .columnMissing(.measure)),
      (
        [header] + Array(repeating: row, count: PlanImport.mostRows + 1),
        .tooManyRows(limit: PlanImport.mostRows)
      ),
    ])
  func `a file as a whole is refused with its reason`(
    rows: [[String]], refusal: PlanImportRefusal
  ) {
    #expect(throws: refusal) { try decide(rows) }
  }

  @Test func `code and questions may be missing`() throws {
    let kept = Self.header.indices.filter { !["kode", "pertanyaan"].contains(Self.header[$0]) }

    let plan = try decide([kept.map { Self.header[$0] }, kept.map { Self.row[$0] }])

    #expect(plan.lines.map(\.outcome) == [.create])
    #expect(plan.lines[0].cells == Self.row)
  }

  @Test func `words beyond the header refuse a row, blanks do not`() throws {
    let plan = try decide([Self.header, Self.row + [" ", ""], Self.row + ["", "x"]])

    #expect(
      plan.lines.map(\.outcome) == [
        .create, .refused(.tooManyCells(found: 12, needed: 10)),
      ])
    #expect(plan.refusedLines.map(\.number) == [3])
  }
}
