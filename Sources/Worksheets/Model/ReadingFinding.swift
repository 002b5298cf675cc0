package import InstrumentsModel
package import Kernel

/// One thing in a file that is not as the form wants it, with what was taken instead.
package struct Finding: Hashable, Sendable {
  /// Where it is, as people find it: `LKE ZI!J8`, `soal 12`, `LKE ZI`.
  package let place: String
  /// The position in `Instrument.soals` of the answer that it touches; nil when it touches none.
  package let soal: Int?
  /// What is wrong.
  package let problem: Problem
  /// What was taken instead, as text; nil when the answer counts as unanswered or nothing is taken.
  package let taken: String?

  /// Reports a deviation.
  package init(place: String, soal: Int? = nil, problem: Problem, taken: String? = nil) {
    self.place = place
    self.soal = soal
    self.problem = problem
    self.taken = taken
  }

  /// What can be wrong with a place of a file.
  package enum Problem: Hashable, Sendable {
    /// The answer type printed beside a question was typed over.
    case answerTypeOverwritten(found: String)
    /// Not a rung of the question's ladder; counts as unanswered.
    case outsideScale(written: String, scale: String)
    /// Another case or blanks around the answer; taken as meant.
    case untidy(written: String)
    /// Words or signs where a number belongs; counts as unanswered.
    case textForNumber(written: String)
    /// A number that is no whole count, or below zero; counts as unanswered.
    case notAWholeCount(written: String)
    /// Marks that may part thousands or decimals; counts as unanswered.
    case groupedCount(written: String)
    /// A number outside the range of the index; counts as unanswered.
    case indexOutOfRange(written: String, maximum: Points)
    /// An index with more than six decimals; counts as unanswered.
    case indexTooFine(written: String)
    /// A number stored as text, which formulas may skip; taken as the number.
    case numberAsText(written: String)
    /// The cell shows an error or TRUE/FALSE; counts as unanswered.
    case notAnAnswer(written: String)
    /// A formula where an answer is typed; its result is not trusted and counts as unanswered.
    case formulaInAnswer(formula: String)
    /// A computed cell of the form holds a typed value.
    case formulaReplaced(written: String)
    /// A computed cell of the form holds another formula.
    case formulaChanged(formula: String)
    /// A computed cell of the form is empty.
    case formulaMissing
    /// A weight of the form was typed over.
    case weightOverwritten(found: String)
    /// A typed total is not the sum of its parts; the parts are taken.
    case totalContradictsParts(written: String)
    /// A total was typed but a part is blank; the parts are taken.
    case totalWithoutParts(written: String)
    /// The total that a program left in the file is not what its answers make; never used.
    case storedTotalDiffers(stored: String, answers: Points)
    /// More than there can be; the share is cut to the whole.
    case aboveTheWhole(part: Int, whole: Int)
    /// Some out of none is contradictory; counts as unanswered.
    case someOutOfNone(part: Int)
    /// Something was typed into a row that has no question.
    case strayValue(written: String)
    /// The row is hidden; it is read all the same.
    case hiddenRow
    /// The column is hidden; it is read all the same.
    case hiddenColumn
    /// The sheet is hidden; it is read all the same.
    case hiddenSheet
    /// A note or a reference to proof is longer than what is stored; its beginning is taken.
    case textTooLong(limit: Int)
    /// The workbook carries a program, which is never run.
    case macros
    /// The workbook points to other files, which are never opened.
    case externalLinks
    /// Cells are merged that the form keeps apart; only the first of them can hold an answer.
    case mergedCells(range: String)
  }
}

/// The official layouts that an answer file can have.
package enum AnswerLayout: String, Hashable, Sendable, CaseIterable {
  /// Lampiran III of the regulation, sheet `LKE ZI`.
  case annex
  /// The workbook of the national portal, sheet `Jawaban`.
  case portal
  /// The JSON of the national contract.
  case contract
}

/// What was read from a file: the answers that are taken and everything that was odd.
package struct ReadAnswers: Hashable, Sendable {
  /// The id of the instrument it was read for.
  package let instrumentID: String
  /// The layout of the file.
  package let layout: AnswerLayout
  /// Whose answers these are.
  package let layer: Layer
  /// The answers that are taken.
  package var sheet: AnswerSheet
  /// The note beside each soal, empty where there is none; one for each place of the sheet.
  package var notes: [String]
  /// The proof named beside each soal, empty where there is none; one for each place of the sheet.
  package var evidence: [String]
  /// Everything that was odd, in the order of the form.
  package var findings: [Finding]
  /// The total that the last program left in the file, as a plain decimal; nil where there is none.
  package var storedTotal: String?

  /// Starts an empty reading.
  package init(of instrument: Instrument, layout: AnswerLayout, layer: Layer) {
    instrumentID = instrument.id
    self.layout = layout
    self.layer = layer
    sheet = AnswerSheet(blankFor: instrument.soals.count)
    notes = [String](repeating: "", count: instrument.soals.count)
    evidence = notes
    findings = []
    storedTotal = nil
  }
}
