package import Kernel
package import Storage
package import SurveysModel
package import WorkUnitsModel

extension ClosedRounds {
  /// What the closed rounds of one purpose found in a programme year, all of them together.
  ///
  /// For a report of assessors on their own check; a round with fewer than five answers stays out.
  ///
  /// - Parameters:
  ///   - purpose: Who asked.
  ///   - unit: The unit.
  ///   - year: The programme year.
  ///   - kinds: Whose indexes are meant.
  ///   - transaction: A read.
  /// - Returns: One for each kind that was measured, in order.
  /// - Throws: What the database throws.
  package static func indexes(
    by purpose: SurveyPurpose, of unit: ID<WorkUnit>, in year: CycleYear,
    kinds: [QuestionnaireKind], transaction: Transaction
  ) throws(StorageError) -> [PooledIndex] {
    let rounds = try SurveyRoundStore.rounds(
      """
      round.unit_id = \(unit) AND round.year = \(year.number)
        AND round.purpose = \(purpose.rawValue) AND round.published_at_ms IS NOT NULL
        AND round.closed_at_ms IS NOT NULL AND round.withdrawn_at_ms IS NULL
      """, in: transaction)
    let sums = try FigureStore.sums(of: rounds, in: transaction)
    return kinds.compactMap { PooledIndex(sums, of: $0) }
  }

  /// The same for every unit of an instansi, with as many statements as for one.
  ///
  /// - Parameters:
  ///   - purpose: Who asked.
  ///   - institution: Whose units.
  ///   - year: The programme year.
  ///   - kinds: Whose indexes are meant.
  ///   - transaction: A read.
  /// - Returns: One for each kind that was measured, in order, by unit.
  /// - Throws: What the database throws.
  package static func indexes(
    by purpose: SurveyPurpose, in institution: ID<Institution>, year: CycleYear,
    kinds: [QuestionnaireKind], transaction: Transaction
  ) throws(StorageError) -> [ID<WorkUnit>: [PooledIndex]] {
    let rounds = try SurveyRoundStore.rounds(
      """
      round.institution_id = \(institution) AND round.year = \(year.number)
        AND round.purpose = \(purpose.rawValue) AND round.published_at_ms IS NOT NULL
        AND round.closed_at_ms IS NOT NULL AND round.withdrawn_at_ms IS NULL
      """, in: transaction)
    let sums = try FigureStore.sums(of: rounds, in: transaction)
    return Dictionary(grouping: sums, by: \.round.unitID).mapValues { sums in
      kinds.compactMap { PooledIndex(sums, of: $0) }
    }
  }
}
