import Documents
import EvaluationsModel
import Kernel
import WorksheetsModel

/// A paper as a workbook; figures stand in it exactly.
struct PaperWorkbook {
  let paper: ReportPaper
  let signatures: [ReportSignature]
  let at: Instant

  private static var heading: CellFormat {
    var format = CellFormat()
    format.isBold = true
    return format
  }

  /// Writes the file.
  ///
  /// - Throws: `DocumentRefusal`.
  func bytes() throws(DocumentRefusal) -> [UInt8] {
    var writer = WorkbookWriter()
    writer.title = "LHE"
    writer.createdAt = at
    writer.sheets = [words] + paper.sections.compactMap(Self.sheet)
    return try writer.bytes()
  }

  private var words: SheetDraft {
    var sheet = SheetDraft(name: "LHE")
    sheet.columns = [.init(1...1, width: 24), .init(2...2, width: 90)]
    var row = 0
    func add(_ cells: [String], _ format: CellFormat = .plain) {
      row += 1
      sheet.setRow(row, cells.map { .text($0) }, format: format)
    }
    for line in paper.letterhead { add(["", line], Self.heading) }
    for line in paper.head { add(line) }
    for section in paper.sections where !(section.paragraphs + section.notes).isEmpty {
      add([section.title], Self.heading)
      for paragraph in section.paragraphs + section.notes { add(["", paragraph]) }
    }
    add(["Tanda tangan"], Self.heading)
    for signature in signatures {
      add([
        EvaluationText.duty(signature.duty).indonesian,
        signature.by.name + ", " + ReportText.moment(signature.at, in: .indonesian),
      ])
      add(["SHA-256", signature.digest])
    }
    if signatures.isEmpty { add(["", "Rancangan, belum ditandatangani"]) }
    return sheet
  }

  /// A table on a sheet of its own, named like its part.
  private static func sheet(_ section: ReportPaper.Section) -> SheetDraft? {
    guard let table = section.table else { return nil }
    var sheet = SheetDraft(name: section.key)
    sheet.frozenRowCount = 1
    sheet.columns = [.init(1...max(1, table.columns.count), width: 24)]
    sheet.setRow(1, table.columns.map { .text($0.title) }, format: heading)
    for (index, row) in table.rows.enumerated() {
      for (place, cell) in row.enumerated() {
        let address = CellAddress(columnNumber: place + 1, rowNumber: index + 2)
        switch cell {
        case .text(let text): sheet.set(address, .text(text))
        case .points(let points, let decimals):
          var format = CellFormat()
          format.numberFormat = "0." + String(repeating: "0", count: decimals)
          sheet.set(address, .number(points.description), format: format)
        }
      }
    }
    return sheet
  }
}
