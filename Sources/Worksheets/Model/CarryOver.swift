package import InstrumentsModel
import Kernel

/// Last year's answers as a start for this year.
package struct CarryOver: Hashable, Sendable {
  /// The year they come from.
  package let year: Int
  /// The answers with values that fit, as edits on questions without an answer.
  package let edits: [AnswerEdit]

  /// Finds what can be taken over.
  ///
  /// Within one instrument every question fits. Between two, a question fits when each of its soal
  /// has the same number, kind and wording in both. Only values are taken: notes and proof speak
  /// of the year they were written in, and questions that are answered already stay as they are.
  /// The index of a survey is measured anew every year and never copied.
  ///
  /// - Parameters:
  ///   - former: The answers of the earlier worksheet.
  ///   - year: Its year.
  ///   - source: Its instrument.
  ///   - target: The instrument of the new worksheet.
  ///   - current: The answers of the new worksheet as they stand, by question.
  /// - Throws: `nothingToCarryOver` when nothing fits.
  package init(
    of former: [QuestionAnswer], year: Int, from source: Instrument, to target: Instrument,
    current: [Int: QuestionAnswer]
  ) throws(WorksheetRefusal) {
    var edits: [AnswerEdit] = []
    let sheet = AnswerSheet(of: former, in: source)
    for (index, question) in target.questions.enumerated()
    where current[index] == nil && target.surveyKind(of: index) == nil {
      let values = question.soals.map { position -> Answer? in
        guard let twin = source.position(ofSoal: target.soals[position].id),
          Self.isSame(source, twin, target, position)
        else { return nil }
        return sheet.answer(at: twin, in: source)
      }
      guard !values.isEmpty, values.allSatisfy({ $0 != nil }) else { continue }
      let edit = AnswerEdit(
        question: index, content: AnswerContent(values: values), baseVersion: 0,
        origin: .carriedOver(year: year), confirmsExcess: true)
      if (try? target.check(edit)) != nil { edits.append(edit) }
    }
    guard !edits.isEmpty else { throw .nothingToCarryOver }
    self.year = year
    self.edits = edits
  }

  private static func isSame(
    _ source: Instrument, _ twin: Int, _ target: Instrument, _ position: Int
  ) -> Bool {
    if source.id == target.id { return true }
    let (old, new) = (source.soals[twin], target.soals[position])
    guard old.text == new.text else { return false }
    switch (old.kind, new.kind) {
    case (.choice(let first), .choice(let second)):
      return source.scales[first].options == target.scales[second].options
    case (.count, .count): return true
    case (.index(let first), .index(let second)): return first == second
    default: return false
    }
  }
}
