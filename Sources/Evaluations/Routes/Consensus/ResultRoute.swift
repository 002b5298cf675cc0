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
  /// The result that stands, beside what the unit gave itself.
  func settledResult(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let id = try context.evaluationID
    let page = context.page(after: request, ConsensusMessage.self)
    let html = try await services.storage.read { transaction in
      let opened = try revealed(id, for: .readResult, context, in: transaction)
      let result = try opened.result(in: transaction)
      let frame = consensusFrame(opened, page)
      return ConsensusResultPage(
        frame: frame, result: result,
        years: try opened.results.years(of: opened.evaluation.unitID, in: transaction),
        seesDoubts: opened.seesDoubts,
        report: try ResultReport(opened, result, in: transaction))
    }
    return htmlResponse(html)
  }

  /// Why one figure of the result is what it is, for the unit's side or the assessors'.
  func settledFigure(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let id = try context.evaluationID
    let parameters = request.uri.queryParameters
    let code = parameters[Substring(SettledSide.codeField)].map(String.init)
    let side =
      parameters[Substring(SettledSide.field)].flatMap { SettledSide(rawValue: String($0)) }
      ?? .assessors
    let html = try await services.storage.read { transaction in
      let opened = try revealed(id, for: .readResult, context, in: transaction)
      let result = try opened.result(in: transaction)
      let frame = consensusFrame(opened, context.page())
      let sheet = side == .unit ? result.unit : result.assessors
      guard let place = SettledPlace(code, in: frame.instrument) else { throw Problem.notFound }
      return SettledFigurePage(
        frame: frame, side: side, place: place, result: result,
        card: frame.instrument.score(sheet),
        explanations: place.explanations(of: sheet, in: frame.instrument))
    }
    return htmlResponse(html)
  }
}

/// The place of the form whose figure is asked for.
enum SettledPlace: Sendable {
  /// The whole form.
  case total
  /// A node, as a position in `Instrument.nodes`.
  case node(Int)
  /// A change area with its fulfilment and its reform.
  case area(ChangeArea)
  /// A question, as a position in `Instrument.questions`.
  case question(Int)

  /// Reads the code of an address.
  ///
  /// - Returns: nil for a code that the instrument does not have.
  init?(_ code: String?, in instrument: Instrument) {
    guard let code else {
      self = .total
      return
    }
    if let area = instrument.changeAreas.first(where: { $0.key == code }) {
      self = .area(area)
    } else if let node = instrument.node(coded: code) {
      self = .node(node)
    } else if let question = instrument.question(coded: code) {
      self = .question(question)
    } else {
      return nil
    }
  }

  /// The code in an address; nil for the total.
  func code(in instrument: Instrument) -> String? {
    switch self {
    case .total: nil
    case .node(let node): instrument.nodes[node].code
    case .area(let area): area.key
    case .question(let question): instrument.questions[question].code
    }
  }

  /// Why the figure is what it is: of an area one for each part of the form that it lies in.
  func explanations(of sheet: AnswerSheet, in instrument: Instrument) -> [Explanation] {
    let card = instrument.score(sheet)
    return switch self {
    case .total: [instrument.explain(sheet)]
    case .node(let node): [instrument.explain(node: node, of: sheet, on: card)]
    case .area(let area): area.nodes.map { instrument.explain(node: $0, of: sheet, on: card) }
    case .question(let question): [instrument.explain(question: question, of: sheet, on: card)]
    }
  }
}

extension OpenedEvaluation {
  /// What stood when the result was settled.
  ///
  /// - Throws: `Problem.notFound` before that.
  fileprivate func result(in transaction: Transaction) throws -> SettledResult {
    let found = try Settling.result(
      of: loaded, worksheet: worksheet.worksheet, in: transaction)
    guard let found else { throw Problem.notFound }
    return found
  }

  /// What the person may read of results of this unit.
  fileprivate var results: ResultReader { ResultReader(principal: principal, place: place) }

  /// Whether the person reads what shall be checked on site; the unit would prepare for it.
  fileprivate var seesDoubts: Bool {
    duty != nil
      || [Role.coordinator, .administrator, .nationalAssessor].contains {
        principal.holds($0, covering: place)
      }
  }
}
