package import InstrumentsModel
package import Kernel
import WorksheetsModel

/// One question of a training case: what an invented unit answered and showed, and what
/// experienced assessors would answer.
package struct TrainingQuestion: Hashable, Sendable {
  /// The place in the form, such as `A.I.1.i.b`.
  package let code: String
  /// What the unit answered, as the form writes it, one for each soal of the question.
  package let claimed: [String]
  /// What the unit wrote to it.
  package let said: Text
  /// What its proof shows.
  package let proof: Text
  /// What the answer should be, as the form writes it, one for each soal of the question.
  package let reference: [String]
  /// Why.
  package let reason: Text
  /// How far the worth of an answer may be off, in thousandths; nil for what the rules say.
  package let toleranceThousandths: Int?

  /// Describes a question.
  package init(
    _ code: String, claimed: String, said: Text, proof: Text, reference: String, reason: Text,
    toleranceThousandths: Int? = nil
  ) {
    self.code = code
    self.claimed = Self.parts(claimed)
    self.said = said
    self.proof = proof
    self.reference = Self.parts(reference)
    self.reason = reason
    self.toleranceThousandths = toleranceThousandths
  }

  /// Counts stand with blanks between them; a letter or an index stands alone.
  private static func parts(_ text: String) -> [String] {
    text.split(separator: " ").map(String.init)
  }
}

/// A training case as it is written down: an invented unit, question by question.
package struct TrainingCase: Hashable, Sendable {
  /// The identity.
  package let id: ID<CalibrationCase>
  /// What people call it.
  package let title: Text
  /// What the unit is, for whoever begins.
  package let introduction: Text
  /// The instrument that it is scored with.
  package let instrumentID: String
  /// The version of the rules that it is judged by.
  package let rulesVersion: Int
  /// The questions in reading order.
  package let questions: [TrainingQuestion]

  /// Describes a case.
  package init(
    id: ID<CalibrationCase>, title: Text, introduction: Text, instrumentID: String,
    rulesVersion: Int, questions: [TrainingQuestion]
  ) {
    self.id = id
    self.title = title
    self.introduction = introduction
    self.instrumentID = instrumentID
    self.rulesVersion = rulesVersion
    self.questions = questions
  }

  /// The questions of the case with their positions in an instrument; those that it does not have
  /// are left out, which `calibration` refuses.
  package func places(in instrument: Instrument) -> [(question: Int, entry: TrainingQuestion)] {
    questions.compactMap { entry in
      instrument.question(coded: entry.code).map { ($0, entry) }
    }
  }

  /// The case with its references as shares, ready to compare with.
  ///
  /// - Parameter instrument: The instrument of the case.
  /// - Returns: The case; reasons are in Indonesian there.
  /// - Throws: What does not fit, with the position of a question that is not in the instrument
  ///   given as that in the case.
  package func calibration(
    in instrument: Instrument
  ) throws(CalibrationRefusal) -> CalibrationCase {
    var references: [ReferenceAnswer] = []
    for (place, entry) in questions.enumerated() {
      guard let question = instrument.question(coded: entry.code),
        let values = instrument.trainingValues(entry.reference, of: question),
        let share = instrument.trainingShare(of: values, question: question)
      else { throw .questionIsWrong(place) }
      references.append(
        ReferenceAnswer(
          question: question, share: share,
          tolerance: entry.toleranceThousandths.map { QuestionShare(thousandths: $0) },
          reason: entry.reason.indonesian))
    }
    return try CalibrationCase(
      id: id, title: title.indonesian, instrumentID: instrumentID,
      questionCount: instrument.questions.count, rulesVersion: rulesVersion,
      references: references)
  }
}

extension Instrument {
  /// Reads answers as the form writes them.
  ///
  /// - Parameters:
  ///   - typed: One text for each soal of the question.
  ///   - question: The position in `questions`.
  /// - Returns: nil when there are too many or too few, or when one does not fit its soal.
  package func trainingValues(_ typed: [String], of question: Int) -> [Answer?]? {
    guard typed.count == questions[question].soals.count else { return nil }
    let fields = AnswerFields(typed, of: question, in: self)
    return fields.problems.isEmpty ? fields.values : nil
  }

  /// What answers to one question are worth.
  ///
  /// - Parameters:
  ///   - values: One place for each soal of the question.
  ///   - question: The position in `questions`.
  /// - Returns: nil when the question is not fully answered.
  package func trainingShare(of values: [Answer?], question: Int) -> QuestionShare? {
    var sheet = AnswerSheet(blankFor: soals.count)
    for (position, value) in zip(questions[question].soals, values) {
      sheet.set(value, at: position)
    }
    return QuestionShare(score(sheet).values[question])
  }
}
