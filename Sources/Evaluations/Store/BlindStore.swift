import Cryptography
package import EvaluationsModel
package import InstrumentsModel
package import Kernel
package import Storage
import WorkUnitsModel
import Worksheets
package import WorksheetsModel

/// The sheets that members fill in alone.
///
/// The wall stands here, not on a screen: before the sheets are opened there is no way to read a
/// sheet but one's own; `opened` gives none while members score.
package enum BlindStore {
  /// A member's own sheet.
  ///
  /// - Returns: An empty sheet for a member who said nothing yet.
  /// - Throws: `corrupted` when a row is not what was written.
  package static func own(
    of member: Author, in evaluation: Evaluation, instrument: Instrument,
    transaction: Transaction
  ) throws(StorageError) -> BlindSheet {
    let sheets = try sheets(
      "AND account_id = \(member.accountID)", of: evaluation, instrument: instrument,
      in: transaction)
    return sheets[member.accountID] ?? BlindSheet(member: member)
  }

  /// A member's own sheet with nothing on it but one question: enough to judge that question.
  ///
  /// - Throws: `corrupted` when the row is not what was written.
  static func own(
    of member: Author, on question: Int, in evaluation: Evaluation, instrument: Instrument,
    transaction: Transaction
  ) throws(StorageError) -> BlindSheet {
    guard instrument.questions.indices.contains(question) else { return BlindSheet(member: member) }
    let code = instrument.questions[question].code
    let rows = try transaction.query(
      """
      SELECT account_id, question_code, answer_values, note, strength, doubt, version, digest
      FROM blind_answer
      WHERE unit_id = \(evaluation.unitID) AND evaluation_id = \(evaluation.id)
        AND account_id = \(member.accountID) AND question_code = \(code)
      """)
    let seals = try seals("AND account_id = \(member.accountID)", of: evaluation, in: transaction)
    let state = seals[member.accountID].map { BlindSheet.State.committed($0) } ?? .open
    guard let row = rows.first else { return BlindSheet(member: member, state: state) }
    let read = try BlindRow(
      row, of: member.accountID, in: evaluation, instrument: instrument,
      positions: [code: question])
    return BlindSheet(
      member: member, judgements: [question: read.judgement], versions: [question: read.version],
      state: state)
  }

  /// Every member's sheet once they are open, in the order of the team; none before.
  ///
  /// - Throws: `corrupted` when a row is not what was written, or a sheet not what was committed to.
  package static func opened(
    of evaluation: Evaluation, instrument: Instrument, in transaction: Transaction
  ) throws(StorageError) -> [BlindSheet] {
    guard evaluation.stage != .scoring else { return [] }
    let sheets = try sealed(of: evaluation, instrument: instrument, in: transaction)
    for sheet in sheets {
      guard let seal = sheet.commitment else { continue }
      let text = Commitment.canonical(
        of: sheet, in: evaluation, nonce: seal.nonce, instrument: instrument)
      guard SHA256Digest(of: Array(text.utf8)).hex == seal.digest else {
        throw .corrupted("blind_seal \(evaluation.id) \(sheet.member.accountID)")
      }
    }
    return sheets
  }

  /// Who has committed, and when: what everybody in the team may know before the opening.
  package static func commitments(
    of evaluation: Evaluation, in transaction: Transaction
  ) throws(StorageError) -> [String: Instant] {
    let rows = try transaction.query(
      """
      SELECT account_id, at_ms FROM blind_seal
      WHERE unit_id = \(evaluation.unitID) AND evaluation_id = \(evaluation.id)
      ORDER BY account_id
      """)
    var found: [String: Instant] = [:]
    for row in rows { found[try row.text("account_id")] = try row.instant("at_ms") }
    let members = Set(evaluation.members.map(\.person.accountID))
    return found.filter { members.contains($0.key) }
  }

  /// Every sheet, open or not: for the opening itself and nothing else.
  static func sealed(
    of evaluation: Evaluation, instrument: Instrument, in transaction: Transaction
  ) throws(StorageError) -> [BlindSheet] {
    let sheets = try sheets("", of: evaluation, instrument: instrument, in: transaction)
    return evaluation.members.map { sheets[$0.person.accountID] ?? BlindSheet(member: $0.person) }
  }

  /// Keeps what a member says about one question now.
  ///
  /// - Throws: `busy` when the same member saved it in another window at the same moment.
  static func save(
    _ sheet: BlindSheet, question: Int, of evaluation: Evaluation, instrument: Instrument,
    at now: Instant, in transaction: Transaction
  ) throws(StorageError) {
    guard let judgement = sheet.judgements[question], let version = sheet.versions[question] else {
      return
    }
    let row = BlindRow(
      judgement, question: question, version: version, of: sheet.member, in: evaluation,
      instrument: instrument)
    try transaction.require(
      1,
      changedBy: """
        INSERT INTO blind_answer (unit_id, evaluation_id, account_id, question_code, answer_values, note,
          strength, doubt, version, at_ms, digest)
        VALUES (\(evaluation.unitID), \(evaluation.id), \(sheet.member.accountID), \(row.code),
          \(row.values), \(judgement.note), \(judgement.strength), \(judgement.doubt),
          \(version), \(now), \(row.digest.bytes))
        ON CONFLICT (unit_id, evaluation_id, account_id, question_code) DO UPDATE SET
          answer_values = excluded.answer_values, note = excluded.note,
          strength = excluded.strength, doubt = excluded.doubt, version = excluded.version,
          at_ms = excluded.at_ms, digest = excluded.digest
        WHERE blind_answer.version = \(version - 1)
        """, otherwise: .busy)
  }

  /// Keeps a seal; a member has one.
  ///
  /// - Throws: `busy` when the same member committed at the same moment.
  static func save(
    _ seal: Commitment, of member: Author, in evaluation: Evaluation, transaction: Transaction
  ) throws(StorageError) {
    try transaction.require(
      1,
      changedBy: """
        INSERT INTO blind_seal (unit_id, evaluation_id, account_id, digest, nonce, at_ms)
        VALUES (\(evaluation.unitID), \(evaluation.id), \(member.accountID), \(seal.digest),
          \(seal.nonce), \(seal.at))
        ON CONFLICT DO NOTHING
        """, otherwise: .busy)
  }

  private static func sheets(
    _ condition: SQL, of evaluation: Evaluation, instrument: Instrument,
    in transaction: Transaction
  ) throws(StorageError) -> [String: BlindSheet] {
    let positions = Dictionary(
      uniqueKeysWithValues: instrument.questions.enumerated().map { ($1.code, $0) })
    let rows = try transaction.query(
      """
      SELECT account_id, question_code, answer_values, note, strength, doubt, version, digest
      FROM blind_answer
      WHERE unit_id = \(evaluation.unitID) AND evaluation_id = \(evaluation.id) \(condition)
      ORDER BY account_id, question_code
      """)
    var parts: [String: (judgements: [Int: Judgement], versions: [Int: Int64])] = [:]
    for row in rows {
      let account = try row.text("account_id")
      let read = try BlindRow(
        row, of: account, in: evaluation, instrument: instrument, positions: positions)
      parts[account, default: ([:], [:])].judgements[read.question] = read.judgement
      parts[account, default: ([:], [:])].versions[read.question] = read.version
    }
    let seals = try seals(condition, of: evaluation, in: transaction)
    var sheets: [String: BlindSheet] = [:]
    for member in evaluation.members {
      let account = member.person.accountID
      guard let part = parts[account] else { continue }
      sheets[account] = BlindSheet(
        member: member.person, judgements: part.judgements, versions: part.versions,
        state: seals[account].map { .committed($0) } ?? .open)
    }
    return sheets
  }

  private static func seals(
    _ condition: SQL, of evaluation: Evaluation, in transaction: Transaction
  ) throws(StorageError) -> [String: Commitment] {
    let rows = try transaction.query(
      """
      SELECT account_id, digest, nonce, at_ms FROM blind_seal
      WHERE unit_id = \(evaluation.unitID) AND evaluation_id = \(evaluation.id) \(condition)
      ORDER BY account_id
      """)
    var seals: [String: Commitment] = [:]
    for row in rows {
      seals[try row.text("account_id")] = Commitment(
        digest: try row.text("digest"), nonce: try row.text("nonce"),
        at: try row.instant("at_ms"))
    }
    return seals
  }
}

/// What a member says about one question, laid out as columns with the digest that notices
/// altered bytes.
private struct BlindRow {
  let code: String
  let values: String
  let question: Int
  let judgement: Judgement
  let version: Int64
  let digest: SHA256Digest

  init(
    _ judgement: Judgement, question: Int, version: Int64, of member: Author,
    in evaluation: Evaluation, instrument: Instrument
  ) {
    self.question = question
    self.judgement = judgement
    self.version = version
    code = instrument.questions[question].code
    values = instrument.valuesText(of: judgement.values, question: question)
    digest = Self.digest(
      judgement, code: code, values: values, version: version, of: member.accountID,
      in: evaluation)
  }

  init(
    _ row: Row, of account: String, in evaluation: Evaluation, instrument: Instrument,
    positions: [String: Int]
  ) throws(StorageError) {
    code = try row.text("question_code")
    values = try row.text("answer_values")
    version = try row.int("version")
    guard let question = positions[code],
      let parsed = instrument.values(from: values, of: question)
    else { throw .corrupted("blind_answer \(evaluation.id) \(account) \(code)") }
    self.question = question
    judgement = Judgement(
      values: parsed, note: try row.text("note"), strength: try row.text("strength"),
      doubt: try row.text("doubt"))
    digest = Self.digest(
      judgement, code: code, values: values, version: version, of: account, in: evaluation)
    guard digest.bytes == (try row.blob("digest")) else {
      throw .corrupted("blind_answer \(evaluation.id) \(account) \(code)")
    }
  }

  private static func digest(
    _ judgement: Judgement, code: String, values: String, version: Int64, of account: String,
    in evaluation: Evaluation
  ) -> SHA256Digest {
    var hash = SHA256Digest.Builder()
    for field in [
      evaluation.unitID.text, evaluation.id.text, account, code, values, judgement.note,
      judgement.strength, judgement.doubt,
    ] {
      hash.append(field: field)
    }
    hash.append(number: UInt64(bitPattern: version))
    return hash.finish()
  }
}
