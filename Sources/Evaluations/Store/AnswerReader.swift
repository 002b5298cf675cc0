import EvaluationsModel
import InstrumentsModel
import Kernel
import Storage
import Worksheets
import WorksheetsModel

/// Reads answers of rows; the same words of the same question are read once.
struct AnswerReader {
  private struct Key: Hashable {
    let question: Int
    let text: String
  }

  private let instrument: Instrument
  private let positions: [String: Int]
  private var known: [Key: [Answer?]] = [:]

  init(_ instrument: Instrument) {
    self.instrument = instrument
    positions = Dictionary(
      uniqueKeysWithValues: instrument.questions.enumerated().map { ($1.code, $0) })
  }

  mutating func read(
    _ row: Row, _ column: String, of table: String
  ) throws(StorageError) -> (question: Int, values: [Answer?]) {
    let (code, text) = (try row.text("question_code"), try row.text(column))
    guard let question = positions[code] else { throw .corrupted("\(table) \(code)") }
    let key = Key(question: question, text: text)
    if let values = known[key] { return (question, values) }
    guard let values = instrument.values(from: text, of: question) else {
      throw .corrupted("\(table) \(code)")
    }
    known[key] = values
    return (question, values)
  }

  /// A step that settles something or opens it again; its words are not needed for figures.
  mutating func step(
    _ row: Row
  ) throws(StorageError) -> (question: Int, step: QuestionConsensus.Step) {
    let code = try row.text("question_code")
    guard let question = positions[code] else { throw .corrupted("consensus_step \(code)") }
    let act: QuestionConsensus.Step.Act
    switch try row.text("act") {
    case "doubt": act = .doubt
    case "reopening": act = .reopening
    case "decision": act = .decision(try read(row, "to_values", of: "consensus_step").values)
    case "move":
      act = .move(
        from: try read(row, "from_values", of: "consensus_step").values,
        to: try read(row, "to_values", of: "consensus_step").values)
    default: throw .corrupted("consensus_step \(code)")
    }
    return (
      question,
      QuestionConsensus.Step(
        act,
        by: Author(accountID: try row.text("author_id"), name: try row.text("author_name")),
        words: "", at: try row.instant("at_ms"))
    )
  }
}

extension AnswerSheet {
  /// Writes the values of one question.
  mutating func set(
    _ values: [Answer?], of question: Int, in instrument: Instrument
  ) {
    for (position, value) in zip(instrument.questions[question].soals, values) {
      set(value, at: position)
    }
  }
}
