package import InstrumentsModel
package import Kernel

/// The portal form of an instrument: where answers, notes and proof stand in sheet `Jawaban`.
///
/// The coordinates of the answers are those of the national question master; a test compares them.
///
/// - Source: national integration contract 2026, question master, `excel_baris`, `excel_kolom_…`.
package struct PortalForm: Sendable {
  /// The name of the sheet.
  package static let sheetName = "Jawaban"
  /// What stands in A1 of the workbooks that this program makes, so that their formulas are known.
  package static let ownTitle = Text(
    "Lembar jawaban LKE Zona Integritas (dibuat oleh Zona)",
    "Answer sheet of the Integrity Zone LKE (made by Zona)")

  /// The rows of the form.
  package let rows: FormRows

  /// Derives the form; nil when the instrument has no rows in the portal layout.
  package init?(of instrument: Instrument) {
    guard let rows = FormRows(of: instrument, in: .portal) else { return nil }
    self.rows = rows
  }

  /// The column of a layer's answers.
  package static func answerColumn(of layer: Layer) -> FormColumn {
    layer == .unit ? .k : .n
  }

  /// The column of a layer's notes.
  package static func noteColumn(of layer: Layer) -> FormColumn {
    layer == .unit ? .l : .q
  }

  /// The column of the proof that the unit names.
  package static let evidenceColumn = FormColumn.m

  /// Whether a sheet is this form: most rows of the answers carry printed words left of them.
  ///
  /// The official wording is nobody's to repeat, so that its place is looked at, not its words.
  package func recognises(_ sheet: AnswerWorksheet) -> Bool {
    let printed: [FormColumn] = [.a, .b, .c, .d, .e, .f, .g, .h, .i, .j]
    let matching = rows.soals.count { row in
      printed.contains { sheet.cell($0, row).content != .blank }
    }
    return matching * 2 >= rows.soals.count
  }

  /// Reads one layer of a filled form.
  ///
  /// What else stands in the official workbook is not established, so that only the answers'
  /// own cells are looked at; in a workbook of our own making the formulas are compared as well.
  ///
  /// - Parameters:
  ///   - sheet: The sheet `Jawaban`.
  ///   - layer: Whose answers are read.
  ///   - instrument: The instrument of this form.
  /// - Returns: The answers with notes, proof and findings in the form's order.
  package func read(
    _ sheet: AnswerWorksheet, layer: Layer, for instrument: Instrument
  ) -> ReadAnswers {
    var reading = ReadAnswers(of: instrument, layout: .portal, layer: layer)
    let column = Self.answerColumn(of: layer)
    for (soal, row) in rows.soals.enumerated() {
      reading.take(
        sheet.cell(column, row), for: soal, at: sheet.address(column, row), in: instrument)
      reading.notes[soal] = sheet.cell(Self.noteColumn(of: layer), row).content.written
      guard layer == .unit else { continue }
      reading.evidence[soal] = sheet.cell(Self.evidenceColumn, row).content.written
    }
    reading.reportShares(in: instrument) { sheet.address(column, rows.soals[$0]) }
    reading.findings += deviations(of: sheet, column)
    if Self.isOurs(sheet) {
      let total = sheet.cell(PortalFormula.valueColumn(of: layer), rows.grandTotal)
      reading.storedTotal = total.cachedNumber
      reading.findings += formulaDeviations(of: sheet, layer, reading.sheet, instrument)
    }
    reading.sortFindings()
    return reading
  }

  /// Whether this program made the sheet, in whichever language.
  private static func isOurs(_ sheet: AnswerWorksheet) -> Bool {
    let title = sheet.cell(.a, 1).content.written
    return title == ownTitle.indonesian || title == ownTitle.english
  }

  private func deviations(of sheet: AnswerWorksheet, _ column: FormColumn) -> [Finding] {
    var findings: [Finding] = []
    if sheet.isHidden { findings.append(Finding(place: sheet.name, problem: .hiddenSheet)) }
    if sheet.hiddenColumns.contains(column.rawValue) {
      findings.append(Finding(place: sheet.address(column, 1), problem: .hiddenColumn))
    }
    for (soal, row) in rows.soals.enumerated() {
      let place = sheet.address(column, row)
      if sheet.hiddenRows.contains(row) {
        findings.append(Finding(place: place, soal: soal, problem: .hiddenRow))
      }
      let covering = sheet.merged.first { range in
        (range.first.row...range.last.row).contains(row)
          && (range.first.column...range.last.column).contains(column.rawValue)
      }
      if let covering {
        findings.append(
          Finding(place: place, soal: soal, problem: .mergedCells(range: covering.text)))
      }
    }
    return findings
  }

  private func formulaDeviations(
    of sheet: AnswerWorksheet, _ layer: Layer, _ answers: AnswerSheet,
    _ instrument: Instrument
  ) -> [Finding] {
    let figures = PortalFormula(rows, layer).figures(of: instrument)
    return figures.compactMap { figure in
      let cell = sheet.cells[figure.place] ?? .blank
      if let formula = cell.formula, formula == figure.formula { return nil }
      let place = sheet.name + "!" + figure.place.text
      if let formula = cell.formula {
        if FormulaText(formula).bytes == FormulaText(figure.formula).bytes { return nil }
        return Finding(place: place, problem: .formulaChanged(formula: formula))
      }
      if cell.content == .blank { return Finding(place: place, problem: .formulaMissing) }
      return Finding(place: place, problem: .formulaReplaced(written: cell.content.written))
    }
  }
}
