import Accounts
import Evidence
import EvidenceModel
import House
import Hummingbird
import InstrumentsModel
import Kernel
import Storage
import Web
import WorkUnits
import WorkUnitsModel
import WorksheetsModel

extension WorksheetRoutes {
  /// Registers sendings, returns, replies and their statistics.
  func registerReturns(in table: RouteTable) {
    let (read, giveBack) = (
      RouteAccess.policy("worksheet.read"), RouteAccess.policy("worksheet.giveBack")
    )
    let statistics = RouteAccess.policy("returns.read")
    table.get("/lke/:id/pengiriman/:nomor", read, sending)
    table.get("/lke/:id/pengiriman/:nomor/jawaban.txt", read, sentAnswers)
    table.get("/lke/:id/pengiriman/:nomor/bukti.txt", read, sentProof)
    table.get("/lke/:id/perbaikan", read, returns)
    table.post("/lke/:id/perbaikan", giveBack, self.giveBack)
    table.post("/lke/:id/perbaikan/catatan", giveBack, returnNote)
    table.post("/lke/:id/perbaikan/tambahan", giveBack, furtherNotes)
    table.get("/lke/:id/perbaikan/:nomor", read, round)
    table.post("/lke/:id/soal/:soal/balasan", .policy("worksheet.answer"), reply)
    table.get("/instansi/:id/pengembalian/:tahun", statistics, returnStatistics)
    table.get("/instansi/:id/pengembalian/:tahun/soal.csv", statistics, returnTable)
    table.get("/instansi/:id/aturan-pengembalian", statistics, returnRules)
    table.post("/instansi/:id/aturan-pengembalian", .policy("returns.rule"), setReturnRules)
  }

  /// All sendings and returns; for assessors the form of the next return.
  func returns(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let id = try context.id(of: Worksheet.self)
    let asked = request.uri.queryParameters
    return htmlResponse(
      try await returnsPage(
        id, context, context.page(saying: request),
        soal: asked[Substring(ReturnField.question)].flatMap { Int($0) },
        search: String((asked[Substring(ReturnField.search)] ?? "").prefix(100))))
  }

  /// Collects a note, puts another in its place, or takes it away.
  func returnNote(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let id = try context.id(of: Worksheet.self)
    let form = ReturnNoteForm(context.form ?? FormBody())
    do {
      try await services.storage.write { transaction in
        let (opened, layer) = try self.opened(toGiveBack: id, context, in: transaction)
        let instrument = opened.loaded.instrument
        guard let question = form.question(in: instrument) else { throw Problem.notFound }
        if form.drops {
          try ReturnActs.drop(
            question, seen: form.version, as: layer, of: opened.loaded, act: act(context),
            in: transaction)
          return
        }
        // A note that can never be sent is not collected.
        try WorksheetActs.requireReturnable(
          opened.loaded.worksheet, byAssessors: true, in: transaction)
        guard let reason = form.reason else { throw ReturnNoteForm.ReasonMissing() }
        try ReturnActs.collect(
          ReturnNote(question: question, reason: reason, words: form.words), seen: form.version,
          as: layer, of: opened.loaded, act: act(context), in: transaction)
      }
    } catch {
      guard let error = form.error(of: error) else { throw Self.problem(error) }
      var page = try await returnsPage(id, context, context.page(), soal: form.soal, search: "")
      page.form?.typed = form
      page.form?.errors = [error]
      return htmlResponse(page, status: .unprocessableContent)
    }
    let message = form.drops ? WorksheetMessage.dropped : .noted
    return redirect(to: message.on(WorksheetLink.returns(id).path))
  }

  /// Gives the worksheet back with the notes that were collected.
  func giveBack(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let id = try context.id(of: Worksheet.self)
    let form = GiveBackForm(context.form ?? FormBody())
    let goesOn: Bool
    do {
      goesOn = try await services.storage.write { transaction in
        let (opened, layer) = try self.opened(toGiveBack: id, context, in: transaction)
        let clock = UnitClock(
          zone: try WorkUnitStore.zone(of: opened.place.unitID, in: transaction))
        let wish = GiveBackWish(until: clock.read(form.deadline), opensAll: form.opensAll)
        try WorksheetActs.requireReturnable(
          opened.loaded.worksheet, byAssessors: true, in: transaction)
        try ReturnActs.giveBack(
          opened.loaded, as: layer, wish, seen: form.seen, act: act(context), in: transaction)
        let returned = FollowedAct(on: id.text, at: context.now)
        for follow in services.follows.worksheetReturned {
          try follow.perform(returned, transaction)
        }
        // Who judges for the nation sees a worksheet only while it is sent.
        return WorksheetPolicy.mayAct(
          context.principal, .read, on: opened.place, stage: .returned)
      }
    } catch {
      guard let error = form.error(of: error) else { throw Self.problem(error) }
      var page = try await returnsPage(id, context, context.page(), soal: nil, search: "")
      page.form?.deadline = form.deadline
      page.form?.opensAll = form.opensAll
      page.form?.errors = [error]
      return htmlResponse(page, status: .unprocessableContent)
    }
    let target = goesOn ? WorksheetLink.returns(id) : .tasks
    return redirect(to: WorksheetMessage.givenBack.on(target.path))
  }

  /// Adds notes to the return that the unit works on.
  func furtherNotes(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let id = try context.id(of: Worksheet.self)
    let form = GiveBackForm(context.form ?? FormBody())
    try await answering {
      try await services.storage.write { transaction in
        let (opened, layer) = try self.opened(toGiveBack: id, context, in: transaction)
        try ReturnActs.add(
          to: opened.loaded, as: layer, seen: form.seen, act: act(context), in: transaction)
      }
    }
    return redirect(to: WorksheetMessage.added.on(WorksheetLink.returns(id).path))
  }

  /// One return with its notes and replies.
  func round(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let id = try context.id(of: Worksheet.self)
    let number = Int(try context.parameter("nomor"))
    let page = context.page(saying: request)
    return htmlResponse(
      try await services.storage.read { transaction in
        let opened = try worded(OpenedWorksheet(id, for: .read, context, in: transaction))
        let rounds = try opened.rounds(in: transaction)
        guard let round = rounds.first(where: { $0.number == number }) else {
          throw Problem.notFound
        }
        var frame = opened.frame(page, now: context.now)
        frame.zone = try WorkUnitStore.zone(of: opened.place.unitID, in: transaction)
        return RoundPage(frame: frame, round: round)
      })
  }

  /// Answers the note on a question.
  func reply(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let id = try context.id(of: Worksheet.self)
    let form = context.form ?? FormBody()
    let words = form[ReturnField.reply] ?? ""
    let version = form[ReturnField.version].flatMap { Int64($0) } ?? 0
    do {
      let path = try await services.storage.write { transaction in
        let opened = try OpenedWorksheet(id, for: .answer, context, in: transaction)
        let question = try question(in: opened.loaded.instrument, context)
        try ReturnActs.reply(
          words, to: question, seen: version, of: opened.loaded, act: act(context),
          in: transaction)
        return WorksheetLink.question(id, question, in: opened.loaded.instrument).path
      }
      return redirect(to: WorksheetMessage.replied.on(path))
    } catch let refusal as WorksheetRefusal {
      guard case .returning(let reason) = refusal, reason.isAboutReply else {
        throw refusal.problem()
      }
      let error = FormError(
        field: ReturnField.reply, message: WorksheetText.sentence(refusal, in: nil))
      var html = try await services.storage.read { transaction in
        try questionPage(
          id, context, context.page(), form: nil, errors: [error], in: transaction)
      }
      html.typedReply = words
      return htmlResponse(html, status: .unprocessableContent)
    }
  }

  private func opened(
    toGiveBack id: ID<Worksheet>, _ context: ZonaContext, in transaction: Transaction
  ) throws -> (OpenedWorksheet, Layer) {
    let opened = try OpenedWorksheet(id, for: .giveBack, context, in: transaction)
    guard let layer = opened.returningLayer else { throw Problem.forbidden }
    return (opened, layer)
  }

  /// What the rules refuse becomes an answer of its own; everything else stays what it is.
  private static func problem(_ error: any Error) -> any Error {
    (error as? WorksheetRefusal)?.problem() ?? error
  }

  private func returnsPage(
    _ id: ID<Worksheet>, _ context: ZonaContext, _ page: PageContext, soal: Int?,
    search: String
  ) async throws -> ReturnsPage {
    try await services.storage.read { transaction in
      let opened = try worded(OpenedWorksheet(id, for: .read, context, in: transaction))
      var frame = opened.frame(page, now: context.now)
      frame.zone = try WorkUnitStore.zone(of: opened.place.unitID, in: transaction)
      let rounds = try opened.rounds(in: transaction)
      var html = ReturnsPage(
        frame: frame, rounds: rounds,
        sendings: try SubmissionStore.numbers(of: opened.loaded.worksheet, in: transaction))
      if frame.mayGiveBack || frame.mayAddNotes, let layer = opened.returningLayer,
        let author = context.principal.map(Author.init)
      {
        html.form = ReturnForm(
          notes: try ReturnDraftStore.notes(
            of: author, on: opened.loaded, layer: layer, in: transaction),
          othersCollect: try ReturnDraftStore.isSomebodyElseCollecting(
            than: author, on: opened.loaded, layer: layer, in: transaction),
          rules: try ReturnRuleStore.rules(for: layer, at: opened.place, in: transaction),
          used: rounds.count { $0.layer == layer }, round: frame.round,
          question: soal.flatMap { frame.instrument.position(ofSoal: $0) }
            .map { frame.instrument.soals[$0].question }, search: search)
        if let question = html.form?.question {
          let worksheet = opened.loaded.worksheet
          html.form?.answer = try SentWorksheet.answer(
            to: question, in: worksheet.submissionCount, of: worksheet,
            instrument: frame.instrument, transaction: transaction)
        }
      }
      return html
    }
  }
}
