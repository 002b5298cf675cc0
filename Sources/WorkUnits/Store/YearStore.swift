package import Kernel
package import Storage
package import WorkUnitsModel

/// InstitutionStanding, preconditions, quota and targets: SQL in, model out.
package enum YearStore {
  /// The standing of an instansi in a measured year.
  package static func standing(
    of institution: ID<Institution>, year: Int, in transaction: Transaction
  ) throws(StorageError) -> InstitutionStanding {
    let rows = try transaction.query(
      """
      SELECT measure, value_units, source, dated
      FROM institution_standing
      WHERE institution_id = \(institution) AND year = \(year)
      ORDER BY measure
      """)
    return InstitutionStanding(
      try rows.map { row throws(StorageError) in
        guard let measure = StandingMeasure(rawValue: try row.text("measure")),
          let fact = StandingFact(
            measure: measure, value: try row.points("value_units"),
            source: try row.text("source"), dated: try row.date("dated"))
        else { throw .broken("The standing of \(institution) cannot be read.") }
        return fact
      })
  }

  /// The preconditions of a programme year: the latest edition that began by then.
  ///
  /// - Returns: nil for a year before the first edition.
  package static func edition(
    of year: CycleYear, in transaction: Transaction
  ) throws(StorageError) -> PreconditionEdition? {
    let row = try transaction.first(
      """
      SELECT name, first_year, lag_years
      FROM precondition_edition
      WHERE first_year <= \(year.number)
      ORDER BY first_year DESC
      LIMIT 1
      """)
    guard let row else { return nil }
    let name = try row.text("name")
    guard let first = CycleYear(Int(try row.int("first_year"))) else {
      throw .broken("Edition \(name) begins in no programme year.")
    }
    let rules = try transaction.query(
      """
      SELECT predicate, is_regional, measure, comparison, line_units, source
      FROM precondition_rule
      WHERE edition = \(name)
      ORDER BY number
      """)
    return PreconditionEdition(
      name: name, firstYear: first, lagYears: Int(try row.int("lag_years")),
      rules: try rules.map { row throws(StorageError) in try rule(row) })
  }

  /// For what an instansi may propose units in a year, with every rule.
  ///
  /// - Returns: nil for a year without preconditions.
  package static func eligibility(
    of institution: Institution, in year: CycleYear, transaction: Transaction
  ) throws(StorageError) -> EligibilityFinding? {
    guard let edition = try edition(of: year, in: transaction) else { return nil }
    return EligibilityFinding(
      kind: institution.kind,
      standing: try standing(
        of: institution.id, year: year.number - edition.lagYears, in: transaction),
      edition: edition,
      designatesWBK: try plan(of: institution.id, in: year, transaction: transaction)
        .designatesWBK)
  }

  /// Quota and targets of an instansi in a year.
  package static func plan(
    of institution: ID<Institution>, in year: CycleYear, transaction: Transaction
  ) throws(StorageError) -> YearPlan {
    let row = try transaction.first(
      """
      SELECT quota, quota_source, target_wbk, target_wbbm, designates_wbk, version
      FROM institution_year
      WHERE institution_id = \(institution) AND year = \(year.number)
      """)
    guard let row else { return YearPlan() }
    var quota: YearPlan.Quota?
    if let units = try row.optionalInt("quota") {
      quota = YearPlan.Quota(units: Int(units), source: try row.text("quota_source"))
    }
    return YearPlan(
      quota: quota, targetWBK: try row.optionalInt("target_wbk").map { Int($0) },
      targetWBBM: try row.optionalInt("target_wbbm").map { Int($0) },
      designatesWBK: try row.bool("designates_wbk"), version: try row.int("version"))
  }

  static func save(
    _ fact: StandingFact, of institution: ID<Institution>, year: Int,
    in transaction: Transaction
  ) throws(StorageError) {
    try transaction.execute(
      """
      INSERT INTO institution_standing
        (institution_id, year, measure, value_units, source, dated)
      VALUES (\(institution), \(year), \(fact.measure.rawValue), \(fact.value), \(fact.source),
        \(fact.dated))
      ON CONFLICT (institution_id, year, measure) DO UPDATE
      SET value_units = excluded.value_units, source = excluded.source, dated = excluded.dated
      """)
  }

  static func save(
    _ plan: YearPlan, of institution: ID<Institution>, in year: CycleYear,
    transaction: Transaction
  ) throws(StorageError) {
    let changed = try transaction.execute(
      """
      INSERT INTO institution_year
        (institution_id, year, quota, quota_source, target_wbk, target_wbbm, designates_wbk,
         version)
      VALUES (\(institution), \(year.number), \(plan.quota?.units), \(plan.quota?.source),
        \(plan.targetWBK), \(plan.targetWBBM), \(plan.designatesWBK), \(plan.version + 1))
      ON CONFLICT (institution_id, year) DO UPDATE
      SET quota = excluded.quota, quota_source = excluded.quota_source,
        target_wbk = excluded.target_wbk, target_wbbm = excluded.target_wbbm,
        designates_wbk = excluded.designates_wbk, version = excluded.version
      WHERE institution_year.version = excluded.version - 1
      """)
    guard changed == 1 else { throw .staleVersion }
  }

  private static func rule(_ row: Row) throws(StorageError) -> InstitutionPrecondition {
    guard let predicate = ProposedPredicate(rawValue: try row.text("predicate")),
      let measure = StandingMeasure(rawValue: try row.text("measure")),
      let comparison = InstitutionPrecondition.Comparison(rawValue: try row.text("comparison"))
    else { throw .broken("A precondition cannot be read.") }
    return InstitutionPrecondition(
      predicate: predicate, isRegional: try row.optionalInt("is_regional").map { $0 == 1 },
      measure: measure, comparison: comparison, line: try row.points("line_units"),
      source: try row.text("source"))
  }
}
