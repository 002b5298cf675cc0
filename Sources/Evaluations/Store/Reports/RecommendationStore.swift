package import EvaluationsModel
package import Kernel
package import Storage
package import WorkUnitsModel
import WorksheetsModel

/// What reports ask of units: SQL in, model out.
package enum RecommendationStore {
  /// The recommendations of one judgement's report, in the order they were given.
  package static func recommendations(
    of evaluation: Evaluation, in transaction: Transaction
  ) throws(StorageError) -> [Recommendation] {
    try recommendations(
      "item.unit_id = \(evaluation.unitID) AND item.evaluation_id = \(evaluation.id)",
      in: transaction)
  }

  /// Everything that signed reports ask of a unit, the earliest first.
  package static func inForce(
    of unit: ID<WorkUnit>, in transaction: Transaction
  ) throws(StorageError) -> [Recommendation] {
    try recommendations(
      "item.unit_id = \(unit) AND item.in_force_at_ms IS NOT NULL", in: transaction)
  }

  /// One recommendation of a unit.
  ///
  /// - Returns: nil when there is none.
  package static func find(
    _ id: ID<Recommendation>, of unit: ID<WorkUnit>, in transaction: Transaction
  ) throws(StorageError) -> Recommendation? {
    try recommendations("item.unit_id = \(unit) AND item.id = \(id)", in: transaction).first
  }

  static func insert(
    _ item: Recommendation, in transaction: Transaction
  ) throws(StorageError) {
    try transaction.execute(
      """
      INSERT INTO recommendation (unit_id, id, evaluation_id, year, about, words, due)
      VALUES (\(item.unitID), \(item.id), \(item.evaluationID), \(item.year.number),
        \(item.about), \(item.words), \(item.due))
      """)
  }

  /// Takes a recommendation out of a draft.
  ///
  /// - Returns: Whether there was one.
  static func remove(
    _ id: ID<Recommendation>, of evaluation: Evaluation, in transaction: Transaction
  ) throws(StorageError) -> Bool {
    let removed = try transaction.execute(
      """
      DELETE FROM recommendation
      WHERE unit_id = \(evaluation.unitID) AND evaluation_id = \(evaluation.id) AND id = \(id)
        AND in_force_at_ms IS NULL
      """)
    return removed == 1
  }

  /// From now on the unit sees what the report asks.
  static func enforce(
    of evaluation: Evaluation, at now: Instant, in transaction: Transaction
  ) throws(StorageError) {
    try transaction.execute(
      """
      UPDATE recommendation SET in_force_at_ms = \(now)
      WHERE unit_id = \(evaluation.unitID) AND evaluation_id = \(evaluation.id)
        AND in_force_at_ms IS NULL
      """)
  }

  /// Keeps the last step of a recommendation.
  ///
  /// - Throws: `busy` when somebody else's step came at the same moment; the storage runs the
  ///   closure again, which then sees it.
  static func saveStep(
    of item: Recommendation, in transaction: Transaction
  ) throws(StorageError) {
    guard let step = item.steps.last else { return }
    try transaction.require(
      1,
      changedBy: """
        INSERT INTO recommendation_step (unit_id, recommendation_id, number, act, words, proof_id,
          author_id, author_name, at_ms)
        VALUES (\(item.unitID), \(item.id), \(item.version), \(step.act.rawValue), \(step.words),
          \(step.proofID), \(step.by.accountID), \(step.by.name), \(step.at))
        ON CONFLICT DO NOTHING
        """, otherwise: .busy)
  }

  private static func recommendations(
    _ condition: SQL, in transaction: Transaction
  ) throws(StorageError) -> [Recommendation] {
    let rows = try transaction.query(
      """
      SELECT item.unit_id, item.id, item.evaluation_id, item.year, item.about, item.words, item.due,
        item.in_force_at_ms, step.act, step.words AS step_words, step.proof_id, step.author_id,
        step.author_name, step.at_ms
      FROM recommendation item
      LEFT JOIN recommendation_step step ON step.unit_id = item.unit_id
        AND step.recommendation_id = item.id
      WHERE \(condition)
      ORDER BY item.year, item.unit_id, item.id, step.number
      """)
    var found: [(row: Row, steps: [Recommendation.Step])] = []
    var last: String?
    for row in rows {
      let id = try row.text("id")
      if id != last { found.append((row, [])) }
      last = id
      guard let act = try row.optionalText("act") else { continue }
      guard let act = Recommendation.Step.Act(rawValue: act) else {
        throw .broken("A step of recommendation \(id) cannot be read.")
      }
      found[found.count - 1].steps.append(
        Recommendation.Step(
          act, words: try row.text("step_words"), proofID: try row.optionalText("proof_id"),
          by: Author(accountID: try row.text("author_id"), name: try row.text("author_name")),
          at: try row.instant("at_ms")))
    }
    return try found.map { (entry) throws(StorageError) in
      guard let year = CycleYear(Int(try entry.row.int("year"))) else {
        throw .broken("A recommendation has no programme year.")
      }
      return Recommendation(
        id: try entry.row.id("id", of: Recommendation.self),
        unitID: try entry.row.id("unit_id", of: WorkUnit.self),
        evaluationID: try entry.row.id("evaluation_id", of: Evaluation.self), year: year,
        about: try entry.row.optionalText("about"), words: try entry.row.text("words"),
        due: try entry.row.date("due"),
        inForceSince: try entry.row.optionalInstant("in_force_at_ms"), steps: entry.steps)
    }
  }
}

/// Statements on audit findings: SQL in, model out.
package enum AuditStore {
  /// Every version of the statement of a year, the latest first.
  package static func versions(
    of unit: ID<WorkUnit>, in year: CycleYear, transaction: Transaction
  ) throws(StorageError) -> [AuditStatement] {
    let rows = try transaction.query(
      """
      SELECT version, findings, followed_up, letter, reason, author_id, author_name, at_ms
      FROM audit_statement
      WHERE unit_id = \(unit) AND year = \(year.number)
      ORDER BY version DESC
      """)
    return try rows.map { (row) throws(StorageError) in try statement(row, of: unit, in: year) }
  }

  private static func statement(
    _ row: Row, of unit: ID<WorkUnit>, in year: CycleYear
  ) throws(StorageError) -> AuditStatement {
    let figures: AuditStatement.Figures
    let letter = try row.text("letter")
    let counts = (Int(try row.int("findings")), Int(try row.int("followed_up")))
    do throws(AuditRefusal) {
      figures = try AuditStatement.Figures(
        findings: counts.0, followedUp: counts.1, letter: letter)
    } catch { throw .broken("The audit statement of unit \(unit) cannot be read.") }
    return AuditStatement(
      unitID: unit, year: year, figures: figures, reason: try row.text("reason"),
      by: Author(accountID: try row.text("author_id"), name: try row.text("author_name")),
      at: try row.instant("at_ms"), version: try row.int("version"))
  }

  /// The statements of a year that stand, of every unit of an instansi with a worksheet, with one
  /// statement to the database.
  package static func standing(
    in institution: ID<Institution>, year: CycleYear, transaction: Transaction
  ) throws(StorageError) -> [ID<WorkUnit>: AuditStatement] {
    let rows = try transaction.query(
      """
      SELECT stated.unit_id, stated.version, stated.findings, stated.followed_up, stated.letter,
        stated.reason, stated.author_id, stated.author_name, stated.at_ms
      FROM worksheet
      JOIN audit_statement stated ON stated.unit_id = worksheet.unit_id
        AND stated.year = worksheet.year
      WHERE worksheet.institution_id = \(institution) AND worksheet.year = \(year.number)
      ORDER BY stated.unit_id, stated.version
      """)
    var found: [ID<WorkUnit>: AuditStatement] = [:]
    for row in rows {
      let unit = try row.id("unit_id", of: WorkUnit.self)
      found[unit] = try statement(row, of: unit, in: year)
    }
    return found
  }

  /// The statement of a year that stands.
  ///
  /// - Returns: nil when nobody stated anything.
  package static func standing(
    of unit: ID<WorkUnit>, in year: CycleYear, transaction: Transaction
  ) throws(StorageError) -> AuditStatement? {
    try versions(of: unit, in: year, transaction: transaction).first
  }

  /// Keeps a version.
  ///
  /// - Throws: `busy` when another version came at the same moment.
  static func insert(
    _ statement: AuditStatement, in transaction: Transaction
  ) throws(StorageError) {
    let figures = statement.figures
    try transaction.require(
      1,
      changedBy: """
        INSERT INTO audit_statement (unit_id, year, version, findings, followed_up, letter, reason,
          author_id, author_name, at_ms)
        VALUES (\(statement.unitID), \(statement.year.number), \(statement.version),
          \(figures.findings), \(figures.followedUp), \(figures.letter), \(statement.reason),
          \(statement.by.accountID), \(statement.by.name), \(statement.at))
        ON CONFLICT DO NOTHING
        """, otherwise: .busy)
  }
}
