import Documents
import InstrumentsModel
import Kernel
import WorksheetsModel

/// Filled forms in the project's own wording, so that no official file is needed.
enum SampleSheets {
  /// A complete, valid sheet with every kind of answer in it.
  static func answers(of instrument: Instrument, seed: UInt64) -> AnswerSheet {
    var random = SeededGenerator(seed: seed)
    var sheet = AnswerSheet(blankFor: instrument.soals.count)
    for (position, soal) in instrument.soals.enumerated() {
      switch soal.kind {
      case .choice(let scale):
        let rungs = instrument.scales[scale].options.count
        sheet.set(.option(Int.random(in: 0..<rungs, using: &random)), at: position)
      case .unknown: continue
      case .count: sheet.set(.count(Int.random(in: 1...12, using: &random)), at: position)
      case .index(let maximum):
        let hundredths = Int64.random(in: 0...(maximum.units / 10_000_000_000), using: &random)
        sheet.set(.index(Points(units: hundredths * 10_000_000_000)), at: position)
      }
    }
    // Below the line more than above it, so that nothing is cut.
    for question in instrument.questions {
      guard case .ratio(let ratio) = question.kind else { continue }
      for soal in ratio.numerator { sheet.set(.count(1), at: soal) }
    }
    return sheet
  }

  /// The annex form with its formulas and these answers.
  static func annex(_ answers: AnswerSheet, of instrument: Instrument) throws -> AnswerWorksheet {
    guard let form = AnnexForm(of: instrument) else { throw Missing.rows }
    var sheet = AnswerWorksheet(name: AnnexForm.sheetName, merged: Array(form.merged))
    sheet.hiddenColumns = [FormColumn.a.rawValue, FormColumn.j.rawValue]
    for type in form.answerTypes {
      sheet.cells[SheetPlace(.j, type.row)] = SheetCell(.text(type.label))
    }
    for formula in form.formulas {
      sheet.cells[formula.place] = SheetCell(.blank, formula: spelled(formula.pattern))
    }
    for percent in form.percents {
      sheet.cells[SheetPlace(.m, percent.row)] = SheetCell(
        .blank, formula: spelled(percent.pattern))
    }
    for weight in form.weights {
      sheet.cells[SheetPlace(.h, weight.row)] = SheetCell(.number(weight.weight.description))
    }
    for sum in form.sums where sum.isComputed {
      let formula = AnnexFormula.total(of: sum.parts)
      sheet.cells[SheetPlace(.k, sum.row)] = SheetCell(.blank, formula: formula)
    }
    fill(&sheet, .k, form.rows, answers, instrument)
    return sheet
  }

  /// The portal form with these answers in a layer's column.
  static func portal(
    _ answers: AnswerSheet, _ layer: Layer, of instrument: Instrument
  ) throws -> AnswerWorksheet {
    guard let form = PortalForm(of: instrument) else { throw Missing.rows }
    var sheet = AnswerWorksheet(name: PortalForm.sheetName)
    for (soal, row) in form.rows.soals.enumerated() {
      sheet.cells[SheetPlace(.c, row)] = SheetCell(.text(instrument.soals[soal].text.indonesian))
    }
    fill(&sheet, PortalForm.answerColumn(of: layer), form.rows, answers, instrument)
    return sheet
  }

  private static func fill(
    _ sheet: inout AnswerWorksheet, _ column: FormColumn, _ rows: FormRows,
    _ answers: AnswerSheet, _ instrument: Instrument
  ) {
    for (position, row) in rows.soals.enumerated() {
      guard let answer = answers.answer(at: position, in: instrument) else { continue }
      let text = instrument.text(of: answer, at: position)
      if case .option = answer {
        sheet.cells[SheetPlace(column, row)] = SheetCell(.text(text))
      } else {
        sheet.cells[SheetPlace(column, row)] = SheetCell(.number(text))
      }
    }
  }

  /// One spelling of what a computed cell holds.
  static func spelled(_ pattern: FormulaPattern) -> String {
    switch pattern {
    case .exactly(let formula): formula
    case .value(let row, let weighted):
      AnnexFormula.value(row) + (weighted ? "*H\(row)" : "")
    case .mean(let rows, let weightRow):
      "AVERAGE(L\(rows.lowerBound):L\(rows.upperBound))*H\(weightRow)"
    case .sum(let column, let rows):
      "SUM(" + rows.map { SheetPlace(column, $0).text }.joined(separator: ",") + ")"
    case .anyOf(let patterns): patterns.first.map(spelled) ?? ""
    }
  }

  enum Missing: Error { case rows }
}

extension SampleSheets {
  /// A real file with one sheet, and others behind it.
  static func workbook(
    _ sheet: AnswerWorksheet, beside others: [SheetDraft] = []
  ) throws -> [UInt8] {
    var draft = SheetDraft(name: sheet.name)
    draft.isHidden = false
    draft.mergedRanges = sheet.merged.compactMap { CellRange($0.text) }
    draft.hiddenRows = sheet.hiddenRows
    for (place, cell) in sheet.cells {
      let address = CellAddress(columnNumber: place.column, rowNumber: place.row)
      if let formula = cell.formula {
        draft.set(address, .formula(formula, result: nil))
      } else {
        switch cell.content {
        case .blank: continue
        case .number(let number): draft.set(address, .number(number))
        case .text(let text), .other(let text): draft.set(address, .text(text))
        }
      }
    }
    var writer = WorkbookWriter()
    writer.sheets = [draft] + others
    return try writer.bytes()
  }
}
