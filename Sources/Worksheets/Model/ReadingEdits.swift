package import InstrumentsModel

/// One cell of a person's workbook that has to change.
package struct CellEdit: Hashable, Sendable {
  /// What a cell shall hold.
  package enum Content: Hashable, Sendable {
    /// Nothing.
    case blank
    /// A number as a plain decimal.
    case number(String)
    /// A text.
    case text(String)
    /// A formula without `=`.
    case formula(String)
  }

  /// The sheet.
  package let sheet: String
  /// The cell.
  package let place: SheetPlace
  /// What it shall hold.
  package let content: Content
}

extension Instrument {
  /// The cells that have to change so that a workbook says what a worksheet says, and no others.
  ///
  /// In the annex layout a denominator that the form leaves to be typed becomes the sum of its parts.
  ///
  /// - Parameters:
  ///   - answers: What the workbook shall say.
  ///   - layer: Whose answers they are.
  ///   - sheets: The sheets of the workbook.
  /// - Returns: The edits in the order of the form.
  /// - Throws: A refusal when there is no known layout, or none with that layer.
  package func edits(
    _ answers: FormAnswers, of layer: Layer, on sheets: [AnswerWorksheet]
  ) throws(ReadingRefusal) -> [CellEdit] {
    switch try locate(in: sheets, layer: layer) {
    case .portal(let form, let sheet):
      var edits = answerEdits(answers, PortalForm.answerColumn(of: layer), form.rows, sheet)
      let noteColumn = PortalForm.noteColumn(of: layer)
      for (soal, row) in form.rows.soals.enumerated() {
        edits += textEdit(answers.notes[soal], SheetPlace(noteColumn, row), sheet)
        guard layer == .unit else { continue }
        edits += textEdit(answers.evidence[soal], SheetPlace(PortalForm.evidenceColumn, row), sheet)
      }
      return edits
    case .annex(let form, let sheet):
      var edits = answerEdits(answers, .k, form.rows, sheet)
      for question in questions { edits += wordEdits(answers, question, form, sheet) }
      for sum in form.sums where !sum.isComputed {
        let formula = AnnexFormula.repairedTotal(of: sum.parts)
        guard sheet.cell(.k, sum.row).formula != formula else { continue }
        edits.append(
          CellEdit(
            sheet: sheet.name, place: SheetPlace(.k, sum.row), content: .formula(formula)))
      }
      return edits
    }
  }

  private func answerEdits(
    _ answers: FormAnswers, _ column: FormColumn, _ rows: FormRows, _ sheet: AnswerWorksheet
  ) -> [CellEdit] {
    rows.soals.enumerated().compactMap { soal, row in
      let wanted = content(of: answers.sheet.answer(at: soal, in: self), at: soal)
      guard !Self.says(sheet.cell(column, row), wanted) else { return nil }
      return CellEdit(sheet: sheet.name, place: SheetPlace(column, row), content: wanted)
    }
  }

  private func content(of answer: Answer?, at soal: Int) -> CellEdit.Content {
    guard let answer else { return .blank }
    let text = text(of: answer, at: soal)
    if case .option = answer { return .text(text) }
    return .number(text)
  }

  /// The words of a question, which may stand beside its own row and each of its soal.
  private func wordEdits(
    _ answers: FormAnswers, _ question: Question, _ form: AnnexForm, _ sheet: AnswerWorksheet
  ) -> [CellEdit] {
    question.soals.flatMap { soal -> [CellEdit] in
      let found = form.words(beside: soal, on: sheet, self)
      let row = form.rows.soals[soal]
      let shareRow = question.soals.first == soal ? form.rows.questions[soals[soal].question] : row
      var edits: [CellEdit] = []
      if found.note != answers.notes[soal] {
        edits += textEdit(answers.notes[soal], SheetPlace(.o, row), sheet)
        if shareRow != row { edits += textEdit("", SheetPlace(.o, shareRow), sheet) }
      }
      if found.evidence != answers.evidence[soal] {
        edits += textEdit(answers.evidence[soal], SheetPlace(.q, row), sheet)
        edits += textEdit("", SheetPlace(.p, row), sheet)
        if shareRow != row {
          edits += textEdit("", SheetPlace(.p, shareRow), sheet)
          edits += textEdit("", SheetPlace(.q, shareRow), sheet)
        }
      }
      return edits
    }
  }

  private func textEdit(
    _ text: String, _ place: SheetPlace, _ sheet: AnswerWorksheet
  ) -> [CellEdit] {
    let content: CellEdit.Content = text.isEmpty ? .blank : .text(text)
    if Self.says(sheet.cells[place] ?? .blank, content) { return [] }
    return [CellEdit(sheet: sheet.name, place: place, content: content)]
  }

  private static func says(_ cell: SheetCell, _ wanted: CellEdit.Content) -> Bool {
    if let formula = cell.formula { return wanted == .formula(formula) }
    switch (cell.content, wanted) {
    case (.blank, .blank): return true
    case (.number(let found), .number(let text)), (.text(let found), .text(let text)):
      return found == text
    default: return false
    }
  }
}
