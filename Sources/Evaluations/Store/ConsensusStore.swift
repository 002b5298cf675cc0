import Cryptography
package import EvaluationsModel
package import InstrumentsModel
import Kernel
package import Storage
import WorkUnitsModel
import Worksheets
import WorksheetsModel

/// How a team came to agree: every step of every question, kept for good.
package enum ConsensusStore {
  /// Where every question stands, in reading order; empty while members score alone.
  ///
  /// - Throws: `corrupted` when a row is not what was written.
  package static func questions(
    of evaluation: Evaluation, instrument: Instrument, in transaction: Transaction
  ) throws(StorageError) -> [QuestionConsensus] {
    let sheets = try BlindStore.opened(of: evaluation, instrument: instrument, in: transaction)
    guard !sheets.isEmpty else { return [] }
    let steps = try steps("", of: evaluation, instrument: instrument, in: transaction)
    return instrument.questions.indices.map { question in
      let blind = sheets.map {
        (
          $0.member.accountID,
          $0.judgements[question]?.values
            ?? instrument.questions[question].soals.map { _ in nil }
        )
      }
      return QuestionConsensus(
        question: question, blind: Dictionary(uniqueKeysWithValues: blind),
        steps: steps[question] ?? [])
    }
  }

  /// Keeps the steps of a question that came after a version.
  ///
  /// - Throws: `busy` when somebody else's step came at the same moment; the storage runs the
  ///   closure again, which then sees it.
  static func save(
    _ consensus: QuestionConsensus, after version: Int64, of evaluation: Evaluation,
    instrument: Instrument, in transaction: Transaction
  ) throws(StorageError) {
    for (place, step) in consensus.steps.enumerated() where Int64(place) >= version {
      let row = StepRow(
        step, number: Int64(place + 1), question: consensus.question, of: evaluation,
        instrument: instrument)
      try transaction.require(
        1,
        changedBy: """
          INSERT INTO consensus_step (unit_id, evaluation_id, question_code, number, act, from_values,
            to_values, words, author_id, author_name, at_ms, digest)
          VALUES (\(evaluation.unitID), \(evaluation.id), \(row.code), \(row.number), \(row.act),
            \(row.from), \(row.to), \(step.words), \(step.by.accountID), \(step.by.name),
            \(step.at), \(row.digest.bytes))
          ON CONFLICT DO NOTHING
          """, otherwise: .busy)
    }
  }

  /// What the controller found so far in the round that stands, by question.
  package static func checks(
    of evaluation: Evaluation, instrument: Instrument, in transaction: Transaction
  ) throws(StorageError) -> [Int: SampleCheck] {
    let rows = try transaction.query(
      """
      SELECT question_code, doubt, note FROM sample_check
      WHERE unit_id = \(evaluation.unitID) AND evaluation_id = \(evaluation.id)
        AND round = \(evaluation.returnCount)
      ORDER BY question_code
      """)
    var checks: [Int: SampleCheck] = [:]
    for row in rows {
      let code = try row.text("question_code")
      guard let question = instrument.questions.firstIndex(where: { $0.code == code }) else {
        throw .corrupted("sample_check \(evaluation.id) \(code)")
      }
      let note = try row.optionalText("note") ?? ""
      checks[question] =
        try row.optionalText("doubt").map { .doubted(reason: $0) } ?? .agreed(note: note)
    }
    return checks
  }

  /// Keeps what the controller found on a question; the latest word stands.
  static func save(
    _ check: SampleCheck, question: Int, of evaluation: Evaluation, instrument: Instrument,
    at now: Instant, in transaction: Transaction
  ) throws(StorageError) {
    let (doubt, note): (String?, String?) =
      switch check {
      case .doubted(let reason): (reason, nil)
      case .agreed(let note): (nil, note.isEmpty ? nil : note)
      }
    try transaction.execute(
      """
      INSERT INTO sample_check (unit_id, evaluation_id, round, question_code, doubt, note, at_ms)
      VALUES (\(evaluation.unitID), \(evaluation.id), \(evaluation.returnCount),
        \(instrument.questions[question].code), \(doubt), \(note), \(now))
      ON CONFLICT (unit_id, evaluation_id, round, question_code) DO UPDATE SET
        doubt = excluded.doubt, note = excluded.note, at_ms = excluded.at_ms
      """)
  }

  private static func steps(
    _ condition: SQL, of evaluation: Evaluation, instrument: Instrument,
    in transaction: Transaction
  ) throws(StorageError) -> [Int: [QuestionConsensus.Step]] {
    let positions = Dictionary(
      uniqueKeysWithValues: instrument.questions.enumerated().map { ($1.code, $0) })
    let rows = try transaction.query(
      """
      SELECT question_code, number, act, from_values, to_values, words, author_id, author_name, at_ms,
        digest
      FROM consensus_step
      WHERE unit_id = \(evaluation.unitID) AND evaluation_id = \(evaluation.id) \(condition)
      ORDER BY question_code, number
      """)
    var steps: [Int: [QuestionConsensus.Step]] = [:]
    for row in rows {
      let code = try row.text("question_code")
      guard let question = positions[code] else {
        throw .corrupted("consensus_step \(evaluation.id) \(code)")
      }
      let read = try StepRow(row, question: question, of: evaluation, instrument: instrument)
      guard read.number == Int64((steps[question]?.count ?? 0) + 1) else {
        throw .corrupted("consensus_step \(evaluation.id) \(code): a step is missing")
      }
      steps[question, default: []].append(read.step)
    }
    return steps
  }
}

/// One step laid out as columns with the digest that notices altered bytes.
private struct StepRow {
  let code: String
  let number: Int64
  let act: String
  let from: String?
  let to: String?
  let step: QuestionConsensus.Step
  let digest: SHA256Digest

  init(
    _ step: QuestionConsensus.Step, number: Int64, question: Int, of evaluation: Evaluation,
    instrument: Instrument
  ) {
    self.step = step
    self.number = number
    code = instrument.questions[question].code
    switch step.act {
    case .remark: (act, from, to) = ("remark", nil, nil)
    case .doubt: (act, from, to) = ("doubt", nil, nil)
    case .reopening: (act, from, to) = ("reopening", nil, nil)
    case .unitReason: (act, from, to) = ("unit_reason", nil, nil)
    case .move(let old, let new):
      act = "move"
      from = instrument.valuesText(of: old, question: question)
      to = instrument.valuesText(of: new, question: question)
    case .decision(let values):
      (act, from) = ("decision", nil)
      to = instrument.valuesText(of: values, question: question)
    }
    digest = Self.digest(
      step, code: code, number: number, act: act, from: from, to: to, of: evaluation)
  }

  init(
    _ row: Row, question: Int, of evaluation: Evaluation, instrument: Instrument
  ) throws(StorageError) {
    code = instrument.questions[question].code
    number = try row.int("number")
    act = try row.text("act")
    from = try row.optionalText("from_values")
    to = try row.optionalText("to_values")
    let old = from.flatMap { instrument.values(from: $0, of: question) }
    let new = to.flatMap { instrument.values(from: $0, of: question) }
    let read: QuestionConsensus.Step.Act
    switch (act, old, new) {
    case ("remark", nil, nil): read = .remark
    case ("doubt", nil, nil): read = .doubt
    case ("reopening", nil, nil): read = .reopening
    case ("unit_reason", nil, nil): read = .unitReason
    case ("move", let old?, let new?): read = .move(from: old, to: new)
    case ("decision", nil, let new?): read = .decision(new)
    default: throw .corrupted("consensus_step \(evaluation.id) \(code) \(number)")
    }
    step = QuestionConsensus.Step(
      read, by: Author(accountID: try row.text("author_id"), name: try row.text("author_name")),
      words: try row.text("words"), at: try row.instant("at_ms"))
    digest = Self.digest(
      step, code: code, number: number, act: act, from: from, to: to, of: evaluation)
    guard digest.bytes == (try row.blob("digest")) else {
      throw .corrupted("consensus_step \(evaluation.id) \(code) \(number)")
    }
  }

  private static func digest(
    _ step: QuestionConsensus.Step, code: String, number: Int64, act: String, from: String?,
    to: String?, of evaluation: Evaluation
  ) -> SHA256Digest {
    var hash = SHA256Digest.Builder()
    for field in [
      evaluation.unitID.text, evaluation.id.text, code, act, from ?? "-", to ?? "-", step.words,
      step.by.accountID, step.by.name,
    ] {
      hash.append(field: field)
    }
    hash.append(number: UInt64(bitPattern: number))
    hash.append(number: UInt64(bitPattern: step.at.milliseconds))
    return hash.finish()
  }
}
