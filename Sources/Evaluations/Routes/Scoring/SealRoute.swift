import Accounts
import EvaluationsModel
import House
import Hummingbird
import InstrumentsModel
import Kernel
import Storage
import Web
import WorkUnitsModel
import Worksheets
import WorksheetsModel

extension EvaluationRoutes {
  /// The check page before committing; afterwards the fingerprint.
  func scoringCommitPage(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let page = context.page(after: request, ScoringDone.self)
    return htmlResponse(try await commitPage(context, page))
  }

  /// Commits the member's sheet; what is missing is shown on the check page again.
  func scoringCommit(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let id = try context.evaluationID
    let seen = context.form?[ScoringField.version].flatMap { Int64($0) } ?? -1
    do {
      try await services.storage.write { transaction in
        let opened = try OpenedEvaluation(id, for: .commit, context, in: transaction)
        try commit(opened, seen: seen, context, in: transaction)
      }
    } catch let refusal as EvaluationRefusal {
      switch refusal {
      case .incomplete:
        let page = try await commitPage(context, context.page())
        return htmlResponse(page, status: .unprocessableContent)
      case .stale:
        var page = try await commitPage(context, context.page())
        page.isStale = true
        return htmlResponse(page, status: .conflict)
      default: throw EvaluationText.problem(refusal)
      }
    }
    return redirect(to: ScoringDone.committed.on(ScoringLink.commitment(id).path))
  }

  private func commit(
    _ opened: OpenedEvaluation, seen: Int64, _ context: ZonaContext, in transaction: Transaction
  ) throws {
    let evaluation = opened.evaluation
    // Of two members who commit at once, the second sees the first, and tells the lead.
    try EvaluationStore.takeTurn(on: evaluation, in: transaction)
    guard let own = try OwnSheet(opened, in: transaction) else { throw Problem.forbidden }
    if evaluation.stage == .scoring, own.sheet.commitment == nil {
      guard evaluation.sending(in: opened.worksheet.worksheet) == .current else {
        throw EvaluationRefusal.notSubmitted
      }
      guard own.progress.waiting.isEmpty else {
        throw EvaluationRefusal.incomplete(questions: own.progress.waiting)
      }
      guard seen == own.version else { throw EvaluationRefusal.stale }
    }
    _ = try EvaluationActs.commit(
      opened.loaded, by: opened.author, act: act(context), in: transaction)
    let committed = try BlindStore.commitments(of: evaluation, in: transaction)
    guard evaluation.members.allSatisfy({ committed[$0.person.accountID] != nil }) else { return }
    try ScoringPost.post(
      ScoringMessage.committed, to: evaluation.team.filter { $0.duty == .lead },
      about: evaluation, at: context.now, in: transaction)
  }

  private func commitPage(
    _ context: ZonaContext, _ page: PageContext
  ) async throws -> CommitPage {
    try await services.storage.read { transaction in
      let opened = try OpenedEvaluation(
        context.evaluationID, for: .commit, context, in: transaction)
      guard let own = try OwnSheet(opened, in: transaction) else { throw Problem.forbidden }
      return CommitPage(opened: opened, own: own, page: page)
    }
  }

  /// The check page before the sheets are opened.
  func scoringRevealPage(_ request: Request, _ context: ZonaContext) async throws -> Response {
    htmlResponse(try await revealPage(context))
  }

  /// Opens all sheets at once, after the password was given once more; who is missing is shown on the
  /// check page again.
  func scoringReveal(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let id = try context.evaluationID
    let version = context.form?[ScoringField.version].flatMap { Int64($0) } ?? 0
    // Who may not open them learns nothing from the order of the checks.
    _ = try await services.storage.read {
      try OpenedEvaluation(id, for: .reveal, context, in: $0)
    }
    do {
      try await reenter(context)
      try await services.storage.write { transaction in
        let opened = try OpenedEvaluation(id, for: .reveal, context, in: transaction)
        let evaluation = opened.evaluation
        if evaluation.stage == .scoring,
          evaluation.sending(in: opened.worksheet.worksheet) != .current
        {
          throw EvaluationRefusal.notSubmitted
        }
        _ = try EvaluationActs.reveal(
          opened.loaded, version: version, by: opened.author, act: act(context), in: transaction)
        try ScoringPost.post(
          ScoringMessage.revealed, to: evaluation.members, about: evaluation, at: context.now,
          in: transaction)
      }
    } catch let refusal as EvaluationRefusal {
      guard case .commitmentsMissing = refusal else { throw EvaluationText.problem(refusal) }
      return htmlResponse(try await revealPage(context), status: .unprocessableContent)
    } catch let refusal as ReentryRefusal {
      let page = try await revealPage(context, errors: [refusal.formError])
      return htmlResponse(page, status: .unprocessableContent)
    }
    return redirect(to: ScoringDone.opened.on(ScoringLink.overview(id).path))
  }

  private func revealPage(
    _ context: ZonaContext, errors: [FormError] = []
  ) async throws -> RevealPage {
    let page = context.page()
    let asksForCode = try await asksForCode(context)
    return try await services.storage.read { transaction in
      let opened = try OpenedEvaluation(
        context.evaluationID, for: .reveal, context, in: transaction)
      let held = try AssignmentStore.find(
        of: opened.evaluation.unitID, year: opened.evaluation.year.number,
        layer: opened.evaluation.layer, in: transaction)
      return RevealPage(
        opened: opened,
        vacancies: try JudgedSeats.awaited(of: held, in: transaction).filter { $0 == .member },
        commitments: try BlindStore.commitments(of: opened.evaluation, in: transaction),
        asksForCode: asksForCode, errors: errors, page: page)
    }
  }
}
