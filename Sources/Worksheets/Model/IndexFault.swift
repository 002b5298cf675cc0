package import InstrumentsModel
package import Kernel
package import SurveysModel

/// Why the index of a survey may not be sent as it stands.
package enum IndexFault: Hashable, Sendable {
  /// It was filled in, and no proof of the year is linked to its question.
  case unproven(question: Int)
  /// It was taken before these rounds were closed, or without them.
  case leavesOut(question: Int, rounds: [ID<SurveyRound>])

  /// The position in `Instrument.questions`.
  package var question: Int {
    switch self {
    case .unproven(let question), .leavesOut(let question, _): question
    }
  }
}

extension Instrument {
  /// The questions that ask for the index of a survey, in reading order.
  package var indexQuestions: [Int] {
    questions.indices.filter { surveyKind(of: $0) != nil }
  }

  /// What keeps the indexes of surveys from being sent.
  ///
  /// - Parameters:
  ///   - answers: The answers of the unit layer, by question.
  ///   - years: The unit's own surveys of the year of the worksheet, one for each kind.
  ///   - proven: The questions with a report that holds in that year.
  /// - Returns: In reading order; blank answers have no fault here.
  package func indexFaults(
    of answers: [Int: QuestionAnswer], years: [SurveyYear], proven: Set<Int>
  ) -> [IndexFault] {
    indexFaults(
      of: answers,
      counted: Dictionary(years.map { ($0.kind, $0.counted) }, uniquingKeysWith: { one, _ in one }),
      proven: proven)
  }

  /// The same for whoever knows which rounds count and needs none of their figures.
  ///
  /// - Parameters:
  ///   - answers: The answers of the unit layer, by question.
  ///   - counted: The rounds of the year that count, by questionnaire.
  ///   - proven: The questions with a report that holds in that year.
  /// - Returns: In reading order; blank answers have no fault here.
  package func indexFaults(
    of answers: [Int: QuestionAnswer], counted: [QuestionnaireKind: [ID<SurveyRound>]],
    proven: Set<Int>
  ) -> [IndexFault] {
    indexQuestions.compactMap { question in
      guard let answer = answers[question], answer.hasValue else { return nil }
      let taken = answer.origin.rounds
      guard !taken.isEmpty else {
        return proven.contains(question) ? nil : .unproven(question: question)
      }
      let rounds = surveyKind(of: question).flatMap { counted[$0] } ?? []
      let missing = rounds.filter { !taken.contains($0) }
      return missing.isEmpty ? nil : .leavesOut(question: question, rounds: missing)
    }
  }
}

extension QuestionAnswer {
  /// Whether anything is answered, notes aside.
  package var hasValue: Bool { content.values.contains { $0 != nil } }
}
