import Evidence
import EvidenceModel
import InstrumentsModel
import Kernel
import Storage
import Surveys
import SurveysModel
import WorksheetsModel

/// What the database says about the indexes of surveys on a worksheet.
enum IndexStore {
  /// What keeps the indexes of a worksheet from being sent, read in the caller's transaction.
  ///
  /// - Parameters:
  ///   - worksheet: The worksheet.
  ///   - instrument: Its instrument.
  ///   - answers: Those to the questions that ask for an index, by question.
  ///   - now: The present moment.
  ///   - transaction: Of the act.
  /// - Returns: In reading order; without a statement where no index is answered.
  /// - Throws: What the database throws.
  static func faults(
    of worksheet: Worksheet, _ instrument: Instrument, answers: [Int: QuestionAnswer],
    at now: Instant, in transaction: Transaction
  ) throws(StorageError) -> [IndexFault] {
    let questions = instrument.indexQuestions.filter { answers[$0]?.hasValue == true }
    guard !questions.isEmpty else { return [] }
    let years = try ClosedRounds.years(
      ClosedRounds.YearQuery(
        of: worksheet.unitID, in: worksheet.year,
        kinds: questions.compactMap { instrument.surveyKind(of: $0) }, at: now),
      in: transaction)
    let board = try ProofBoard(of: worksheet.unitID, year: worksheet.year, in: transaction)
    return instrument.indexFaults(
      of: answers, years: years, proven: board.reported(among: questions, in: instrument))
  }

  /// The same for a list of questions, which shows no figure of a survey.
  ///
  /// - Parameters:
  ///   - loaded: The worksheet with its instrument.
  ///   - answers: Those of the unit layer, by question.
  ///   - board: The proof of the year.
  ///   - transaction: A read.
  /// - Returns: In reading order; empty for a worksheet that is sent. One statement where an index
  ///   was taken from surveys, none otherwise.
  /// - Throws: What the database throws.
  static func listed(
    on loaded: LoadedWorksheet, answers: [Int: QuestionAnswer], _ board: ProofBoard,
    in transaction: Transaction
  ) throws(StorageError) -> [IndexFault] {
    let (worksheet, instrument) = (loaded.worksheet, loaded.instrument)
    guard worksheet.stage.name.isOpen else { return [] }
    let questions = instrument.indexQuestions
    let isTaken = questions.contains { answers[$0].map { !$0.origin.rounds.isEmpty } ?? false }
    let counted =
      isTaken
      ? try ClosedRounds.counted(of: worksheet.unitID, in: worksheet.year, in: transaction) : [:]
    return instrument.indexFaults(
      of: answers, counted: counted, proven: board.reported(among: questions, in: instrument))
  }

  /// The answers of the unit to the questions that ask for an index, by question.
  static func answers(
    of worksheet: Worksheet, _ instrument: Instrument, in transaction: Transaction
  ) throws(StorageError) -> [Int: QuestionAnswer] {
    var answers: [Int: QuestionAnswer] = [:]
    for question in instrument.indexQuestions {
      answers[question] = try AnswerStore.answer(
        to: question, of: worksheet, layer: .unit, instrument: instrument, in: transaction)
    }
    return answers
  }
}

extension ProofBoard {
  /// The proofs of a question that hold in the year: files, and addresses that nobody has verified.
  func reports(of question: Int, in instrument: Instrument) -> [Proof] {
    (entries[instrument.firstSoal(of: question)] ?? [])
      .filter { $0.standing == .counts || $0.standing == .unverified }
      .map(\.proof)
  }

  /// The questions among some that have such a proof.
  func reported(among questions: [Int], in instrument: Instrument) -> Set<Int> {
    Set(questions.filter { !reports(of: $0, in: instrument).isEmpty })
  }
}
