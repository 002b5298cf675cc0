import Kernel

extension Instrument {
  /// Explains every figure of a sheet.
  ///
  /// - Parameter sheet: A valid sheet of this instrument.
  /// - Returns: The tree of terms from the total to each answer.
  package func explain(_ sheet: AnswerSheet) -> Explanation {
    explain(node: 0, Evidence(sheet: sheet, card: score(sheet)))
  }

  /// Explains one node and what is below it.
  ///
  /// - Parameters:
  ///   - node: The position in `nodes`.
  ///   - sheet: A valid sheet of this instrument.
  ///   - card: The scorecard of the sheet.
  /// - Returns: The tree of terms from the node to each answer.
  package func explain(node: Int, of sheet: AnswerSheet, on card: Scorecard) -> Explanation {
    explain(node: node, Evidence(sheet: sheet, card: card))
  }

  /// Explains one question: its answers, its share, what it adds.
  ///
  /// - Parameters:
  ///   - question: The position in `questions`.
  ///   - sheet: A valid sheet of this instrument.
  ///   - card: The scorecard of the sheet.
  /// - Returns: The terms of the question.
  package func explain(question: Int, of sheet: AnswerSheet, on card: Scorecard) -> Explanation {
    explain(question: question, Evidence(sheet: sheet, card: card))
  }

  private struct Evidence {
    let sheet: AnswerSheet
    let card: Scorecard
  }

  private func explain(node index: Int, _ evidence: Evidence) -> Explanation {
    let node = nodes[index]
    var terms = node.children.map { explain(node: $0, evidence) }
    terms += node.questions.map { explain(question: $0, evidence) }
    let formula: Explanation.Formula
    var cited = sources.sum
    var remarks: [Explanation.Remark] = []
    if node.children.isEmpty && node.kind != .result {
      formula = .mean(
        shares: node.questions.map { evidence.card.values[$0].rounded }, weight: node.weight)
      cited = sources.mean
      if isRounded(node, evidence.card.values) { remarks.append(.rounded) }
    } else {
      formula = .sum(terms.compactMap(\.score))
    }
    return Explanation(
      subject: .node(index), code: node.code, name: node.name,
      score: evidence.card.nodes[index], weight: node.weight,
      steps: [Explanation.Step(formula: formula, result: evidence.card.nodes[index])],
      remarks: remarks, sources: [cited], terms: terms)
  }

  /// Whether the exact fraction of a mean has more than 12 decimals.
  private func isRounded(_ node: Node, _ values: [QuestionValue]) -> Bool {
    let count = Int128(node.questions.count)
    var decimals: Int128 = 0
    var others = Fraction.zero
    for question in node.questions {
      let value = values[question]
      if value.denominator == Points.unitsPerPoint {
        decimals += Int128(value.numerator)
      } else {
        others = others + value.fraction
      }
    }
    // Exact when weight × sum ÷ count is a whole number of units; the two kinds are held apart so
    // that their denominators never multiply.
    let weight = Int128(node.weight.units)
    let fromDecimals = Fraction(
      decimals * weight, over: Int128(Points.unitsPerPoint) * count)
    let fromOthers = Fraction(others.numerator * weight, over: others.denominator * count)
    if fromDecimals.denominator == 1 || fromOthers.denominator == 1 {
      return fromDecimals.denominator != 1 || fromOthers.denominator != 1
    }
    return (fromDecimals + fromOthers).denominator != 1
  }

  private func explain(question index: Int, _ evidence: Evidence) -> Explanation {
    let question = questions[index]
    let value = evidence.card.values[index]
    let node = nodes[question.node]
    let (formula, rule) = formula(of: question, value, evidence.sheet)
    let contribution: Explanation.Formula =
      if let weight = question.weight {
        .ownWeight(share: value.rounded, weight: weight)
      } else {
        .part(share: value.rounded, weight: node.weight, count: node.questions.count)
      }
    let carried = question.weight == nil ? sources.mean : sources.ownWeight
    return Explanation(
      subject: .question(index), code: question.code, name: question.text,
      score: score(ofQuestion: index, in: evidence.card), weight: weight(ofQuestion: index),
      steps: [
        Explanation.Step(formula: formula, result: value.rounded),
        Explanation.Step(
          formula: contribution, result: score(ofQuestion: index, in: evidence.card)),
      ],
      remarks: remarks(on: question, value, evidence.sheet),
      sources: rule + [carried],
      terms: question.soals.map { explain(soal: $0, evidence.sheet) })
  }

  private func formula(
    of question: Question, _ value: QuestionValue, _ sheet: AnswerSheet
  ) -> (Explanation.Formula, [Text]) {
    if value.origin == .unanswered { return (.blank, [sources.blank]) }
    let zero = value.origin == .zeroRule || value.origin == .contradictory ? [sources.zero] : []
    switch question.kind {
    case .choice(let scale):
      let option = scales[scale].options[Int(sheet.places[question.soals[0]])]
      return (.option(key: option.key, worth: option.value), [sources.choice])
    case .ratio(let ratio):
      let above = ratio.numerator.map { Int(sheet.places[$0]) }
      let below = ratio.denominator.map { Int(sheet.places[$0]) }
      return (.ratio(above: above, below: below), [sources.ratio] + zero)
    case .reduction(let reduction):
      let formula = Explanation.Formula.reduction(
        previous: Int(sheet.places[reduction.previous]),
        current: Int(sheet.places[reduction.current]))
      return (formula, [sources.reduction] + zero)
    case .index(let maximum):
      let millionths = Int64(sheet.places[question.soals[0]])
      let index = Points(units: millionths * AnswerSheet.unitsPerMillionth)
      return (.index(index, maximum: maximum), [sources.index])
    case .unknown: return (.blank, [sources.blank])
    }
  }

  private func remarks(
    on question: Question, _ value: QuestionValue, _ sheet: AnswerSheet
  ) -> [Explanation.Remark] {
    var remarks: [Explanation.Remark] = []
    switch (value.origin, question.kind) {
    case (.unanswered, _):
      let blank = question.soals.filter { sheet.places[$0] < 0 }
      remarks.append(.blankCountsZero(soals: blank.map { soals[$0].id }))
    case (.contradictory, _): remarks.append(.contradictory)
    case (.zeroRule, .ratio(let ratio)):
      remarks.append(.zeroRule(worth: value.rounded, reason: ratio.zeroReason))
    case (.zeroRule, .reduction(let reduction)):
      remarks.append(.zeroRule(worth: value.rounded, reason: reduction.zeroReason))
    case (.capped, _): remarks.append(.capped)
    case (.floored, _): remarks.append(.floored)
    case (.answer, _), (.zeroRule, _): break
    }
    if question.confidence != .verified { remarks.append(.unverified(question.confidence)) }
    return remarks
  }

  private func explain(soal position: Int, _ sheet: AnswerSheet) -> Explanation {
    let soal = soals[position]
    let (formula, worth): (Explanation.Formula, Points?) =
      switch (sheet.answer(at: position, in: self), soal.kind) {
      case (.option(let rung), .choice(let scale)):
        {
          let option = scales[scale].options[rung]
          return (.option(key: option.key, worth: option.value), option.value)
        }()
      case (.count(let count), _): (.count(count), nil)
      case (.index(let index), .index(let maximum)):
        (
          .index(index, maximum: maximum),
          Points(rounding: Fraction(Int128(index.units), over: Int128(maximum.units)))
        )
      case (nil, _), (.option, _), (.index, _): (.blank, .zero)
      }
    return Explanation(
      subject: .soal(position), code: String(soal.id), name: soal.text, score: nil, weight: nil,
      steps: [Explanation.Step(formula: formula, result: worth)],
      remarks: isInformational(position) ? [.informational] : [],
      sources: [], terms: [])
  }

  /// Whether a count is asked for but does not enter the formula of its question.
  package func isInformational(_ position: Int) -> Bool {
    switch questions[soals[position].question].kind {
    case .ratio(let ratio):
      !ratio.numerator.contains(position) && !ratio.denominator.contains(position)
    case .reduction(let reduction):
      reduction.previous != position && reduction.current != position
    case .choice, .index, .unknown: false
    }
  }
}
