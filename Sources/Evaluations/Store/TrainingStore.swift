import Cryptography
import EvaluationsModel
import InstrumentsModel
import Kernel
import Storage
import Worksheets

/// Drafts and attempts of one assessor: SQL in, model out.
///
/// Nothing here reads those of others.
enum TrainingStore {
  /// A draft answer to one question.
  struct Draft: Hashable, Sendable {
    /// One place for each soal of the question.
    var values: [Answer?]
    /// Counts the changes.
    var version: Int64
  }

  /// An attempt with the answers that were given, for the assessor alone.
  struct Attempt: Hashable, Sendable {
    /// The number among all attempts of the person, from 1.
    let number: Int
    /// What was found.
    let fact: CalibrationRecord.Attempt
    /// What was answered, by question code, as `Instrument.valuesText` writes it.
    let answers: [String: String]
  }

  /// The draft answers of somebody to a case, by position in `Instrument.questions`.
  ///
  /// - Throws: `corrupted` when a row is not what was written.
  static func drafts(
    of account: String, for item: TrainingCase, instrument: Instrument,
    in transaction: Transaction
  ) throws(StorageError) -> [Int: Draft] {
    let rows = try transaction.query(
      """
      SELECT question_code, answer_values, version FROM calibration_answer
      WHERE account_id = \(account) AND case_id = \(item.id)
      ORDER BY question_code
      """)
    var drafts: [Int: Draft] = [:]
    for row in rows {
      let code = try row.text("question_code")
      guard let question = instrument.question(coded: code),
        let values = instrument.values(from: try row.text("answer_values"), of: question)
      else { throw .corrupted("calibration_answer \(account) \(item.id) \(code)") }
      drafts[question] = Draft(values: values, version: try row.int("version"))
    }
    return drafts
  }

  /// Keeps a draft answer.
  ///
  /// - Throws: `busy` when the same person saved it in another window at the same moment.
  static func save(
    _ draft: Draft, question: Int, of account: String, for item: TrainingCase,
    instrument: Instrument, at now: Instant, in transaction: Transaction
  ) throws(StorageError) {
    let values = instrument.valuesText(of: draft.values, question: question)
    try transaction.require(
      1,
      changedBy: """
        INSERT INTO calibration_answer
          (account_id, case_id, question_code, answer_values, version, at_ms)
        VALUES (\(account), \(item.id), \(instrument.questions[question].code), \(values),
          \(draft.version), \(now))
        ON CONFLICT (account_id, case_id, question_code) DO UPDATE SET
          answer_values = excluded.answer_values, version = excluded.version,
          at_ms = excluded.at_ms
        WHERE calibration_answer.version = \(draft.version - 1)
        """, otherwise: .busy)
  }

  /// Takes away the drafts of a finished attempt; the attempt keeps the answers.
  static func removeDrafts(
    of account: String, for item: TrainingCase, in transaction: Transaction
  ) throws(StorageError) {
    try transaction.execute(
      """
      DELETE FROM calibration_answer WHERE account_id = \(account) AND case_id = \(item.id)
      """)
  }

  /// How many questions of each case somebody has begun, by case id.
  static func draftCounts(
    of account: String, in transaction: Transaction
  ) throws(StorageError) -> [String: Int] {
    let rows = try transaction.query(
      """
      SELECT case_id, CAST(count(question_code) AS BIGINT) AS total FROM calibration_answer
      WHERE account_id = \(account) AND answer_values <> ''
      GROUP BY case_id
      ORDER BY case_id
      """)
    var counts: [String: Int] = [:]
    for row in rows { counts[try row.text("case_id")] = Int(try row.int("total")) }
    return counts
  }

  /// Every attempt of somebody, the earliest first.
  ///
  /// - Throws: `corrupted` when a row is not what was written.
  static func attempts(
    of account: String, in transaction: Transaction
  ) throws(StorageError) -> [Attempt] {
    let rows = try transaction.query(
      """
      SELECT number, case_id, instrument_id, rules_version, at_ms, passed, answers, digest
      FROM calibration_attempt
      WHERE account_id = \(account)
      ORDER BY number
      """)
    var attempts: [Attempt] = []
    for row in rows {
      let number = Int(try row.int("number"))
      let fact = CalibrationRecord.Attempt(
        caseID: try row.id("case_id", of: CalibrationCase.self),
        instrumentID: try row.text("instrument_id"),
        rulesVersion: Int(try row.int("rules_version")), at: try row.instant("at_ms"),
        passed: try row.bool("passed"))
      let answers = try row.text("answers")
      guard
        digest(fact, number: number, answers: answers, of: account).bytes
          == (try row.blob("digest"))
      else { throw .corrupted("calibration_attempt \(account) \(number)") }
      attempts.append(Attempt(number: number, fact: fact, answers: byCode(answers)))
    }
    return attempts
  }

  /// What somebody tried so far.
  static func record(
    of account: String, _ attempts: [Attempt]
  ) -> CalibrationRecord {
    CalibrationRecord(assessor: account, attempts: attempts.map(\.fact))
  }

  /// Keeps the last attempt of a record with its answers.
  ///
  /// - Throws: `busy` when the same person finished one in another window at the same moment.
  static func add(
    _ record: CalibrationRecord, answers: [(code: String, values: String)],
    in transaction: Transaction
  ) throws(StorageError) {
    guard let fact = record.attempts.last else { return }
    let number = record.attempts.count
    let text = answers.map { $0.code + " " + $0.values }.joined(separator: "\n")
    try transaction.require(
      1,
      changedBy: """
        INSERT INTO calibration_attempt (account_id, number, case_id, instrument_id, rules_version, at_ms,
          passed, answers, digest)
        VALUES (\(record.assessor), \(number), \(fact.caseID), \(fact.instrumentID),
          \(fact.rulesVersion), \(fact.at), \(fact.passed), \(text),
          \(digest(fact, number: number, answers: text, of: record.assessor).bytes))
        ON CONFLICT DO NOTHING
        """, otherwise: .busy)
  }

  /// Lines such as `A.II.4.i.a 105=10 106=8` by the code that they begin with.
  private static func byCode(_ text: String) -> [String: String] {
    var answers: [String: String] = [:]
    for line in text.split(separator: "\n") {
      let parts = line.split(separator: " ", maxSplits: 1)
      guard parts.count == 2 else { continue }
      answers[String(parts[0])] = String(parts[1])
    }
    return answers
  }

  private static func digest(
    _ fact: CalibrationRecord.Attempt, number: Int, answers: String, of account: String
  ) -> SHA256Digest {
    var hash = SHA256Digest.Builder()
    for field in [
      account, fact.caseID.text, fact.instrumentID, fact.passed ? "passed" : "failed", answers,
    ] {
      hash.append(field: field)
    }
    hash.append(number: UInt64(number))
    hash.append(number: UInt64(fact.rulesVersion))
    hash.append(number: UInt64(bitPattern: fact.at.milliseconds))
    return hash.finish()
  }
}
