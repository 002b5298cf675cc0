import struct Documents.ReadLimits
import House
import Hummingbird
import InstrumentsModel
import Kernel
import Storage
import Web
import WorksheetsModel

extension WorksheetRoutes {
  /// A file, and a little for the form around it.
  private static let uploadLimit = ReadLimits.standard.fileBytes + 64 * 1024
  /// Every answer, note and finding of a file as form fields.
  private static let approvalLimit = 8 * 1024 * 1024

  /// Registers import and export.
  func registerWorkbooks(in table: RouteTable) {
    let read = RouteAccess.policy("worksheet.read")
    let answer = RouteAccess.policy("worksheet.answer")
    table.get("/lke/:id/impor", answer, importing)
    table.post("/lke/:id/impor", answer, limit: Self.uploadLimit, upload)
    table.post("/lke/:id/impor/persetujuan", answer, limit: Self.approvalLimit, approve)
    table.get("/lke/:id/ekspor", read, exporting)
    table.get("/lke/:id/ekspor/lke.xlsx", read, freshWorkbook)
    table.get("/lke/:id/ekspor/jawaban.json", read, contract)
    table.get("/lke/:id/ekspor/jawaban.csv", read, answerTable)
    table.post("/lke/:id/ekspor/buku-kerja", read, limit: Self.uploadLimit, ownWorkbook)
  }

  /// Where a file is chosen.
  func importing(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let id = try context.id(of: Worksheet.self)
    return htmlResponse(try await importPage(id, context, error: nil))
  }

  /// Reads a file and shows everything odd about it; stores nothing.
  func upload(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let id = try context.id(of: Worksheet.self)
    let file = context.form?.file(ImportState.Field.file)
    let page = context.page()
    let opened = try await services.storage.read { transaction in
      _ = try OpenedWorksheet(id, for: .answer, context, in: transaction)
      let opened = try OpenedWorksheet(id, for: .read, context, in: transaction)
      return (opened, try opened.answers(in: transaction))
    }
    guard let file else {
      let text = Text("Pilih berkasnya dahulu.", "Choose the file first.")
      let html = try await importPage(id, context, error: text)
      return htmlResponse(html, status: .unprocessableContent)
    }
    let (worksheet, answers) = opened
    let instrument = worksheet.loaded.instrument
    do throws(AnswerFileRefusal) {
      let reading = try AnswerFile.read(file.bytes, for: instrument, layer: .unit)
      let state = ImportState(
        reading, fileName: file.name, current: answers, open: worksheet.open,
        instrument: instrument, language: page.language)
      return htmlResponse(
        ImportCheckPage(
          frame: worksheet.frame(page, now: context.now), state: state,
          before: worksheet.loaded.vector.sheet, current: answers, errors: []))
    } catch {
      let html = try await importPage(id, context, error: ImportRefusalText.sentence(error))
      return htmlResponse(html, status: .unprocessableContent)
    }
  }

  /// Stores what the person approved: all of it in one transaction, or nothing.
  func approve(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let id = try context.id(of: Worksheet.self)
    let form = context.form ?? FormBody()
    guard let principal = context.principal else { throw Problem.notFound }
    let outcome: (errors: [FormError], isPart: Bool)
    outcome = try await services.storage.write { transaction in
      let opened = try OpenedWorksheet(id, for: .answer, context, in: transaction)
      let instrument = opened.loaded.instrument
      let state = ImportState(form, instrument: instrument)
      let (imported, wrong) = state.answers(for: instrument)
      let errors = wrong + state.openRows
      guard errors.isEmpty else { return (errors, false) }
      let current = try opened.answers(in: transaction)
      let open = try ReturnStore.open(of: opened.loaded, in: transaction)
      let leftOut = state.passedOver(imported, on: current, open: open)
      // Nothing is left out, or taken after all, that the person was not told about.
      guard leftOut == state.leftOut else {
        let field = ImportState.Field.leftOut
        return ([FormError(field: field, message: ReturnText.leftOutChanged)], false)
      }
      let edits = imported.filter { open.contains($0.question) }
        .compactMap { $0.edit(on: current[$0.question]) }
      do {
        _ = try WorksheetActs.answer(
          edits, of: opened.loaded, by: Author(principal), act: act(context), in: transaction)
        return ([], !leftOut.isEmpty)
      } catch let refusal as WorksheetRefusal {
        // Nothing was written before a refusal, so the transaction may end as if it only read.
        guard case .contradictory(let question, _, _) = refusal,
          let errors = QuestionForm.errors(of: refusal, question: question, in: instrument)
        else { throw refusal.problem(in: instrument) }
        return (errors, false)
      }
    }
    if outcome.errors.isEmpty {
      let message = outcome.isPart ? WorksheetMessage.savedOpen : .saved
      return redirect(to: message.on(WorksheetLink.list(id).path))
    }
    let html = try await checkPage(id, context, form, outcome.errors)
    return htmlResponse(html, status: .unprocessableContent)
  }

  private func importPage(
    _ id: ID<Worksheet>, _ context: ZonaContext, error: Text?
  ) async throws -> ImportPage {
    let page = context.page()
    return try await services.storage.read { transaction in
      _ = try OpenedWorksheet(id, for: .answer, context, in: transaction)
      let opened = try OpenedWorksheet(id, for: .read, context, in: transaction)
      return ImportPage(frame: opened.frame(page, now: context.now), error: error)
    }
  }

  private func checkPage(
    _ id: ID<Worksheet>, _ context: ZonaContext, _ form: FormBody, _ errors: [FormError]
  ) async throws -> ImportCheckPage {
    let page = context.page()
    return try await services.storage.read { transaction in
      let opened = try OpenedWorksheet(id, for: .read, context, in: transaction)
      return ImportCheckPage(
        frame: opened.frame(page, now: context.now),
        state: ImportState(form, instrument: opened.loaded.instrument),
        before: opened.loaded.vector.sheet, current: try opened.answers(in: transaction),
        errors: errors)
    }
  }
}
