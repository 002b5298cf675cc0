import EvaluationsModel
import House
import Hummingbird
import InstrumentsModel
import Kernel
import Storage
import Web
import WorksheetsModel

extension EvaluationRoutes {
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
      try await unexplainedList($0, $1)
    }
  }

  /// The settled questions that differ from the unit's answer without a reason for it.
  func unexplainedList(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let id = try context.evaluationID
    let page = context.page(after: request, ConsensusMessage.self)
    let html = try await services.storage.read { transaction in
      let opened = try revealed(id, for: .readSheets, context, in: transaction)
      let (evaluation, instrument) = (opened.evaluation, opened.loaded.instrument)
      let sheets = try BlindStore.opened(
        of: evaluation, instrument: instrument, in: transaction)
      let talks = try ConsensusStore.questions(
        of: evaluation, instrument: instrument, in: transaction)
      let missing = Set(
        evaluation.stage.name == .consensus
          ? try Settling.unexplained(talks, sheets: sheets, of: opened.loaded, in: transaction)
          : [])
      let unit = try opened.unitAnswers(in: transaction)
      return UnexplainedPage(
        frame: consensusFrame(opened, page),
        lines: talks.filter { missing.contains($0.question) }.map { talk in
          UnexplainedPage.Line(
            talk: talk, settled: talk.settled(notes: sheets.settlingNotes(on: talk.question)),
            unit: unit[talk.question]?.content)
        })
    }
    return htmlResponse(html)
  }
}
