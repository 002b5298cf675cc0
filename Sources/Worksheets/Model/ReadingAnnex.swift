package import InstrumentsModel
import Kernel

extension AnnexForm {
  /// Whether a sheet is this form: at least half of its answer types stand where they belong.
  package func recognises(_ sheet: AnswerWorksheet) -> Bool {
    let matching = answerTypes.count { sheet.answerType($0.row) == $0.label }
    return matching * 2 >= answerTypes.count
  }

  /// Reads the answers of a filled form and reports every deviation from the blank one.
  ///
  /// No result that a program left in the file is trusted. Cells are read as they are, hidden or not.
  ///
  /// - Parameters:
  ///   - sheet: The sheet, which `recognises` knows.
  ///   - instrument: The instrument of this form.
  /// - Returns: The answers, notes and proof of the unit, with the findings in the form's order.
  package func read(_ sheet: AnswerWorksheet, for instrument: Instrument) -> ReadAnswers {
    var reading = ReadAnswers(of: instrument, layout: .annex, layer: .unit)
    for (soal, row) in rows.soals.enumerated() {
      reading.take(
        sheet.cell(.k, row), for: soal, at: sheet.address(.k, row), in: instrument)
      let words = words(beside: soal, on: sheet, instrument)
      reading.notes[soal] = words.note
      reading.evidence[soal] = words.evidence
    }
    reading.reportShares(in: instrument) { sheet.address(.k, rows.soals[$0]) }
    let total = sheet.cell(.l, rows.grandTotal)
    reading.storedTotal = total.cachedNumber
    if case .number(let typed) = total.content { reading.storedTotal = typed }
    reading.findings += AnnexComparison(self, sheet, instrument, reading.sheet).findings()
    reading.reportStoredTotal(in: instrument, at: sheet.address(.l, rows.grandTotal))
    reading.sortFindings()
    return reading
  }
}

extension AnnexForm {
  /// The note in column O and the proof in P and Q; those of a share's own row go to its first soal.
  func words(
    beside soal: Int, on sheet: AnswerWorksheet, _ instrument: Instrument
  ) -> (note: String, evidence: String) {
    let question = instrument.soals[soal].question
    let isFirst = instrument.questions[question].soals.first == soal
    let known = isFirst ? [rows.questions[question], rows.soals[soal]] : [rows.soals[soal]]
    func text(_ columns: [FormColumn]) -> String {
      var texts: [String] = []
      for row in Set(known).sorted() {
        for column in columns {
          let written = sheet.cell(column, row).content.written
          if !written.isEmpty { texts.append(written) }
        }
      }
      return texts.joined(separator: "\n")
    }
    return (text([.o]), text([.p, .q]))
  }
}

extension ReadAnswers {
  /// Puts findings in the order of the form: by row, then by column.
  mutating func sortFindings() {
    func key(_ finding: Finding) -> (Int, String) {
      let address = finding.place.drop { $0 != "!" }.dropFirst()
      let row = Int(String(address.drop { !$0.isNumber }.prefix { $0.isNumber })) ?? 0
      return (row, String(address))
    }
    findings = findings.map { (key($0), $0) }.enumerated()
      .sorted {
        ($0.element.0.0, $0.element.0.1, $0.offset) < ($1.element.0.0, $1.element.0.1, $1.offset)
      }
      .map(\.element.1)
  }
}

extension AnswerWorksheet {
  /// The answer type printed in column J, blanks and line ends made single spaces.
  func answerType(_ row: Int) -> String {
    let words = cell(.j, row).content.written.split { $0.isWhitespace }
    return words.joined(separator: " ")
  }
}

/// One comparison of a filled sheet with the form.
private struct AnnexComparison {
  let form: AnnexForm
  let sheet: AnswerWorksheet
  let answers: AnswerSheet
  /// What each computed row of column L, and of column K, comes to.
  let results: [Int: String]
  let shares: [Int: String]

  init(
    _ form: AnnexForm, _ sheet: AnswerWorksheet, _ instrument: Instrument, _ answers: AnswerSheet
  ) {
    self.form = form
    self.sheet = sheet
    self.answers = answers
    let card = instrument.score(answers)
    var results: [Int: String] = [:]
    for (node, row) in form.rows.nodes.enumerated() { results[row] = card.nodes[node].description }
    for (node, row) in form.rows.totals { results[row] = card.nodes[node].description }
    var shares: [Int: String] = [:]
    for (question, row) in form.rows.questions.enumerated() {
      let value = card.values[question]
      guard value.isAnswered else { continue }
      shares[row] = value.rounded.description
      let hasWeight = instrument.questions[question].weight != nil
      results[row] =
        (hasWeight ? instrument.score(ofQuestion: question, in: card) : value.rounded).description
    }
    self.results = results
    self.shares = shares
  }

  func findings() -> [Finding] {
    var findings: [Finding] = []
    if sheet.isHidden { findings.append(Finding(place: sheet.name, problem: .hiddenSheet)) }
    findings += answerTypes() + formulas() + percents() + weights() + sums() + strayValues()
    findings += hiddenPlaces() + mergedCells()
    return findings
  }

  private func answerTypes() -> [Finding] {
    form.answerTypes.compactMap { row, label, soal in
      let found = sheet.answerType(row)
      guard found != label else { return nil }
      return finding(.j, row, .answerTypeOverwritten(found: found), taken: label, soal: soal)
    }
  }

  private func formulas() -> [Finding] {
    form.formulas.compactMap { place, pattern in
      let cell = sheet.cells[place] ?? .blank
      let taken = place.column == FormColumn.k.rawValue ? shares[place.row] : results[place.row]
      guard let problem = deviation(cell, from: pattern, blankIsFine: false) else { return nil }
      return Finding(place: sheet.name + "!" + place.text, problem: problem, taken: taken)
    }
  }

  private func percents() -> [Finding] {
    form.percents.compactMap { row, pattern in
      deviation(sheet.cell(.m, row), from: pattern, blankIsFine: true)
        .map { finding(.m, row, $0, taken: nil) }
    }
  }

  private func deviation(
    _ cell: SheetCell, from pattern: FormulaPattern, blankIsFine: Bool
  ) -> Finding.Problem? {
    if let formula = cell.formula {
      return pattern.matches(formula) ? nil : .formulaChanged(formula: formula)
    }
    if cell.content == .blank { return blankIsFine ? nil : .formulaMissing }
    return .formulaReplaced(written: cell.content.written)
  }

  private func weights() -> [Finding] {
    form.weights.compactMap { row, weight in
      let cell = sheet.cell(.h, row)
      let written = cell.formula.map { "=" + $0 } ?? cell.content.written
      guard Points(decimal: written) != weight else { return nil }
      return finding(.h, row, .weightOverwritten(found: written), taken: weight.description)
    }
  }

  /// Sums of counts: a typed one must agree with its parts, which are what is taken.
  private func sums() -> [Finding] {
    form.sums.flatMap { row, parts, isComputed -> [Finding] in
      let cell = sheet.cell(.k, row)
      let values = parts.compactMap { part in
        form.rows.soals.firstIndex(of: part).map { Int(answers.places[$0]) }
      }
      let sum = values.allSatisfy { $0 >= 0 } ? String(values.reduce(0, +)) : nil
      if let formula = cell.formula {
        let expected = FormulaPattern.anyOf([
          .exactly(AnnexFormula.total(of: parts)),
          .exactly(AnnexFormula.repairedTotal(of: parts)), .sum(.k, parts),
        ])
        if expected.matches(formula) { return [] }
        return [finding(.k, row, .formulaChanged(formula: formula), taken: sum)]
      }
      let written = cell.content.written
      if written.isEmpty {
        return isComputed ? [finding(.k, row, .formulaMissing, taken: sum)] : []
      }
      var found: [Finding] = []
      if isComputed {
        found.append(finding(.k, row, .formulaReplaced(written: written), taken: sum))
      }
      if let sum, Points(decimal: written) != Points(decimal: sum) {
        found.append(finding(.k, row, .totalContradictsParts(written: written), taken: sum))
      } else if sum == nil {
        found.append(finding(.k, row, .totalWithoutParts(written: written), taken: nil))
      }
      return found
    }
  }

  private func strayValues() -> [Finding] {
    let known = Set(form.rows.soals + form.rows.questions + form.sums.map(\.row))
    return (form.rows.first...form.rows.grandTotal).compactMap { row in
      let cell = sheet.cell(.k, row)
      guard !known.contains(row), cell != .blank else { return nil }
      let written = cell.formula.map { "=" + $0 } ?? cell.content.written
      return finding(.k, row, .strayValue(written: written), taken: nil)
    }
  }

  private func hiddenPlaces() -> [Finding] {
    let shown: [FormColumn] = [.b, .c, .d, .e, .f, .g, .h, .i, .k, .l, .m, .o]
    return sheet.hiddenRows.filter { (form.rows.first...form.rows.grandTotal).contains($0) }
      .sorted()
      .map { finding(.k, $0, .hiddenRow, taken: nil, soal: form.rows.soals.firstIndex(of: $0)) }
      + shown.filter { sheet.hiddenColumns.contains($0.rawValue) }
      .map { finding($0, 1, .hiddenColumn, taken: nil) }
  }

  private func mergedCells() -> [Finding] {
    sheet.merged.compactMap { range in
      guard range.first.row <= form.rows.grandTotal, range.last.row >= form.rows.first,
        range.first.column <= FormColumn.q.rawValue, !form.merged.contains(range)
      else { return nil }
      return Finding(
        place: sheet.name + "!" + range.first.text, problem: .mergedCells(range: range.text))
    }
  }

  private func finding(
    _ column: FormColumn, _ row: Int, _ problem: Finding.Problem, taken: String?, soal: Int? = nil
  ) -> Finding {
    Finding(place: sheet.address(column, row), soal: soal, problem: problem, taken: taken)
  }
}
