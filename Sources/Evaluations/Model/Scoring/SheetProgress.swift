package import InstrumentsModel
import WorksheetsModel

/// How far a member's own sheet is; only that member may see it before the sheets are opened.
package struct SheetProgress: Hashable, Sendable {
  /// One area or result of the form.
  package struct Section: Hashable, Sendable {
    /// The position in `Instrument.nodes`.
    package let node: Int
    /// How many of its questions have a full answer.
    package let done: Int
    /// How many questions it has.
    package let total: Int
    /// Its first question without a full answer, as a position; nil when all have one.
    package let firstWaiting: Int?
  }

  /// The areas and results of the form, in reading order.
  package let sections: [Section]
  /// Questions without a full answer, as positions in reading order.
  package let waiting: [Int]
  /// How many questions there are.
  package let total: Int

  /// How many questions have a full answer.
  package var done: Int { total - waiting.count }

  /// Looks at a sheet.
  package init(of sheet: BlindSheet, in instrument: Instrument) {
    let missing = instrument.missingQuestions(on: sheet.answers(in: instrument)).sorted()
    waiting = missing
    total = instrument.questions.count
    let open = Set(missing)
    sections = instrument.sections.map { node in
      let questions = instrument.questions(under: node)
      return Section(
        node: node, done: questions.count { !open.contains($0) }, total: questions.count,
        firstWaiting: questions.first { open.contains($0) })
    }
  }

  /// The next question that waits, from a question on and around to the first.
  ///
  /// - Parameter question: The position of the question that was just answered.
  /// - Returns: nil when nothing else waits.
  package func next(after question: Int) -> Int? {
    waiting.first { $0 > question } ?? waiting.first { $0 != question }
  }
}
