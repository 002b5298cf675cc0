import Accounts
import EvaluationsModel
import House
import Hummingbird
import InstrumentsModel
import Kernel
import Storage
import Web

extension EvaluationRoutes {
  /// The check page before the result is approved.
  func approvalPage(_ request: Request, _ context: ZonaContext) async throws -> Response {
    htmlResponse(try await approval(context))
  }

  private func approval(
    _ context: ZonaContext, errors: [FormError] = []
  ) async throws -> ApprovalPage {
    let id = try context.evaluationID
    let page = context.page()
    let asksForCode = try await asksForCode(context)
    return try await services.storage.read { transaction in
      let opened = try revealed(id, for: .check, context, in: transaction)
      let checks = try ConsensusStore.checks(
        of: opened.evaluation, instrument: opened.loaded.instrument, in: transaction)
      return ApprovalPage(
        frame: consensusFrame(opened, page),
        sample: try opened.draw(checks, in: transaction).questions ?? [], checks: checks,
        asksForCode: asksForCode, errors: errors)
    }
  }

  /// Approves what was agreed, after the password was given once more: the result stands and is the
  /// layer of the assessors.
  func approveConsensus(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let id = try context.evaluationID
    let version = ConsensusField.version(of: context.form)
    // Who may not approve learns nothing from the order of the checks.
    _ = try await refusing {
      try await services.storage.read { try revealed(id, for: .check, context, in: $0) }
    }
    do {
      try await reenter(context)
    } catch let refusal as ReentryRefusal {
      let page = try await approval(context, errors: [refusal.formError])
      return htmlResponse(page, status: .unprocessableContent)
    }
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
}
