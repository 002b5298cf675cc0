import Cryptography
import EvaluationsModel
import Evidence
import House
import Hummingbird
import InstrumentsModel
import Kernel
import Storage
import Web
import WorksheetsModel

extension EvaluationRoutes {
  /// The sample of the controller: how each question stands, how it was drawn, and the decision.
  func consensusSample(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let id = try context.evaluationID
    let page = context.page(after: request, ConsensusMessage.self)
    let html = try await services.storage.read { transaction in
      let opened = try revealed(id, for: .readSheets, context, in: transaction)
      let (evaluation, instrument) = (opened.evaluation, opened.loaded.instrument)
      let checks = try ConsensusStore.checks(
        of: evaluation, instrument: instrument, in: transaction)
      let talks = try ConsensusStore.questions(
        of: evaluation, instrument: instrument, in: transaction)
      return ConsensusSamplePage(
        frame: consensusFrame(opened, page), draw: try opened.draw(checks, in: transaction),
        checks: checks, doubtedBefore: Set(talks.filter(\.wasDoubted).map(\.question)))
    }
    return htmlResponse(html)
  }

  /// One question of the sample, with everything that its consensus page shows.
  func sampledQuestion(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let page = context.page(after: request, ConsensusMessage.self)
    return htmlResponse(try await sampledPage(context, page, refused: nil))
  }

  /// Keeps what the controller found on one question.
  func checkSample(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let id = try context.evaluationID
    let form = CheckForm(context.form ?? FormBody())
    do {
      let target = try await services.storage.write { transaction in
        let opened = try revealed(id, for: .check, context, in: transaction)
        let question = try talkQuestion(context, in: opened.loaded.instrument)
        guard let check = form.check else {
          throw RefusedCheck(
            form: form, field: ConsensusField.finding, message: SampleText.findingMissing)
        }
        do {
          try EvaluationActs.check(
            check, question: question, of: opened.loaded, by: opened.author,
            act: act(context), in: transaction)
        } catch let refusal as EvaluationRefusal {
          guard let refused = RefusedCheck(refusal, form) else { throw refusal }
          throw refused
        }
        return try opened.target(of: form, after: question, in: transaction)
      }
      return redirect(to: ConsensusMessage.checked.on(target.path) + target.anchor)
    } catch let refused as RefusedCheck {
      let html = try await sampledPage(context, context.page(), refused: refused)
      return htmlResponse(html, status: .unprocessableContent)
    } catch let refusal as EvaluationRefusal {
      throw EvaluationText.problem(refusal)
    }
  }

  /// Returns what was agreed to the team.
  func returnConsensus(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let id = try context.evaluationID
    let version = ConsensusField.version(of: context.form)
    try await refusing {
      try await services.storage.write { transaction in
        let opened = try revealed(id, for: .check, context, in: transaction)
        let evaluation = try EvaluationActs.returnToTeam(
          opened.loaded, version: version, by: opened.author, act: act(context),
          in: transaction)
        try ConsensusMessages.returned.post(evaluation, at: context.now, in: transaction)
      }
    }
    return redirect(to: ConsensusMessage.returned.on(ConsensusLink.list(id, nil).path))
  }

  private func sampledPage(
    _ context: ZonaContext, _ page: PageContext, refused: RefusedCheck?
  ) async throws -> SampledQuestionPage {
    let id = try context.evaluationID
    return try await services.storage.read { transaction in
      let opened = try revealed(id, for: .readSheets, context, in: transaction)
      let (evaluation, instrument) = (opened.evaluation, opened.loaded.instrument)
      let question = try talkQuestion(context, in: instrument)
      let talks = try ConsensusStore.questions(
        of: evaluation, instrument: instrument, in: transaction)
      let checks = try ConsensusStore.checks(
        of: evaluation, instrument: instrument, in: transaction)
      guard let sample = try opened.draw(checks, in: transaction).questions,
        sample.contains(question),
        let talk = talks.first(where: { $0.question == question })
      else { throw Problem.notFound }
      return SampledQuestionPage(
        frame: consensusFrame(opened, page), talk: talk, sample: sample,
        checks: checks,
        sheets: try BlindStore.opened(of: evaluation, instrument: instrument, in: transaction),
        unit: try opened.unitAnswer(to: question, in: transaction),
        proofs: try opened.proofs(of: question, in: transaction), refused: refused)
    }
  }
}

extension OpenedEvaluation {
  /// The sample that stands, with how it was drawn.
  func draw(
    _ checks: [Int: SampleCheck], in transaction: Transaction
  ) throws(StorageError) -> SampleDraw {
    let sheets = try BlindStore.opened(
      of: evaluation, instrument: loaded.instrument, in: transaction)
    return SampleDraw(
      of: evaluation, sheets: sheets, questionCount: loaded.instrument.questions.count,
      checked: Set(checks.keys))
  }

  /// Where a finding leads: to the same question, or on to the next one that nobody looked at; to
  /// the decision when there is none.
  fileprivate func target(
    of form: CheckForm, after question: Int, in transaction: Transaction
  ) throws -> (path: String, anchor: String) {
    let instrument = loaded.instrument
    func page(_ question: Int) -> String {
      ConsensusLink.check(evaluation.id, soal: ConsensusSoal.first(of: question, in: instrument))
        .path
    }
    guard form.goesOn else { return (page(question), "") }
    let checks = try ConsensusStore.checks(
      of: evaluation, instrument: instrument, in: transaction)
    guard case .checking(let sample) = evaluation.stage,
      let next = Evaluation.nextUnchecked(after: question, of: sample, checks)
    else { return (ConsensusLink.sample(evaluation.id).path, "#keputusan") }
    return (page(next), "")
  }
}

/// A sample with everything that is needed to draw it again.
struct SampleDraw: Sendable {
  /// Every question that is checked, as positions in `Instrument.questions`; nil while nothing was
  /// handed in.
  let questions: [Int]?
  /// Those that the seed draws.
  let drawn: [Int]
  /// The text whose digest is the seed.
  let seedText: String
  /// SHA-256 of the text, in hexadecimal.
  let digest: String
  /// How many questions the instrument has.
  let questionCount: Int

  /// Those that are checked beside the drawn ones, since the controller doubted them before.
  var again: [Int] { (questions ?? []).filter { !drawn.contains($0) } }

  /// The sample that stands; a settled result has the one that it was approved with.
  ///
  /// - Parameters:
  ///   - evaluation: Whose sample.
  ///   - sheets: The opened sheets; their seals make the seed.
  ///   - questionCount: How many questions the instrument has.
  ///   - checked: What the controller looked at in the last round; of a settled result that is the
  ///     whole sample.
  init(
    of evaluation: Evaluation, sheets: [BlindSheet], questionCount: Int, checked: Set<Int> = []
  ) {
    seedText = evaluation.seedText(of: sheets)
    let hash = SHA256Digest(of: Array(seedText.utf8))
    digest = hash.hex
    self.questionCount = questionCount
    let seed = hash.bytes.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    drawn = Evaluation.sample(of: questionCount, seed: seed)
    switch evaluation.stage {
    case .scoring, .consensus: questions = nil
    case .checking(let sample): questions = sample
    case .settled: questions = checked.union(drawn).sorted()
    }
  }

  /// The first eight bytes of the digest, in hexadecimal: the seed.
  var seed: String { String(digest.prefix(16)) }
}

/// What the controller says about one question, as typed.
struct CheckForm: Sendable {
  /// The values of the field.
  static let fits = "cocok"
  static let doubted = "ragu"

  let finding: String
  let words: String
  let goesOn: Bool

  /// Reads a form; the button that agrees says so whatever was chosen before.
  init(_ body: FormBody) {
    let agrees = body[ConsensusField.agree] != nil
    finding = agrees ? Self.fits : body[ConsensusField.finding] ?? ""
    words = body[ConsensusField.doubt] ?? ""
    goesOn = agrees || body[ConsensusField.next] != nil
  }

  /// nil while nothing is chosen.
  var check: SampleCheck? {
    switch finding {
    case Self.fits: .agreed(note: words)
    case Self.doubted: .doubted(reason: words)
    default: nil
    }
  }
}

/// A finding that was not taken, with what was typed.
struct RefusedCheck: Error, Sendable {
  let form: CheckForm
  let field: String
  let message: Text

  /// A form that says nothing.
  init(form: CheckForm, field: String, message: Text) {
    self.form = form
    self.field = field
    self.message = message
  }

  /// A refusal of the rules that belongs to the words.
  ///
  /// - Returns: nil for those that are about something else than the form.
  init?(_ refusal: EvaluationRefusal, _ form: CheckForm) {
    switch refusal {
    case .reasonMissing, .textTooLong: break
    default: return nil
    }
    let (detail, wayOut) = EvaluationText.refusal(refusal)
    self.init(
      form: form, field: ConsensusField.doubt,
      message: Text(
        detail.indonesian + " " + wayOut.indonesian, detail.english + " " + wayOut.english))
  }
}
