import EvaluationsModel
import Instruments
import InstrumentsModel
import Kernel
import Storage
import WorkUnitsModel
import Worksheets
import WorksheetsModel

/// What a list of many judgements needs of talks, in two statements for all of them.
extension ConsensusStore {
  /// How many questions are open in judgements that the controller returned.
  ///
  /// Only counted: a row that was altered is noticed when the talk itself is opened.
  ///
  /// - Parameters:
  ///   - evaluations: Any judgements; those that were not returned are not read.
  ///   - transaction: A read is enough.
  /// - Returns: One number for each judgement that was returned.
  /// - Throws: What the database throws, and for an instrument that is not here.
  static func open(
    in evaluations: [Evaluation], transaction: Transaction
  ) throws -> [ID<Evaluation>: Int] {
    let returned = evaluations.filter(\.isReturned)
    guard !returned.isEmpty else { return [:] }
    let blind = Dictionary(
      grouping: try transaction.query(
        """
        SELECT evaluation_id, account_id, question_code, answer_values FROM blind_answer
        WHERE \(BlindStore.only(returned))
        ORDER BY evaluation_id, account_id, question_code
        """
      ).map(Said.init(answer:)), by: \.evaluation)
    let steps = Dictionary(
      grouping: try transaction.query(
        """
        SELECT evaluation_id, author_id AS account_id, question_code, act,
          to_values AS answer_values FROM consensus_step
        WHERE \(BlindStore.only(returned))
        ORDER BY evaluation_id, question_code, number
        """
      ).map(Said.init(step:)), by: \.evaluation)
    var open: [ID<Evaluation>: Int] = [:]
    for evaluation in returned {
      let instrument = try InstrumentLibrary.instrument(evaluation.instrumentID)
      open[evaluation.id] = count(
        evaluation, instrument, blind: blind[evaluation.id.text] ?? [],
        steps: steps[evaluation.id.text] ?? [])
    }
    return open
  }

  private static func count(
    _ evaluation: Evaluation, _ instrument: Instrument, blind: [Said], steps: [Said]
  ) -> Int {
    let answers = Dictionary(grouping: blind, by: \.code)
    let talk = Dictionary(grouping: steps, by: \.code)
    let members = evaluation.members.map(\.person.accountID)
    return instrument.questions.indices.count { question in
      let entry = instrument.questions[question]
      let blank: [Answer?] = entry.soals.map { _ in nil }
      var said = Dictionary(members.map { ($0, blank) }, uniquingKeysWith: { first, _ in first })
      for answer in answers[entry.code] ?? [] where said[answer.account] != nil {
        said[answer.account] = answer.values(of: question, in: instrument)
      }
      let done = (talk[entry.code] ?? []).compactMap { step in
        step.act(on: question, in: instrument).map {
          QuestionConsensus.Step(
            $0, by: Author(accountID: step.account, name: ""), words: "",
            at: Instant(milliseconds: 0))
        }
      }
      return QuestionConsensus(question: question, blind: said, steps: done).outcome == .open
    }
  }
}

/// A blind answer or a step of a talk, as far as counting needs it.
private struct Said {
  let evaluation: String
  let account: String
  let code: String
  let act: String
  let text: String?

  init(answer row: Row) throws(StorageError) {
    try self.init(row, act: "")
  }

  init(step row: Row) throws(StorageError) {
    try self.init(row, act: row.text("act"))
  }

  private init(_ row: Row, act: String) throws(StorageError) {
    evaluation = try row.text("evaluation_id")
    account = try row.text("account_id")
    code = try row.text("question_code")
    text = try row.optionalText("answer_values")
    self.act = act
  }

  func values(of question: Int, in instrument: Instrument) -> [Answer?] {
    text.flatMap { instrument.values(from: $0, of: question) }
      ?? instrument.questions[question].soals.map { _ in nil }
  }

  /// What settles or opens the question; nil for what is only said.
  func act(on question: Int, in instrument: Instrument) -> QuestionConsensus.Step.Act? {
    switch act {
    case "move": .move(from: [], to: values(of: question, in: instrument))
    case "decision": .decision(values(of: question, in: instrument))
    case "doubt": .doubt
    case "reopening": .reopening
    default: nil
    }
  }
}
