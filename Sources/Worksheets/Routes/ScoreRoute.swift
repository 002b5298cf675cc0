import House
import Hummingbird
import InstrumentsModel
import Kernel
import Storage
import Web
import WorksheetsModel

extension WorksheetRoutes {
  /// Why the score is what it is.
  func score(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let id = try context.id(of: Worksheet.self)
    let code = request.uri.queryParameters["kode"].map(String.init)
    let page = context.page()
    let html = try await services.storage.read { transaction in
      let opened = try worded(OpenedWorksheet(id, for: .read, context, in: transaction))
      let answers = try opened.answers(in: transaction)
      let standing = opened.standing(answers)
      let (instrument, sheet) = (opened.loaded.instrument, opened.loaded.vector.sheet)
      return ScorePage(
        frame: opened.frame(page, now: context.now),
        explanation: try Self.explain(code, instrument, sheet, standing.card),
        standing: standing, workbookTotal: instrument.workbookTotal(of: sheet),
        isWhole: code == nil,
        sources: try opened.indexSources(
          of: Self.questions(code, in: instrument), answers: answers, at: context.now,
          in: transaction))
    }
    return htmlResponse(html)
  }

  private static func explain(
    _ code: String?, _ instrument: Instrument, _ sheet: AnswerSheet, _ card: Scorecard
  ) throws -> Explanation {
    guard let code else { return instrument.explain(sheet) }
    if let node = instrument.node(coded: code) {
      return instrument.explain(node: node, of: sheet, on: card)
    }
    if let question = instrument.question(coded: code) {
      return instrument.explain(question: question, of: sheet, on: card)
    }
    throw Problem.notFound
  }

  /// The questions that a part of the form adds up; all of them without a part.
  private static func questions(_ code: String?, in instrument: Instrument) -> [Int] {
    guard let code else { return Array(instrument.questions.indices) }
    if let node = instrument.node(coded: code) { return instrument.questions(under: node) }
    return instrument.question(coded: code).map { [$0] } ?? []
  }

  /// Other answers without saving.
  func simulation(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let id = try context.id(of: Worksheet.self)
    let page = context.page()
    let opened = try await services.storage.read { transaction in
      try worded(OpenedWorksheet(id, for: .read, context, in: transaction))
    }
    let (instrument, stored) = (opened.loaded.instrument, opened.loaded.vector.sheet)
    let (tried, problems) = Self.tried(request, on: stored, in: instrument)
    let onlyFree = request.uri.queryParameters[Substring(SimulationPage.freeField)] != nil
    let triedCard = instrument.score(tried)
    let html = SimulationPage(
      frame: opened.frame(page, now: context.now), stored: stored, tried: tried,
      problems: problems,
      storedCard: instrument.score(stored), triedCard: triedCard,
      paths: instrument.predicates.map {
        ($0, instrument.cheapestPath(from: tried, to: $0, onlyFreelyChangeable: onlyFree))
      }, onlyFree: onlyFree, improvements: instrument.improvements(on: tried, triedCard))
    return htmlResponse(html)
  }

  /// The stored sheet with the answers of an address.
  ///
  /// What cannot be read leaves the stored answer and is named: a trial never fails.
  private static func tried(
    _ request: Request, on stored: AnswerSheet, in instrument: Instrument
  ) -> (sheet: AnswerSheet, problems: [(soal: Int, problem: FieldProblem)]) {
    var sheet = stored
    var problems: [(soal: Int, problem: FieldProblem)] = []
    for (position, soal) in instrument.soals.enumerated() {
      let name = Substring(QuestionField.soal(soal.id))
      guard let text = request.uri.queryParameters[name].map(String.init) else { continue }
      if let problem = AnswerFields.problem(text, at: position, in: instrument) {
        problems.append((soal.id, problem))
      } else {
        sheet.set(instrument.read(text, at: position).answer, at: position)
      }
    }
    return (sheet, problems)
  }
}
