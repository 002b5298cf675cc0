import Accounts
import EvaluationsModel
import House
import Hummingbird
import InstrumentsModel
import Kernel
import Storage
import Web
import WorksheetsModel

extension EvaluationRoutes {
  /// How far the members of one judgement agreed when each scored alone.
  func memberAgreement(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let id = try context.evaluationID
    let page = context.page()
    let html = try await services.storage.read { transaction in
      let opened = try revealed(id, for: .readAgreement, context, in: transaction)
      let (evaluation, instrument) = (opened.evaluation, opened.loaded.instrument)
      let sheets = try BlindStore.opened(
        of: evaluation, instrument: instrument, in: transaction)
      return MemberAgreementPage(
        frame: consensusFrame(opened, page),
        report: AgreementReport(
          of: sheets.compactMap { Self.revealedSheet($0, of: evaluation, instrument) },
          instrument: instrument),
        rules: AgreementRules.version1)
    }
    return htmlResponse(html)
  }

  /// What a member gave alone; nil for a sheet without a seal, which no opened judgement has.
  private static func revealedSheet(
    _ sheet: BlindSheet, of evaluation: Evaluation, _ instrument: Instrument
  ) -> RevealedSheet? {
    guard let seal = sheet.commitment else { return nil }
    return RevealedSheet(
      evaluationID: evaluation.id, team: evaluation.id.text, assessor: sheet.member.accountID,
      committedOn: CalendarDate(programmeDayOf: seal.at),
      shares: RevealedSheet.shares(of: instrument.score(sheet.answers(in: instrument))))
  }
}
