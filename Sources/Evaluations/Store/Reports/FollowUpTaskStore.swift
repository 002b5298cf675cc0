import EvaluationsModel
import Kernel
import Storage
import WorkUnitsModel

/// What signed reports ask of the units that somebody answers for: two statements for all units.
enum FollowUpTaskStore {
  /// For how long a signed report is told as new.
  ///
  /// Our own measure, for a reminder only: nobody counts who has read a report.
  ///
  /// - Unit: days.
  static let newDays: Int64 = 14

  /// The recommendations of a unit that wait for its answer.
  struct Open: Sendable {
    let unitID: ID<WorkUnit>
    /// How many wait.
    let count: Int
    /// How many of them came back with a reason.
    let sentBack: Int
    /// The earliest last day.
    let due: CalendarDate
  }

  /// A report that was wholly signed a short while ago.
  struct Signed: Sendable {
    let id: ID<Evaluation>
    let unitID: ID<WorkUnit>
    let year: Int
    let at: Instant
  }

  /// The answers of a unit that wait to be looked at.
  struct Answered: Sendable {
    let unitID: ID<WorkUnit>
    /// How many wait.
    let count: Int
    /// When the first of them was given.
    let since: Instant
  }

  /// The answers that a person may decide about, by unit, the longest waiting first.
  ///
  /// - Parameters:
  ///   - account: Whose teams count, as lead or member.
  ///   - doors: The units whose door is open to the person.
  ///   - institutions: What the person coordinates.
  ///   - transaction: A read.
  /// - Returns: Nothing of a unit where the person only holds a seat behind a shut door.
  /// - Throws: What the database throws.
  static func answered(
    for account: String, doors: [ID<WorkUnit>], coordinating institutions: [ID<Institution>],
    in transaction: Transaction
  ) throws(StorageError) -> [Answered] {
    guard !doors.isEmpty || !institutions.isEmpty else { return [] }
    let rows = try transaction.query(
      """
      SELECT item.unit_id, CAST(count(item.id) AS BIGINT) AS amount,
        CAST(min(step.at_ms) AS BIGINT) AS since_ms
      FROM recommendation item
      JOIN work_unit unit ON unit.id = item.unit_id
      JOIN recommendation_step step ON step.unit_id = item.unit_id
        AND step.recommendation_id = item.id
      WHERE item.in_force_at_ms IS NOT NULL AND step.act = 'answer'
        AND NOT EXISTS (
          SELECT 1 FROM recommendation_step later
          WHERE later.unit_id = step.unit_id
            AND later.recommendation_id = step.recommendation_id
            AND later.number > step.number)
        AND (unit.institution_id IN (\(SQL.list(institutions)))
          OR (item.unit_id IN (\(SQL.list(doors))) AND EXISTS (
            SELECT 1 FROM evaluation_member own
            WHERE own.account_id = \(account) AND own.unit_id = item.unit_id
              AND own.left_at_ms IS NULL AND own.duty IN ('lead', 'member'))))
      GROUP BY item.unit_id
      ORDER BY since_ms, item.unit_id
      """)
    return try rows.map { (row) throws(StorageError) in
      Answered(
        unitID: try row.id("unit_id", of: WorkUnit.self), count: Int(try row.int("amount")),
        since: try row.instant("since_ms"))
    }
  }

  /// What waits for an answer, by unit, the earliest day first.
  static func open(
    of units: [ID<WorkUnit>], in transaction: Transaction
  ) throws(StorageError) -> [Open] {
    guard !units.isEmpty else { return [] }
    let rows = try transaction.query(
      """
      SELECT item.unit_id, item.id, item.due, step.act
      FROM recommendation item
      LEFT JOIN recommendation_step step ON step.unit_id = item.unit_id
        AND step.recommendation_id = item.id
        AND NOT EXISTS (
          SELECT 1 FROM recommendation_step later
          WHERE later.unit_id = step.unit_id
            AND later.recommendation_id = step.recommendation_id
            AND later.number > step.number)
      WHERE item.unit_id IN (\(SQL.list(units))) AND item.in_force_at_ms IS NOT NULL
        AND (step.act IS NULL OR step.act = 'send_back')
      ORDER BY item.due, item.unit_id, item.id
      """)
    var order: [ID<WorkUnit>] = []
    var found: [ID<WorkUnit>: Open] = [:]
    for row in rows {
      let unit = try row.id("unit_id", of: WorkUnit.self)
      let isBack = try row.optionalText("act") != nil
      let due = try row.date("due")
      let known = found[unit]
      if known == nil { order.append(unit) }
      found[unit] = Open(
        unitID: unit, count: (known?.count ?? 0) + 1,
        sentBack: (known?.sentBack ?? 0) + (isBack ? 1 : 0),
        due: known?.due ?? due)
    }
    return order.compactMap { found[$0] }
  }

  /// The reports whose last signature is not old, the latest first.
  static func signed(
    of units: [ID<WorkUnit>], at now: Instant, in transaction: Transaction
  ) throws(StorageError) -> [Signed] {
    guard !units.isEmpty else { return [] }
    let limit = now.adding(seconds: -newDays * 86_400)
    let rows = try transaction.query(
      """
      SELECT report.unit_id, report.evaluation_id, evaluation.year,
        CAST(count(signed.duty) AS BIGINT) AS signatures,
        CAST(max(signed.at_ms) AS BIGINT) AS signed_at_ms
      FROM evaluation_report report
      JOIN evaluation ON evaluation.unit_id = report.unit_id
        AND evaluation.id = report.evaluation_id
      JOIN report_signature signed ON signed.unit_id = report.unit_id
        AND signed.evaluation_id = report.evaluation_id AND signed.edition = report.edition
      WHERE report.unit_id IN (\(SQL.list(units)))
      GROUP BY report.unit_id, report.evaluation_id, evaluation.year
      ORDER BY signed_at_ms DESC, report.unit_id, report.evaluation_id
      """)
    var found: [Signed] = []
    for row in rows where try row.int("signatures") == EvaluationReport.signers.count {
      let at = try row.instant("signed_at_ms")
      guard at > limit else { continue }
      found.append(
        Signed(
          id: try row.id("evaluation_id", of: Evaluation.self),
          unitID: try row.id("unit_id", of: WorkUnit.self), year: Int(try row.int("year")),
          at: at))
    }
    return found
  }
}
