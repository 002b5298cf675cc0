import CZip
import Kernel
import Testing

@testable import Documents

@Suite struct WorkbookRefusalTests {
  private static let compound: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]
  private static let encrypted =
    compound + "EncryptedPackage".utf8.map { [$0, 0] }.reduce([], +)
  private static let strangers: [([UInt8], DocumentRefusal)] = [
    ([], .empty), (Array("%PDF-1.7\n".utf8), .notAWorkbook(.pdf)),
    (Array("<!DOCTYPE html><html></html>".utf8), .notAWorkbook(.html)),
    (Array("nama;nilai\n".utf8), .notAWorkbook(.text)), ([0, 1, 2, 3], .notAWorkbook(.unknown)),
    ([0x89, 0x50, 0x4E, 0x47, 0x0D], .notAWorkbook(.image)),
    (compound + [0, 0], .notAWorkbook(.oldWorkbook)), (encrypted, .encrypted),
    (Array("PK\u{3}\u{4}rusak".utf8), .brokenArchive),
  ]

  @Test(arguments: strangers)
  func `a file that is no workbook is named for what it is`(
    bytes: [UInt8], refusal: DocumentRefusal
  ) {
    #expect(throws: refusal) { try Workbook.read(bytes: bytes) }
    #expect(throws: refusal) { try WorkbookPatch().apply(to: bytes) }
  }

  @Test(arguments: [
    ("mimetype", DocumentRefusal.FileKind.openDocument), ("word/document.xml", .word),
    ("ppt/presentation.xml", .presentation), ("xl/workbook.bin", .binaryWorkbook),
    ("foto.jpg", .archive),
  ])
  func `an archive without a workbook is named for what it is`(
    name: String, kind: DocumentRefusal.FileKind
  ) throws {
    let writer = try ZipWriter()
    try writer.add(name, Array("isi".utf8))
    let bytes = try writer.finish()

    #expect(throws: DocumentRefusal.notAWorkbook(kind)) { try Workbook.read(bytes: bytes) }
  }

  @Test func `a cut off file is refused at every length`() throws {
    let bytes = try SampleArchive(rows: "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>").bytes()

    for count in stride(from: 0, to: bytes.count, by: 7) {
      #expect(throws: DocumentRefusal.self) { try Workbook.read(bytes: Array(bytes[..<count])) }
    }
  }

  @Test func `a zip bomb is refused before it is unpacked`() throws {
    var archive = SampleArchive(rows: "")
    let sheet = archive["xl/worksheets/sheet1.xml"] ?? ""
    archive["xl/worksheets/sheet1.xml"] = sheet + String(repeating: " ", count: 24 << 20)

    #expect(throws: DocumentRefusal.zipBomb) { try archive.read() }
  }

  @Test func `two million rows are refused early`() throws {
    // Blocks longer than deflate looks back keep the ratio that of ordinary sheets.
    let block = (1...20_000).map { row in
      "<row><c><v>\(row &* 2_654_435_761 % 1_000_003)</v></c></row>"
    }.joined()
    let start = "<worksheet xmlns=\"\(SampleArchive.main)\"><sheetData>"
    var rows = Array(start.utf8)
    for _ in 0..<100 { rows.append(contentsOf: Array(block.utf8)) }
    rows.append(contentsOf: Array("</sheetData></worksheet>".utf8))
    var archive = SampleArchive(rows: "")
    archive["xl/worksheets/sheet1.xml"] = nil
    archive.parts.append(("xl/worksheets/sheet1.xml", rows))
    let bytes = try archive.bytes()

    #expect(throws: DocumentRefusal.tooManyRows(sheet: "Data", limit: 100_000)) {
      try Workbook.read(bytes: bytes)
    }
  }

  @Test func `each limit refuses what lies beyond it`() throws {
    let archive = SampleArchive(
      rows: "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\"><v>1</v></c></row><row/>",
      shared: ["<t>panjang</t>"])
    func refusal(_ change: (inout ReadLimits) -> Void) throws -> DocumentRefusal? {
      var limits = ReadLimits()
      change(&limits)
      let bytes = try archive.bytes()
      return #expect(throws: DocumentRefusal.self) {
        try Workbook.read(bytes: bytes, limits: limits)
      }
    }

    #expect(try refusal { $0.fileBytes = 100 } == .fileTooLarge(limitBytes: 100))
    #expect(try refusal { $0.entryCount = 2 } == .tooManyEntries(limit: 2))
    #expect(try refusal { $0.unpackedBytes = 300 } == .zipBomb)
    #expect(try refusal { $0.rowCount = 1 } == .tooManyRows(sheet: "Data", limit: 1))
    #expect(try refusal { $0.cellCount = 1 } == .tooManyCells(sheet: "Data", limit: 1))
    #expect(try refusal { $0.sheetCount = 0 } == .tooManySheets(limit: 0))
    #expect(try refusal { $0.textBytes = 3 } == .tooMuchText(part: "xl/sharedStrings.xml"))
    #expect(try refusal { $0.sharedTextCount = 0 } == .tooMuchText(part: "xl/sharedStrings.xml"))
    #expect(try refusal { $0.partBytes = 10 } == .partTooLarge("_rels/.rels", limitBytes: 10))
  }

  @Test(arguments: ["../luar.xml", "/mutlak.xml", "a/../../b.xml", "xl\\a.xml", "C:x"])
  func `a name that points outside is refused`(name: String) throws {
    var archive = SampleArchive(rows: "")
    archive[name] = "x"

    #expect(throws: DocumentRefusal.unsafeEntryName(name)) { try archive.read() }
  }

  @Test func `a part that is referred to but missing is named`() throws {
    var archive = SampleArchive(rows: "")
    archive["xl/worksheets/sheet1.xml"] = nil

    #expect(throws: DocumentRefusal.missingPart("xl/worksheets/sheet1.xml")) { try archive.read() }
  }

  @Test(arguments: [
    ("<worksheet>", XMLFault.Problem.truncated), ("<a></b>", .mismatchedTag),
    ("<!DOCTYPE x [<!ENTITY a \"b\">]><x>&a;</x>", .documentType), ("<a b=1/>", .malformed),
    ("<a>\u{1}</a>", .badCharacters),
    ("<?xml version=\"1.0\" encoding=\"latin1\"?><a/>", .otherEncoding),
    ("<a>&nbsp;</a>", .malformed), (String(repeating: "<a>", count: 300), .tooComplex),
  ])
  func `broken XML is refused with its part`(xml: String, problem: XMLFault.Problem) throws {
    var archive = SampleArchive(rows: "")
    archive["_rels/.rels"] = xml

    #expect(
      throws: DocumentRefusal.brokenXML(
        part: "_rels/.rels", XMLFault(problem: problem, line: 1))
    ) { try archive.read() }
  }

  @Test(arguments: [
    ("<row r=\"1\"><c r=\"A1\"><v>1</v></c><c r=\"A1\"><v>2</v></c></row>", "A1"),
    ("<row r=\"1\"><c r=\"B1\" t=\"s\"><v>5</v></c></row>", "B1"),
  ])
  func `an impossible cell is refused by its address`(rows: String, address: String) {
    #expect(throws: DocumentRefusal.brokenCell(sheet: "Data", address: address)) {
      try SampleArchive(rows: rows).read()
    }
  }

  @Test func `a long formula shared by many cells does not grow without bound`() throws {
    let formula = String(repeating: "A1+", count: 2_000) + "A1"
    let cells = (2...3_000).map { "<row r=\"\($0)\"><c><f t=\"shared\" si=\"0\"/></c></row>" }
    let archive = SampleArchive(
      rows: "<row r=\"1\"><c><f t=\"shared\" si=\"0\">\(formula)</f></c></row>" + cells.joined())
    var limits = ReadLimits()
    limits.partBytes = 1 << 20

    #expect(throws: DocumentRefusal.tooMuchText(part: "Data")) { try archive.read(limits: limits) }
  }

  @Test func `every refusal speaks both languages and gives a way out`() {
    let refusals: [DocumentRefusal] = [
      .unreadable(path: "a.xlsx"), .empty, .notAWorkbook(.pdf), .notAWorkbook(.unknown),
      .notAWorkbook(.oldWorkbook), .encrypted, .fileTooLarge(limitBytes: 1 << 20), .brokenArchive,
      .zipBomb, .tooManyEntries(limit: 1), .unsafeEntryName("x"), .missingPart("x"),
      .brokenXML(part: "x", XMLFault(problem: .malformed, line: 3)),
      .brokenCell(sheet: "LKE", address: "K8"), .partTooLarge("x", limitBytes: 1),
      .tooManyRows(sheet: "LKE", limit: 1), .tooManyCells(sheet: "LKE", limit: 1),
      .tooManySheets(limit: 1), .tooMuchText(part: "x"), .noSuchSheet("LKE"),
      .coveredByMerge(sheet: "LKE", address: "K8", range: "J8:K9"),
      .partOfArray(sheet: "LKE", address: "K8"), .unwritable(sheet: "LKE", address: "K8"),
      .notProduced,
    ]

    for refusal in refusals {
      let text = refusal.text
      #expect(text.indonesian.hasSuffix(".") && text.english.hasSuffix("."), "\(refusal)")
      #expect(text.indonesian.split(separator: ".").count >= 2, "\(text.indonesian)")
      #expect(text.indonesian != text.english)
    }
  }
}
