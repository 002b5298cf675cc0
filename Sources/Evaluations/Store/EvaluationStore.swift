package import EvaluationsModel
import InstrumentsModel
package import Kernel
package import Storage
import WorkUnitsModel
import Worksheets
package import WorksheetsModel

/// Judgements and their teams: SQL in, model out.
package enum EvaluationStore {
  /// The judgement with an id.
  ///
  /// - Returns: nil when there is none.
  package static func find(
    _ id: ID<Evaluation>, in transaction: Transaction
  ) throws(StorageError) -> Evaluation? {
    try evaluations("evaluation.id = \(id)", in: transaction).first
  }

  /// The judgements of a worksheet, the latest sending first.
  package static func evaluations(
    of worksheet: Worksheet, in transaction: Transaction
  ) throws(StorageError) -> [Evaluation] {
    try evaluations(
      "evaluation.unit_id = \(worksheet.unitID) AND evaluation.worksheet_id = \(worksheet.id)",
      in: transaction)
  }

  /// The judgements in which somebody has a duty and whose result does not stand yet.
  package static func unsettled(
    with account: String, in transaction: Transaction
  ) throws(StorageError) -> [Evaluation] {
    try evaluations(
      """
      evaluation.stage <> 'settled' AND EXISTS (
        SELECT 1 FROM evaluation_member own
        WHERE own.unit_id = evaluation.unit_id AND own.evaluation_id = evaluation.id
          AND own.account_id = \(account) AND own.left_at_ms IS NULL)
      """, in: transaction)
  }

  static func insert(
    _ evaluation: Evaluation, at now: Instant, in transaction: Transaction
  ) throws(StorageError) {
    try transaction.execute(
      """
      INSERT INTO evaluation (unit_id, id, worksheet_id, year, instrument_id, layer, submission, stage,
        return_count, created_at_ms, turn, version)
      VALUES (\(evaluation.unitID), \(evaluation.id), \(evaluation.worksheetID),
        \(evaluation.year.number), \(evaluation.instrumentID), \(evaluation.layer.rawValue),
        \(evaluation.submission), \(evaluation.stage.name.rawValue), \(evaluation.returnCount),
        \(now), 0, \(evaluation.version))
      """)
    for (place, member) in evaluation.team.enumerated() {
      try transaction.execute(
        """
        INSERT INTO evaluation_member (unit_id, evaluation_id, account_id, name, duty, place, turn)
        VALUES (\(evaluation.unitID), \(evaluation.id), \(member.person.accountID),
          \(member.person.name), \(member.duty.rawValue), \(place), 0)
        """)
    }
  }

  /// Takes the turn on a judgement: whoever else acts on it waits, or runs again.
  ///
  /// Its worksheet is held too, so that it does not go back to the unit meanwhile (decision 0213).
  ///
  /// The first statement of every act that decides from rows of several tables, so that on
  /// PostgreSQL too nothing changes between reading them and writing.
  ///
  /// - Throws: `busy` when another step came first; the storage runs the closure again.
  static func takeTurn(
    on evaluation: Evaluation, in transaction: Transaction
  ) throws(StorageError) {
    try transaction.require(
      1,
      changedBy: """
        UPDATE evaluation SET turn = turn + 1
        WHERE unit_id = \(evaluation.unitID) AND id = \(evaluation.id)
          AND version = \(evaluation.version)
        """, otherwise: .busy)
    try WorksheetActs.hold(evaluation.worksheetID, of: evaluation.unitID, in: transaction)
  }

  /// Takes the turn on a member's own sheet, so that it is not changed while it is committed.
  ///
  /// Strangers change nothing here; the model refuses them.
  ///
  /// - Throws: What the database throws.
  static func takeTurn(
    of member: Author, in evaluation: Evaluation, transaction: Transaction
  ) throws(StorageError) {
    try transaction.execute(
      """
      UPDATE evaluation_member SET turn = turn + 1
      WHERE unit_id = \(evaluation.unitID) AND evaluation_id = \(evaluation.id)
        AND account_id = \(member.accountID)
      """)
  }

  /// Whether the same layer scores a later sending of the same worksheet alone now.
  ///
  /// - Throws: What the database throws.
  static func isScoredAgain(
    _ evaluation: Evaluation, in transaction: Transaction
  ) throws(StorageError) -> Bool {
    try transaction.first(
      """
      SELECT id FROM evaluation
      WHERE unit_id = \(evaluation.unitID) AND worksheet_id = \(evaluation.worksheetID)
        AND layer = \(evaluation.layer.rawValue) AND submission > \(evaluation.submission)
        AND stage = \(EvaluationStage.scoring.rawValue)
      ORDER BY id
      LIMIT 1
      """) != nil
  }

  /// Saves a step between stages.
  ///
  /// - Throws: `staleVersion` when another step came first.
  static func save(
    _ evaluation: Evaluation, in transaction: Transaction
  ) throws(StorageError) {
    let stage = StageColumns(evaluation.stage)
    let changed = try transaction.execute(
      """
      UPDATE evaluation
      SET stage = \(evaluation.stage.name.rawValue), revealed_at_ms = \(stage.revealedAt),
        sample = \(stage.sample), settled_at_ms = \(stage.settledAt),
        settled_by_id = \(stage.settledBy?.accountID),
        settled_by_name = \(stage.settledBy?.name), return_count = \(evaluation.returnCount),
        sample_nonce = \(evaluation.drawNonce), version = version + 1
      WHERE unit_id = \(evaluation.unitID) AND id = \(evaluation.id)
        AND version = \(evaluation.version)
      """)
    guard changed == 1 else { throw .staleVersion }
  }

  static func evaluations(
    _ condition: SQL, in transaction: Transaction
  ) throws(StorageError) -> [Evaluation] {
    let rows = try transaction.query(
      """
      SELECT evaluation.unit_id, evaluation.id, evaluation.worksheet_id, evaluation.year,
        evaluation.instrument_id, evaluation.layer, evaluation.submission, evaluation.stage,
        evaluation.revealed_at_ms, evaluation.sample, evaluation.settled_at_ms,
        evaluation.settled_by_id, evaluation.settled_by_name, evaluation.return_count,
        evaluation.sample_nonce, evaluation.version, member.account_id, member.name, member.duty
      FROM evaluation
      LEFT JOIN evaluation_member member ON member.unit_id = evaluation.unit_id
        AND member.evaluation_id = evaluation.id AND member.left_at_ms IS NULL
      WHERE \(condition)
      ORDER BY evaluation.submission DESC, evaluation.unit_id, evaluation.id, member.place
      """)
    var found: [(row: Row, team: [TeamMember])] = []
    var last: String?
    for row in rows {
      let id = try row.text("id")
      if id != last { found.append((row, [])) }
      last = id
      if let member = try member(row) { found[found.count - 1].team.append(member) }
    }
    return try found.map { (entry) throws(StorageError) in
      try evaluation(entry.row, team: entry.team)
    }
  }

  /// Somebody of a team; nil in the one row of a judgement that everybody left.
  private static func member(_ row: Row) throws(StorageError) -> TeamMember? {
    guard let account = try row.optionalText("account_id") else { return nil }
    guard let duty = TeamDuty(rawValue: try row.text("duty")) else {
      throw .broken("A duty of an evaluation cannot be read.")
    }
    return TeamMember(
      person: Author(accountID: account, name: try row.text("name")), duty: duty)
  }

  private static func evaluation(
    _ row: Row, team: [TeamMember]
  ) throws(StorageError) -> Evaluation {
    let id = try row.id("id", of: Evaluation.self)
    guard let year = CycleYear(Int(try row.int("year"))),
      let layer = Layer(rawValue: try row.text("layer")),
      let stage = try StageColumns(row).stage(named: row.text("stage"))
    else { throw .broken("Evaluation \(id) cannot be read.") }
    return Evaluation(
      id: id, worksheetID: try row.id("worksheet_id", of: Worksheet.self),
      unitID: try row.id("unit_id", of: WorkUnit.self), year: year,
      instrumentID: try row.text("instrument_id"), layer: layer,
      submission: Int(try row.int("submission")), team: team, stage: stage,
      returnCount: Int(try row.int("return_count")),
      drawNonce: try row.optionalText("sample_nonce"), version: try row.int("version"))
  }
}

/// A stage laid out as columns.
private struct StageColumns {
  var revealedAt: Instant?
  var sample: String?
  var settledAt: Instant?
  var settledBy: Author?

  init(_ stage: Evaluation.Stage) {
    switch stage {
    case .scoring: break
    case .consensus(let at): revealedAt = at
    case .checking(let sample): self.sample = sample.map(String.init).joined(separator: " ")
    case .settled(let at, let by): (settledAt, settledBy) = (at, by)
    }
  }

  init(_ row: Row) throws(StorageError) {
    revealedAt = try row.optionalInstant("revealed_at_ms")
    sample = try row.optionalText("sample")
    settledAt = try row.optionalInstant("settled_at_ms")
    if let id = try row.optionalText("settled_by_id"),
      let name = try row.optionalText("settled_by_name")
    {
      settledBy = Author(accountID: id, name: name)
    }
  }

  func stage(named name: String) -> Evaluation.Stage? {
    switch (EvaluationStage(rawValue: name), revealedAt, sample, settledAt, settledBy) {
    case (.scoring, nil, nil, nil, nil): return .scoring
    case (.consensus, let at?, nil, nil, nil): return .consensus(revealedAt: at)
    case (.checking, nil, let sample?, nil, nil):
      let words = sample.split(separator: " ")
      let places = words.compactMap { Int($0) }
      return places.count == words.count ? .checking(sample: places) : nil
    case (.settled, nil, nil, let at?, let by?): return .settled(at: at, by: by)
    default: return nil
    }
  }
}
