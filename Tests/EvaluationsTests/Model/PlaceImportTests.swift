import Kernel
import Testing
import WorkUnitsModel

@testable import Evaluations
@testable import EvaluationsModel

/// Tables with places and work of units, row by row.
@Suite struct PlaceImportTests {
  private static let units = (1...3).map { number in
    UnitFacts(
      id: Sample.id(number), name: "Balai \(number)",
      site: number == 1 ? Site(region: "35") : nil, languages: [.indonesian],
      minutes: number == 2 ? 600 : nil)
  }
  private let ground = PlaceGround(units: units, provinces: TeamText.provinces)
  private static let header = ["Kode", "Unit", "Provinsi", "Lintang", "Bujur", "Bahasa", "Menit"]

  private func read(_ rows: [String]..., header: [String] = header) throws -> PlaceImport {
    try PlaceImport(rows: [header] + rows, ground: ground)
  }

  private func refusal(_ row: [String]) throws -> PlaceRefusal? {
    try read(row).lines.first?.refusals.first
  }

  @Test func `what is exported changes nothing when it is imported`() throws {
    for language in [Language.indonesian, .english] {
      let plan = try PlaceImport(
        rows: PlaceFile.rows(of: ground, in: language), ground: ground)

      #expect(plan.isAccepted)
      #expect(plan.changes.isEmpty)
      #expect(plan.count(of: .unchanged) == 3)
    }
  }

  @Test func `a row says place, languages and minutes, and the same row again changes nothing`()
    throws
  {
    let row = ["", " balai  2 ", "", "-7,2575", "112.7521", "jv, id", "120"]

    let plan = try read(row)

    let change = try #require(plan.changes.first)
    let point = try GeoPoint.read(latitude: "-7.2575", longitude: "112,7521")
    #expect(change.after.site == Site(point: point))
    #expect(change.after.languages.map(\.text) == ["jv", "id"])
    #expect(change.after.minutes == 120)
    #expect(
      plan.lines[0].differences.map(\.column) == [.latitude, .longitude, .languages, .minutes])
    let after = PlaceGround(
      units: Self.units.map { $0.id == change.after.id ? change.after : $0 },
      provinces: TeamText.provinces)
    #expect(try PlaceImport(rows: [Self.header, row], ground: after).changes.isEmpty)
  }

  @Test func `blank cells take back a place and minutes, and leave languages`() throws {
    let plan = try read(
      ["", "Balai 1", "", "", "", "", ""], ["", "Balai 2", "", "", "", "", " "])

    #expect(plan.changes.map(\.after.site) == [nil, nil])
    #expect(plan.changes.map(\.after.minutes) == [nil, nil])
    #expect(plan.changes.map(\.after.languages) == [[.indonesian], [.indonesian]])
  }

  @Test func `a column that is missing leaves what is on record`() throws {
    let plan = try read(["Balai 1", "390"], ["Balai 2", "390"], header: ["UNIT", "minutes"])

    #expect(plan.changes.map(\.after.id) == [Self.units[1].id])
    #expect(plan.changes[0].after.minutes == nil)
    #expect(plan.lines[0].outcome == .unchanged)
  }

  @Test func `provinces are read by name and by code`() throws {
    for typed in ["Jawa Barat", "jawa  barat", "32", "32.73", "3273"] {
      let plan = try read(["", "Balai 3", typed, "", "", "", ""])
      #expect(plan.changes.first?.after.site == Site(region: "32"), "\(typed)")
    }
    #expect(
      try refusal(["", "Balai 3", "Jawa Selatan", "", "", "", ""])
        == .provinceUnknown("Jawa Selatan"))
    #expect(try refusal(["", "Balai 3", "99", "", "", "", ""]) == .provinceUnknown("99"))
  }

  @Test func `swapped, halved and unreadable coordinates are told apart`() throws {
    func fault(_ latitude: String, _ longitude: String) throws -> PlaceRefusal? {
      try refusal(["", "Balai 1", "", latitude, longitude, "", ""])
    }

    #expect(try fault("106,8272", "-6,1754") == .geo(.swapped))
    #expect(try fault("-6,1754", "") == .geo(.missing(.longitude)))
    #expect(try fault("", "106,8") == .geo(.missing(.latitude)))
    #expect(
      try fault("6°10'S", "106,8") == .geo(.unreadable(.latitude, typed: "6°10'S")))
    #expect(try fault("-6", "1068") == .geo(.unreadable(.longitude, typed: "1068")))
    #expect(try fault("-6", "190") == .geo(.offGlobe(.longitude, typed: "190")))
    #expect(try fault("-6,1754", "106,8272") == nil)
  }

  @Test func `a place outside Indonesia is taken and told`() throws {
    let plan = try read(
      ["", "Balai 1", "", "45,4642", "9,19", "", ""],
      ["", "Balai 2", "", "-11,2", "141,2", "", ""],
      ["", "Balai 3", "", "-11,200001", "141,2", "", ""])

    #expect(plan.isAccepted)
    #expect(plan.lines.map(\.isAbroad) == [true, false, true])
  }

  @Test func `everything that is wrong with a row is told`() throws {
    let faults = try read(["", "Balai 9", "Jawa Selatan", "x", "190", "Jawa, id, id", "9"])
      .lines[0].refusals
    #expect(
      faults == [
        .unitUnknown("Balai 9"), .provinceUnknown("Jawa Selatan"),
        .geo(.unreadable(.latitude, typed: "x")), .languageUnknown("Jawa"),
        .languageTwice("id"), .minutesWrong("9"),
      ])
    let both = try read(["", "Balai 1", "", "x", "y", "", ""]).lines[0].refusals
    #expect(
      both == [
        .geo(.unreadable(.latitude, typed: "x")), .geo(.unreadable(.longitude, typed: "y")),
      ])
    let named = try read(["Balai 1"], ["Balai 1"], header: ["Unit"])
    #expect(named.lines[1].refusals == [.repeated(line: 2, column: .unit)])
  }

  @Test func `what is taken but odd has a warning`() throws {
    let point = try GeoPoint.read(latitude: "-7,25", longitude: "112,75")
    let sited = PlaceGround(
      units: Self.units.map { unit in
        var unit = unit
        if unit.name == "Balai 1" { unit.site = Site(point: point) }
        return unit
      }, provinces: TeamText.provinces, languages: ["id", "jv"])
    func warnings(_ row: [String]) throws -> [PlaceImport.Warning] {
      try PlaceImport(rows: [Self.header, row], ground: sited).lines[0].warnings
    }

    let far = try warnings(["", "Balai 2", "Aceh", "-6,1754", "106,8272", "", ""])
    guard case .farFromProvince("Aceh", let kilometres)? = far.first, far.count == 1 else {
      Issue.record("no warning of the distance: \(far)")
      return
    }
    #expect((1700...1950).contains(kilometres))
    #expect(
      try warnings(["", "Balai 2", "DKI Jakarta", "-6,1754", "106,8272", "", ""])
        == [.provinceDropped(name: "DKI Jakarta")])
    #expect(try warnings(["", "Balai 1", "", "", "", "", ""]) == [.pointRemoved])
    #expect(try warnings(["", "Balai 1", "Jawa Timur", "", "", "", ""]) == [.pointRemoved])
    #expect(try warnings(["", "Balai 2", "", "", "", "id, xx", ""]) == [.languageUnlisted("xx")])
    #expect(try warnings(["", "Balai 2", "Bali", "", "", "id, jv", ""]).isEmpty)
  }

  @Test func `more digits than count are rounded, also as a sheet keeps them`() throws {
    let point = try GeoPoint.read(latitude: "-6.1753999999999998E+0", longitude: "106.8271534")

    #expect(point.latitude == -6_175_400)
    #expect(point.longitude == 106_827_153)
    #expect(try GeoPoint.read(latitude: "0,9999995", longitude: "100").latitude == 1_000_000)
  }

  @Test func `units are known by code or name, each once`() throws {
    let code = Self.units[0].id.text
    func blank(_ code: String, _ name: String) -> [String] {
      [code, name, "", "", "", "", ""]
    }

    #expect(throws: PlaceRefusal.noRows) { try read(blank("", "")) }
    #expect(try refusal(["", "", "Bali", "", "", "", ""]) == .unitMissing)
    #expect(try refusal(blank(code.uppercased(), "")) == nil)
    #expect(try refusal(blank(code, "Balai 2")) == .otherName("Balai 1"))
    #expect(try refusal(blank("x1", "")) == .codeUnknown("x1"))
    #expect(try refusal(blank("", "Balai 9")) == .unitUnknown("Balai 9"))
    #expect(
      try read(blank("", "Balai 1"), blank(code, "")).lines.last?.refusals
        == [.repeated(line: 2, column: .code)])
    let twins = PlaceGround(
      units: [1, 2].map { UnitFacts(id: Sample.id($0), name: "Kembar", languages: []) },
      provinces: [])
    let plan = try PlaceImport(rows: [Self.header, blank("", "kembar")], ground: twins)
    #expect(plan.lines.first?.refusals == [.unitAmbiguous("kembar")])
  }

  @Test(
    arguments: [
      ("30", nil), ("6000", nil), ("29", "29"), ("6001", "6001"), ("1,5", "1,5"), ("dua", "dua"),
    ] as [(String, String?)])
  func `minutes are a whole number in the range`(typed: String, refused: String?) throws {
    #expect(
      try refusal(["", "Balai 1", "", "", "", "", typed]) == refused.map { .minutesWrong($0) })
  }

  @Test func `languages are codes, each once, at most twelve`() throws {
    func found(_ typed: String) throws -> PlaceRefusal? {
      try refusal(["", "Balai 1", "", "", "", typed, ""])
    }
    let many = (0..<13).map { "a" + String(UnicodeScalar(UInt8(97 + $0))) }

    #expect(try found("id; jv") == nil)
    #expect(try found("Jawa") == .languageUnknown("Jawa"))
    #expect(try found("id, ID") == .languageTwice("id"))
    #expect(try found(many.dropLast().joined(separator: ",")) == nil)
    #expect(try found(many.joined(separator: ",")) == .tooManyLanguages(limit: 12))
  }

  @Test func `a file with a wrong header or no rows is refused as a whole`() throws {
    #expect(throws: PlaceRefusal.noRows) { try read() }
    #expect(throws: PlaceRefusal.noRows) { try read([" ", ""]) }
    #expect(throws: PlaceRefusal.unitColumnMissing) { try read(["1"], header: ["menit"]) }
    #expect(throws: PlaceRefusal.columnUnknown("Kota")) {
      try read(["a", "b"], header: ["Unit", "Kota"])
    }
    #expect(throws: PlaceRefusal.columnRepeated(.unit)) {
      try read(["a", "b"], header: ["Unit", "unit"])
    }
    #expect(throws: PlaceRefusal.columnMissing(.longitude)) {
      try read(["a", "1"], header: ["Unit", "Lintang"])
    }
    #expect(
      try refusal(["", "Balai 1", "", "-6", "1754", "106", "8", "272"])
        == .tooManyCells(found: 8, needed: 7))
  }

  @Test func `every refusal has a sentence in both languages`() {
    let refusals: [PlaceRefusal] = [
      .noFile, .noRows, .tooManyRows(limit: 1), .unitColumnMissing, .columnMissing(.latitude),
      .columnUnknown("x"), .columnRepeated(.unit), .tooManyCells(found: 2, needed: 1),
      .unitMissing, .codeUnknown("x"), .unitUnknown("x"), .unitAmbiguous("x"), .otherName("x"),
      .repeated(line: 2, column: .unit), .emptyFile, .provinceUnknown("x"), .geo(.swapped),
      .geo(.missing(.latitude)),
      .geo(.unreadable(.longitude, typed: "x")), .geo(.offGlobe(.latitude, typed: "91")),
      .languageUnknown("x"), .languageTwice("id"), .tooManyLanguages(limit: 12),
      .minutesWrong("x"),
    ]
    for refusal in refusals {
      let text = PlaceText.refusal(refusal)
      #expect(!text.indonesian.isEmpty && text.indonesian != text.english)
    }
  }
}
