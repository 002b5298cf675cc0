import Kernel
import Testing
import WorkUnitsModel

@Suite struct UnitImportTests {
  let header = ["instansi", "jenis", "unit", "induk", "berlaku_sejak"]

  @Test func `the demo country is accepted whole`() throws {
    let plan = try UnitImport(rows: DemoCountry.rows, known: KnownTree())

    #expect(plan.isAccepted)
    #expect(plan.institutions.map(\.name.text) == DemoCountry.entries.map(\.name))
    #expect(plan.units.count == 18)
  }

  @Test func `parents may stand below their children and are stored first`() throws {
    let plan = try UnitImport(
      rows: [
        header, ["KKP", "kementerian", "Stasiun", "Balai", ""],
        ["KKP", "kementerian", "Balai", "Badan", "2026-01-01"],
        ["KKP", "kementerian", "Badan", "", ""],
      ], known: KnownTree())

    #expect(plan.isAccepted)
    #expect(plan.units.map(\.name.text) == ["Badan", "Balai", "Stasiun"])
    #expect(plan.units[1].from == CalendarDate("2026-01-01"))
  }

  @Test func `what is there already stays unchanged`() throws {
    let known = KnownTree(
      institutions: ["kkp": .ministry],
      units: ["kkp": ["badan": .init(parent: nil, isActive: true)]])
    let plan = try UnitImport(
      rows: [
        header, ["KKP", "Kementerian", "BADAN", "", ""],
        ["kkp", "kementerian", "Balai", "badan", ""],
      ], known: known)

    #expect(plan.lines.map(\.outcome) == [.unchanged, .create])
    #expect(plan.institutions.isEmpty)
    #expect(plan.units.map(\.name.text) == ["Balai"])
  }

  @Test(
    arguments: [
      (["KKP", "kementerian", "Balai"], UnitImportRefusal.cellCount(found: 3, needed: 5)),
      (["", "kementerian", "Balai", "", ""], .institutionName(.empty)),
      (["KKP", "badan", "Balai", "", ""], .kindUnknown("badan")),
      (["Kemenperin", "lembaga", "Balai", "", ""], .kindDiffers(.ministry)),
      (["KKP", "kementerian", "Balai", "", "2026-02-30"], .dateUnreadable("2026-02-30")),
      (["KKP", "kementerian", "Balai", "Badan", ""], .parentUnknown("badan")),
      (["KKP", "kementerian", "Balai", "Balai", ""], .circle),
      (["Kemenperin", "kementerian", "Ada", "", ""], .parentDiffers),
      (["Kemenperin", "kementerian", "Tutup", "", ""], .unitIsClosed),
      (["Kemenperin", "kementerian", "Baru", "Tutup", ""], .parentUnknown("tutup")),
    ])
  func `a faulty row is refused with its reason`(row: [String], refusal: UnitImportRefusal) throws {
    let known = KnownTree(
      institutions: ["kemenperin": .ministry],
      units: [
        "kemenperin": [
          "ada": .init(parent: "atas", isActive: true), "atas": .init(parent: nil, isActive: true),
          "tutup": .init(parent: nil, isActive: false),
        ]
      ])
    let plan = try UnitImport(rows: [header, row], known: known)

    #expect(plan.lines.map(\.outcome) == [.refused(refusal)])
    #expect(!plan.isAccepted)
    #expect(plan.units.isEmpty)
  }

  @Test func `a circle of units is refused and what hangs below it too`() throws {
    let plan = try UnitImport(
      rows: [
        header, ["KKP", "kementerian", "A", "B", ""], ["KKP", "kementerian", "B", "A", ""],
        ["KKP", "kementerian", "C", "B", ""],
      ], known: KnownTree())

    #expect(!plan.isAccepted)
    #expect(plan.units.isEmpty)
    #expect(plan.lines.allSatisfy { $0.outcome != .create || $0.number == 2 })
  }

  @Test func `the same unit twice is refused with the row of the first`() throws {
    let plan = try UnitImport(
      rows: [
        header, ["KKP", "kementerian", "Balai", "", ""], ["KKP", "kementerian", "balai ", "", ""],
      ], known: KnownTree())

    #expect(plan.lines.map(\.outcome) == [.create, .refused(.repeated(line: 2))])
  }

  @Test(arguments: [(12, true), (13, false)])
  func `a tree is at most twelve deep`(depth: Int, isAccepted: Bool) throws {
    let rows = (1...depth).map { ["KKP", "kementerian", "U\($0)", $0 > 1 ? "U\($0 - 1)" : "", ""] }

    for ordered in [rows, rows.reversed()] {
      let plan = try UnitImport(rows: [header] + ordered, known: KnownTree())
      #expect(plan.isAccepted == isAccepted)
    }
  }

  @Test func `a column without a head is passed over`() throws {
    let plan = try UnitImport(
      rows: [["instansi", "jenis", "unit", " "], ["KKP", "kementerian", "Balai", "catatan"]],
      known: KnownTree())

    #expect(plan.isAccepted)
    #expect(plan.units.map(\.name.text) == ["Balai"])
  }

  @Test(
    arguments: [
      ([], UnitImportRefusal.noRows), ([["instansi", "jenis", "unit"]], .noRows),
      ([["instansi", "jenis", "unit"], ["", " ", ""]], .noRows),
      ([["instansi", "unit"], ["KKP", "Balai"]], .columnMissing("jenis")),
      ([["instansi", "jenis", "unit", "kota"], ["a"]], .columnUnknown("kota")),
      ([["instansi", "jenis", "unit", "Unit"], ["a"]], .columnRepeated("unit")),
    ])
  func `a file without rows or with another header is refused whole`(
    rows: [[String]], refusal: UnitImportRefusal
  ) {
    #expect(throws: refusal) { try UnitImport(rows: rows, known: KnownTree()) }
  }

  @Test(
    arguments: [
      ("", "", "WIB", "id"), ("wita", "id", "WITA", "id"),
      ("Europe/Rome", "id, it", "Europe/Rome", "id,it"),
    ])
  func `a unit abroad has its zone and languages`(
    zone: String, languages: String, label: String, list: String
  ) throws {
    let plan = try UnitImport(
      rows: [
        ["instansi", "jenis", "unit", "zona", "bahasa"],
        ["KKP", "kementerian", "Balai", zone, languages],
      ], known: KnownTree())

    #expect(plan.units.first?.setting.zone.label == label)
    #expect(plan.units.first?.setting.languageList == list)
  }

  @Test(
    arguments: [
      ("Roma", "", .zoneUnknown("Roma")), ("Europa/Roma", "", .zoneUnknown("Europa/Roma")),
      ("WIB", "id,id", .languagesUnreadable("id,id")),
      ("WIB", "indonesia", .languagesUnreadable("indonesia")),
    ] as [(String, String, UnitImportRefusal)])
  func `a zone or language that is none is refused`(
    zone: String, languages: String, refusal: UnitImportRefusal
  ) throws {
    var known = KnownTree()
    known.zones = ["Europe/Rome", "Asia/Jakarta"]
    let plan = try UnitImport(
      rows: [
        ["instansi", "jenis", "unit", "zona", "bahasa"],
        ["KKP", "kementerian", "Balai", zone, languages],
      ], known: known)

    #expect(plan.lines.map(\.outcome) == [.refused(refusal)])
  }

  @Test func `empty rows between the others do not count`() throws {
    let plan = try UnitImport(
      rows: [header, ["KKP", "kementerian", "", "", ""], ["", "", "", "", ""]],
      known: KnownTree())

    #expect(plan.lines.map(\.number) == [2])
    #expect(plan.isAccepted)
    #expect(plan.institutions.count == 1)
  }
}
