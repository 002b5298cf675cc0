import Kernel
import Testing

@testable import Documents

@Suite struct WorkbookWriterTests {
  @Test(arguments: 0..<UInt64(120))
  func `what is written is read`(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let draft = SheetDraft.random(&random)
    var expected: [CellAddress: SheetDraft.Content] = [:]
    for entry in draft.entries { expected[entry.address] = entry.content }
    var writer = WorkbookWriter()
    writer.sheets = [draft]

    let sheet = try Workbook.read(bytes: writer.bytes()).sheets[0]

    #expect(sheet.name == draft.name)
    #expect(sheet.cells.count == expected.count)
    for (address, content) in expected {
      let cell = try #require(sheet[address])
      switch content {
      case .blank: Issue.record("no blanks here")
      case .text(let text): #expect(cell.value == .text(text), "\(address.text)")
      case .number(let number): #expect(cell.value == .number(number), "\(address.text)")
      case .bool(let value): #expect(cell.value == .bool(value))
      case .formula(let formula, let result):
        #expect(cell.formula == formula)
        #expect(cell.cachedValue == result)
      }
    }
  }

  @Test func `the same description gives the same bytes`() throws {
    var writer = WorkbookWriter()
    var sheet = SheetDraft(name: "Jawaban")
    sheet.setRow(1, [.text("a"), .number("1.5")])
    writer.sheets = [sheet]
    writer.createdAt = Instant(milliseconds: 1_700_000_000_000)

    #expect(try writer.bytes() == writer.bytes())
  }

  @Test(arguments: ["=HYPERLINK(\"http://x\")", "+1", "-1", "@SUM(A1)", "{=A1}", "http://x.id"])
  func `a text is never a formula`(text: String) throws {
    var writer = WorkbookWriter()
    var sheet = SheetDraft(name: "Jawaban")
    sheet.setRow(1, [.text(text)])
    writer.sheets = [sheet]

    #expect(try Workbook.read(bytes: writer.bytes()).sheets[0]["A1"] == Cell(value: .text(text)))
  }

  @Test func `sheets, columns, merges and choices arrive`() throws {
    var first = SheetDraft(name: "Jawaban")
    first.columns = [.init(1...1, width: 12), .init(3...4, width: 8, isHidden: true)]
    first.hiddenRows = [5]
    first.rowHeights = [1: 30]
    var bold = CellFormat()
    bold.isBold = true
    bold.fill = 0xFFEECC
    let range = try #require(CellRange("A1:B1"))
    first.mergedRanges = [range]
    first.set(range.first, .text("Judul"), format: bold)
    first.choices = [.init(try #require(CellRange("B2:B9")), words: ["Ya", "Tidak"])]
    first.frozenRowCount = 1
    first.printing.repeatedRows = 1...1
    first.printing.isLandscape = true
    var second = SheetDraft(name: "Arsip")
    second.isHidden = true
    var writer = WorkbookWriter()
    writer.sheets = [first, second]
    writer.definedNames = [.init("Jawaban_Unit", formula: "Jawaban!$B$2:$B$9")]

    let bytes = try writer.bytes()
    let book = try Workbook.read(bytes: bytes)
    let zip = try ZipReader(bytes)
    let entry = try #require(zip.entry("xl/worksheets/sheet1.xml"))
    let xml = String(decoding: try zip.read(entry), as: UTF8.self)

    #expect(book.sheets.map(\.isHidden) == [false, true])
    #expect(book.sheets[0].hiddenColumns == [3, 4])
    #expect(book.sheets[0].hiddenRows == [5])
    #expect(book.sheets[0].mergedRanges == [range])
    #expect(book.sheets[0]["A1"]?.value == .text("Judul"))
    #expect(xml.contains("<formula1>&quot;Ya,Tidak&quot;</formula1>"))
    #expect(xml.contains("state=\"frozen\""))
    #expect(xml.contains("orientation=\"landscape\""))
  }

  @Test func `what the format does not allow is refused`() throws {
    func refusal(_ change: (inout SheetDraft) throws -> Void) rethrows -> DocumentRefusal? {
      var sheet = SheetDraft(name: "Data")
      try change(&sheet)
      var writer = WorkbookWriter()
      writer.sheets = [sheet]
      return #expect(throws: DocumentRefusal.self) { try writer.bytes() }
    }
    let unwritable = DocumentRefusal.unwritable(sheet: "Data", address: "A1")

    #expect(refusal { $0.setRow(1, [.number("1,5")]) } == unwritable)
    #expect(refusal { $0.setRow(1, [.text(String(repeating: "x", count: 40_000))]) } == unwritable)
    #expect(refusal { $0.setRow(1, [.formula("", result: nil)]) } == unwritable)
    #expect(
      refusal { $0 = SheetDraft(name: "a/b") } == .unwritable(sheet: "a/b", address: ""))
    #expect(
      try refusal {
        $0.choices = [
          .init(try #require(CellRange("A1:A2")), words: [String(repeating: "x", count: 300)])
        ]
      } == .unwritable(sheet: "Data", address: "A1:A2"))
  }

  @Test func `a text is stored once, and told from others by its bytes`() throws {
    let composed = "Caf\u{E9}"
    let decomposed = "Cafe\u{301}"
    let texts = (0..<3_000).map { "Unit \($0)" } + [composed, decomposed, "", "a & <b> \"c\""]
    var sheet = SheetDraft(name: "Data")
    for row in 1...2 {
      for (index, text) in texts.enumerated() {
        sheet.set(
          CellAddress(columnNumber: row, rowNumber: index + 1),
          .text(text))
      }
    }
    var writer = WorkbookWriter()
    writer.sheets = [sheet]

    let bytes = try writer.bytes()
    let read = try Workbook.read(bytes: bytes).sheets[0]
    let zip = try ZipReader(bytes)
    let entry = try #require(zip.entry("xl/sharedStrings.xml"))
    let table = String(decoding: try zip.read(entry), as: UTF8.self)

    #expect(table.contains("count=\"6006\" uniqueCount=\"3003\""))
    for (index, text) in texts.enumerated() where !text.isEmpty {
      guard case .text(let found) = read["B\(index + 1)"]?.value else {
        Issue.record("no text in row \(index + 1)")
        continue
      }
      #expect(found.utf8.elementsEqual(text.utf8), "\(text)")
    }
  }

  @Test(arguments: [
    "a\tb\nc\rd\r\ne", "_x0041_", "_x", "__x0041", "a_b", "&amp;", "<\u{1}>", "\u{FFFE}", "]]>\"'",
    "\u{FEFF}tanda", "ｆｕｌｌ",
  ])
  func `unusual texts come back as they were`(text: String) throws {
    var sheet = SheetDraft(name: "Data")
    sheet.setRow(1, [.text(text)])
    var writer = WorkbookWriter()
    writer.sheets = [sheet]

    let read = try Workbook.read(bytes: writer.bytes()).sheets[0]

    #expect(read["A1"] == Cell(value: .text(text)))
  }

  @Test func `of two writes to one cell the later counts, whatever the order`() throws {
    var sheet = SheetDraft(name: "Data")
    var bold = CellFormat()
    bold.isBold = true
    sheet.set(CellAddress(columnNumber: 2, rowNumber: 9), .text("awal"))
    sheet.set(CellAddress(columnNumber: 1, rowNumber: 1), .number("1"))
    sheet.set(CellAddress(columnNumber: 2, rowNumber: 9), .number("7"), format: bold)
    sheet.set(CellAddress(columnNumber: 1, rowNumber: 9), .bool(true), format: bold)
    var writer = WorkbookWriter()
    writer.sheets = [sheet]

    let read = try Workbook.read(bytes: writer.bytes()).sheets[0]

    #expect(read.cells.map(\.key.text) == ["A1", "A9", "B9"])
    #expect(read["B9"] == Cell(value: .number("7"), styleIndex: 1))
    #expect(read["A9"] == Cell(value: .bool(true), styleIndex: 1))
    #expect(read["A1"] == Cell(value: .number("1")))
  }
}
