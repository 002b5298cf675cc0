import Kernel
import Testing

@testable import Documents

@Suite struct WorkbookPatchTests {
  private let sample = SampleArchive(
    sheets: [
      (
        "LKE", "",
        """
        <dimension ref="A1:C4"/><cols><col min="4" max="4" style="7" width="9"/></cols><sheetData>\
        <row r="1" spans="1:3" ht="20"><c r="A1" s="3" t="s"><v>0</v></c>\
        <c r="C1" s="5" t="str"><f>A1&amp;"x"</f><v>usang</v></c></row>\
        <!-- tetap --><row r="4" s="6" customFormat="1"><c r="B4" s="2"/>\
        <c r="C4"><f>SUM(C1:C3)</f><v>99</v></c></row></sheetData>\
        <mergeCells count="1"><mergeCell ref="F1:G2"/></mergeCells>
        """
      ),
      (
        "Lain", "",
        "<sheetData><row r=\"1\"><c r=\"A1\"><f>LKE!C4</f><v>99</v></c></row></sheetData>"
      ),
      ("Polos", "", "<sheetData><row r=\"1\"><c r=\"A1\"><v>5</v></c></row></sheetData>"),
    ], shared: ["<t>lama</t>"])

  private func patched(
    _ archive: SampleArchive, sheet: String = "LKE",
    _ cells: [(String, WorkbookPatch.Content)]
  ) throws -> [String: [UInt8]] {
    var patch = WorkbookPatch()
    for (address, content) in cells {
      patch.set(sheet: sheet, try #require(CellAddress(address)), content)
    }
    return try ZipReader(patch.apply(to: archive.bytes())).all()
  }

  private func text(_ parts: [String: [UInt8]], _ name: String) -> String {
    String(decoding: parts[name] ?? [], as: UTF8.self)
  }

  @Test func `only the named cells change and stored results go`() throws {
    let parts = try patched(
      sample,
      [("A1", .number("3.6")), ("B4", .text("Ya")), ("D4", .bool(true)), ("B2", .number("1"))])

    #expect(
      text(parts, "xl/worksheets/sheet1.xml") == """
        <worksheet xmlns="\(SampleArchive.main)">\
        <dimension ref="A1:D4"/><cols><col min="4" max="4" style="7" width="9"/></cols><sheetData>\
        <row r="1" spans="1:3" ht="20"><c r="A1" s="3"><v>3.6</v></c>\
        <c r="C1" s="5"><f>A1&amp;"x"</f></c></row>\
        <!-- tetap --><row r="2"><c r="B2"><v>1</v></c></row>\
        <row r="4" s="6" customFormat="1"><c r="B4" s="2" t="inlineStr"><is>\
        <t xml:space="preserve">Ya</t></is></c>\
        <c r="C4"><f>SUM(C1:C3)</f></c><c r="D4" s="6" t="b"><v>1</v></c></row></sheetData>\
        <mergeCells count="1"><mergeCell ref="F1:G2"/></mergeCells></worksheet>
        """)
  }

  @Test func `every part that need not change keeps its bytes`() throws {
    let before = try ZipReader(sample.bytes()).all()
    let parts = try patched(sample, [("A1", .number("1"))])

    #expect(parts.keys.sorted() == before.keys.sorted())
    let changed = before.keys.filter { before[$0] != parts[$0] }.sorted()
    #expect(
      changed == ["xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml"])
    #expect(
      text(parts, "xl/workbook.xml").contains("</sheets><calcPr fullCalcOnLoad=\"1\"/></workbook>"))
    #expect(text(parts, "xl/worksheets/sheet2.xml").contains("<c r=\"A1\"><f>LKE!C4</f></c>"))
  }

  @Test func `a new column cell takes the column's style and a blank takes the value away`() throws
  {
    let parts = try patched(sample, [("D1", .number("1")), ("A1", .blank), ("Z9", .blank)])
    let sheet = text(parts, "xl/worksheets/sheet1.xml")

    #expect(sheet.contains("<row r=\"1\" ht=\"20\"><c r=\"A1\" s=\"3\"/>"))
    #expect(sheet.contains("<c r=\"D1\" s=\"7\"><v>1</v></c></row>"))
    #expect(!sheet.contains("Z9"))
  }

  @Test func `an existing calculation setting is kept and completed`() throws {
    var archive = sample
    archive["xl/workbook.xml"] = archive["xl/workbook.xml"]?.replacing(
      "</workbook>", with: "<calcPr calcId=\"1\" fullCalcOnLoad=\"false\"/></workbook>")
    #expect(
      text(try patched(archive, []), "xl/workbook.xml")
        .contains("<calcPr calcId=\"1\" fullCalcOnLoad=\"1\"/>"))
  }

  @Test func `the list of formulas goes only when a formula comes or goes`() throws {
    var archive = sample
    archive["xl/calcChain.xml"] = "<calcChain xmlns=\"\(SampleArchive.main)\"/>"
    archive["xl/_rels/workbook.xml.rels"] = archive["xl/_rels/workbook.xml.rels"]?.replacing(
      "</Relationships>",
      with:
        "<Relationship Id=\"c\" Type=\"\(SampleArchive.office)/calcChain\" Target=\"calcChain.xml\"/></Relationships>"
    )
    archive["[Content_Types].xml"] = archive["[Content_Types].xml"]?.replacing(
      "</Types>", with: "<Override PartName=\"/xl/calcChain.xml\" ContentType=\"x\"/></Types>")

    let kept = try patched(archive, [("A1", .number("1")), ("C4", .formula("SUM(C1:C2)"))])
    let dropped = try patched(archive, [("C4", .number("1"))])

    #expect(kept["xl/calcChain.xml"] != nil)
    #expect(text(kept, "xl/worksheets/sheet1.xml").contains("<c r=\"C4\"><f>SUM(C1:C2)</f></c>"))
    #expect(dropped["xl/calcChain.xml"] == nil)
    #expect(!text(dropped, "xl/_rels/workbook.xml.rels").contains("calcChain"))
    #expect(!text(dropped, "[Content_Types].xml").contains("calcChain"))
  }

  @Test func `cells of a shared formula survive the loss of the first`() throws {
    let archive = SampleArchive(
      rows: """
        <row r="1"><c r="A1"><f t="shared" ref="A1:A3" si="0">B1&lt;2</f><v>0</v></c></row>\
        <row r="2"><c r="A2" t="b"><f t="shared" si="0"/><v>1</v></c></row>
        """)
    let whole = try patched(archive, sheet: "Data", [("C1", .number("1"))])
    let broken = try patched(archive, sheet: "Data", [("A1", .number("1"))])

    #expect(
      text(whole, "xl/worksheets/sheet1.xml").contains(
        "<c r=\"A2\"><f t=\"shared\" si=\"0\"/></c>"))
    #expect(
      text(broken, "xl/worksheets/sheet1.xml").contains("<c r=\"A2\"><f>B2&lt;2</f></c>"))
  }

  @Test func `cells without address keep their place when one comes before them`() throws {
    let archive = SampleArchive(
      rows:
        "<row><c r=\"B1\"><v>1</v></c><c><v>2</v></c></row><row r=\"7\"/><row><c><v>3</v></c></row>"
    )
    let bytes = try archive.bytes()
    var patch = WorkbookPatch()
    for address in ["A1", "A7", "B8", "A3"] {
      patch.set(sheet: "Data", try #require(CellAddress(address)), .text(address))
    }

    let sheet = try Workbook.read(bytes: patch.apply(to: bytes)).sheets[0]

    #expect(sheet.cells.map(\.key.text) == ["A1", "B1", "C1", "A3", "A7", "A8", "B8"])
    #expect(sheet["C1"]?.value == .number("2"))
    #expect(sheet["A8"]?.value == .number("3"))
  }

  @Test func `new elements carry the sheet's prefix`() throws {
    var archive = SampleArchive(rows: "")
    archive["xl/worksheets/sheet1.xml"] =
      "<x:worksheet xmlns:x=\"\(SampleArchive.main)\"><x:sheetData/></x:worksheet>"

    let parts = try patched(archive, sheet: "Data", [("B2", .text("a<b"))])

    #expect(
      text(parts, "xl/worksheets/sheet1.xml").contains(
        "<x:sheetData><x:row r=\"2\"><x:c r=\"B2\" t=\"inlineStr\"><x:is><x:t xml:space=\"preserve\">a&lt;b</x:t></x:is></x:c></x:row></x:sheetData>"
      ))
  }

  @Test func `results that an array formula put into other cells go too`() throws {
    let archive = SampleArchive(
      rows: """
        <row r="1"><c r="A1"><f t="array" ref="A1:A2">C1:C2*2</f><v>2</v></c></row>\
        <row r="2"><c r="A2" s="1"><v>4</v></c><c r="B2"><v>5</v></c></row>
        """)
    let parts = try patched(archive, sheet: "Data", [])

    #expect(
      text(parts, "xl/worksheets/sheet1.xml").contains(
        "<c r=\"A2\" s=\"1\"></c><c r=\"B2\"><v>5</v></c>"))
    #expect(throws: DocumentRefusal.partOfArray(sheet: "Data", address: "A2")) {
      try patched(archive, sheet: "Data", [("A2", .number("1"))])
    }
  }

  @Test func `what cannot be written is refused by its address`() throws {
    #expect(throws: DocumentRefusal.coveredByMerge(sheet: "LKE", address: "G1", range: "F1:G2")) {
      try patched(sample, [("G1", .number("1"))])
    }
    #expect(throws: DocumentRefusal.noSuchSheet("Tiada")) {
      try patched(sample, sheet: "Tiada", [("A1", .number("1"))])
    }
    for bad in ["", "1,5", "abc", "1e999", "NaN", " 1"] {
      #expect(throws: DocumentRefusal.unwritable(sheet: "LKE", address: "A1")) {
        try patched(sample, [("A1", .number(bad))])
      }
    }
    #expect(throws: DocumentRefusal.unwritable(sheet: "LKE", address: "A1")) {
      try patched(sample, [("A1", .text(String(repeating: "x", count: 32_768)))])
    }
  }

  @Test(arguments: 0..<UInt64(60))
  func `a patched workbook reads as the old one with the new cells`(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let draft = SheetDraft.random(&random)
    var writer = WorkbookWriter()
    writer.sheets = [draft]
    let old = try writer.bytes()
    var expected: [CellAddress: CellValue] = [:]
    for (address, cell) in try Workbook.read(bytes: old).sheets[0].cells where cell.formula == nil {
      expected[address] = cell.value
    }
    var patch = WorkbookPatch()
    for _ in 0..<Int.random(in: 1...12, using: &random) {
      let address = CellAddress.random(&random)
      let (content, value) = WorkbookPatch.Content.random(&random)
      patch.set(sheet: draft.name, address, content)
      expected[address] = value == .blank ? nil : value
    }

    let new = try Workbook.read(bytes: patch.apply(to: old)).sheets[0]

    var found: [CellAddress: CellValue] = [:]
    for (address, cell) in new.cells where cell.formula == nil { found[address] = cell.value }
    #expect(found == expected)
    #expect(new.cells.allSatisfy { $0.value.cachedValue == nil })
  }
}
