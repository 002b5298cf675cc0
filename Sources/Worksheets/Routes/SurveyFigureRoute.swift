import House
import Hummingbird
import InstrumentsModel
import Kernel
import Storage
import Surveys
import SurveysModel
import Web
import WorksheetsModel

extension WorksheetRoutes {
  /// Takes the figure of a closed survey round as the answer.
  func takeSurvey(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let id = try context.id(of: Worksheet.self)
    let form = context.form ?? FormBody()
    let path = try await answering {
      try await services.storage.write { transaction in
        let opened = try OpenedWorksheet(id, for: .answer, context, in: transaction)
        let (loaded, instrument) = (opened.loaded, opened.loaded.instrument)
        let question = try question(in: instrument, context)
        guard let principal = context.principal else { throw Problem.notFound }
        let figure = try SurveyFigures.asked(
          form[SurveyFigurePanel.roundField], for: question, of: loaded.worksheet,
          in: instrument, transaction)
        let standing = try AnswerStore.answer(
          to: question, of: loaded.worksheet, layer: .unit, instrument: instrument,
          in: transaction)
        let edit = try AnswerEdit(
          taking: figure, for: question, over: standing?.content,
          seenVersion: form[QuestionField.version].flatMap { Int64($0) } ?? 0)
        _ = try WorksheetActs.answer(
          [edit], of: loaded, by: Author(principal), act: act(context), in: transaction)
        return WorksheetLink.question(id, question, in: instrument).path
      }
    }
    return redirect(to: WorksheetMessage.saved.on(path))
  }
}

/// What the surveys of a unit offer to a question of its worksheet.
enum SurveyFigures {
  /// The closed rounds of the unit's own survey in the worksheet's year whose index a question asks
  /// for, newest first.
  ///
  /// - Returns: nil for a question that asks for no index.
  static func offered(
    to question: Int, of worksheet: Worksheet, in instrument: Instrument,
    _ transaction: Transaction
  ) throws -> [SurveyFigure]? {
    guard let kind = instrument.surveyKind(of: question) else { return nil }
    return try ClosedRounds.figures(
      of: worksheet.unitID, year: worksheet.year, kind: kind, in: transaction
    ).map { SurveyFigure($0) }
  }

  /// The figure of the round that a form names, worked out anew from its answers.
  ///
  /// - Throws: `WorksheetRefusal` when it may not stand here.
  static func asked(
    _ text: String?, for question: Int, of worksheet: Worksheet, in instrument: Instrument,
    _ transaction: Transaction
  ) throws -> SurveyFigure {
    let kind = instrument.surveyKind(of: question)
    let found = try text.flatMap { ID<SurveyRound>($0) }
      .flatMap { try SurveyRoundStore.find($0, in: transaction) }
    let round = try worksheet.require(
      found, asking: found.map { try ClosedRounds.kinds(of: $0) } ?? [], for: kind)
    guard let kind,
      let figure = try ClosedRounds.figure(of: round.id, kind: kind, in: transaction)
    else { throw WorksheetRefusal.surveyUnknown }
    return SurveyFigure(figure)
  }

  /// The closed SKM rounds of the year, for the questions on satisfaction.
  ///
  /// - Returns: nil for a question about something else.
  static func satisfaction(
    beside question: Int, of worksheet: Worksheet, in instrument: Instrument,
    _ transaction: Transaction
  ) throws -> [ClosedFigure]? {
    guard instrument.asksForSatisfaction(question) else { return nil }
    return try ClosedRounds.figures(
      of: worksheet.unitID, year: worksheet.year, kind: .skm, in: transaction)
  }

  /// Where the indexes among some questions came from, for those that have one.
  static func sources(
    of questions: [Int], answers: [Int: QuestionAnswer], in instrument: Instrument,
    _ transaction: Transaction
  ) throws -> [IndexSource] {
    try questions.compactMap { question in
      guard let kind = instrument.surveyKind(of: question), let answer = answers[question],
        answer.content.values.contains(where: { $0 != nil })
      else { return nil }
      let figure = try answer.origin.round.flatMap {
        try ClosedRounds.figure(of: $0, kind: kind, in: transaction)
      }
      return IndexSource(
        question: question, kind: kind, answer: answer, figure: figure.map { SurveyFigure($0) })
    }
  }
}

/// Where the index of a question came from.
struct IndexSource: Sendable {
  let question: Int
  let kind: QuestionnaireKind
  let answer: QuestionAnswer
  /// The figure of its round; nil when somebody filled it in.
  let figure: SurveyFigure?
}

extension SurveyFigure {
  /// What a closed round found.
  init(_ figure: ClosedFigure) {
    self.init(
      roundID: figure.roundID, title: figure.title, closedAt: figure.closedAt,
      answerCount: figure.answerCount, wanted: figure.wanted, index: figure.index,
      margin: figure.margin, isEnough: figure.isEnough)
  }
}
