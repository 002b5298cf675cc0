import Accounts
import Evidence
import EvidenceModel
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
  /// One question in two panes.
  func scoringQuestion(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let page = context.page(after: request, ScoringDone.self)
    var html = try await services.storage.read { transaction in
      try judgementPage(context, page, form: nil, in: transaction)
    }
    let reading = try await reading(request, html.read.entries, context)
    html.reading = reading
    return htmlResponse(html)
  }

  /// Keeps what a member says; 303 for people, JSON for our script.
  func scoringSave(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let id = try context.evaluationID
    let body = context.form ?? FormBody()
    let outcome: JudgeOutcome
    do {
      outcome = try await services.storage.write { transaction in
        try keep(body, of: id, context, in: transaction)
      }
    } catch let refusal as EvaluationRefusal {
      // Thrown out of the write, so that not even a counter moved.
      return try await refused(refusal, body, context)
    }
    switch outcome {
    case .saved(let saved):
      if !context.wantsJSON { return redirect(to: saved.target) }
      let words = context.page()(ScoringText.saved(at: AnswerKit.moment(context.now)))
      return SavedAnswer(
        fields: [(ScoringField.version, String(saved.version))], words: words
      ).response(context, otherwise: saved.target)
    case .unfit(let errors):
      if context.wantsJSON { return unsaved(errors, context) }
      var html = try await services.storage.read { transaction in
        try judgementPage(context, context.page(), form: body, in: transaction)
      }
      html.errors = errors
      return htmlResponse(html, status: .unprocessableContent)
    }
  }

  private func keep(
    _ body: FormBody, of id: ID<Evaluation>, _ context: ZonaContext, in transaction: Transaction
  ) throws -> JudgeOutcome {
    let opened = try OpenedEvaluation(id, for: .judge, context, in: transaction)
    let instrument = opened.loaded.instrument
    let question = try scoredQuestion(in: instrument, context)
    let taken = try taken(body, question, opened, in: transaction)
    let form = JudgementForm(
      body, question: question, in: instrument, taken: taken, at: context.now)
    guard form.errors.isEmpty else { return .unfit(form.errors) }
    if opened.evaluation.stage == .scoring,
      opened.evaluation.sending(in: opened.worksheet.worksheet) != .current
    {
      throw EvaluationRefusal.notSubmitted
    }
    let version = try EvaluationActs.judge(
      form.judgement, question: question, baseVersion: form.version, of: opened.loaded,
      by: opened.author, act: act(context), in: transaction)
    if let visit = form.visit {
      try TimeStore.keep(
        visit, question: question, by: opened.author, in: opened.loaded,
        transaction: transaction)
    }
    return .saved(
      SavedJudgement(
        version: version, target: try target(form, after: question, opened, in: transaction)))
  }

  /// The next question that waits, or the overview when none does; the same page otherwise.
  private func target(
    _ form: JudgementForm, after question: Int, _ opened: OpenedEvaluation,
    in transaction: Transaction
  ) throws -> String {
    let loaded = opened.loaded
    let id = loaded.evaluation.id
    guard form.goesOn else {
      return ScoringDone.saved.on(
        ScoringLink.question(id, question, in: loaded.instrument).path)
    }
    let sheet = try BlindStore.own(
      of: opened.author, in: loaded.evaluation, instrument: loaded.instrument,
      transaction: transaction)
    let progress = SheetProgress(of: sheet, in: loaded.instrument)
    guard let next = progress.next(after: question) else {
      return progress.waiting.isEmpty
        ? ScoringDone.full.on(ScoringLink.overview(id).path)
        : ScoringDone.saved.on(ScoringLink.overview(id).path)
    }
    return ScoringDone.saved.on(ScoringLink.question(id, next, in: loaded.instrument).path)
  }

  /// What stands in place of the typed answer, when the form asks for it.
  private func taken(
    _ body: FormBody, _ question: Int, _ opened: OpenedEvaluation, in transaction: Transaction
  ) throws -> Judgement? {
    switch JudgementForm.source(body) {
    case nil: return nil
    case .former: return try ScoredQuestion.before(opened, question, transaction)
    case .unit:
      let answer = try opened.unitAnswer(to: question, in: transaction)
      return answer.map { Judgement(values: $0.content.values) }
    }
  }

  /// The form again, with what was typed and what stands now.
  private func refused(
    _ refusal: EvaluationRefusal, _ body: FormBody, _ context: ZonaContext
  ) async throws -> Response {
    let (detail, wayOut) = EvaluationText.refusal(refusal)
    var html = try await services.storage.read { transaction in
      try judgementPage(context, context.page(), form: body, in: transaction)
    }
    var said = detail
    if case .overtaken = refusal {
      html.refusal = ScoringText.overtaken
      said = ScoringText.overtaken
    } else {
      html.refusal = Text(
        detail.indonesian + " " + wayOut.indonesian, detail.english + " " + wayOut.english)
      let question = html.question
      html.sent =
        JudgementForm(
          body, question: question, in: html.read.opened.loaded.instrument, taken: nil,
          at: context.now
        ).judgement
    }
    guard context.wantsJSON else {
      return htmlResponse(html, status: EvaluationText.problem(refusal).status)
    }
    return conflicting(said, wayOut: wayOut, context)
  }

  private func judgementPage(
    _ context: ZonaContext, _ page: PageContext, form body: FormBody?,
    in transaction: Transaction
  ) throws -> JudgementPage {
    let opened = try OpenedEvaluation(
      context.evaluationID, for: .readSheet, context, in: transaction)
    let instrument = scoringWording(of: opened.loaded.instrument)
    let question = try scoredQuestion(in: instrument, context)
    let read = try ScoredQuestion(
      opened, question: question, page: page, at: context.now, in: transaction)
    let kit = AnswerKit(
      opened.worksheet, instrument: instrument, page: page, now: context.now)
    var fields = JudgementFields(read, kit)
    if let body {
      let form = JudgementForm(
        body, question: question, in: opened.loaded.instrument,
        taken: try taken(body, question, opened, in: transaction), at: context.now)
      fields = JudgementFields(form, read, kit)
    }
    return JudgementPage(
      read: read, instrument: instrument, kit: kit, page: page, now: context.now, fields: fields)
  }

  /// The proof that the address asks to read beside the question; it is one of the question's.
  private func reading(
    _ request: Request, _ entries: [ProofBoard.Entry], _ context: ZonaContext
  ) async throws -> (proof: Proof, preview: ProofPreview)? {
    let parameters = request.uri.queryParameters
    let asked = parameters[Substring(ScoringField.proof)].map(String.init)
    guard let entry = entries.first(where: { $0.proof.id.text == asked }),
      let reader = context.principal
    else { return nil }
    let page = parameters[Substring(ScoringField.proofPage)].flatMap { Int($0) }
    let preview = try await ProofReader(services).preview(
      of: entry.proof, page: page ?? entry.link.firstPage, for: reader, at: context.now)
    return (entry.proof, preview)
  }
}

/// What saving a judgement led to.
enum JudgeOutcome: Sendable {
  case saved(SavedJudgement)
  case unfit([FormError])
}

/// A judgement that was kept.
struct SavedJudgement: Sendable {
  let version: Int64
  /// Where a browser without script goes.
  let target: String
}
