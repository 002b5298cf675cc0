import Accounts
import Declarations
import DeclarationsModel
import EvaluationsModel
import HTTPTypes
import House
import Hummingbird
import Kernel
import Storage
import Web
import WorkUnitsModel
import WorksheetsModel

extension EvaluationRoutes {
  func registerReports(in table: RouteTable) {
    let read = RouteAccess.policy("evaluation.read_result")
    let write = RouteAccess.policy("evaluation.report")
    table.get("/penilaian/:id/lhe", read, report)
    table.post("/penilaian/:id/lhe", write, writeReport)
    table.post("/penilaian/:id/lhe/rekomendasi", write, addRecommendation)
    table.post("/penilaian/:id/lhe/rekomendasi/:rekomendasi/hapus", write, removeRecommendation)
    table.post("/penilaian/:id/lhe/tanda-tangan", .policy("evaluation.sign_report"), signReport)
    table.post("/penilaian/:id/lhe/pengembalian", .policy("evaluation.check_report"), giveBack)
    table.get("/penilaian/:id/lhe.pdf", read, reportPDF)
    table.get("/penilaian/:id/lhe.xlsx", read, reportWorkbook)
    table.get("/penilaian/:id/lhe.json", read, reportRecords)
    table.get("/lhe/:digest", .everyone, reportProof)
    table.get("/unit/:id/rekomendasi", .policy("recommendation.read"), recommendations)
    table.post(
      "/unit/:id/rekomendasi/:rekomendasi/jawaban", .policy("recommendation.answer"),
      answerRecommendation)
    table.post(
      "/unit/:id/rekomendasi/:rekomendasi/keputusan", .policy("recommendation.decide"),
      decideRecommendation)
    table.get("/unit/:id/tlhp", .policy("audit.read"), auditStatements)
    table.post("/unit/:id/tlhp", .policy("audit.state"), stateAudit)
    table.get("/penilaian/:id/lhe/logo", read, reportLogo)
    let letterhead = RouteAccess.policy("letterhead.change")
    table.get("/instansi/:id/kop-laporan", letterhead, reportLetterhead)
    table.post("/instansi/:id/kop-laporan", letterhead, changeLetterhead)
    table.get("/instansi/:id/kop-laporan/logo", letterhead, letterheadLogo)
    table.post(
      "/instansi/:id/kop-laporan/logo", letterhead, limit: LogoForm.mostBytes, changeLogo)
    table.post("/instansi/:id/kop-laporan/logo/hapus", letterhead, removeLogo)
    let outcomes = RouteAccess.policy("outcome.read")
    table.get("/instansi/:id/hasil-penilaian/:tahun", outcomes, outcomeList)
    table.get("/instansi/:id/hasil-penilaian/:tahun/daftar.csv", outcomes, outcomeCSV)
    table.get("/instansi/:id/hasil-penilaian/:tahun/daftar.xlsx", outcomes, outcomeWorkbook)
  }

  /// The report with what the person can do about it.
  func report(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let page = context.page(after: request, ReportMessage.self)
    return htmlResponse(try await reportPage(context, page: page, form: ReportForm(), errors: []))
  }

  /// Takes the words of the lead.
  func writeReport(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let form = ReportForm(words: context.form ?? FormBody())
    return try await changing(context, form, saying: .written) { opened, transaction in
      let words = try ReportWords(
        number: form.number, opening: form.opening, closing: form.closing)
      try ReportActs.write(
        words, of: opened.opened, as: opened.evaluation.judgingDuty, version: form.version,
        act: act(context), in: transaction)
    }
  }

  /// Takes a recommendation of a draft.
  func addRecommendation(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let form = ReportForm(recommendation: context.form ?? FormBody())
    return try await changing(context, form, saying: .added) { opened, transaction in
      guard let due = CalendarDate(form.due) else { throw ReportForm.Fault.noDay }
      try ReportActs.add(
        ReportActs.Wish(
          about: form.about.isEmpty ? nil : form.about, words: form.wish, due: due),
        to: opened.opened, as: opened.evaluation.judgingDuty, version: form.version,
        act: act(context), in: transaction)
    }
  }

  /// Takes a recommendation out of a draft.
  func removeRecommendation(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let form = ReportForm(removal: context.form ?? FormBody())
    let item = try recommendationID(context)
    return try await changing(context, form, saying: .removed) { opened, transaction in
      try ReportActs.remove(
        item, from: opened.opened, as: opened.evaluation.judgingDuty, version: form.version,
        act: act(context), in: transaction)
    }
  }

  /// Takes a signature, after the password was given once more, with a code where there is a second
  /// factor.
  func signReport(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let form = ReportForm(signature: context.form ?? FormBody())
    let id = try context.evaluationID
    // Who may not read the report learns nothing from the order of the checks.
    let readable = try await services.storage.read {
      try ReadableReport(id, context, in: $0)
    }
    guard let duty = readable.evaluation.judgingDuty else { throw Problem.forbidden }
    do {
      try await refusingReports(form) {
        try readable.opened.report.requireSignable(
          as: duty, by: readable.evaluation.author, in: readable.evaluation.evaluation,
          version: form.version)
      }
      try await reenter(context)
    } catch let fault as ReportForm.Fault {
      let html = try await reportPage(
        context, page: context.page(), form: form, errors: fault.errors,
        conflict: fault.conflict)
      return htmlResponse(html, status: .unprocessableContent)
    } catch let refusal as ReentryRefusal {
      let html = try await reportPage(
        context, page: context.page(), form: form, errors: [refusal.formError])
      return htmlResponse(html, status: .unprocessableContent)
    }
    let keys = SigningKeys(dataFolder: services.dataFolder)
    return try await changing(context, form, saying: .signed) { opened, transaction in
      guard let duty = opened.evaluation.judgingDuty else { throw Problem.forbidden }
      try ReportActs.sign(
        opened.opened,
        by: ReportActs.Signer(
          person: opened.evaluation.author, duty: duty, version: form.version,
          paperDigest: form.paperDigest),
        keys: keys, act: act(context), in: transaction)
    }
  }

  /// Takes what the controller wants changed.
  func giveBack(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let form = ReportForm(giveBack: context.form ?? FormBody())
    return try await changing(context, form, saying: .givenBack) { opened, transaction in
      try ReportActs.giveBack(
        opened.opened, because: form.reason, as: opened.evaluation.judgingDuty,
        by: opened.evaluation.author, version: form.version, act: act(context), in: transaction)
    }
  }

  /// Runs an act on a report; what was typed wrongly comes back with the form.
  private func changing(
    _ context: ZonaContext, _ form: ReportForm, saying message: ReportMessage,
    _ body: @escaping @Sendable (ReadableReport, Transaction) throws -> Void
  ) async throws -> Response {
    let id = try context.evaluationID
    do {
      try await refusingReports(form) {
        try await services.storage.write { transaction in
          try body(ReadableReport(id, context, in: transaction), transaction)
        }
      }
    } catch let fault as ReportForm.Fault {
      let html = try await reportPage(
        context, page: context.page(), form: form, errors: fault.errors,
        conflict: fault.conflict)
      return htmlResponse(html, status: fault.conflict == nil ? .unprocessableContent : .conflict)
    }
    return redirect(to: message.on(ReportLink.report(id).path))
  }

  /// Turns what the rules refuse into a page, or into an error of the form.
  func refusingReports<Value>(
    _ form: ReportForm, _ body: () async throws -> Value
  ) async throws -> Value {
    do {
      return try await body()
    } catch let refusal as ReportRefusal {
      if let fault = ReportForm.Fault(refusal, of: form) { throw fault }
      throw ReportText.problem(refusal)
    } catch let refusal as RecommendationRefusal {
      if let fault = ReportForm.Fault(refusal) { throw fault }
      throw ReportText.problem(refusal)
    }
  }

  /// The page of a report for this person.
  func reportPage(
    _ context: ZonaContext, page: PageContext, form: ReportForm, errors: [FormError],
    conflict: Text? = nil
  ) async throws -> ReportPage {
    let id = try context.evaluationID
    let asksForCode = try await asksForCode(context)
    return try await services.storage.read { transaction in
      let readable = try ReadableReport(id, context, in: transaction)
      let valid = try readable.opened.records.map {
        try RecordProof.isValid($0, in: transaction)
      }
      return ReportPage(
        readable: readable, isValid: valid.allSatisfy { $0 },
        printDigest: try PrintStore.digest(
          of: readable.opened.report, records: readable.opened.records, in: transaction),
        asksForCode: asksForCode, form: form, errors: errors, conflict: conflict, page: page)
    }
  }

  /// The recommendation that the path names.
  func recommendationID(_ context: ZonaContext) throws -> ID<Recommendation> {
    guard let id = ID<Recommendation>(try context.parameter("rekomendasi")) else {
      throw Problem.notFound
    }
    return id
  }
}
