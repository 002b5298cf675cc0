package import InstrumentsModel
package import Kernel

extension Worksheet {
  /// Writes what a team of assessors agreed on as the answers of their layer.
  ///
  /// The unit's own layer is never written here (law 4). What stands in the layer already, from an
  /// earlier sending, gets a new version only where it changes.
  ///
  /// - Parameters:
  ///   - agreed: What was agreed, by question.
  ///   - layer: Whose answers; never `unit`.
  ///   - current: The answers of this layer as they stand, by question.
  ///   - instrument: The instrument of the worksheet.
  ///   - author: Who let the result stand.
  ///   - now: The present moment.
  /// - Returns: The new versions, in reading order.
  /// - Throws: `notSubmitted` while the worksheet is with the unit, `unfit`, `noteTooLong`,
  ///   `contradictory`.
  package func settle(
    _ agreed: [Int: AnswerContent], layer: Layer, on current: [Int: QuestionAnswer],
    instrument: Instrument, by author: Author, at now: Instant
  ) throws(WorksheetRefusal) -> [QuestionAnswer] {
    precondition(layer != .unit, "Assessors never write the layer of the unit.")
    guard case .submitted = stage else { throw .notSubmitted }
    var versions: [QuestionAnswer] = []
    for (question, content) in agreed.sorted(by: { $0.key < $1.key }) {
      let standing = current[question]
      if standing?.content == content { continue }
      let edit = AnswerEdit(
        question: question, content: content, baseVersion: standing?.version ?? 0,
        confirmsExcess: true)
      try instrument.check(edit)
      versions.append(
        QuestionAnswer(
          question: question, content: content, version: edit.baseVersion + 1, origin: .typed,
          author: author, at: now))
    }
    return versions
  }
}
