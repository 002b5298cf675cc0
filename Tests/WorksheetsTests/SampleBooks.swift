import Documents
import Instruments
import InstrumentsModel
import Kernel
import WorksheetsModel

/// Whole workbook files with something unusual in them, made part by part.
enum SampleBooks {
  /// What is unusual about a filled form that is otherwise read.
  enum Oddity: CaseIterable, Sendable {
    /// It carries a program.
    case macros
    /// A formula may fetch from another file.
    case externalLink
    /// It states two million rows and has a few.
    case largeDimension
    /// A second sheet that only a program can show; the other oddities have it too.
    case veryHiddenSheet
  }

  /// The parts in which a patch changes stretches.
  static let changing: Set<String> = [
    "xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml",
  ]

  private static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
  private static let office =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

  /// The files of an archive by name.
  static func parts(of bytes: [UInt8]) throws -> [String: [UInt8]] {
    let zip = try ZipReader(bytes)
    return try Dictionary(
      uniqueKeysWithValues: zip.entries.map { ($0.name, try zip.read($0)) })
  }

  /// A filled form in the annex layout with a very hidden sheet, and an oddity.
  static func odd(_ oddity: Oddity) throws -> [UInt8] {
    let instrument = try Instrument.current()
    let answers = SampleSheets.answers(of: instrument, seed: 11)
    var archive = SheetDraft(name: "Arsip")
    archive.setRow(1, [.text("rahasia"), .formula("1+1", result: .number("2"))])
    let form = try SampleSheets.annex(answers, of: instrument)
    var parts = try parts(of: SampleSheets.workbook(form, beside: [archive]))
    parts.replace("<sheet name=\"Arsip\"", in: "xl/workbook.xml") { $0 + " state=\"veryHidden\"" }
    switch oddity {
    case .veryHiddenSheet: break
    case .macros:
      parts["xl/vbaProject.bin"] = [0xD0, 0xCF, 0x11, 0xE0]
      parts.replace("spreadsheetml.sheet.main+xml", in: "[Content_Types].xml") { _ in
        "sheet.macroEnabled.main+xml"
      }
    case .externalLink:
      parts["xl/externalLinks/externalLink1.xml"] = Array(
        "<externalLink xmlns=\"\(main)\"><externalBook/></externalLink>".utf8)
      parts.replace("</Relationships>", in: "xl/_rels/workbook.xml.rels") {
        "<Relationship Id=\"rId90\" Type=\"\(office)/externalLink\""
          + " Target=\"externalLinks/externalLink1.xml\"/>" + $0
      }
    case .largeDimension:
      parts.replace("<sheetFormatPr", in: "xl/worksheets/sheet1.xml") {
        "<dimension ref=\"A1:S2000000\"/>" + $0
      }
    }
    return try packed(parts)
  }

  /// A sheet with the name of the annex form and these rows.
  static func annex(_ rows: String) throws -> [UInt8] {
    var parts = try parts(of: SampleSheets.workbook(AnswerWorksheet(name: AnnexForm.sheetName)))
    parts["xl/worksheets/sheet1.xml"] = Array(
      "<worksheet xmlns=\"\(main)\"><sheetData>\(rows)</sheetData></worksheet>".utf8)
    return try packed(parts)
  }

  /// Two million rows, in blocks longer than packing looks back, so that they are no zip bomb.
  static func manyRows() throws -> [UInt8] {
    let block = (1...20_000).map { row in
      "<row><c><v>\(row &* 2_654_435_761 % 1_000_003)</v></c></row>"
    }.joined()
    return try annex(String(repeating: block, count: 100))
  }

  /// A few kilobytes that unpack to 24 MB.
  static func bomb() throws -> [UInt8] {
    try annex(String(repeating: " ", count: 24 << 20))
  }

  /// A workbook that has nothing to do with the form.
  static func roster() throws -> [UInt8] {
    var sheet = SheetDraft(name: "Pegawai")
    sheet.setRow(1, [.text("Nama"), .text("NIP")])
    var writer = WorkbookWriter()
    writer.sheets = [sheet]
    return try writer.bytes()
  }

  private static func packed(_ parts: [String: [UInt8]]) throws -> [UInt8] {
    let writer = try ZipWriter()
    for (name, bytes) in parts.sorted(by: { $0.key < $1.key }) { try writer.add(name, bytes) }
    return try writer.finish()
  }
}

extension [String: [UInt8]] {
  /// Exchanges the first occurrence of a text in a part.
  fileprivate mutating func replace(
    _ text: String, in part: String, with new: (String) -> String
  ) {
    let content = String(decoding: self[part] ?? [], as: UTF8.self)
    guard let found = content.firstRange(of: text) else { return }
    self[part] = Array(
      (content[..<found.lowerBound] + new(text) + content[found.upperBound...]).utf8)
  }
}
