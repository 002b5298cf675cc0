import Kernel
import Storage
import SurveysModel
import WorkUnitsModel

/// The figures of rounds, from their running sums.
enum FigureStore {
  /// The figures of a round.
  ///
  /// - Throws: `broken` when its questionnaires are unknown, `corrupted` when its sums do not fit.
  static func figures(
    of round: SurveyRound, in transaction: Transaction
  ) throws(StorageError) -> RoundFigures {
    guard let figures = try figures(of: [round], in: transaction).first else {
      throw .broken("Survey round \(round.id) has no figures.")
    }
    return figures
  }

  /// The figures of rounds, in their order, with one statement.
  ///
  /// - Throws: `broken` when questionnaires are unknown, `corrupted` when sums do not fit.
  static func figures(
    of rounds: [SurveyRound], in transaction: Transaction
  ) throws(StorageError) -> [RoundFigures] {
    try sums(of: rounds, in: transaction).map(\.figures)
  }

  /// The sums of rounds, in their order, with one statement.
  ///
  /// - Throws: `broken` when questionnaires are unknown, `corrupted` when sums do not fit.
  static func sums(
    of rounds: [SurveyRound], in transaction: Transaction
  ) throws(StorageError) -> [RoundSums] {
    guard !rounds.isEmpty else { return [] }
    var rows: [String: [Row]] = [:]
    for row in try transaction.query(
      """
      SELECT round_id, service, is_flagged, packed FROM survey_sum
      WHERE round_id IN (\(SQL.list(rounds.map(\.id)))) ORDER BY round_id, service, is_flagged
      """)
    {
      rows[try row.text("round_id"), default: []].append(row)
    }
    return try rounds.map { round throws(StorageError) in
      try sums(of: round, from: rows[round.id.text] ?? [])
    }
  }

  private static func sums(
    of round: SurveyRound, from rows: [Row]
  ) throws(StorageError) -> RoundSums {
    let questionnaires = try questionnaires(of: round)
    let itemCounts = questionnaires.map(\.items.count)
    let steps = questionnaires.map { $0.scale(round.plan.scale).steps }
    let nothing = SurveySums(itemCounts: itemCounts, steps: steps)
    var sums: [Int: ServiceSums] = [:]
    for row in rows {
      let service = Int(try row.int("service"))
      guard
        let packed = SurveySums(
          packed: try row.blob("packed"), itemCounts: itemCounts, steps: steps)
      else { throw .corrupted("survey_sum \(round.id) \(service)") }
      var pair = sums[service] ?? ServiceSums(clean: nothing, flagged: nothing)
      if try row.bool("is_flagged") { pair.flagged = packed } else { pair.clean = packed }
      sums[service] = pair
    }
    return RoundSums(round: round, questionnaires: questionnaires, sums: sums)
  }

  /// Who answered a round, and how each group was served, with one statement.
  ///
  /// - Returns: nil for fewer than five answers, and while no sums of groups are kept.
  /// - Throws: `broken` when its questionnaires are unknown, `corrupted` when its sums do not fit.
  static func groups(
    of round: SurveyRound, in transaction: Transaction
  ) throws(StorageError) -> RoundGroups? {
    let questionnaires = try questionnaires(of: round)
    let shape = SurveyShape(questionnaires, scale: round.plan.scale)
    guard let sums = try SurveyGroupStore.sums(of: round.id, shape: shape, in: transaction) else {
      return nil
    }
    return RoundGroups(
      sums, of: questionnaires, scale: round.plan.scale, isClosed: round.closedAt != nil)
  }

  /// How many responses of a round take one step for everything.
  static func straightLines(
    of round: SurveyRound, in transaction: Transaction
  ) throws(StorageError) -> Int64 {
    let tops = try questionnaires(of: round).flatMap { questionnaire in
      questionnaire.items.map { _ in questionnaire.scale(round.plan.scale).steps }
    }
    let vectors = (1...12).filter { level in tops.allSatisfy { level * $0 % 12 == 0 } }
      .map { level in tops.map { UInt8(level * $0 / 12) } }
    let row = try transaction.first(
      """
      SELECT count(*) AS amount FROM survey_response
      WHERE round_id = \(round.id) AND steps IN (\(SQL.list(vectors)))
      """)
    return try row?.int("amount") ?? 0
  }

  /// How often each mark was given, in the order of `HonestyFlags.all`.
  static func marks(
    of round: ID<SurveyRound>, in transaction: Transaction
  ) throws(StorageError) -> [Int64] {
    var counts = [Int64](repeating: 0, count: HonestyFlags.all.count)
    for row in try transaction.query(
      """
      SELECT flags, count(*) AS amount FROM survey_response
      WHERE round_id = \(round) AND flags > 0 GROUP BY flags ORDER BY flags
      """)
    {
      let flags = HonestyFlags(rawValue: UInt16(truncatingIfNeeded: try row.int("flags")))
      let amount = try row.int("amount")
      for (place, flag) in HonestyFlags.all.enumerated() where flags.contains(flag) {
        counts[place] += amount
      }
    }
    return counts
  }

  /// What people wrote, masked, in no order that tells anything.
  static func maskedComments(
    of round: ID<SurveyRound>, in transaction: Transaction
  ) throws(StorageError) -> [String] {
    try transaction.query(
      "SELECT id, body FROM survey_comment WHERE round_id = \(round) ORDER BY id"
    ).map { row throws(StorageError) in CommentMask.masked(try row.text("body")) }
  }

  /// The questionnaires that a round asks.
  static func questionnaires(
    of round: SurveyRound
  ) throws(StorageError) -> [Questionnaire] {
    do {
      return try Questionnaires.list(round.plan.questionnaireIDs)
    } catch {
      throw .broken("Survey round \(round.id) asks unknown questionnaires.")
    }
  }
}
