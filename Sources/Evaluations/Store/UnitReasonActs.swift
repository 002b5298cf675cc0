import Accounts
import EvaluationsModel
import InstrumentsModel
import Kernel
import Storage
import Worksheets
import WorksheetsModel

/// A settled question whose value is not what the unit answered.
struct UnitReasonLine: Sendable {
  let talk: QuestionConsensus
  /// What stands, with the words that the unit would read.
  let settled: AnswerContent
  /// What the unit answered; nil when nothing.
  let unit: [Answer?]?
  /// Whether nothing tells the unit why.
  let lacksReason: Bool

  var question: Int { talk.question }

  /// What stands in the field before anybody types: the reason as it is; nothing where there is
  /// none, and for one made of several texts that is longer than the field.
  var offered: String {
    let note = settled.note
    return lacksReason || note.count > QuestionConsensus.longestText ? "" : note
  }
}

/// What the lead typed on the list of reasons.
struct ReasonsForm: Sendable {
  /// The words and the version that they were typed on, by question.
  let typed: [Int: (words: String, version: Int64)]
}

/// Reasons that were not taken, with everything that was typed; nothing of it was kept.
struct RefusedReasons: Error, Sendable {
  let form: ReasonsForm
  let refusals: [Int: EvaluationRefusal]

  /// Whether somebody else acted first on one of them.
  var isOvertaken: Bool {
    refusals.values.contains {
      switch $0 {
      case .overtaken, .notAgreed: true
      default: false
      }
    }
  }
}

extension EvaluationActs {
  /// The settled questions that differ from the unit's answer, in reading order.
  ///
  /// - Throws: `corrupted` when a row is not what was written.
  static func unitReasons(
    of loaded: LoadedEvaluation, in transaction: Transaction
  ) throws(StorageError) -> [UnitReasonLine] {
    try unitReasons(
      ConsensusStore.questions(
        of: loaded.evaluation, instrument: loaded.instrument, in: transaction),
      of: loaded, in: transaction)
  }

  /// Keeps what the lead changed on the list of reasons: all of it, or nothing.
  ///
  /// A field that was left as it was offered changes nothing.
  ///
  /// - Returns: How many reasons were written.
  /// - Throws: `RefusedReasons` naming each question; what the database throws.
  static func explain(
    _ form: ReasonsForm, of loaded: LoadedEvaluation, by person: Author, act: Act,
    in transaction: Transaction
  ) throws -> Int {
    let (evaluation, instrument) = (loaded.evaluation, loaded.instrument)
    try EvaluationStore.takeTurn(on: evaluation, in: transaction)
    let talks = try ConsensusStore.questions(
      of: evaluation, instrument: instrument, in: transaction)
    let lines = try unitReasons(talks, of: loaded, in: transaction)
    let offered = Dictionary(uniqueKeysWithValues: lines.map { ($0.question, $0.offered) })
    var refusals: [Int: EvaluationRefusal] = [:]
    var changed: [(talk: QuestionConsensus, version: Int64)] = []
    var events: [EvaluationEvent] = []
    for var talk in talks {
      guard let typed = form.typed[talk.question],
        AnswerContent.tidy(typed.words) != AnswerContent.tidy(offered[talk.question] ?? "")
      else { continue }
      let version = talk.version
      do throws(EvaluationRefusal) {
        events += try talk.explain(
          typed.words, by: person, at: act.now, baseVersion: typed.version, in: evaluation)
        changed.append((talk, version))
      } catch {
        refusals[talk.question] = error
      }
    }
    guard refusals.isEmpty else { throw RefusedReasons(form: form, refusals: refusals) }
    for (talk, version) in changed {
      try ConsensusStore.save(
        talk, after: version, of: evaluation, instrument: instrument, in: transaction)
    }
    try journal(events, of: evaluation, act, in: transaction)
    return changed.count
  }

  private static func unitReasons(
    _ talks: [QuestionConsensus], of loaded: LoadedEvaluation, in transaction: Transaction
  ) throws(StorageError) -> [UnitReasonLine] {
    guard
      let worksheet = try WorksheetStore.find(loaded.evaluation.worksheetID, in: transaction)
    else { throw .notFound }
    let unit = try SentWorksheet.answers(
      of: loaded.evaluation.submission, of: worksheet, instrument: loaded.instrument,
      in: transaction)
    let sheets = try BlindStore.opened(
      of: loaded.evaluation, instrument: loaded.instrument, in: transaction)
    return talks.compactMap { talk in
      let values = unit[talk.question]?.content.values
      let notes = sheets.settlingNotes(on: talk.question)
      guard talk.differs(from: values), let settled = talk.settled(notes: notes) else { return nil }
      return UnitReasonLine(
        talk: talk, settled: settled, unit: values,
        lacksReason: talk.lacksReason(against: values, notes: notes))
    }
  }
}
