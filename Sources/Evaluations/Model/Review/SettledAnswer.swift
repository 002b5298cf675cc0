package import InstrumentsModel
package import WorksheetsModel

extension QuestionConsensus {
  /// What is written into the layer of the assessors when the result stands.
  ///
  /// The note says why in the words that led there. Where the lead decided, the reason of the
  /// decision; where all said the same alone, their notes; where members moved, the notes of those
  /// who held it from the beginning and the reasons of those who moved to it. What somebody wrote
  /// for a value that was given up stays in the talk. What the lead wrote for the unit since then
  /// stands in place of all of it (decision 0206). Nobody is named: the team speaks as one
  /// (decision 0200).
  ///
  /// - Parameter notes: What each member wrote beside their blind answer, by account id.
  /// - Returns: nil while the question is open.
  package func settled(notes: [String: String]) -> AnswerContent? {
    guard let values = outcome.values else { return nil }
    var pieces: [String] = []
    for piece in reasons(for: values, notes: notes) {
      let piece = AnswerContent.tidy(piece)
      if !piece.isEmpty, !pieces.contains(piece) { pieces.append(piece) }
    }
    return AnswerContent(values: values, note: Self.joined(pieces))
  }

  /// What the lead wrote for the unit since the question was settled; nil when nothing.
  package var unitReason: String? {
    let settled = steps.lastIndex(where: \.act.settles) ?? -1
    return steps.enumerated().last { $0.offset > settled && $0.element.act == .unitReason }?
      .element.words
  }

  /// The words that led to the values, before they are joined.
  func reasons(for values: [Answer?], notes: [String: String]) -> [String] {
    if let unitReason { return [unitReason] }
    if case .decided = outcome {
      return steps.last { step in
        if case .decision = step.act { true } else { false }
      }.map { [$0.words] } ?? []
    }
    let held = blind.keys.sorted().filter { blind[$0] == values }.compactMap { notes[$0] }
    let moved = steps.compactMap { step in
      if case .move(_, values) = step.act { step.words } else { nil }
    }
    return held + moved
  }

  /// Pieces one below the other, cut at the longest note with a sign that something is missing.
  private static func joined(_ pieces: [String]) -> String {
    let text = pieces.joined(separator: "\n\n")
    guard text.count > AnswerContent.longestNote else { return text }
    return String(text.prefix(AnswerContent.longestNote - 1)) + "…"
  }
}

extension Array where Element == QuestionConsensus {
  /// The sheet that the agreed values make; an open question is blank.
  package func settledSheet(in instrument: Instrument) -> AnswerSheet {
    var sheet = AnswerSheet(blankFor: instrument.soals.count)
    for talk in self {
      guard let values = talk.outcome.values else { continue }
      for (position, value) in zip(instrument.questions[talk.question].soals, values) {
        sheet.set(value, at: position)
      }
    }
    return sheet
  }
}
