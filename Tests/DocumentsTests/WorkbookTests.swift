import Testing

@testable import Documents

@Suite struct WorkbookTests {
  @Test func `each kind of value is read as it is stored`() throws {
    let sheet = try SampleArchive(
      rows: """
        <row r="2"><c r="A2" t="s"><v>1</v></c><c r="B2"><v>9.0299999999999994</v></c>\
        <c r="C2" t="b"><v>1</v></c><c r="D2" t="e"><v>#DIV/0!</v></c>\
        <c r="E2" t="inlineStr"><is><t xml:space="preserve"> a &amp; b </t></is></c>\
        <c r="F2" t="str"><v>teks</v></c><c r="G2" s="4"/><c r="H2" t="n"><v></v></c>\
        <c r="I2" t="n"><v>empat</v></c><c r="J2" t="d"><v>2026-01-31</v></c></row>
        """, shared: ["<t>satu</t>", "<t>dua</t>"]
    ).sheet()

    #expect(sheet["A2"]?.value == .text("dua"))
    #expect(sheet["B2"]?.value == .number("9.0299999999999994"))
    #expect(sheet["B2"]?.value.decimal == "9.03")
    #expect(sheet["C2"]?.value == .bool(true))
    #expect(sheet["D2"]?.value == .error("#DIV/0!"))
    #expect(sheet["E2"]?.value == .text(" a & b "))
    #expect(sheet["F2"]?.value == .text("teks"))
    #expect(sheet["G2"] == nil)
    #expect(sheet["H2"] == nil)
    #expect(sheet["I2"]?.value == .text("empat"))
    #expect(sheet["J2"]?.value == .text("2026-01-31"))
    #expect(sheet.cells.count == 8)
  }

  @Test func `runs of a rich text are joined and reading aids are left out`() throws {
    let rich = """
      <r><rPr><b/></rPr><t>Ya</t></r><r><t xml:space="preserve"> / Tidak</t></r>\
      <rPh sb="0" eb="1"><t>reading</t></rPh><phoneticPr fontId="1"/>
      """
    let sheet = try SampleArchive(
      rows: """
        <row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is>\(rich)</is></c></row>
        """, shared: [rich]
    ).sheet()

    #expect(sheet["A1"]?.value == .text("Ya / Tidak"))
    #expect(sheet["B1"]?.value == .text("Ya / Tidak"))
  }

  @Test func `a computed cell never shows its stored result as its value`() throws {
    let sheet = try SampleArchive(
      rows: """
        <row r="1"><c r="A1"><f>B1*2</f><v>7</v></c><c r="B1"><f>C1</f></c>\
        <c r="C1" t="str"><f>"x"</f><v></v></c></row>
        """
    ).sheet()

    #expect(sheet["A1"] == Cell(formula: "B1*2", cachedValue: .number("7")))
    #expect(sheet["A1"]?.value == .blank)
    #expect(sheet["B1"] == Cell(formula: "C1", cachedValue: nil))
    #expect(sheet["C1"] == Cell(formula: "\"x\"", cachedValue: nil))
  }

  @Test func `a shared formula is written out for each of its cells`() throws {
    let sheet = try SampleArchive(
      rows: """
        <row r="1"><c r="A1"><f t="shared" ref="A1:A3" si="0">B1+$B$1+Lain!C1</f><v>1</v></c></row>\
        <row r="2"><c r="A2"><f t="shared" si="0"/><v>2</v></c></row>\
        <row r="3"><c r="A3"><f t="shared" si="0"></f></c></row>
        """
    ).sheet()

    #expect(sheet["A1"]?.formula == "B1+$B$1+Lain!C1")
    #expect(sheet["A2"]?.formula == "B2+$B$1+Lain!C2")
    #expect(sheet["A3"]?.formula == "B3+$B$1+Lain!C3")
    #expect(sheet["A3"]?.cachedValue == nil)
  }

  @Test func `cells filled by an array formula count as computed`() throws {
    let sheet = try SampleArchive(
      rows: """
        <row r="1"><c r="A1"><f t="array" ref="A1:A2">C1:C2*2</f><v>2</v></c></row>\
        <row r="2"><c r="A2"><v>4</v></c><c r="B2"><v>5</v></c></row>
        """
    ).sheet()

    #expect(sheet["A2"] == Cell(formula: "C1:C2*2", cachedValue: .number("4")))
    #expect(sheet["B2"]?.value == .number("5"))
  }

  @Test func `cells and rows without an address follow the one before`() throws {
    let sheet = try SampleArchive(
      rows: """
        <row><c><v>1</v></c><c r="D1"><v>2</v></c><c><v>3</v></c></row>\
        <row r="5"><c><v>4</v></c></row><row><c><v>5</v></c></row>
        """
    ).sheet()

    #expect(sheet.cells.map(\.key.text) == ["A1", "D1", "E1", "A5", "A6"])
  }

  @Test func `cells out of order are put in order`() throws {
    let sheet = try SampleArchive(
      rows: "<row r=\"2\"><c r=\"B2\"><v>2</v></c><c r=\"A2\"><v>1</v></c></row>"
        + "<row r=\"1\"><c r=\"C1\"><v>0</v></c></row>"
    ).sheet()

    #expect(sheet.cells.map(\.key.text) == ["C1", "A2", "B2"])
    #expect(sheet["A2"]?.value == .number("1"))
  }

  @Test func `hidden and merged things are told`() throws {
    let content = """
      <cols><col min="1" max="1" hidden="1"/><col min="3" max="5" hidden="true" width="2"/></cols>\
      <sheetData><row r="3" hidden="1"/><row r="4" hidden="0"/></sheetData>\
      <mergeCells count="1"><mergeCell ref="B2:D4"/></mergeCells>
      """
    let book = try SampleArchive(sheets: [
      ("Satu", "", content), ("Dua", " state=\"hidden\"", "<sheetData/>"),
      ("Tiga", " state=\"veryHidden\"", "<sheetData/>"),
    ]).read()

    #expect(book.sheets.map(\.visibility) == [.visible, .hidden, .veryHidden])
    #expect(book.sheets[0].hiddenColumns == [1, 3, 4, 5])
    #expect(book.sheets[0].hiddenRows == [3])
    #expect(book.sheets[0].mergedRange(over: try #require(CellAddress("C3")))?.text == "B2:D4")
  }

  @Test func `only the wanted sheets are loaded`() throws {
    let rows = "<sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c></row></sheetData>"
    let bytes = try SampleArchive(sheets: [("Satu", "", rows), ("Dua", "", rows)]).bytes()

    let book = try Workbook.read(bytes: bytes, only: ["dua"])

    #expect(book.sheets.map(\.isLoaded) == [false, true])
    #expect(book[sheet: "DUA"]?.cells.count == 1)
  }

  @Test func `prefixed and strict vocabularies are the same workbook`() throws {
    var archive = SampleArchive(rows: "", shared: ["<t>x</t>"])
    let strict = "http://purl.oclc.org/ooxml/spreadsheetml/main"
    let office = "http://purl.oclc.org/ooxml/officeDocument/relationships"
    archive["xl/workbook.xml"] = """
      <s:workbook xmlns:s="\(strict)" xmlns:q="\(office)"><s:sheets>\
      <s:sheet name="Data" sheetId="1" q:id="rId1"/></s:sheets></s:workbook>
      """
    archive["xl/worksheets/sheet1.xml"] = """
      <?xml version='1.0' encoding='utf-8'?>
      <x:worksheet xmlns:x="\(strict)" xmlns:y="urn:other"><y:sheetData><y:row/></y:sheetData>\
      <x:sheetData><x:row r="1"><x:c r="A1" t="s"><x:v>0</x:v></x:c><y:c r="B1"><x:v>9</x:v></y:c>\
      <c r="C1"/></x:row></x:sheetData></x:worksheet>
      """

    let sheet = try archive.sheet()

    #expect(sheet.cells.map(\.key.text) == ["A1"])
    #expect(sheet["A1"]?.value == .text("x"))
  }

  @Test(arguments: [
    "worksheets/sheet1.xml", "/xl/worksheets/sheet1.xml", "./../xl/worksheets/sheet1.xml",
    "/XL/Worksheets/Sheet1.xml",
  ])
  func `parts are found by every kind of target`(target: String) throws {
    var archive = SampleArchive(rows: "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>")
    archive["xl/_rels/workbook.xml.rels"] = """
      <Relationships xmlns="\(SampleArchive.packaging)"><Relationship Target="\(target)" \
      Type="\(SampleArchive.office)/worksheet" Id="rId1"/></Relationships>
      """

    #expect(try archive.sheet()["A1"]?.value == .number("1"))
  }

  @Test func `a part in UTF-16 is read`() throws {
    var archive = SampleArchive(
      rows: "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>é</t></is></c></row>")
    let text =
      "<?xml version=\"1.0\" encoding=\"UTF-16\"?>" + (archive["xl/worksheets/sheet1.xml"] ?? "")
    archive["xl/worksheets/sheet1.xml"] = nil
    archive.parts.append(
      (
        "xl/worksheets/sheet1.xml",
        [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
      ))

    #expect(try archive.sheet()["A1"]?.value == .text("é"))
  }

  @Test func `escaped control characters and line ends are resolved`() throws {
    let sheet = try SampleArchive(
      rows: """
        <row r="1"><c r="A1" t="inlineStr"><is><t>a_x000A_b_x005F_x0041_</t></is></c>\
        <c r="B1" t="inlineStr"><is><t>satu\r\ndua<![CDATA[ & tiga]]>&#233;</t></is></c></row>
        """
    ).sheet()

    #expect(sheet["A1"]?.value == .text("a\nb_x0041_"))
    #expect(sheet["B1"]?.value == .text("satu\ndua & tigaé"))
  }

  @Test func `programs and links to other files are told`() throws {
    var archive = SampleArchive(rows: "")
    #expect(try !archive.read().hasMacros)
    #expect(try !archive.read().hasExternalLinks)

    archive["xl/vbaProject.bin"] = "x"
    archive["xl/externalLinks/externalLink1.xml"] = "<x/>"

    #expect(try archive.read().hasMacros)
    #expect(try archive.read().hasExternalLinks)
  }
}
