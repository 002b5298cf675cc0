import Kernel
import Testing

@testable import Documents

@Suite struct CSVTests {
  private func parse(_ text: String) throws -> [[String]] { try CSV.parse(Array(text.utf8)) }

  @Test(arguments: [
    ("a,b\r\n1,2\r\n", [["a", "b"], ["1", "2"]]), ("a;b\n1,5;2\n", [["a", "b"], ["1,5", "2"]]),
    ("a\tb\r1\t2", [["a", "b"], ["1", "2"]]), ("\u{FEFF}a,b", [["a", "b"]]),
    ("\"a,\"\"b\"\"\",\"x\ny\"\r\n", [["a,\"b\"", "x\ny"]]), ("a,,\n", [["a", "", ""]]),
    ("a,", [["a", ""]]), ("\n\na\n\n", [["a"]]), ("", []), ("\"\"\n", [[""]]),
    ("sep=;\r\na;b,c;d\r\n", [["a", "b,c", "d"]]), ("\"a;b;c\",d\n", [["a;b;c", "d"]]),
  ])
  func `records are read`(text: String, rows: [[String]]) throws {
    #expect(try parse(text) == rows)
  }

  @Test(arguments: [
    ("a,b\n1,\"x", CSVRefusal.unclosedQuote(line: 2, column: 3)),
    ("a,b\n1,x\"y\n", .strayQuote(line: 2, column: 4)),
    ("\"a\nb\"x,c\n", .strayQuote(line: 2, column: 3)),
    ("%PDF-1.4", .notText(.pdf)), ("PK\u{3}\u{4}", .notText(.archive)),
  ])
  func `a mistake is refused with its place`(text: String, refusal: CSVRefusal) {
    #expect(throws: refusal) { try parse(text) }
  }

  @Test func `another encoding is refused with line, column and the way out`() {
    let latin = Array("nama,kota\nAndr".utf8) + [0xE9] + Array(",Malang\n".utf8)
    let refusal = CSVRefusal.notUTF8(line: 2, column: 5)

    #expect(throws: refusal) { try CSV.parse(latin) }
    #expect(refusal.text.indonesian.contains("Baris 2, kolom 5"))
    #expect(refusal.text.indonesian.contains("CSV UTF-8"))
    #expect(throws: CSVRefusal.utf16) { try CSV.parse([0xFF, 0xFE, 0x61, 0]) }
    #expect(throws: CSVRefusal.utf16) { try CSV.parse([0x61, 0, 0x62, 0]) }
    #expect(throws: CSVRefusal.utf16) { try CSV.parse([0, 0x61, 0, 0x62]) }
    #expect(throws: CSVRefusal.notText(.unknown)) { try CSV.parse([0x61, 0, 0, 0x62]) }
  }

  @Test(arguments: [
    ("word/document.xml", DocumentRefusal.FileKind.word, "dokumen Word"),
    ("xl/workbook.xml", .workbook, "buku kerja Excel"), ("foto.jpg", .archive, "arsip ZIP"),
  ])
  func `an archive called .csv is named for what it is`(
    name: String, kind: DocumentRefusal.FileKind, words: String
  ) throws {
    let writer = try ZipWriter()
    try writer.add(name, Array("isi".utf8))
    let bytes = try writer.finish()

    let refusal = #expect(throws: CSVRefusal.self) { try CSV.parse(bytes) }

    #expect(refusal == .notText(kind))
    #expect(refusal?.text.indonesian.contains("sebenarnya berisi \(words), bukan CSV") == true)
  }

  @Test func `each limit refuses what lies beyond it`() {
    func refusal(_ change: (inout CSV.Limits) -> Void) -> CSVRefusal? {
      var limits = CSV.Limits()
      change(&limits)
      return #expect(throws: CSVRefusal.self) {
        try CSV.parse(Array("a,bcd\n1,2\n".utf8), limits: limits)
      }
    }

    #expect(refusal { $0.fileBytes = 5 } == .fileTooLarge(limitBytes: 5))
    #expect(refusal { $0.rowCount = 1 } == .tooManyRows(limit: 1))
    #expect(refusal { $0.columnCount = 1 } == .tooManyColumns(line: 1, limit: 1))
    #expect(refusal { $0.fieldBytes = 2 } == .fieldTooLong(line: 1, limitBytes: 2))
  }

  @Test func `texts that would run as formulas are protected and numbers are not`() {
    let written = CSV.write([["=1+1", "-5", "+62", "@x", "'=y", "-", "biasa", "\tz"]])

    #expect(
      String(decoding: written, as: UTF8.self)
        == "'=1+1,-5,+62,'@x,''=y,'-,biasa,\"'\tz\"\r\n")
  }

  @Test(arguments: 0..<UInt64(200), [CSV.Style.plain, .excel])
  func `what is written is read`(seed: UInt64, style: CSV.Style) throws {
    var random = SeededGenerator(seed: seed)
    let columns = Int.random(in: 1...4, using: &random)
    let header = (0..<max(2, columns)).map { "kolom \($0)" }
    let rows = (0..<Int.random(in: 0...6, using: &random)).map { _ in
      (0..<columns).map { _ in Bool.random(using: &random) ? "" : String.random(&random) }
    }
    let bytes = CSV.write([header] + rows, style: style)

    // Zero bytes mark a file that is no text; everything else must survive.
    guard !bytes.contains(0) else { return }
    #expect(try CSV.parse(bytes).map { $0.map(CSV.unprotected) } == [header] + rows)
  }
}
