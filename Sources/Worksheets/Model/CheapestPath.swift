package import InstrumentsModel
package import Kernel

/// One question brought to its best answer, or an index to the least that a path needs.
package struct AnswerChange: Hashable, Sendable {
  /// The position in `Instrument.questions`.
  package let question: Int
  /// What the question is worth before.
  package let before: QuestionValue
  /// The places of the sheet to write: positions in `Instrument.soals` with their answers.
  package let answers: [SoalAnswer]
  /// What the change adds to the total when made alone.
  ///
  /// - Unit: points.
  package let worth: Points
  /// Whether the unit decides it by working; false for survey indexes and counted facts.
  package let isFreelyChangeable: Bool
}

/// An answer with the place it belongs to.
package struct SoalAnswer: Hashable, Sendable {
  /// The position in `Instrument.soals`.
  package let position: Int
  /// What to write there.
  package let answer: Answer

  /// Pairs a place with an answer.
  package init(position: Int, answer: Answer) {
    self.position = position
    self.answer = answer
  }
}

/// The fewest changed answers that clear every floor of a predicate.
package enum CheapestPath: Hashable, Sendable {
  /// Nothing needs to change.
  case alreadyCleared
  /// These changes clear every floor; no smaller number does.
  case changes([AnswerChange], result: Points)
  /// Even the best answers everywhere that may be changed leave a floor missed.
  case outOfReach(missed: [String])
  /// The floors overlap without one containing the other, so that the search does not apply.
  case notNested
}

extension Instrument {
  /// Finds the fewest changed answers that clear every floor of a predicate.
  ///
  /// A percentage counts as one change. Among paths of the same length the one with the fewest
  /// survey indexes and counted facts is taken, then the one with the highest score; its indexes
  /// are then lowered to the least that suffices. Why no shorter path exists is shown in
  /// `docs/decisions/0080-cheapest-path.md`.
  ///
  /// - Parameters:
  ///   - sheet: A valid sheet of this instrument; it is not changed.
  ///   - predicate: The predicate to reach.
  ///   - onlyFreelyChangeable: Whether survey indexes and counted facts must stay as they are.
  /// - Returns: The changes in reading order with the total they lead to.
  package func cheapestPath(
    from sheet: AnswerSheet, to predicate: PredicateRule, onlyFreelyChangeable: Bool = false
  ) -> CheapestPath {
    let card = score(sheet)
    if verdict(of: predicate, on: card).passes { return .alreadyCleared }
    var candidates = changesToBest(on: sheet, card)
    if onlyFreelyChangeable { candidates.removeAll { !$0.isFreelyChangeable } }
    guard let tree = FloorTree(predicate, in: self) else { return .notNested }
    let search = PathSearch(instrument: self, sheet: sheet, candidates: candidates)
    guard let found = search.fewest(in: tree) else {
      let best = score(applying(candidates, to: sheet))
      return .outOfReach(missed: verdict(of: predicate, on: best).failed)
    }
    let chosen = withLeastIndexes(
      found.sorted { $0.question < $1.question }, from: sheet, to: predicate)
    return .changes(chosen, result: score(applying(chosen, to: sheet)).total)
  }

  /// The sheet after some changes.
  ///
  /// - Parameters:
  ///   - changes: Changes of this instrument.
  ///   - sheet: The sheet to start from; it is not changed.
  /// - Returns: A new sheet.
  package func applying(_ changes: [AnswerChange], to sheet: AnswerSheet) -> AnswerSheet {
    var changed = sheet
    for change in changes {
      for answer in change.answers { changed.set(answer.answer, at: answer.position) }
    }
    return changed
  }
}
