package import Kernel

/// What a sheet earns at every place of the tree.
package struct Scorecard: Hashable, Sendable {
  /// The score of each node, in the order of `Instrument.nodes`.
  ///
  /// - Unit: points.
  package let nodes: [Points]
  /// The share of each question, in the order of `Instrument.questions`.
  package let values: [QuestionValue]

  /// The total.
  ///
  /// - Unit: points.
  package var total: Points { nodes[0] }
}

extension Instrument {
  /// Scores a sheet: a blank counts 0.
  ///
  /// Each indicator, part or question of a result is one exact fraction, rounded once, half to
  /// even, to 10⁻¹² points; above it there is only addition.
  ///
  /// - Parameter sheet: A valid sheet of this instrument.
  /// - Returns: The score of each node and the share of each question.
  /// - Source: PermenPANRB 90/2021, Lampiran III, column L.
  package func score(_ sheet: AnswerSheet) -> Scorecard {
    precondition(sheet.places.count == soals.count, "The sheet belongs to another instrument.")
    let values = questions.indices.map { value(of: $0, on: sheet.places) }
    var scores = [Points](repeating: .zero, count: nodes.count)
    // Children stand behind their parents, so one walk from the end adds everything up.
    for index in nodes.indices.reversed() {
      scores[index] += ownScore(of: nodes[index]) { values[$0] }
      if let parent = nodes[index].parent { scores[parent] += scores[index] }
    }
    return Scorecard(nodes: scores, values: values)
  }

  /// The most one question can earn, rounded half to even to 10⁻¹² points.
  ///
  /// A question of a result has a weight of its own; elsewhere the node's weight is shared evenly.
  package func weight(ofQuestion index: Int) -> Points {
    let (weight, count) = sharedWeight(ofQuestion: index)
    return Points(units: Int64(divideHalfEven(Int128(weight.units), by: Int128(count))))
  }

  /// What one question adds to its node, rounded half to even to 10⁻¹² points, for showing.
  package func score(ofQuestion index: Int, in card: Scorecard) -> Points {
    score(ofQuestion: index, worth: card.values[index])
  }

  /// What one question adds to its node, without scoring the rest of the sheet.
  ///
  /// - Parameters:
  ///   - index: The position in `questions`.
  ///   - sheet: A valid sheet of this instrument.
  /// - Returns: The same as in the scorecard of the sheet.
  package func score(ofQuestion index: Int, on sheet: AnswerSheet) -> Points {
    score(ofQuestion: index, worth: value(of: index, on: sheet.places))
  }

  /// What the own questions of a node earn, without scoring the rest of the sheet.
  ///
  /// - Parameters:
  ///   - index: The position in `nodes`.
  ///   - sheet: A valid sheet of this instrument.
  /// - Returns: The score of an indicator or part as in the scorecard of the sheet; nothing for a
  ///   node that only adds up others.
  package func score(ofOwnQuestionsAt index: Int, on sheet: AnswerSheet) -> Points {
    ownScore(of: nodes[index]) { value(of: $0, on: sheet.places) }
  }

  private func score(ofQuestion index: Int, worth value: QuestionValue) -> Points {
    let (weight, count) = sharedWeight(ofQuestion: index)
    // One exact division instead of fractions in lowest terms: a page asks for every question.
    let dividend = Int128(value.numerator) * Int128(weight.units)
    return Points(
      units: Int64(divideHalfEven(dividend, by: Int128(value.denominator) * Int128(count))))
  }

  /// The weight that a question has a part of, and how many questions share it.
  private func sharedWeight(ofQuestion index: Int) -> (weight: Points, count: Int) {
    if let weight = questions[index].weight { return (weight, 1) }
    let node = questions[index].node
    return (nodes[node].weight, nodes[node].questions.count)
  }

  private func ownScore(of node: Node, _ worth: (Int) -> QuestionValue) -> Points {
    guard !node.questions.isEmpty else { return .zero }
    if node.kind == .result {
      var sum = Points.zero
      for question in node.questions {
        sum += share([question], worth, of: questions[question].weight ?? .zero, count: 1)
      }
      return sum
    }
    return share(node.questions, worth, of: node.weight, count: node.questions.count)
  }

  /// (sum of the shares) × weight ÷ count, as one exact fraction, rounded once.
  ///
  /// Decimal shares are gathered in units of 10⁻¹², ratios over their common denominator. The
  /// checks on load (at most two ratios in a node, none beside an index) keep all of it in `Int128`.
  private func share(
    _ members: [Int], _ worth: (Int) -> QuestionValue, of weight: Points, count: Int
  ) -> Points {
    var decimals: Int64 = 0
    var (above, below): (Int128, Int128) = (0, 1)
    for member in members {
      let value = worth(member)
      if value.denominator == Points.unitsPerPoint {
        decimals += value.numerator
      } else {
        above = above * Int128(value.denominator) + Int128(value.numerator) * below
        below *= Int128(value.denominator)
      }
    }
    var step = Points.unitsPerPoint
    while step > 1, decimals.isMultiple(of: 10) {
      decimals /= 10
      step /= 10
    }
    let dividend = (above * Int128(step) + Int128(decimals) * below) * Int128(weight.units)
    return Points(units: Int64(divideHalfEven(dividend, by: below * Int128(step) * Int128(count))))
  }
}
