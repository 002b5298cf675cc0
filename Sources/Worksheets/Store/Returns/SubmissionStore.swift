import Evidence
import InstrumentsModel
import Kernel
package import Storage
package import WorksheetsModel

/// Sendings as they were: SQL in, model out.
package enum SubmissionStore {
  /// One sending.
  ///
  /// - Returns: nil when there is none by that number, or it is older than the seals.
  package static func find(
    _ number: Int, of loaded: LoadedWorksheet, in transaction: Transaction
  ) throws(StorageError) -> SubmissionRecord? {
    try find(number, of: loaded.worksheet, loaded.instrument, in: transaction)
  }

  /// One sending of a worksheet that is not loaded whole.
  ///
  /// - Returns: nil when there is none by that number, or it is older than the seals.
  static func find(
    _ number: Int, of worksheet: Worksheet, _ instrument: Instrument, in transaction: Transaction
  ) throws(StorageError) -> SubmissionRecord? {
    let row = try transaction.first(
      """
      SELECT number, at_ms, by_id, by_name, answers_digest, answer_versions, proof_digest,
        proof_list, proof_count, byte_count
      FROM worksheet_submission
      WHERE unit_id = \(worksheet.unitID) AND worksheet_id = \(worksheet.id)
        AND number = \(number)
      """)
    guard let row else { return nil }
    let positions = Dictionary(
      uniqueKeysWithValues: instrument.questions.enumerated().map { ($1.code, $0) })
    var versions: [Int: Int64] = [:]
    for pair in try row.text("answer_versions").split(separator: " ") {
      let halves = pair.split(separator: "=")
      guard halves.count == 2, let question = positions[String(halves[0])],
        let version = Int64(halves[1])
      else { throw .broken("The versions of a sending cannot be read.") }
      versions[question] = version
    }
    return SubmissionRecord(
      number: Int(try row.int("number")), at: try row.instant("at_ms"),
      by: Author(accountID: try row.text("by_id"), name: try row.text("by_name")),
      seal: SubmissionSeal(
        answers: try row.text("answers_digest"), proof: try row.text("proof_digest"),
        proofCount: Int(try row.int("proof_count")), byteCount: try row.int("byte_count")),
      versions: versions, proofText: try row.text("proof_list"))
  }

  /// The numbers of the sealed sendings of a worksheet, the first one first.
  package static func numbers(
    of worksheet: Worksheet, in transaction: Transaction
  ) throws(StorageError) -> [Int] {
    let rows = try transaction.query(
      """
      SELECT number FROM worksheet_submission
      WHERE unit_id = \(worksheet.unitID) AND worksheet_id = \(worksheet.id)
      ORDER BY number
      """)
    return try rows.map { row throws(StorageError) in Int(try row.int("number")) }
  }

  static func insert(
    _ record: SubmissionRecord, of loaded: LoadedWorksheet, in transaction: Transaction
  ) throws(StorageError) {
    let worksheet = loaded.worksheet
    let versions = record.versions.sorted { $0.key < $1.key }
      .map { "\(loaded.instrument.questions[$0.key].code)=\($0.value)" }.joined(separator: " ")
    try transaction.execute(
      """
      INSERT INTO worksheet_submission (unit_id, worksheet_id, number, at_ms, by_id, by_name,
        answers_digest, answer_versions, proof_digest, proof_list, proof_count, byte_count)
      VALUES (\(worksheet.unitID), \(worksheet.id), \(record.number), \(record.at),
        \(record.by.accountID), \(record.by.name), \(record.seal.answers), \(versions),
        \(record.seal.proof), \(record.proofText), \(record.seal.proofCount),
        \(record.seal.byteCount))
      """)
  }

  /// What a worksheet would be sealed with now.
  static func seal(
    _ loaded: LoadedWorksheet, by author: Author, at now: Instant, in transaction: Transaction
  ) throws(StorageError) -> SubmissionRecord {
    let (worksheet, instrument) = (loaded.worksheet, loaded.instrument)
    let number = worksheet.submissionCount + 1
    let answers = try AnswerStore.answers(
      of: worksheet, layer: .unit, instrument: instrument, in: transaction)
    let board = try ProofBoard(of: worksheet.unitID, year: worksheet.year, in: transaction)
    let text = SubmissionText.proof(board, of: worksheet, number: number)
    return SubmissionRecord(
      number: number, at: now, by: author,
      seal: SubmissionSeal(
        answers: SubmissionText.digest(
          of: SubmissionText.answers(answers, of: worksheet, number: number, in: instrument)),
        proof: SubmissionText.digest(of: text),
        proofCount: board.entries.values.reduce(0) { $0 + $1.count },
        byteCount: SubmissionText.byteCount(of: board)),
      versions: answers.mapValues(\.version), proofText: text)
  }
}

/// The answers of a sending as they are kept, and what is wrong with them.
struct KeptAnswers {
  /// The versions that were sent, by question; without those that are damaged or gone.
  private(set) var answers: [Int: QuestionAnswer] = [:]
  /// Questions whose kept version is damaged or gone, in reading order.
  private(set) var damaged: [Int] = []

  /// Reads the versions of a sending out of the history.
  ///
  /// - Throws: What the database throws; damage is no error here but what is looked for.
  init(
    _ record: SubmissionRecord, of loaded: LoadedWorksheet, in transaction: Transaction
  ) throws(StorageError) {
    try self.init(record, of: loaded.worksheet, loaded.instrument, in: transaction)
  }

  /// The same of a worksheet that is not loaded whole.
  ///
  /// - Throws: What the database throws.
  init(
    _ record: SubmissionRecord, of worksheet: Worksheet, _ instrument: Instrument,
    in transaction: Transaction
  ) throws(StorageError) {
    let place = AnswerPlace(worksheet, .unit)
    let positions = Dictionary(
      uniqueKeysWithValues: instrument.questions.enumerated().map { ($1.code, $0) })
    let rows = try transaction.query(
      """
      SELECT \(AnswerRow.columns) FROM worksheet_answer_version
      WHERE unit_id = \(place.unitID) AND worksheet_id = \(place.worksheetID)
        AND layer = 'unit'
      ORDER BY question_code, version
      """)
    for row in rows {
      guard let question = positions[try row.text("question_code")],
        record.versions[question] == (try row.int("version"))
      else { continue }
      do throws(StorageError) {
        answers[question] =
          try AnswerRow(
            row, at: place, in: instrument, positions: positions
          ).answer
      } catch {
        guard case .corrupted = error else { throw error }
      }
    }
    damaged = record.versions.keys.filter { answers[$0] == nil }.sorted()
  }
}

extension SubmissionCheck {
  /// Holds a sending against what is stored now.
  ///
  /// - Throws: What the database throws.
  init(
    _ record: SubmissionRecord, _ kept: KeptAnswers, of loaded: LoadedWorksheet,
    in transaction: Transaction
  ) throws(StorageError) {
    let (worksheet, instrument) = (loaded.worksheet, loaded.instrument)
    let rows = try transaction.query(
      """
      SELECT question_code, version FROM worksheet_answer
      WHERE unit_id = \(worksheet.unitID) AND worksheet_id = \(worksheet.id) AND layer = 'unit'
      ORDER BY question_code
      """)
    var standing: [String: Int64] = [:]
    for row in rows { standing[try row.text("question_code")] = try row.int("version") }
    let board = try ProofBoard(of: worksheet.unitID, year: worksheet.year, in: transaction)
    let sent = Dictionary(
      grouping: SubmissionText.lines(of: record.proofText), by: \.soal
    ).mapValues { $0.map(\.line) }
    let now = board.entries.reduce(into: [Int: [String]]()) { lines, entry in
      lines[entry.key] = SubmissionText.lines(of: entry.value, soal: entry.key)
    }
    let soals = Set(sent.keys).union(now.keys).filter { sent[$0] != now[$0] }
    let text = SubmissionText.answers(
      kept.answers, of: worksheet, number: record.number, in: instrument)
    self.init(
      answersIntact: kept.damaged.isEmpty
        && SubmissionText.digest(of: text) == record.seal.answers,
      proofIntact: SubmissionText.digest(of: record.proofText) == record.seal.proof,
      damaged: kept.damaged,
      changedAnswers: instrument.questions.indices.filter {
        standing[instrument.questions[$0].code] != record.versions[$0]
      },
      changedProof: Set(
        soals.compactMap { soal in
          instrument.position(ofSoal: soal).map { instrument.soals[$0].question }
        }
      ).sorted())
  }
}
