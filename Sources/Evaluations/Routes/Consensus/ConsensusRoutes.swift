import EvaluationsModel
import House
import Hummingbird
import Instruments
import InstrumentsModel
import Kernel
import Logging
import Storage
import Web
import Worksheets
import WorksheetsModel

extension EvaluationRoutes {
  func registerConsensus(in table: RouteTable) {
    let read = RouteAccess.policy("evaluation.read_sheets")
    let discuss = RouteAccess.policy("evaluation.discuss")
    let check = RouteAccess.policy("evaluation.check")
    table.get("/penilaian/:id/kesepakatan", read) { try await consensusList($0, $1) }
    table.get("/penilaian/:id/kesepakatan/:soal", read) { try await talkAbout($0, $1) }
    table.post("/penilaian/:id/kesepakatan/:soal/catatan", discuss, limit: Self.consensusForm) {
      try await remarkOn($0, $1)
    }
    table.post("/penilaian/:id/kesepakatan/:soal/perpindahan", discuss, limit: Self.consensusForm) {
      try await moveOn($0, $1)
    }
    table.post(
      "/penilaian/:id/kesepakatan/:soal/putusan", .policy("evaluation.decide"),
      limit: Self.consensusForm
    ) { try await decideOn($0, $1) }
    registerReasons(in: table)
    table.get("/penilaian/:id/uji-petik", read) { try await consensusSample($0, $1) }
    table.post("/penilaian/:id/uji-petik", .policy("evaluation.finish"), limit: Self.consensusForm)
    {
      try await finishConsensus($0, $1)
    }
    table.get("/penilaian/:id/uji-petik/soal/:soal", read) { try await sampledQuestion($0, $1) }
    table.post("/penilaian/:id/uji-petik/soal/:soal", check, limit: Self.consensusForm) {
      try await checkSample($0, $1)
    }
    table.get("/penilaian/:id/uji-petik/persetujuan", check) { try await approvalPage($0, $1) }
    table.post("/penilaian/:id/uji-petik/pengembalian", check, limit: Self.consensusForm) {
      try await returnConsensus($0, $1)
    }
    let result = RouteAccess.policy("evaluation.read_result")
    table.get("/penilaian/:id/hasil", result) { try await settledResult($0, $1) }
    table.post("/penilaian/:id/hasil", check, limit: Self.consensusForm) {
      try await approveConsensus($0, $1)
    }
    table.get("/penilaian/:id/hasil/nilai", result) { try await settledFigure($0, $1) }
    table.get("/penilaian/:id/kesesuaian", .policy("evaluation.read_agreement")) {
      try await memberAgreement($0, $1)
    }
  }

  /// The largest form of the consensus.
  ///
  /// - Unit: bytes.
  static let consensusForm = 64 * 1024

  /// The list of questions by what is at stake.
  func consensusList(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let page = context.page(after: request, ConsensusMessage.self)
    let asked = request.uri.queryParameters[Substring(ConsensusFilter.field)].map(String.init)
    return htmlResponse(
      try await listPage(context, page, filter: asked.flatMap(ConsensusFilter.init(rawValue:))))
  }

  private func listPage(
    _ context: ZonaContext, _ page: PageContext, filter: ConsensusFilter? = nil,
    refusal: UnfinishedConsensus? = nil
  ) async throws -> ConsensusPage {
    let id = try context.evaluationID
    return try await services.storage.read { transaction in
      let opened = try revealed(id, for: .readSheets, context, in: transaction)
      return ConsensusPage(
        frame: consensusFrame(opened, page), board: try opened.board(in: transaction),
        unit: try opened.unitAnswers(in: transaction),
        unexplained: opened.evaluation.stage.name == .consensus
          ? try opened.unexplained(in: transaction) : [],
        filter: filter, refusal: refusal)
    }
  }

  /// Hands what was agreed to the controller; a refusal names the questions.
  func finishConsensus(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let id = try context.evaluationID
    let version = ConsensusField.version(of: context.form)
    do {
      try await services.storage.write { transaction in
        let opened = try revealed(id, for: .finish, context, in: transaction)
        let evaluation = try EvaluationActs.finish(
          opened.loaded, version: version, by: opened.author, act: act(context), in: transaction)
        try ConsensusMessages.agreed.post(evaluation, at: context.now, in: transaction)
      }
    } catch let refusal as EvaluationRefusal {
      guard let unfinished = UnfinishedConsensus(refusal) else {
        throw EvaluationText.problem(refusal)
      }
      let html = try await listPage(context, context.page(), refusal: unfinished)
      return htmlResponse(html, status: .unprocessableContent)
    }
    return redirect(to: ConsensusMessage.finished.on(ConsensusLink.list(id, nil).path))
  }

  /// A judgement whose sheets are open; before, its pages do not exist for anybody.
  ///
  /// They do not exist either while the next sending is scored alone: they say what each member
  /// thinks (decision 0214). A result that stands is known to the unit and stays.
  ///
  /// - Throws: `Problem.notFound` while members score alone, this sending or a later one, and what
  ///   the policy answers.
  func revealed(
    _ id: ID<Evaluation>, for action: EvaluationAction, _ context: ZonaContext,
    in transaction: Transaction
  ) throws -> OpenedEvaluation {
    guard let found = try EvaluationStore.find(id, in: transaction),
      found.stage.name != .scoring
    else { throw Problem.notFound }
    if action != .readResult, try EvaluationStore.isScoredAgain(found, in: transaction) {
      throw Problem.notFound
    }
    return try OpenedEvaluation(id, for: action, context, in: transaction)
  }

  /// What every page of a judgement shows, in the official wording where there is one.
  func consensusFrame(
    _ opened: OpenedEvaluation, _ page: PageContext
  ) -> ConsensusFrame {
    ConsensusFrame(opened, instrument: consensusWording(opened.loaded.instrument), page: page)
  }

  /// The instrument in the official wording, where this installation has imported it.
  ///
  /// A damaged file of wording is logged and not shown: our own wording stands in.
  private func consensusWording(_ instrument: Instrument) -> Instrument {
    do throws(WordingRefusal) {
      let wording = try WordingStore.find(for: instrument, in: services.dataFolder)
      return wording.map { instrument.worded(by: $0) } ?? instrument
    } catch {
      services.logger.error("The wording of instrument \(instrument.id) is damaged.")
      return instrument
    }
  }

  /// The question that the soal number in the path belongs to.
  ///
  /// - Throws: `Problem.notFound` when the instrument has no such soal.
  func talkQuestion(_ context: ZonaContext, in instrument: Instrument) throws -> Int {
    guard let soal = Int(try context.parameter("soal")),
      let position = instrument.position(ofSoal: soal)
    else { throw Problem.notFound }
    return instrument.soals[position].question
  }
}

extension OpenedEvaluation {
  /// The questions by what is at stake.
  func board(in transaction: Transaction) throws(StorageError) -> ConsensusBoard {
    ConsensusBoard(
      try ConsensusStore.questions(
        of: evaluation, instrument: loaded.instrument, in: transaction),
      instrument: loaded.instrument)
  }

  /// What the unit answered in the sending that is judged, by question.
  func unitAnswers(in transaction: Transaction) throws(StorageError) -> [Int: QuestionAnswer] {
    try SentWorksheet.answers(
      of: evaluation.submission, of: worksheet.worksheet, instrument: loaded.instrument,
      in: transaction)
  }
}

/// Why what was agreed could not be handed over, with the questions that are meant.
struct UnfinishedConsensus: Sendable {
  let sentence: Text
  let questions: [Int]

  /// nil for a refusal that is not about questions.
  init?(_ refusal: EvaluationRefusal) {
    switch refusal {
    case .notAgreed(let questions), .unexplained(let questions): self.questions = questions
    default: return nil
    }
    let (detail, wayOut) = EvaluationText.refusal(refusal)
    sentence = Text(
      detail.indonesian + " " + wayOut.indonesian, detail.english + " " + wayOut.english)
  }
}

/// What was just done, for the page that the redirect leads to.
enum ConsensusMessage: String, DoneMessage {
  case said = "dicatat"
  case moved = "pindah"
  case decided = "diputuskan"
  case reopened = "dibuka"
  case explained = "dijelaskan"
  case unchanged = "sama"
  case movedBriefly = "pindah-ringkas"
  case finished = "diserahkan"
  case checked = "diperiksa"
  case returned = "dikembalikan"
  case settled = "disetujui"

  var text: Text { ConsensusText.done(self) }
}
