import Accounts
import Evidence
import EvidenceModel
import EvaluationsModel
import House
import Instruments
import InstrumentsModel
import Kernel
import Storage
import Web
import WorkUnitsModel
import Worksheets
import WorksheetsModel

/// What a member has said alone, with how far the sheet is.
struct OwnSheet: Sendable {
  let sheet: BlindSheet
  let progress: SheetProgress

  /// The sheet of the person who asks; nil for everybody but members.
  init?(_ opened: OpenedEvaluation, in transaction: Transaction) throws(StorageError) {
    guard opened.duty == .member else { return nil }
    sheet = try BlindStore.own(
      of: opened.author, in: opened.evaluation, instrument: opened.loaded.instrument,
      transaction: transaction)
    progress = SheetProgress(of: sheet, in: opened.loaded.instrument)
  }

  /// Counts every save of the sheet, so that a check page can tell whether it is still true.
  var version: Int64 { sheet.versions.values.reduce(0, +) }
}

/// An answer of an earlier year, as people read it.
struct FormerAnswer: Sendable {
  let year: Int
  let layer: Layer
  let shown: String
  let note: String
}

/// Everything that the page of one question shows, read in one transaction.
struct ScoredQuestion: Sendable {
  let opened: OpenedEvaluation
  let question: Int
  let own: OwnSheet?
  let unitAnswer: QuestionAnswer?
  let former: [FormerAnswer]
  let findings: [PreCheckFinding]
  let entries: [ProofBoard.Entry]
  /// The member's own judgement of the sending before; nil when there is none.
  let before: Judgement?

  /// Reads it.
  ///
  /// - Parameters:
  ///   - opened: The judgement, opened for `readSheet`.
  ///   - question: The position in `Instrument.questions`.
  ///   - page: The frame of the page, for the language of earlier answers.
  ///   - now: The present moment.
  ///   - transaction: The read.
  /// - Throws: What the database throws.
  init(
    _ opened: OpenedEvaluation, question: Int, page: PageContext, at now: Instant,
    in transaction: Transaction
  ) throws {
    let worksheet = opened.worksheet
    let instrument = worksheet.instrument
    self.opened = opened
    self.question = question
    own = try OwnSheet(opened, in: transaction)
    unitAnswer = try opened.unitAnswer(to: question, in: transaction)
    let board = try opened.proofBoard(in: transaction)
    entries = board.entries[instrument.firstSoal(of: question)] ?? []
    findings = try PreCheckStore.findings(
      on: question, of: worksheet, at: opened.place, board: board,
      on: CalendarDate(programmeDayOf: now), in: transaction)
    former = try Self.former(opened, question, page, now, transaction)
    before = try Self.before(opened, question, transaction)
  }

  /// What the unit and the assessors of the same layer said a year or more before.
  private static func former(
    _ opened: OpenedEvaluation, _ question: Int, _ page: PageContext, _ now: Instant,
    _ transaction: Transaction
  ) throws -> [FormerAnswer] {
    let worksheet = opened.worksheet.worksheet
    let code = opened.worksheet.instrument.questions[question].code
    let earlier = try WorksheetStore.worksheets(of: worksheet.unitID, in: transaction)
      .first { $0.year < worksheet.year }
    guard let earlier,
      WorksheetPolicy.mayAct(
        opened.principal, .read, on: opened.place, stage: earlier.stage.name),
      let loaded = try WorksheetActs.load(earlier.id, in: transaction),
      let position = loaded.instrument.question(coded: code)
    else { return [] }
    let kit = AnswerKit(loaded, instrument: loaded.instrument, page: page, now: now)
    var answers: [FormerAnswer] = []
    for layer in [Layer.unit, opened.evaluation.layer] {
      let answer =
        layer == .unit
        ? try SentWorksheet.answer(
          to: position, in: earlier.submissionCount, of: earlier, instrument: loaded.instrument,
          transaction: transaction)
        : try AnswerStore.answer(
          to: position, of: earlier, layer: layer, instrument: loaded.instrument,
          in: transaction)
      guard let answer else { continue }
      answers.append(
        FormerAnswer(
          year: earlier.year.number, layer: layer,
          shown: kit.shown(answer.content.values, of: position), note: answer.content.note))
    }
    return answers
  }

  /// The member's own judgement of an earlier sending of the same worksheet.
  static func before(
    _ opened: OpenedEvaluation, _ question: Int, _ transaction: Transaction
  ) throws(StorageError) -> Judgement? {
    let evaluation = opened.evaluation
    guard opened.duty == .member, evaluation.submission > 1 else { return nil }
    let earlier = try EvaluationStore.evaluations(
      of: opened.worksheet.worksheet, in: transaction
    ).first {
      $0.layer == evaluation.layer && $0.submission < evaluation.submission
        && $0.duty(of: opened.author.accountID) == .member
    }
    guard let earlier else { return nil }
    let sheet = try BlindStore.own(
      of: opened.author, in: earlier, instrument: opened.loaded.instrument,
      transaction: transaction)
    return sheet.judgements[question]
  }

  /// How the judged sending stands to the worksheet as it is now.
  var sending: SendingState { opened.evaluation.sending(in: opened.worksheet.worksheet) }

  /// What the member says about the question now; nil when nothing, and for everybody else.
  var standing: Judgement? { own?.sheet.judgements[question] }

  /// The version of it; 0 when there is none.
  var version: Int64 { own?.sheet.versions[question] ?? 0 }

  /// Whether the member may still change it.
  var isOpen: Bool {
    guard let own else { return false }
    return own.sheet.commitment == nil && opened.evaluation.stage == .scoring
      && sending == .current
  }

  /// The unit's own values, one place for each soal.
  var unitValues: [Answer?] {
    unitAnswer?.content.values
      ?? opened.worksheet.instrument.questions[question].soals.map { _ in nil }
  }
}

extension EvaluationRoutes {
  /// The question that a soal number in the path belongs to.
  ///
  /// - Throws: `Problem.notFound` when the instrument has no such soal.
  func scoredQuestion(in instrument: Instrument, _ context: ZonaContext) throws -> Int {
    guard let soal = Int(try context.parameter("soal")),
      let position = instrument.position(ofSoal: soal)
    else { throw Problem.notFound }
    return instrument.soals[position].question
  }

  /// The instrument in the official wording, where this installation has imported it.
  ///
  /// A damaged file of wording is not shown: our own wording stands in. The unit's pages log it.
  func scoringWording(of instrument: Instrument) -> Instrument {
    do throws(WordingRefusal) {
      let wording = try WordingStore.find(for: instrument, in: services.dataFolder)
      return wording.map { instrument.worded(by: $0) } ?? instrument
    } catch {
      return instrument
    }
  }
}
