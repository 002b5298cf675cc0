import Cryptography
package import InstrumentsModel
import Kernel
import Storage
import SurveysModel
import WorkUnitsModel
import WorksheetsModel

/// Which answers of which worksheet.
struct AnswerPlace {
  let unitID: ID<WorkUnit>
  let worksheetID: ID<Worksheet>
  let layer: Layer

  init(_ worksheet: Worksheet, _ layer: Layer) {
    unitID = worksheet.unitID
    worksheetID = worksheet.id
    self.layer = layer
  }
}

/// A version of an answer laid out as columns, with the digest that notices altered bytes.
struct AnswerRow {
  static let columns: SQL = """
    question_code, version, answer_values, note, evidence, origin, origin_detail, author_id,
    author_name, at_ms, digest, survey_round_id, earlier_round_ids
    """

  let code: String
  let values: String
  let answer: QuestionAnswer
  let digest: SHA256Digest

  /// Lays an answer out.
  init(_ answer: QuestionAnswer, at place: AnswerPlace, in instrument: Instrument) {
    code = instrument.questions[answer.question].code
    values = instrument.valuesText(of: answer.content.values, question: answer.question)
    self.answer = answer
    digest = Self.digest(answer, code: code, values: values, at: place)
  }

  /// Reads a row.
  ///
  /// - Throws: `corrupted` when its bytes are not those that were written.
  init(
    _ row: Row, at place: AnswerPlace, in instrument: Instrument, positions: [String: Int]
  ) throws(StorageError) {
    let code = try row.text("question_code")
    let values = try row.text("answer_values")
    // Spelt only when it is needed: a page reads 113 rows.
    func corrupted() -> StorageError {
      .corrupted("worksheet_answer \(place.worksheetID) \(place.layer.rawValue) \(code)")
    }
    guard let question = positions[code],
      let parsed = instrument.values(from: values, of: question),
      let origin = try QuestionAnswer.Origin(
        name: row.text("origin"), detail: row.optionalInt("origin_detail"),
        rounds: Self.rounds(row))
    else { throw corrupted() }
    var content = AnswerContent(values: parsed)
    content.note = try row.text("note")
    content.evidence = try row.text("evidence")
    answer = QuestionAnswer(
      question: question, content: content, version: try row.int("version"), origin: origin,
      author: Author(accountID: try row.text("author_id"), name: try row.text("author_name")),
      at: try row.instant("at_ms"))
    (self.code, self.values) = (code, values)
    digest = Self.digest(answer, code: code, values: values, at: place)
    guard digest.bytes == (try row.blob("digest")) else { throw corrupted() }
  }

  private static func digest(
    _ answer: QuestionAnswer, code: String, values: String, at place: AnswerPlace
  ) -> SHA256Digest {
    var hash = SHA256Digest.Builder()
    for field in [
      place.unitID.text, place.worksheetID.text, place.layer.rawValue, code, values,
      answer.content.note, answer.content.evidence, answer.origin.name, answer.author.accountID,
      answer.author.name,
    ] {
      hash.append(field: field)
    }
    hash.append(number: UInt64(bitPattern: answer.version))
    hash.append(number: UInt64(bitPattern: answer.origin.detail ?? -1))
    hash.append(number: UInt64(bitPattern: answer.at.milliseconds))
    // Rows from before surveys, and those of a single round, hash as they did.
    for round in answer.origin.rounds { hash.append(field: round.text) }
    return hash.finish()
  }

  /// The survey rounds of a row, the one closed last first.
  private static func rounds(_ row: Row) throws(StorageError) -> [ID<SurveyRound>] {
    guard let latest = try row.optionalID("survey_round_id", of: SurveyRound.self) else {
      return []
    }
    let earlier = try row.optionalText("earlier_round_ids") ?? ""
    return try [latest]
      + earlier.split(separator: " ").map { (text) throws(StorageError) in
        guard let id = ID<SurveyRound>(String(text)) else {
          throw .corrupted("worksheet_answer earlier_round_ids \(text)")
        }
        return id
      }
  }
}

extension Instrument {
  /// The values of an answer as the form writes them, with their soal ids: `88=4 89=3`, `125=3.6`.
  ///
  /// A soal that is not answered is left out. People can read the column, and a soal keeps its
  /// number whatever place it has on a sheet.
  ///
  /// - Parameters:
  ///   - values: One place for each soal of the question.
  ///   - question: The position in `questions`.
  /// - Returns: ASCII without line breaks; empty when nothing is answered.
  package func valuesText(of values: [Answer?], question: Int) -> String {
    zip(questions[question].soals, values)
      .compactMap { position, value in
        value.map { "\(soals[position].id)=\(text(of: $0, at: position))" }
      }
      .joined(separator: " ")
  }

  /// Reads what `valuesText` wrote.
  ///
  /// - Parameters:
  ///   - text: As stored.
  ///   - question: The position in `questions`.
  /// - Returns: nil for anything that it does not write.
  package func values(from text: String, of question: Int) -> [Answer?]? {
    let positions = questions[question].soals
    var values = [Answer?](repeating: nil, count: positions.count)
    for pair in text.split(separator: " ") {
      let halves = pair.split(separator: "=", omittingEmptySubsequences: false)
      guard halves.count == 2, let id = Int(halves[0]),
        let index = positions.firstIndex(where: { soals[$0].id == id })
      else { return nil }
      let reading = read(String(halves[1]), at: positions[index])
      guard let answer = reading.answer, reading.problem == nil else { return nil }
      values[index] = answer
    }
    return values
  }
}
