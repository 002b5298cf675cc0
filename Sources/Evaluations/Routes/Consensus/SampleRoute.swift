import Cryptography
import EvaluationsModel
import House
import Hummingbird
import InstrumentsModel
import Kernel
import Storage
import Web
import WorksheetsModel

extension EvaluationRoutes {
  /// The sample of the controller, how it was drawn, and what was found.
  func consensusSample(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let page = context.page(after: request, ConsensusMessage.self)
    return htmlResponse(try await samplePage(context, page, refused: nil))
  }

  /// Keeps what the controller found on one question.
  func checkSample(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let id = try context.evaluationID
    let form = CheckForm(context.form ?? FormBody())
    do {
      let soal = try await services.storage.write { transaction in
        let opened = try revealed(id, for: .check, context, in: transaction)
        let question = try talkQuestion(context, in: opened.loaded.instrument)
        guard let check = form.check else {
          throw RefusedCheck(question: question, form: form, message: SampleText.findingMissing)
        }
        do {
          try EvaluationActs.check(
            check, question: question, of: opened.loaded, by: opened.author,
            act: act(context), in: transaction)
        } catch let refusal as EvaluationRefusal {
          switch refusal {
          case .reasonMissing, .textTooLong:
            let (detail, wayOut) = EvaluationText.refusal(refusal)
            throw RefusedCheck(
              question: question, form: form,
              message: Text(
                detail.indonesian + " " + wayOut.indonesian,
                detail.english + " " + wayOut.english))
          default: throw refusal
          }
        }
        return ConsensusSoal.first(of: question, in: opened.loaded.instrument)
      }
      let path = ConsensusMessage.checked.on(ConsensusLink.sample(id).path)
      return redirect(to: path + "#soal-\(soal)")
    } catch let refused as RefusedCheck {
      let html = try await samplePage(context, context.page(), refused: refused)
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

  /// Approves what was agreed: the result stands and is the layer of the assessors.
  func approveConsensus(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let id = try context.evaluationID
    let version = ConsensusField.version(of: context.form)
    try await refusing {
      try await services.storage.write { transaction in
        let opened = try revealed(id, for: .check, context, in: transaction)
        let evaluation = try EvaluationActs.approve(
          opened.loaded, version: version, by: opened.author, act: act(context),
          in: transaction)
        try ConsensusMessages.settled.post(evaluation, at: context.now, in: transaction)
      }
    }
    return redirect(to: ConsensusMessage.settled.on(ConsensusLink.result(id).path))
  }

  private func samplePage(
    _ context: ZonaContext, _ page: PageContext, refused: RefusedCheck?
  ) async throws -> ConsensusSamplePage {
    let id = try context.evaluationID
    return try await services.storage.read { transaction in
      let opened = try revealed(id, for: .readSheets, context, in: transaction)
      let (evaluation, instrument) = (opened.evaluation, opened.loaded.instrument)
      let sheets = try BlindStore.opened(
        of: evaluation, instrument: instrument, in: transaction)
      let talks = try ConsensusStore.questions(
        of: evaluation, instrument: instrument, in: transaction)
      return ConsensusSamplePage(
        frame: consensusFrame(opened, page),
        draw: SampleDraw(of: evaluation, sheets: sheets, questionCount: talks.count),
        talks: talks, notes: talks.map { sheets.settlingNotes(on: $0.question) },
        unit: try opened.unitAnswers(in: transaction),
        checks: try ConsensusStore.checks(
          of: evaluation, instrument: instrument, in: transaction),
        refused: refused)
    }
  }
}

/// A sample with everything that is needed to draw it again.
struct SampleDraw: Sendable {
  /// The questions, as positions in `Instrument.questions`; nil while nothing was handed in.
  let questions: [Int]?
  /// The text whose digest is the seed.
  let seedText: String
  /// SHA-256 of the text, in hexadecimal.
  let digest: String
  /// How many questions the instrument has.
  let questionCount: Int

  /// The sample that stands; a settled result has the one that it was approved with.
  init(of evaluation: Evaluation, sheets: [BlindSheet], questionCount: Int) {
    seedText = evaluation.seedText(of: sheets)
    let hash = SHA256Digest(of: Array(seedText.utf8))
    digest = hash.hex
    self.questionCount = questionCount
    switch evaluation.stage {
    case .scoring, .consensus: questions = nil
    case .checking(let sample): questions = sample
    case .settled:
      let seed = hash.bytes.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
      questions = Evaluation.sample(of: questionCount, seed: seed)
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
  let doubt: String

  init(_ body: FormBody) {
    finding = body[ConsensusField.finding] ?? ""
    doubt = body[ConsensusField.doubt] ?? ""
  }

  /// nil while nothing is chosen.
  var check: SampleCheck? {
    switch finding {
    case Self.fits: .fits
    case Self.doubted: .doubted(reason: doubt)
    default: nil
    }
  }
}

/// A finding that was not taken, with what was typed.
struct RefusedCheck: Error, Sendable {
  let question: Int
  let form: CheckForm
  let message: Text
}
