package import InstrumentsModel
package import Kernel

/// How full the answer to a question is.
package enum Fill: String, CaseIterable, Hashable, Sendable {
  /// Nothing is answered.
  case empty
  /// Some of its counts are there, not all.
  case partial
  /// Something over nothing: counts as unanswered.
  case contradictory
  /// Answered.
  case full

  /// Whether the answer counts.
  package var isFull: Bool { self == .full }
}

/// What else is to be known about the answer to a question.
package enum AnswerMark: Hashable, Sendable {
  /// Nothing.
  case none
  /// Taken over from an earlier year and not confirmed yet.
  case carriedOver(year: Int)
  /// Changed after the worksheet was last sent.
  case changedSinceSubmission
}

/// Where one question stands.
package struct QuestionStanding: Hashable, Sendable {
  /// The position in `Instrument.questions`.
  package let question: Int
  /// How full the answer is.
  package let fill: Fill
  /// What else is to be known.
  package let mark: AnswerMark
  /// Whether there is a note.
  package let hasNote: Bool
  /// Whether proof is named.
  package let hasEvidence: Bool
  /// What it earns.
  ///
  /// - Unit: points.
  package let score: Points
  /// The most it can earn.
  ///
  /// - Unit: points.
  package let weight: Points
}

/// Where one area or result of the form stands.
package struct SectionStanding: Hashable, Sendable {
  /// The position in `Instrument.nodes`.
  package let node: Int
  /// Its questions in reading order.
  package let questions: [QuestionStanding]
  /// What it earns.
  ///
  /// - Unit: points.
  package let score: Points
  /// The most it can earn.
  ///
  /// - Unit: points.
  package let weight: Points

  /// How many of its questions are answered.
  package var answeredCount: Int { questions.count { $0.fill.isFull } }

  /// The same section with some of its questions only; score and weight stay those of the whole.
  package func keeping(_ questions: [QuestionStanding]) -> SectionStanding {
    SectionStanding(node: node, questions: questions, score: score, weight: weight)
  }
}

/// Where a worksheet stands: state of each question, progress, score and floors, all computed.
package struct Standing: Hashable, Sendable {
  /// The areas and results of the form in reading order.
  package let sections: [SectionStanding]
  /// The score of every node.
  package let card: Scorecard
  /// The floors of each predicate.
  package let verdicts: [Verdict]
  /// What does not go together.
  package let doubts: [Doubt]

  /// Every question in reading order.
  package var questions: [QuestionStanding] { sections.flatMap(\.questions) }
  /// How many questions are answered.
  package var answeredCount: Int { sections.reduce(0) { $0 + $1.answeredCount } }
  /// How many questions there are.
  package var questionCount: Int { sections.reduce(0) { $0 + $1.questions.count } }
  /// Whether every question is answered.
  package var isComplete: Bool { answeredCount == questionCount }
  /// Positions of the questions without a full answer.
  package var missing: [Int] { questions.filter { !$0.fill.isFull }.map(\.question) }
  /// Positions of the questions that still stand as in an earlier year.
  package var unconfirmed: [Int] {
    questions.compactMap {
      guard case .carriedOver = $0.mark else { return nil }
      return $0.question
    }
  }

  /// Computes where a worksheet stands.
  ///
  /// - Parameters:
  ///   - sheet: The answers of one layer.
  ///   - answers: The same answers with their notes and authors, by question.
  ///   - stage: How far the worksheet is.
  ///   - instrument: The instrument of the worksheet.
  package init(
    of sheet: AnswerSheet, answers: [Int: QuestionAnswer], stage: Worksheet.Stage,
    instrument: Instrument
  ) {
    card = instrument.score(sheet)
    verdicts = instrument.verdicts(on: card)
    doubts = instrument.doubts(on: sheet)
    let card = card
    sections = instrument.sections.map { node in
      let questions = instrument.questions(under: node).map { question in
        QuestionStanding(
          question: question, fill: instrument.fill(of: question, on: sheet, card),
          mark: Self.mark(answers[question], stage),
          hasNote: answers[question].map { !$0.content.note.isEmpty } ?? false,
          hasEvidence: answers[question].map { !$0.content.evidence.isEmpty } ?? false,
          score: instrument.score(ofQuestion: question, in: card),
          weight: instrument.weight(ofQuestion: question))
      }
      return SectionStanding(
        node: node, questions: questions, score: card.nodes[node],
        weight: instrument.nodes[node].weight)
    }
  }

  private static func mark(_ answer: QuestionAnswer?, _ stage: Worksheet.Stage) -> AnswerMark {
    guard let answer else { return .none }
    if case .carriedOver(let year) = answer.origin { return .carriedOver(year: year) }
    if let submittedAt = stage.lastSubmittedAt, answer.at > submittedAt {
      return .changedSinceSubmission
    }
    return .none
  }
}

extension Instrument {
  /// The nodes under which a worksheet lists its questions: areas, and results outside them.
  package var sections: [Int] {
    nodes.indices.filter { nodes[$0].kind == .area || nodes[$0].kind == .result }
  }

  /// The questions of a node and of everything below it, in reading order.
  package func questions(under node: Int) -> [Int] {
    (nodes[node].questions + nodes[node].children.flatMap { questions(under: $0) }).sorted()
  }

  /// The section that a question is listed under.
  package func section(ofQuestion question: Int) -> Int {
    var node = questions[question].node
    while nodes[node].kind != .area, nodes[node].kind != .result, let parent = nodes[node].parent {
      node = parent
    }
    return node
  }

  /// How full the answer to a question is.
  package func fill(of question: Int, on sheet: AnswerSheet, _ card: Scorecard) -> Fill {
    switch card.values[question].origin {
    case .answer, .zeroRule, .capped, .floored: return .full
    case .contradictory: return .contradictory
    case .unanswered:
      let isStarted = questions[question].soals.contains { sheet.places[$0] >= 0 }
      return isStarted ? .partial : .empty
    }
  }
}

extension AnswerSheet {
  /// The sheet that answers of one layer make.
  ///
  /// - Parameters:
  ///   - answers: Current answers, at most one for each question.
  ///   - instrument: The instrument of the worksheet.
  package init(of answers: some Sequence<QuestionAnswer>, in instrument: Instrument) {
    self.init(blankFor: instrument.soals.count)
    for answer in answers { set(answer, in: instrument) }
  }

  /// Writes the values of one answer.
  package mutating func set(_ answer: QuestionAnswer, in instrument: Instrument) {
    for (position, value) in zip(
      instrument.questions[answer.question].soals, answer.content.values)
    {
      set(value, at: position)
    }
  }
}
