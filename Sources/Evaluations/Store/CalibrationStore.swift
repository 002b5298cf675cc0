import AccountsModel
package import EvaluationsModel
package import Kernel
package import Storage
package import WorkUnitsModel
package import WorksheetsModel

/// What instansi ask of their assessors, and who passed: SQL in, model out.
package enum CalibrationStore {
  /// What an instansi asks for with an instrument.
  package static func demand(
    of institution: ID<Institution>, layer: Layer = .tpi, instrumentID: String,
    in transaction: Transaction
  ) throws(StorageError) -> CalibrationDemand {
    let row = try transaction.first(
      """
      SELECT institution_id, layer, instrument_id, number, rules_version, at_ms, author_id, author_name
      FROM calibration_demand
      WHERE institution_id = \(institution) AND layer = \(layer.rawValue)
        AND instrument_id = \(instrumentID)
      ORDER BY number DESC
      LIMIT 1
      """)
    return try row.map { row throws(StorageError) in try demand(row) }
      ?? CalibrationDemand(
        institutionID: institution, layer: layer, instrumentID: instrumentID)
  }

  /// What instansi ask of a layer now; those that ask for nothing are left out.
  ///
  /// - Parameters:
  ///   - institutions: The instansi; nil for all.
  ///   - layer: Whose assessors.
  ///   - transaction: The read.
  /// - Returns: In the order of instansi and instruments.
  /// - Throws: What the database throws.
  package static func demands(
    of institutions: [ID<Institution>]?, layer: Layer = .tpi, in transaction: Transaction
  ) throws(StorageError) -> [CalibrationDemand] {
    if let institutions, institutions.isEmpty { return [] }
    let places: SQL =
      institutions.map { "AND demand.institution_id IN (\(SQL.list($0)))" } ?? ""
    let rows = try transaction.query(
      """
      SELECT demand.institution_id, demand.layer, demand.instrument_id, demand.number,
        demand.rules_version, demand.at_ms, demand.author_id, demand.author_name
      FROM calibration_demand demand
      WHERE demand.layer = \(layer.rawValue) AND demand.rules_version IS NOT NULL \(places)
        AND NOT EXISTS (
          SELECT 1 FROM calibration_demand later
          WHERE later.institution_id = demand.institution_id AND later.layer = demand.layer
            AND later.instrument_id = demand.instrument_id AND later.number > demand.number)
      ORDER BY demand.institution_id, demand.instrument_id
      """)
    return try rows.map { row throws(StorageError) in try demand(row) }
  }

  /// What instansi ask for that somebody has not met, of every layer and instrument.
  static func unmet(
    by account: ID<Account>, in institutions: [ID<Institution>], transaction: Transaction
  ) throws(StorageError) -> [CalibrationDemand] {
    guard !institutions.isEmpty else { return [] }
    let rows = try transaction.query(
      """
      SELECT demand.institution_id, demand.layer, demand.instrument_id, demand.number,
        demand.rules_version, demand.at_ms, demand.author_id, demand.author_name
      FROM calibration_demand demand
      WHERE demand.institution_id IN (\(SQL.list(institutions)))
        AND demand.rules_version IS NOT NULL
        AND NOT EXISTS (
          SELECT 1 FROM calibration_demand later
          WHERE later.institution_id = demand.institution_id AND later.layer = demand.layer
            AND later.instrument_id = demand.instrument_id AND later.number > demand.number)
        AND NOT EXISTS (
          SELECT 1 FROM calibration_attempt attempt
          WHERE attempt.account_id = \(account) AND attempt.instrument_id = demand.instrument_id
            AND attempt.passed = 1 AND attempt.rules_version >= demand.rules_version)
      ORDER BY demand.institution_id, demand.layer, demand.instrument_id
      """)
    return try rows.map { row throws(StorageError) in try demand(row) }
  }

  /// Keeps a change of what an instansi asks for.
  ///
  /// - Throws: `busy` when another change came at the same moment.
  static func save(
    _ demand: CalibrationDemand, in transaction: Transaction
  ) throws(StorageError) {
    let now: Instant
    let author: Author
    switch demand.state {
    case .neverAsked: return
    case .demanded(_, let since, let by): (now, author) = (since, by)
    case .released(let since, let by): (now, author) = (since, by)
    }
    try transaction.require(
      1,
      changedBy: """
        INSERT INTO calibration_demand
          (institution_id, layer, instrument_id, number, rules_version, at_ms, author_id, author_name)
        VALUES (\(demand.institutionID), \(demand.layer.rawValue), \(demand.instrumentID),
          \(demand.version), \(demand.rulesVersion), \(now), \(author.accountID), \(author.name))
        ON CONFLICT DO NOTHING
        """, otherwise: .busy)
  }

  /// The assessors of an instansi with what they tried, in the order of names.
  ///
  /// - Parameters:
  ///   - institution: The instansi.
  ///   - instrumentID: The instrument.
  ///   - day: The day on which their role holds.
  ///   - transaction: The read.
  /// - Returns: Everybody who is an internal assessor somewhere in the instansi and may sign in.
  /// - Throws: What the database throws.
  static func trainees(
    of institution: ID<Institution>, instrumentID: String, on day: CalendarDate,
    in transaction: Transaction
  ) throws(StorageError) -> [Trainee] {
    let rows = try transaction.query(
      """
      SELECT account.id, account.name,
        (SELECT CAST(count(attempt.number) AS BIGINT) FROM calibration_attempt attempt
          WHERE attempt.account_id = account.id AND attempt.instrument_id = \(instrumentID)
        ) AS attempts,
        (SELECT max(attempt.rules_version) FROM calibration_attempt attempt
          WHERE attempt.account_id = account.id AND attempt.instrument_id = \(instrumentID)
            AND attempt.passed = 1) AS passed_rules,
        (SELECT max(attempt.at_ms) FROM calibration_attempt attempt
          WHERE attempt.account_id = account.id AND attempt.instrument_id = \(instrumentID)
        ) AS latest_ms
      FROM account
      WHERE account.is_active = 1 AND account.id IN (
        SELECT role_grant.account_id FROM role_grant
        WHERE role_grant.role = \(Role.internalAssessor.rawValue)
          AND role_grant.institution_id = \(institution) AND role_grant.ended_at_ms IS NULL
          AND role_grant.valid_from <= \(day)
          AND (role_grant.valid_until IS NULL OR role_grant.valid_until >= \(day)))
      ORDER BY lower(account.name), account.id
      """)
    return try rows.map { row throws(StorageError) in
      Trainee(
        id: try row.text("id"), name: try row.text("name"),
        attemptCount: Int(try row.int("attempts")),
        passedRules: try row.optionalInt("passed_rules").map { Int($0) },
        latest: try row.optionalInstant("latest_ms"))
    }
  }

  private static func demand(_ row: Row) throws(StorageError) -> CalibrationDemand {
    let institution = try row.id("institution_id", of: Institution.self)
    guard let layer = Layer(rawValue: try row.text("layer")) else {
      throw .broken("A demand of calibration of \(institution) cannot be read.")
    }
    let (now, author) = (
      try row.instant("at_ms"),
      Author(accountID: try row.text("author_id"), name: try row.text("author_name"))
    )
    let rules = try row.optionalInt("rules_version").map { Int($0) }
    return CalibrationDemand(
      institutionID: institution, layer: layer, instrumentID: try row.text("instrument_id"),
      state: rules.map { .demanded(rulesVersion: $0, since: now, by: author) }
        ?? .released(since: now, by: author),
      version: try row.int("number"))
  }
}

/// An assessor of an instansi, and what they tried with an instrument.
struct Trainee: Hashable, Sendable {
  /// The account.
  let id: String
  /// The name.
  let name: String
  /// How many attempts were finished.
  let attemptCount: Int
  /// The latest rules by which an attempt passed; nil when none did.
  let passedRules: Int?
  /// When the last attempt was finished; nil without one.
  let latest: Instant?

  /// Whether the person may score when a pass by some rules is asked for.
  func hasPassed(rulesVersion: Int) -> Bool { (passedRules ?? 0) >= rulesVersion }
}
