import House
import Hummingbird
import InstrumentsModel
import Kernel
import Storage
import Web
import WorksheetsModel

extension WorksheetRoutes {
  /// Every version of the answer to a question.
  func history(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let id = try context.id(of: Worksheet.self)
    let page = context.page(saying: request)
    let html = try await services.storage.read { transaction in
      let opened = try worded(OpenedWorksheet(id, for: .read, context, in: transaction))
      let instrument = opened.loaded.instrument
      let question = try question(in: instrument, context)
      let all = try AnswerStore.history(
        of: question, in: opened.loaded.worksheet, layer: .unit, instrument: instrument,
        transaction: transaction)
      // What was saved after the sending is a draft.
      let last = try opened.answers(in: transaction)[question]?.version ?? 0
      let history = opened.showsSending ? all.filter { $0.version <= last } : all
      return HistoryPage(
        frame: opened.frame(page, now: context.now), question: question, history: history)
    }
    return htmlResponse(html)
  }

  /// Lets an earlier version stand again.
  func restore(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let id = try context.id(of: Worksheet.self)
    let typed = context.form?[QuestionField.version].flatMap { Int64($0) }
    let path = try await answering {
      try await services.storage.write { transaction in
        // Whoever may not know of the worksheet is told so before the form is looked at.
        let opened = try OpenedWorksheet(id, for: .answer, context, in: transaction)
        guard let version = typed, let principal = context.principal else {
          throw WorksheetRefusal.versionUnknown(0)
        }
        let question = try question(in: opened.loaded.instrument, context)
        _ = try WorksheetActs.restore(
          version, of: question, in: opened.loaded, by: Author(principal), act: act(context),
          transaction: transaction)
        return WorksheetLink.history(
          id, soal: opened.loaded.instrument.firstSoal(of: question)
        ).path
      }
    }
    return redirect(to: WorksheetMessage.restored.on(path))
  }
}
