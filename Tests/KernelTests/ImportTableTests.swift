import Kernel
import Testing

/// A list of fruit, as small as an import can be.
enum FruitColumn: String, ImportColumn {
  case name = "nama"
  case weight = "berat"

  var title: Text {
    switch self {
    case .name: Text("Nama buah", "Name of fruit")
    case .weight: Text("Berat", "Weight")
    }
  }
}

enum FruitRefusal: ImportRefusal, Hashable {
  case noRows
  case tooManyRows(limit: Int)
  case columnUnknown(String)
  case columnRepeated(FruitColumn, String)
  case columnMissing(FruitColumn)

  static func columnTwice(_ column: FruitColumn, typed: String) -> FruitRefusal {
    .columnRepeated(column, typed)
  }
}

enum WordRefusal: ImportRefusal, Hashable {
  case noRows
  case tooManyRows(limit: Int)
  case columnUnknown(String)
  case columnRepeated(String)
  case columnMissing(String)

  static func columnTwice(_ column: String, typed: String) -> WordRefusal {
    .columnRepeated(column)
  }
}

@Suite struct ImportTableTests {
  private func table(
    _ cells: [[String]], limit: Int = 3
  ) throws(FruitRefusal) -> ImportTable<FruitRefusal> {
    try ImportTable(cells, limit: limit, needed: [.name]) { FruitColumn(title: $0) }
  }

  @Test func `cells stand under their columns, in whatever order the file has them`() throws {
    let table = try table([["Berat", "", "Nama buah"], ["3", "x", " Salak "], ["4"]])

    #expect(table.columns == [.name, .weight])
    #expect(table.width == 3)
    #expect(table.rows.map { $0[.name] } == [" Salak ", ""])
    #expect(table.rows.map { $0[.weight] } == ["3", "4"])
    #expect(table.rows.map(\.cells) == [["3", "x", " Salak "], ["4"]])
  }

  @Test func `a column that the file lacks is empty in every row`() throws {
    let table = try table([["nama"], ["Salak"]])

    #expect(table.columns == [.name])
    #expect(table.rows[0][.weight] == "")
  }

  @Test func `a blank row keeps its number and is left out`() throws {
    let table = try table([["nama"], ["Salak"], [" ", "\t"], ["Duku"]])

    #expect(table.rows.map(\.number) == [2, 4])
  }

  @Test(
    arguments: [
      (["Salak", "3"], nil), (["Salak", "3", "", " "], nil), (["Salak"], nil),
      (["Salak", "3", "", "x"], 4), (["", "", "x"], 3),
    ] as [([String], Int?)])
  func `words beyond the header are told, blanks are not`(row: [String], excess: Int?) throws {
    #expect(try table([["nama", "berat"], row]).rows.map(\.excess) == [excess])
  }

  @Test(
    arguments: [
      "nama", "NAMA", " nama ", "Nama buah", "nama  BUAH", "Name of fruit", "name of\u{A0}fruit",
    ])
  func `a head is read in either language`(typed: String) {
    #expect(FruitColumn(title: typed) == .name)
  }

  @Test(arguments: ["", "namabuah", "nama buah kota", "berat badan"])
  func `another head is none`(typed: String) {
    #expect(FruitColumn(title: typed) == nil)
  }

  @Test(
    arguments: [
      ([], FruitRefusal.noRows), ([["nama"]], .noRows), ([["nama"], [" "], [""]], .noRows),
      ([["Kota"], ["Blitar"]], .columnUnknown("Kota")),
      ([["nama", "Name of fruit"], ["Salak"]], .columnRepeated(.name, "Name of fruit")),
      ([["berat"], ["3"]], .columnMissing(.name)),
      ([["nama"], ["a"], ["b"], ["c"], ["d"]], .tooManyRows(limit: 3)),
      // What is too long is not read at all; a wrong header goes before blank rows.
      ([["Kota"], ["a"], ["b"], ["c"], ["d"]], .tooManyRows(limit: 3)),
      ([["Kota"], [""]], .columnUnknown("Kota")),
    ])
  func `a file as a whole is refused with its reason`(cells: [[String]], refusal: FruitRefusal) {
    #expect(throws: refusal) { try table(cells) }
  }

  @Test func `the limit itself is taken`() throws {
    #expect(try table([["nama"], ["a"], ["b"], ["c"]]).rows.count == 3)
  }

  @Test func `columns that are words are read without blanks and capitals`() throws {
    func read(_ header: [String]) throws(WordRefusal) -> Set<String> {
      try ImportTable<WordRefusal>(
        [header, ["1"]], limit: 1, columns: ["nip", "lama_kerja"], needed: ["nip"]
      ).columns
    }

    #expect(try read(["N I P", " Lama_Kerja"]) == ["nip", "lama_kerja"])
    #expect(throws: WordRefusal.columnRepeated("nip")) { try read(["nip", "NIP"]) }
    #expect(throws: WordRefusal.columnUnknown("Gaji")) { try read(["nip", "Gaji"]) }
    #expect(throws: WordRefusal.columnMissing("nip")) { try read(["lama_kerja"]) }
  }

  @Test(
    arguments: [
      ("", ""), ("  ", ""), (" Balai\t Besar\n", "balai besar"), ("KPPN\u{A0}Batu", "kppn batu"),
    ])
  func `names are compared without doubled blanks and capitals`(typed: String, folded: String) {
    #expect(typed.folded == folded)
  }
}
