import Evidence
import EvidenceModel
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
  /// Takes the index of the year's closed survey rounds as the answer.
  func takeSurvey(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let id = try context.id(of: Worksheet.self)
    let form = context.form ?? FormBody()
    let path = try await answering {
      try await services.storage.write { transaction in
        let opened = try OpenedWorksheet(id, for: .answer, context, in: transaction)
        let (loaded, instrument) = (opened.loaded, opened.loaded.instrument)
        let question = try question(in: instrument, context)
        guard let principal = context.principal else { throw Problem.notFound }
        let year = try SurveyFigures.asked(
          form[SurveyFigurePanel.roundField], for: question, of: loaded, at: context.now,
          transaction)
        let standing = try AnswerStore.answer(
          to: question, of: loaded.worksheet, layer: .unit, instrument: instrument,
          in: transaction)
        let edit = try AnswerEdit(
          taking: year, for: question, over: standing?.content,
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
  /// The surveys of the worksheet's year, worked out anew, when a form named the round that was
  /// closed last.
  ///
  /// - Throws: `WorksheetRefusal` when their figure may not stand here.
  static func asked(
    _ text: String?, for question: Int, of loaded: LoadedWorksheet, at now: Instant,
    _ transaction: Transaction
  ) throws -> SurveyYear {
    let (worksheet, kind) = (loaded.worksheet, loaded.instrument.surveyKind(of: question))
    let found = try text.flatMap { ID<SurveyRound>($0) }
      .flatMap { try SurveyRoundStore.find($0, in: transaction) }
    let round = try worksheet.require(
      found, asking: found.map { try ClosedRounds.kinds(of: $0) } ?? [], for: kind)
    guard let kind,
      let year = try ClosedRounds.years(
        ClosedRounds.YearQuery(of: worksheet.unitID, in: worksheet.year, kinds: [kind], at: now),
        in: transaction
      ).first
    else { throw WorksheetRefusal.surveyUnknown }
    try worksheet.require(round.id, lastOf: year)
    return year
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
}

extension OpenedWorksheet {
  /// Where the indexes among some questions come from or could come from.
  ///
  /// - Parameters:
  ///   - questions: Which ones; those that ask for no index are left out.
  ///   - answers: The answers of the unit layer.
  ///   - board: The proof of the year; nil reads it.
  ///   - now: The present moment.
  ///   - transaction: A read.
  /// - Returns: In the order of the questions; no statement is sent when none asks for an index.
  /// - Throws: What the database throws.
  func indexSources(
    of questions: [Int], answers: [Int: QuestionAnswer], _ board: ProofBoard? = nil,
    at now: Instant, in transaction: Transaction
  ) throws -> [IndexSource] {
    let (worksheet, instrument) = (loaded.worksheet, loaded.instrument)
    let asking = questions.compactMap { question in
      instrument.surveyKind(of: question).map { (question: question, kind: $0) }
    }
    guard !asking.isEmpty else { return [] }
    let years = try ClosedRounds.years(
      ClosedRounds.YearQuery(
        of: worksheet.unitID, in: worksheet.year, kinds: asking.map(\.kind), at: now,
        comparedWith: seenPurposes),
      in: transaction)
    let proofs = try board ?? self.proofs(in: transaction)
    let faults = instrument.indexFaults(
      of: answers, years: years,
      proven: proofs.reported(among: asking.map(\.question), in: instrument))
    return zip(asking, years).map { entry, year in
      IndexSource(
        question: entry.question, year: year, answer: answers[entry.question],
        reports: proofs.reports(of: entry.question, in: instrument),
        // A question that stands as it was sent keeps nothing from being sent again.
        fault: faults.first { $0.question == entry.question && open.contains($0.question) })
    }
  }
}

/// Where the index of a question comes from.
struct IndexSource: Sendable {
  let question: Int
  /// The unit's own surveys of the year.
  let year: SurveyYear
  /// nil while nothing is said.
  let answer: QuestionAnswer?
  /// What is linked to the question and holds in the year.
  let reports: [Proof]
  /// Why it may not be sent as it stands.
  let fault: IndexFault?

  var kind: QuestionnaireKind { year.kind }

  /// The rounds of the figure that stands here; empty when somebody filled it in.
  var taken: [ID<SurveyRound>] { answer?.origin.rounds ?? [] }

  /// Whether somebody filled the figure in.
  var isFilledIn: Bool { answer?.hasValue == true && taken.isEmpty }

  /// Closed rounds that the figure leaves out; empty for one that was filled in.
  var leftOut: [ID<SurveyRound>] {
    taken.isEmpty ? [] : year.counted.filter { !taken.contains($0) }
  }
}
