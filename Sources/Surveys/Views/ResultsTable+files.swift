import Documents
import Kernel
import SurveysModel
import Web
import WorkUnitsModel

extension ResultsTable {
  /// The lines as one JSON object; figures are decimal texts, never binary floats.
  var json: [UInt8] {
    var writer = JSONWriter()
    writer.object { object in
      object.member("round", results.round.id.text)
      object.member("unit", results.round.unitID.text)
      object.member("year", results.round.year.number)
      object.member("purpose", results.round.plan.purpose.rawValue)
      object.member("closed", results.round.closedAt != nil)
      object.member("rules", results.round.plan.rulesVersion)
      object.member("wanted", results.figures.wanted)
      if let population = results.figures.population { object.member("population", population) }
      object.arrayMember("figures") { figures in
        for line in lines {
          figures.object { entry in
            for (name, cell) in zip(Self.head, line.cells) where !cell.isEmpty {
              entry.member(name, cell)
            }
          }
        }
      }
    }
    return writer.bytes
  }

  /// The lines as a workbook in the reader's language; figures keep their six decimals as numbers.
  func workbook(at instant: Instant) throws -> [UInt8] {
    var sheet = SheetDraft(name: ResultsText.results.in(language))
    var bold = CellFormat.plain
    bold.isBold = true
    sheet.frozenRowCount = 1
    let head = ResultsKey.allCases.map { $0.meaning.in(language) }
    for (row, cells) in ([head] + lines.map(labelled)).enumerated() {
      for (column, cell) in cells.enumerated() where !cell.isEmpty {
        let isNumber =
          row > 0 && ResultsKey.allCases[column].isNumeric && Points(decimal: cell) != nil
        sheet.set(
          CellAddress(columnNumber: column + 1, rowNumber: row + 1),
          isNumber ? .number(cell) : .text(cell), format: row == 0 ? bold : .plain)
      }
    }
    var writer = WorkbookWriter()
    writer.title = results.round.plan.title
    writer.createdAt = instant
    writer.sheets = [sheet]
    return try writer.bytes()
  }

  /// The cells of a line with the part in words: a workbook is for people.
  private func labelled(_ line: Line) -> [String] {
    ResultsKey.allCases.map { key in
      key == .part
        ? ResultsPart(rawValue: line.part)?.meaning.in(language) ?? line.part : line.cell(key)
    }
  }
}
