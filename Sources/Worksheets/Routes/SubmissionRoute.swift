import House
import Hummingbird
import InstrumentsModel
import Kernel
import Storage
import Web
import WorksheetsModel

extension WorksheetRoutes {
  /// The check page before sending.
  func submission(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let id = try context.id(of: Worksheet.self)
    return htmlResponse(try await submissionPage(id, context))
  }

  /// Sends the worksheet; what is missing is shown on the check page again.
  func submit(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let id = try context.id(of: Worksheet.self)
    let version = context.form?[QuestionField.version].flatMap { Int64($0) } ?? 0
    guard let principal = context.principal else { throw Problem.notFound }
    do {
      try await services.storage.write { transaction in
        let opened = try OpenedWorksheet(id, for: .submit, context, in: transaction)
        _ = try WorksheetActs.submit(
          opened.loaded, version: version, by: Author(principal), act: act(context),
          in: transaction)
        let sent = FollowedAct(on: id.text, at: context.now)
        for follow in services.follows.worksheetSent { try follow.perform(sent, transaction) }
      }
    } catch let refusal as WorksheetRefusal {
      switch refusal {
      case .incomplete, .indexesUnsettled, .returning:
        let page = try await submissionPage(id, context)
        return htmlResponse(page, status: .unprocessableContent)
      default: throw refusal.problem()
      }
    }
    return redirect(to: WorksheetMessage.sent.on(WorksheetLink.list(id).path))
  }

  /// The page before a worksheet goes back to the unit.
  func reopening(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let id = try context.id(of: Worksheet.self)
    return htmlResponse(try await reopeningPage(id, context))
  }

  /// Gives the worksheet back to the unit.
  func reopen(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let id = try context.id(of: Worksheet.self)
    let version = context.form?[QuestionField.version].flatMap { Int64($0) } ?? 0
    let reason = context.form?[ReopeningPage.reasonField] ?? ""
    guard let principal = context.principal else { throw Problem.notFound }
    do {
      try await services.storage.write { transaction in
        let opened = try OpenedWorksheet(id, for: .reopen, context, in: transaction)
        try WorksheetActs.requireReturnable(
          opened.loaded.worksheet, byAssessors: false, in: transaction)
        _ = try WorksheetActs.reopen(
          opened.loaded, because: reason, version: version, by: Author(principal),
          act: act(context), in: transaction)
      }
    } catch let refusal as WorksheetRefusal {
      var page = try await reopeningPage(id, context)
      page.typed = reason
      switch refusal {
      case .reasonMissing, .reasonTooLong: break
      case .judged: return htmlResponse(page, status: .conflict)
      default: throw refusal.problem()
      }
      page.errors = [
        FormError(
          field: ReopeningPage.reasonField,
          message: WorksheetText.sentence(refusal, in: nil))
      ]
      return htmlResponse(page, status: .unprocessableContent)
    }
    return redirect(to: WorksheetMessage.returned.on(WorksheetLink.list(id).path))
  }

  private func submissionPage(
    _ id: ID<Worksheet>, _ context: ZonaContext
  ) async throws -> SubmissionPage {
    let page = context.page()
    return try await services.storage.read { transaction in
      let opened = try OpenedWorksheet(id, for: .read, context, in: transaction)
      let answers = try opened.answers(in: transaction)
      return SubmissionPage(
        frame: opened.frame(page, now: context.now), standing: opened.standing(answers),
        indexes: try opened.indexSources(
          of: opened.loaded.instrument.indexQuestions, answers: answers, at: context.now,
          in: transaction))
    }
  }

  private func reopeningPage(
    _ id: ID<Worksheet>, _ context: ZonaContext
  ) async throws -> ReopeningPage {
    let page = context.page()
    return try await services.storage.read { transaction in
      _ = try OpenedWorksheet(id, for: .reopen, context, in: transaction)
      let opened = try OpenedWorksheet(id, for: .read, context, in: transaction)
      return ReopeningPage(frame: opened.frame(page, now: context.now))
    }
  }
}
