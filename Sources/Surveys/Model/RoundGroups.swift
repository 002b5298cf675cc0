package import Kernel

/// One questionnaire among the answers of one group.
package struct GroupIndex: Hashable, Sendable {
  /// Which questionnaire.
  package let kind: QuestionnaireKind
  /// The index with its interval, which knows no population: nobody counted the group.
  package let figure: IndexFigure
  /// The IKM on 25 to 100, cut off after six decimals; nil for SPKP and SPAK.
  package let ikm: Points?
}

/// One group of respondents.
package struct GroupFigures: Hashable, Sendable {
  /// Which one.
  package let group: RespondentGroup
  /// How many answers; nil when it is hidden.
  package let count: Int64?
  /// Why it is hidden; nil when it is not.
  package let hidden: HiddenCell?
  /// Its part of all answers, cut off after six decimals; nil when it is hidden.
  ///
  /// - Unit: percent.
  package let share: Points?
  /// One for each questionnaire, in the order of the round; empty when the group is hidden and
  /// while the round is open.
  package let parts: [GroupIndex]
}

/// The groups of one characteristic.
package struct CharacteristicFigures: Hashable, Sendable {
  /// Which one.
  package let characteristic: RespondentCharacteristic
  /// Whether anybody told it.
  package let isTold: Bool
  /// The groups in the order of the form, those who told nothing last; only they where nobody
  /// told anything.
  package let groups: [GroupFigures]
}

/// Who answered a round, and how each group was served: one characteristic at a time.
package struct RoundGroups: Hashable, Sendable {
  /// Whether indexes are shown.
  ///
  /// While the round is open only counts are: a group may grow by one person from one shuffle to
  /// the next, and the difference of its indexes would be that person's answer.
  package let isClosed: Bool
  /// One for each characteristic, in the order of the form.
  package let characteristics: [CharacteristicFigures]

  /// Works the groups out; nil for a round with fewer than five answers.
  ///
  /// A group with fewer than five answers is hidden, and where what is hidden adds up to fewer
  /// than five, the smallest other group of the same characteristic too, exactly as services are.
  ///
  /// - Parameters:
  ///   - sums: Each answer once in each characteristic.
  ///   - questionnaires: Those of the round, in order.
  ///   - scale: The scale of the round.
  ///   - isClosed: Whether the round was closed for good.
  package init?(
    _ sums: [RespondentGroup: IndexSums], of questionnaires: [Questionnaire], scale: AnswerScale,
    isClosed: Bool
  ) {
    let everybody = RespondentCharacteristic.sex.groups.reduce(0) { $0 + (sums[$1]?.count ?? 0) }
    guard everybody >= RoundFigures.smallestCell else { return nil }
    self.isClosed = isClosed
    characteristics = RespondentCharacteristic.allCases.map { characteristic in
      let groups = characteristic.groups
      let counts = groups.map { sums[$0]?.count ?? 0 }
      let hidden = RoundFigures.hiddenCells(counts, rest: 0)
      let isTold = counts.last != everybody
      let figures = groups.indices.map { place in
        let isHidden = hidden.contains(place)
        return GroupFigures(
          group: groups[place], count: isHidden ? nil : counts[place],
          hidden: isHidden ? HiddenCell(count: counts[place]) : nil,
          share: isHidden
            ? nil : Points(cutting: Fraction(Int128(counts[place]) * 100, over: Int128(everybody))),
          parts: isHidden || !isClosed
            ? [] : Self.parts(sums[groups[place]], questionnaires, scale))
      }
      return CharacteristicFigures(
        characteristic: characteristic, isTold: isTold,
        groups: isTold ? figures : Array(figures.suffix(1)))
    }
  }

  private static func parts(
    _ sums: IndexSums?, _ questionnaires: [Questionnaire], _ scale: AnswerScale
  ) -> [GroupIndex] {
    guard let sums else { return [] }
    return questionnaires.enumerated().map { place, questionnaire in
      let estimate = MeanEstimate(
        count: sums.count, total: sums.totals[place], squares: sums.squares[place],
        items: questionnaire.items.count, steps: questionnaire.scale(scale).steps)
      return GroupIndex(
        kind: questionnaire.kind, figure: IndexFigure(estimate, population: nil),
        ikm: questionnaire.kind == .skm ? estimate.value(top: SatisfactionGrade.top) : nil)
    }
  }
}
