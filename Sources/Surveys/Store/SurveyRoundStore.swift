package import Kernel
package import Storage
package import SurveysModel
package import WorkUnitsModel

/// Survey rounds: SQL in, model out.
package enum SurveyRoundStore {
  /// The round with an id.
  ///
  /// - Returns: nil when there is none.
  package static func find(
    _ id: ID<SurveyRound>, in transaction: Transaction
  ) throws(StorageError) -> SurveyRound? {
    try rounds("round.id = \(id)", in: transaction).first
  }

  /// Every round of a unit, drafts included, the latest first.
  package static func rounds(
    of unit: ID<WorkUnit>, in transaction: Transaction
  ) throws(StorageError) -> [SurveyRound] {
    try rounds("round.unit_id = \(unit)", in: transaction)
  }

  /// The rounds of a unit in a programme year, drafts included, the latest first.
  package static func rounds(
    of unit: ID<WorkUnit>, year: CycleYear, in transaction: Transaction
  ) throws(StorageError) -> [SurveyRound] {
    try rounds("round.unit_id = \(unit) AND round.year = \(year.number)", in: transaction)
  }

  /// Published rounds that are not closed and are over, or end within a week.
  ///
  /// - Parameters:
  ///   - scope: Which rounds, as a condition on `round`.
  ///   - now: The present moment.
  ///   - transaction: A read.
  /// - Returns: The latest first.
  /// - Throws: What the database throws.
  static func due(
    _ scope: SQL, at now: Instant, in transaction: Transaction
  ) throws(StorageError) -> [SurveyRound] {
    try rounds(
      scope + """
         AND round.published_at_ms IS NOT NULL AND round.closed_at_ms IS NULL
        AND round.withdrawn_at_ms IS NULL
        AND round.opens_at_ms <= \(now) AND round.closes_at_ms <= \(now.adding(seconds: 604_800))
        """, in: transaction)
  }

  /// Keeps a new draft.
  package static func insert(
    _ round: SurveyRound, in transaction: Transaction
  ) throws(StorageError) {
    let plan = round.plan
    try transaction.execute(
      """
      INSERT INTO survey_round (id, institution_id, unit_id, year, purpose, title, questionnaires,
        steps, opens_at_ms, closes_at_ms, office_networks, rules_version, published_at_ms,
        closed_at_ms, withdrawn_at_ms, extension_count, version)
      VALUES (\(round.id), \(round.institutionID), \(round.unitID), \(round.year.number),
        \(plan.purpose.rawValue), \(plan.title), \(plan.questionnaireIDs.joined(separator: ",")),
        \(plan.scale.steps), \(plan.window.opensAt), \(plan.window.closesAt),
        \(plan.officeNetworks.joined(separator: "\n")), \(plan.rulesVersion),
        \(round.publishedAt), \(round.closedAt), \(round.withdrawnAt), \(round.extensionCount),
        \(round.version))
      """)
    try insertServices(of: round, in: transaction)
  }

  /// Saves a round on the version it was read with; its services too as long as they can change.
  ///
  /// - Throws: `staleVersion` when another change came first.
  package static func save(
    _ round: SurveyRound, in transaction: Transaction
  ) throws(StorageError) {
    let plan = round.plan
    let changed = try transaction.execute(
      """
      UPDATE survey_round
      SET purpose = \(plan.purpose.rawValue), title = \(plan.title),
        questionnaires = \(plan.questionnaireIDs.joined(separator: ",")),
        steps = \(plan.scale.steps), opens_at_ms = \(plan.window.opensAt),
        closes_at_ms = \(plan.window.closesAt),
        office_networks = \(plan.officeNetworks.joined(separator: "\n")),
        rules_version = \(plan.rulesVersion), published_at_ms = \(round.publishedAt),
        closed_at_ms = \(round.closedAt), withdrawn_at_ms = \(round.withdrawnAt),
        extension_count = \(round.extensionCount), version = version + 1
      WHERE unit_id = \(round.unitID) AND id = \(round.id) AND version = \(round.version)
      """)
    guard changed == 1 else { throw .staleVersion }
    guard round.publishedAt == nil else { return }
    try transaction.execute("DELETE FROM survey_service WHERE round_id = \(round.id)")
    try insertServices(of: round, in: transaction)
  }

  /// Makes the gate that every group of answers passes; done once, when a round is published.
  package static func openGate(
    of round: ID<SurveyRound>, in transaction: Transaction
  ) throws(StorageError) {
    try transaction.execute(
      "INSERT INTO survey_gate (round_id, is_open, group_count) VALUES (\(round), 1, 0)")
  }

  /// Shuts the gate, so that no answer passes whatever a page still believes.
  static func shutGate(
    of round: ID<SurveyRound>, in transaction: Transaction
  ) throws(StorageError) {
    try transaction.execute(
      "UPDATE survey_gate SET is_open = 0 WHERE round_id = \(round) AND is_open = 1")
  }

  /// Removes a draft with all that was prepared for it, the list of served people first of all.
  ///
  /// - Throws: `staleVersion` when another change came first; the transaction is over then.
  static func remove(
    draft round: SurveyRound, in transaction: Transaction
  ) throws(StorageError) {
    for table in [
      "survey_invitation", "survey_frame_line", "survey_frame", "survey_counter", "survey_kiosk",
      "survey_service",
    ] as [SQL] {
      try transaction.execute("DELETE FROM " + table + " WHERE round_id = \(round.id)")
    }
    let removed = try transaction.execute(
      """
      DELETE FROM survey_round
      WHERE unit_id = \(round.unitID) AND id = \(round.id) AND version = \(round.version)
        AND published_at_ms IS NULL
      """)
    guard removed == 1 else { throw .staleVersion }
  }

  private static func insertServices(
    of round: SurveyRound, in transaction: Transaction
  ) throws(StorageError) {
    guard !round.plan.services.isEmpty else { return }
    let rows = round.plan.services.map { service -> SQL in
      "(\(round.id), \(service.number), \(service.name), \(service.population))"
    }
    try transaction.execute(
      "INSERT INTO survey_service (round_id, number, name, population) VALUES "
        + SQL.joined(rows, by: ", "))
  }

  /// The rounds that a condition on `round` picks, the latest first.
  static func rounds(
    _ condition: SQL, in transaction: Transaction
  ) throws(StorageError) -> [SurveyRound] {
    let rows = try transaction.query(
      """
      SELECT round.id, round.institution_id, round.unit_id, round.year, round.purpose,
        round.title, round.questionnaires, round.steps, round.opens_at_ms, round.closes_at_ms,
        round.office_networks, round.rules_version, round.published_at_ms, round.closed_at_ms,
        round.withdrawn_at_ms, round.extension_count, round.version
      FROM survey_round round
      WHERE \(condition)
      ORDER BY round.opens_at_ms DESC, round.id DESC
      """)
    guard !rows.isEmpty else { return [] }
    let lines = try transaction.query(
      """
      SELECT service.round_id, service.number, service.name, service.population
      FROM survey_round round
      JOIN survey_service service ON service.round_id = round.id
      WHERE \(condition)
      ORDER BY service.round_id, service.number
      """)
    var services: [String: [SurveyedService]] = [:]
    for line in lines {
      services[try line.text("round_id"), default: []].append(
        SurveyedService(
          number: Int(try line.int("number")), name: try line.text("name"),
          population: try line.optionalInt("population").map { Int($0) }))
    }
    return try rows.map { row throws(StorageError) in
      try round(row, services: services[try row.text("id")] ?? [])
    }
  }

  private static func round(
    _ row: Row, services: [SurveyedService]
  ) throws(StorageError) -> SurveyRound {
    let id = try row.id("id", of: SurveyRound.self)
    guard let year = CycleYear(Int(try row.int("year"))),
      let purpose = SurveyPurpose(rawValue: try row.text("purpose")),
      let scale = AnswerScale(steps: Int(try row.int("steps"))),
      let window = try? SurveyWindow(
        opensAt: row.instant("opens_at_ms"), closesAt: row.instant("closes_at_ms"))
    else { throw .broken("Survey round \(id) cannot be read.") }
    return SurveyRound(
      id: id, institutionID: try row.id("institution_id", of: Institution.self),
      unitID: try row.id("unit_id", of: WorkUnit.self), year: year,
      plan: SurveyRound.Plan(
        title: try row.text("title"), purpose: purpose,
        questionnaireIDs: try row.text("questionnaires").split(separator: ",").map(String.init),
        scale: scale, services: services, window: window,
        officeNetworks: try row.text("office_networks").split(separator: "\n").map(String.init),
        rulesVersion: Int(try row.int("rules_version"))),
      publishedAt: try row.optionalInstant("published_at_ms"),
      closedAt: try row.optionalInstant("closed_at_ms"),
      withdrawnAt: try row.optionalInstant("withdrawn_at_ms"),
      extensionCount: Int(try row.int("extension_count")), version: try row.int("version"))
  }
}
