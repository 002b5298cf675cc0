import House
import Accounts
import Evidence
import EvidenceModel
import HTTPTypes
import Hummingbird
import InstrumentsModel
import Kernel
import Storage
import Web
import WorksheetsModel

extension WorksheetRoutes {
  /// One question.
  func question(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let id = try context.id(of: Worksheet.self)
    let page = context.page(saying: request)
    var html = try await services.storage.read { transaction in
      try questionPage(id, context, page, form: nil, errors: [], in: transaction)
    }
    let open = try await reading(request, html.proofs, context)
    html.proofs?.reading = open
    return htmlResponse(html)
  }

  /// The proof that the address asks to read beside the question; it is one of the question's.
  private func reading(
    _ request: Request, _ proofs: QuestionProofs?, _ context: ZonaContext
  ) async throws -> (proof: Proof, preview: ProofPreview)? {
    let parameters = request.uri.queryParameters
    let asked = parameters[Substring(QuestionProofs.field)].map(String.init)
    let entry = proofs?.entries.first { $0.proof.id.text == asked }
    guard let entry, let reader = context.principal else { return nil }
    let page = parameters[Substring(QuestionProofs.pageField)].flatMap { Int($0) }
    let preview = try await ProofReader(services).preview(
      of: entry.proof, page: page ?? entry.link.firstPage, for: reader, at: context.now)
    return (entry.proof, preview)
  }

  /// Saves the answer to one question; 303 for people, JSON for our script.
  func saveQuestion(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let id = try context.id(of: Worksheet.self)
    let body = context.form ?? FormBody()
    let outcome = try await services.storage.write { transaction in
      try save(body, of: id, context, in: transaction)
    }
    if context.wantsJSON { return outcome.json(context, at: context.path) }
    switch outcome {
    case .saved(let saved):
      let target = saved.goesOn ? saved.next : saved.path
      return redirect(to: WorksheetMessage.saved.on(target))
    case .refused(let refused):
      let html = try await services.storage.read { transaction in
        try questionPage(
          id, context, context.page(), form: body, errors: refused.errors, in: transaction)
      }
      return htmlResponse(html, status: .unprocessableContent)
    case .overtaken(let theirs):
      let html = try await services.storage.read { transaction in
        try conflictPage(id, context, body, theirs, in: transaction)
      }
      return htmlResponse(html, status: .conflict)
    }
  }

  private func save(
    _ body: FormBody, of id: ID<Worksheet>, _ context: ZonaContext, in transaction: Transaction
  ) throws -> SaveOutcome {
    let opened = try OpenedWorksheet(id, for: .answer, context, in: transaction)
    let instrument = opened.loaded.instrument
    let question = try question(in: instrument, context)
    let form = QuestionForm(body, question: question, in: instrument)
    guard form.errors.isEmpty else { return .refused(RefusedSave(errors: form.errors)) }
    guard let principal = context.principal else { throw Problem.notFound }
    do {
      let saved = try WorksheetActs.answer(
        [form.edit(question)], of: opened.loaded, by: Author(principal), act: act(context),
        in: transaction)
      return .saved(
        SavedQuestion(
          saved, question: question, of: opened.loaded, goesOn: form.goesOn))
    } catch let refusal as WorksheetRefusal {
      // Nothing was written before a refusal, so the transaction may end as if it only read.
      if case .conflict(let standing) = refusal, let theirs = standing.first {
        return .overtaken(theirs)
      }
      let errors = QuestionForm.errors(of: refusal, question: question, in: instrument)
      guard let errors else { throw refusal.problem(in: instrument) }
      return .refused(RefusedSave(errors: errors))
    }
  }

  /// The page of a question as the person sees it.
  func questionPage(
    _ id: ID<Worksheet>, _ context: ZonaContext, _ page: PageContext, form: FormBody?,
    errors: [FormError], in transaction: Transaction
  ) throws -> QuestionPage {
    let opened = try worded(OpenedWorksheet(id, for: .read, context, in: transaction))
    let question = try question(in: opened.loaded.instrument, context)
    let answers = try opened.answers(in: transaction)
    let frame = opened.frame(page, now: context.now)
    let answer = answers[question]
    let fields =
      form.map { QuestionForm($0, question: question, in: opened.loaded.instrument).fields }
      ?? QuestionFields(answer, frame: frame, question: question)
    let board = try opened.proofs(in: transaction)
    let soal = frame.instrument.firstSoal(of: question)
    return QuestionPage(
      frame: frame, question: question, standing: opened.standing(answers), answer: answer,
      fields: fields, errors: errors,
      asksExcess: errors.contains { $0.field == QuestionField.confirms },
      proofs: QuestionProofs(
        entries: board.entries[soal] ?? [], state: board.proof(ofSoal: soal)),
      index: try opened.indexSources(
        of: [question], answers: answers, board, at: context.now, in: transaction
      ).first,
      satisfaction: try SurveyFigures.satisfaction(
        beside: question, of: opened.loaded.worksheet, in: frame.instrument, transaction))
  }

  private func conflictPage(
    _ id: ID<Worksheet>, _ context: ZonaContext, _ body: FormBody, _ theirs: QuestionAnswer,
    in transaction: Transaction
  ) throws -> ConflictPage {
    let opened = try worded(OpenedWorksheet(id, for: .read, context, in: transaction))
    let form = QuestionForm(body, question: theirs.question, in: opened.loaded.instrument)
    return ConflictPage(
      frame: opened.frame(context.page(), now: context.now), question: theirs.question,
      theirs: theirs, mine: form.content, fields: form.fields,
      confirmsExcess: form.confirmsExcess)
  }
}

/// What saving one question led to.
enum SaveOutcome: Sendable {
  case saved(SavedQuestion)
  case refused(RefusedSave)
  case overtaken(QuestionAnswer)
}

/// Why a form was not taken.
struct RefusedSave: Sendable {
  let errors: [FormError]
}

/// The state after an answer was saved, for the next page or for the script.
struct SavedQuestion: Sendable {
  let version: Int64
  let total: Points
  let score: Points
  let fill: Fill
  let answeredCount: Int
  let questionCount: Int
  let goesOn: Bool
  let path: String
  let next: String

  init(
    _ saved: SavedAnswers, question: Int, of loaded: LoadedWorksheet, goesOn: Bool
  ) {
    let instrument = loaded.instrument
    let card = instrument.score(saved.sheet)
    version = saved.standing[question]?.version ?? 0
    total = card.total
    score = instrument.score(ofQuestion: question, in: card)
    fill = instrument.fill(of: question, on: saved.sheet, card)
    answeredCount = card.values.count(where: \.isAnswered)
    questionCount = card.values.count
    self.goesOn = goesOn
    path = WorksheetLink.question(loaded.worksheet.id, question, in: instrument).path
    let isLast = question + 1 == instrument.questions.count
    next =
      isLast
      ? WorksheetLink.list(loaded.worksheet.id).path
      : WorksheetLink.question(loaded.worksheet.id, question + 1, in: instrument).path
  }
}
