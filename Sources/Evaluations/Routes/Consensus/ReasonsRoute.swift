import EvaluationsModel
import House
import Hummingbird
import InstrumentsModel
import Kernel
import Storage
import Web
import WorksheetsModel

extension EvaluationRoutes {
  /// The largest form with all reasons for the unit; every question may have its own.
  ///
  /// - Unit: bytes.
  private static let reasonsForm = 1024 * 1024

  /// What the lead can do about settled questions before handing over.
  func registerReasons(in table: RouteTable) {
    let decide = RouteAccess.policy("evaluation.decide")
    table.post("/penilaian/:id/kesepakatan/:soal/pembukaan", decide, limit: Self.consensusForm) {
      try await reopen($0, $1)
    }
    table.post("/penilaian/:id/kesepakatan/:soal/alasan", decide, limit: Self.consensusForm) {
      try await explain($0, $1)
    }
    table.get("/penilaian/:id/alasan-unit", .policy("evaluation.read_sheets")) {
      try await unitReasons($0, $1)
    }
    table.post("/penilaian/:id/alasan-unit", decide, limit: Self.reasonsForm) {
      try await explainAll($0, $1)
    }
  }

  /// The settled questions that differ from the unit's answer, with the reasons that it reads.
  func unitReasons(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let page = context.page(after: request, ConsensusMessage.self)
    return htmlResponse(try await reasonsPage(context, page, refused: nil))
  }

  /// Keeps what the lead wrote for the unit; a bad field brings the list back with all that was typed.
  func explainAll(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let id = try context.evaluationID
    let fields = context.form ?? FormBody()
    do {
      let (count, isWhole) = try await services.storage.write { transaction in
        let opened = try revealed(id, for: .decide, context, in: transaction)
        let count = try EvaluationActs.explain(
          ReasonsForm(fields, in: opened.loaded.instrument), of: opened.loaded, by: opened.author,
          act: act(context), in: transaction)
        return (count, try opened.unexplained(in: transaction).isEmpty)
      }
      let done: ConsensusMessage = count == 0 ? .unchanged : .explained
      let target: ConsensusLink = count > 0 && isWhole ? .list(id, nil) : .unexplained(id)
      return redirect(to: done.on(target.path))
    } catch let refused as RefusedReasons {
      let html = try await reasonsPage(context, context.page(), refused: refused)
      return htmlResponse(html, status: refused.isOvertaken ? .conflict : .unprocessableContent)
    } catch let refusal as EvaluationRefusal {
      throw EvaluationText.problem(refusal)
    }
  }

  private func reasonsPage(
    _ context: ZonaContext, _ page: PageContext, refused: RefusedReasons?
  ) async throws -> UnitReasonsPage {
    let id = try context.evaluationID
    return try await services.storage.read { transaction in
      let opened = try revealed(id, for: .readSheets, context, in: transaction)
      return UnitReasonsPage(
        frame: consensusFrame(opened, page),
        lines: opened.evaluation.stage.name == .settled
          ? [] : try EvaluationActs.unitReasons(of: opened.loaded, in: transaction),
        refused: refused)
    }
  }
}

extension ReasonsForm {
  /// Reads a form; a question whose field was not sent is not in it.
  init(_ body: FormBody, in instrument: Instrument) {
    var typed: [Int: (words: String, version: Int64)] = [:]
    for question in instrument.questions.indices {
      let soal = ConsensusSoal.first(of: question, in: instrument)
      guard let words = body[ConsensusField.reason(soal)] else { continue }
      let version = body[ConsensusField.version(soal)].flatMap { Int64($0) } ?? 0
      typed[question] = (words, version)
    }
    self.init(typed: typed)
  }
}
