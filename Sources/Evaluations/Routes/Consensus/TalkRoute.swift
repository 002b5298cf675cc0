import EvaluationsModel
import Evidence
import EvidenceModel
import House
import Hummingbird
import InstrumentsModel
import Kernel
import Storage
import Web
import Worksheets
import WorksheetsModel

extension EvaluationRoutes {
  /// One question with everybody's answer and the talk about it.
  func talkAbout(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let page = context.page(after: request, ConsensusMessage.self)
    return htmlResponse(try await talkPage(context, page, refused: nil))
  }

  /// Says something about a question.
  func remarkOn(_ request: Request, _ context: ZonaContext) async throws -> Response {
    try await changeTalk(.remark, context) { talk, form, opened, _ in
      try talk.remark(form.words, by: opened.author, at: context.now, in: opened.evaluation)
    }
  }

  /// Moves a member's position.
  func moveOn(_ request: Request, _ context: ZonaContext) async throws -> Response {
    try await changeTalk(.move, context) { talk, form, opened, _ in
      try talk.move(
        to: form.values, because: form.words, by: opened.author, at: context.now,
        baseVersion: form.version, in: opened.evaluation, instrument: opened.loaded.instrument)
    }
  }

  /// Opens a settled question again.
  func reopen(_ request: Request, _ context: ZonaContext) async throws -> Response {
    try await changeTalk(.reopen, context) { talk, form, opened, _ in
      try talk.reopen(
        because: form.words, by: opened.author, at: context.now, baseVersion: form.version,
        in: opened.evaluation)
    }
  }

  /// Writes the reason that the unit reads.
  func explain(_ request: Request, _ context: ZonaContext) async throws -> Response {
    try await changeTalk(.explain, context) { talk, form, opened, _ in
      try talk.explain(
        form.words, by: opened.author, at: context.now, baseVersion: form.version,
        in: opened.evaluation)
    }
  }

  /// Decides what the members did not agree on, or replaces a decision.
  func decideOn(_ request: Request, _ context: ZonaContext) async throws -> Response {
    try await changeTalk(.decide, context) { talk, form, opened, unit in
      try talk.decide(
        form.values, against: unit, because: form.words, by: opened.author, at: context.now,
        baseVersion: form.version, in: opened.evaluation, instrument: opened.loaded.instrument)
    }
  }

  private typealias Change =
    @Sendable (inout QuestionConsensus, TalkForm, OpenedEvaluation, _ unit: [Answer?]?) throws
    -> [EvaluationEvent]

  private func changeTalk(
    _ act: TalkAct, _ context: ZonaContext, _ body: @escaping Change
  ) async throws -> Response {
    let id = try context.evaluationID
    let fields = context.form ?? FormBody()
    do {
      let (target, done) = try await services.storage.write { transaction in
        let opened = try revealed(id, for: act.action, context, in: transaction)
        let instrument = opened.loaded.instrument
        let question = try talkQuestion(context, in: instrument)
        let form = TalkForm(fields, act, question: question, in: instrument)
        guard form.errors.isEmpty else { throw RefusedTalk(form: form, errors: form.errors) }
        let unit = try opened.unitAnswer(to: question, in: transaction)?.content.values
        do {
          let talk = try EvaluationActs.discuss(
            question, of: opened.loaded, act: self.act(context), in: transaction
          ) { try body(&$0, form, opened, unit) }
          // Sent on what stands and saying the same: the reason would be lost without a word.
          if act == .move, talk.version == form.version { throw RefusedTalk(unmoved: form) }
        } catch let refusal as EvaluationRefusal {
          if let refused = RefusedTalk(refusal, form, question, in: instrument) { throw refused }
          throw refusal
        }
        return (
          try link(after: form, on: question, opened, in: transaction),
          form.isBrief(against: unit) ? ConsensusMessage.movedBriefly : act.done
        )
      }
      return redirect(to: done.on(target.path))
    } catch let refused as RefusedTalk {
      let html = try await talkPage(context, context.page(), refused: refused)
      return htmlResponse(html, status: refused.isOvertaken ? .conflict : .unprocessableContent)
    } catch let refusal as EvaluationRefusal {
      throw EvaluationText.problem(refusal)
    }
  }

  /// Where a form leads: to the question, or to the next open one.
  private func link(
    after form: TalkForm, on question: Int, _ opened: OpenedEvaluation,
    in transaction: Transaction
  ) throws -> ConsensusLink {
    let id = opened.evaluation.id
    let next =
      form.goesOn ? try opened.board(in: transaction).nextOpen(after: question) : question
    return next.map {
      .question(id, soal: ConsensusSoal.first(of: $0, in: opened.loaded.instrument))
    } ?? .list(id, nil)
  }

  private func talkPage(
    _ context: ZonaContext, _ page: PageContext, refused: RefusedTalk?
  ) async throws -> TalkPage {
    let id = try context.evaluationID
    return try await services.storage.read { transaction in
      let opened = try revealed(id, for: .readSheets, context, in: transaction)
      let (evaluation, instrument) = (opened.evaluation, opened.loaded.instrument)
      let question = try talkQuestion(context, in: instrument)
      let board = try opened.board(in: transaction)
      guard let line = board.lines.first(where: { $0.talk.question == question }) else {
        throw Problem.notFound
      }
      return TalkPage(
        frame: consensusFrame(opened, page), line: line, board: board,
        sheets: try BlindStore.opened(of: evaluation, instrument: instrument, in: transaction),
        unit: try opened.unitAnswer(to: question, in: transaction),
        proofs: try opened.proofs(of: question, in: transaction), refused: refused)
    }
  }
}

extension OpenedEvaluation {
  /// What the unit answered to a question in the sending that is judged; nil when nothing.
  func unitAnswer(
    to question: Int, in transaction: Transaction
  ) throws(StorageError) -> QuestionAnswer? {
    try SentWorksheet.answer(
      to: question, in: evaluation.submission, of: worksheet.worksheet,
      instrument: loaded.instrument, transaction: transaction)
  }

  /// The proof that was sent for a question, with its pages.
  func proofs(
    of question: Int, in transaction: Transaction
  ) throws -> [ProofBoard.Entry] {
    let soal = ConsensusSoal.first(of: question, in: loaded.instrument)
    return try proofBoard(in: transaction).entries[soal] ?? []
  }

  /// The proof of the sending that is judged, by question.
  func proofBoard(in transaction: Transaction) throws(StorageError) -> ProofBoard {
    try SentWorksheet.proof(
      of: evaluation.submission, of: worksheet.worksheet, instrument: loaded.instrument,
      in: transaction)
  }

  /// The settled questions that differ from the unit's answer without a reason for it.
  func unexplained(in transaction: Transaction) throws(StorageError) -> [Int] {
    let instrument = loaded.instrument
    return try Settling.unexplained(
      ConsensusStore.questions(of: evaluation, instrument: instrument, in: transaction),
      sheets: BlindStore.opened(of: evaluation, instrument: instrument, in: transaction),
      of: loaded, in: transaction)
  }
}

extension TalkAct {
  fileprivate var done: ConsensusMessage {
    switch self {
    case .remark: .said
    case .move: .moved
    case .decide: .decided
    case .reopen: .reopened
    case .explain: .explained
    }
  }

  /// What the policy is asked for.
  fileprivate var action: EvaluationAction {
    switch self {
    case .remark, .move: .discuss
    case .decide, .reopen, .explain: .decide
    }
  }
}

/// A form about a question that was not taken, with what was typed.
struct RefusedTalk: Error, Sendable {
  let form: TalkForm
  let errors: [FormError]
  /// Whether somebody else acted first: what stands and what was typed are shown together.
  var isOvertaken = false

  /// A form whose fields cannot be read.
  init(form: TalkForm, errors: [FormError]) {
    self.form = form
    self.errors = errors
  }

  /// A move to where the member stands already.
  init(unmoved form: TalkForm) {
    self.form = form
    errors = [FormError(field: ConsensusField.reason, message: ConsensusText.unmoved)]
  }

  /// A refusal of the rules that belongs to the form.
  ///
  /// - Returns: nil for those that are about something else than the form.
  init?(
    _ refusal: EvaluationRefusal, _ form: TalkForm, _ question: Int, in instrument: Instrument
  ) {
    let (detail, wayOut) = EvaluationText.refusal(refusal)
    let message = Text(
      detail.indonesian + " " + wayOut.indonesian, detail.english + " " + wayOut.english)
    let words = form.act.words
    self.form = form
    switch refusal {
    case .overtaken:
      errors = []
      isOvertaken = true
    case .nothingOpen, .alreadyOpen, .notAgreed:
      // Somebody settled it, or opened it, while the person wrote.
      errors = []
      isOvertaken = true
    case .reasonMissing, .reasonTooShort, .textTooLong:
      errors = [FormError(field: words, message: message)]
    case .unfit, .incomplete:
      errors = [
        FormError(
          field: ConsensusField.soal(ConsensusSoal.first(of: question, in: instrument)),
          message: ConsensusText.incomplete)
      ]
    default: return nil
    }
  }
}

extension RefusedTalk {
  /// The step that was taken before this one, since its page was opened.
  ///
  /// - Returns: The last one that says where the question stands; another one where there is none.
  func overtaking(in talk: QuestionConsensus) -> QuestionConsensus.Step? {
    let seen = Int(clamping: form.version)
    let since = talk.steps.dropFirst(max(0, seen))
    return since.last { $0.act.settles } ?? since.last ?? talk.steps.last
  }
}

/// The numbers by which people call a question.
enum ConsensusSoal {
  /// The number of the first soal.
  static func first(of question: Int, in instrument: Instrument) -> Int {
    instrument.questions[question].soals.first.map { instrument.soals[$0].id } ?? 0
  }

  /// The numbers as people read them: `13` or `113–116`.
  static func numbers(of question: Int, in instrument: Instrument) -> String {
    let ids = instrument.questions[question].soals.map { instrument.soals[$0].id }
    guard let first = ids.first, let last = ids.last, first != last else {
      return String(ids.first ?? 0)
    }
    return "\(first)–\(last)"
  }
}
