package import Kernel
package import Storage
package import SurveysModel

/// The running sums of groups of respondents (decision 0180).
///
/// Only shuffles change them, and each writes all groups of its round, also those that none of the
/// batch belongs to: neither a missing row nor the version of one tells who was in a batch.
package enum SurveyGroupStore {
  /// The sums of every group of a round.
  ///
  /// - Returns: nil when none are kept: nothing was shuffled yet, or the round is from before
  ///   groups were counted and waits for `fill`.
  /// - Throws: `corrupted` when stored sums do not fit the round.
  package static func sums(
    of round: ID<SurveyRound>, shape: SurveyShape, in transaction: Transaction
  ) throws(StorageError) -> [RespondentGroup: IndexSums]? {
    let rows = try transaction.query(
      """
      SELECT characteristic, answer, packed FROM survey_group_sum
      WHERE round_id = \(round)
      ORDER BY characteristic, answer
      """)
    var sums: [RespondentGroup: IndexSums] = [:]
    for row in rows {
      let (characteristic, answer) = (try row.text("characteristic"), try row.text("answer"))
      guard let group = RespondentGroup(characteristic: characteristic, answer: answer),
        let packed = IndexSums(
          packed: try row.blob("packed"), questionnaires: shape.itemCounts.count)
      else { throw .corrupted("survey_group_sum \(round) \(characteristic) \(answer)") }
      sums[group] = packed
    }
    return sums.isEmpty ? nil : sums
  }

  /// Adds the responses of a shuffle.
  ///
  /// - Parameters:
  ///   - responses: Those of the batch.
  ///   - round: The round.
  ///   - shape: Its shape.
  ///   - isFirst: Whether the round has no response from before. Otherwise, where no sums are
  ///     kept, they stay away until `fill` recounts everything.
  ///   - transaction: The one that adds the sums of services.
  /// - Throws: `corrupted` when stored sums do not fit the round.
  static func add(
    _ responses: [SurveyResponse], to round: ID<SurveyRound>, shape: SurveyShape, isFirst: Bool,
    in transaction: Transaction
  ) throws(StorageError) {
    let kept = try sums(of: round, shape: shape, in: transaction)
    guard !responses.isEmpty, var sums = kept ?? (isFirst ? [:] : nil) else { return }
    count(responses, shape: shape, into: &sums)
    try save(sums, of: round, shape: shape, in: transaction)
  }

  /// The rounds that have sums of services and none of groups, for `fill`.
  static func roundsWithout(
    in transaction: Transaction
  ) throws(StorageError) -> [ID<SurveyRound>] {
    try transaction.query(
      """
      SELECT DISTINCT round_id FROM survey_sum
      WHERE NOT EXISTS (
        SELECT 1 FROM survey_group_sum WHERE survey_group_sum.round_id = survey_sum.round_id)
      ORDER BY round_id
      """
    ).map { row throws(StorageError) in try row.id("round_id", of: SurveyRound.self) }
  }

  /// Counts all responses of a round from before groups were kept, at once.
  ///
  /// - Throws: `broken` when its questionnaires are unknown.
  static func fill(
    _ id: ID<SurveyRound>, in transaction: Transaction
  ) throws(StorageError) {
    guard let round = try SurveyRoundStore.find(id, in: transaction) else { return }
    let shape = SurveyShape(
      try FigureStore.questionnaires(of: round), scale: round.plan.scale)
    guard try sums(of: id, shape: shape, in: transaction) == nil else { return }
    var sums: [RespondentGroup: IndexSums] = [:]
    count(
      try ResponseStore.responses(of: id, in: transaction), shape: shape, into: &sums)
    try save(sums, of: id, shape: shape, in: transaction)
  }

  private static func count(
    _ responses: [SurveyResponse], shape: SurveyShape, into sums: inout [RespondentGroup: IndexSums]
  ) {
    for response in responses {
      for group in response.profile.groups {
        sums[group, default: shape.noIndex].add(response, itemCounts: shape.itemCounts)
      }
    }
  }

  private static func save(
    _ sums: [RespondentGroup: IndexSums], of round: ID<SurveyRound>, shape: SurveyShape,
    in transaction: Transaction
  ) throws(StorageError) {
    let keeping: SQL =
      " ON CONFLICT (round_id, characteristic, answer) DO UPDATE SET packed = excluded.packed"
    let rows = RespondentGroup.all.map { group -> SQL in
      let packed = (sums[group] ?? shape.noIndex).packed
      return "(\(round), \(group.characteristic.rawValue), \(group.answer), \(packed))"
    }
    try transaction.execute(
      "INSERT INTO survey_group_sum (round_id, characteristic, answer, packed) VALUES "
        + SQL.joined(rows, by: ", ") + keeping)
  }
}
