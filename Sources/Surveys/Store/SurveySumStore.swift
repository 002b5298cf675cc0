package import Cryptography
package import Kernel
package import Storage
package import SurveysModel

/// The running sums of a round; only shuffles change them.
package enum SurveySumStore {
  /// The sums of one service.
  package struct Pair: Hashable, Sendable {
    /// Of responses without a flag.
    package var clean: SurveySums
    /// Of responses with one flag or more.
    package var flagged: SurveySums
  }

  /// The sums of a round by the number of the service; 0 is for responses without one.
  ///
  /// - Throws: `corrupted` when stored sums do not fit the questionnaires.
  package static func sums(
    of round: ID<SurveyRound>, shape: SurveyShape, in transaction: Transaction
  ) throws(StorageError) -> [Int: Pair] {
    var pairs: [Int: Pair] = [:]
    for row in try rows(of: round, in: transaction) {
      let service = Int(try row.int("service"))
      guard
        let sums = SurveySums(
          packed: try row.blob("packed"), itemCounts: shape.itemCounts, steps: shape.steps)
      else { throw .corrupted("survey_sum \(round) \(service)") }
      var pair = pairs[service] ?? Pair(clean: shape.noSums, flagged: shape.noSums)
      if try row.bool("is_flagged") { pair.flagged = sums } else { pair.clean = sums }
      pairs[service] = pair
    }
    return pairs
  }

  /// The digest of all sums of a round, in the order of services, clean before flagged: what the
  /// journal keeps of the figures.
  package static func digest(
    of round: ID<SurveyRound>, in transaction: Transaction
  ) throws(StorageError) -> SHA256Digest {
    var digest = SHA256Digest.Builder()
    for row in try rows(of: round, in: transaction) {
      digest.append(number: UInt64(try row.int("service")))
      digest.append(number: UInt64(try row.int("is_flagged")))
      digest.append(field: try row.blob("packed"))
    }
    return digest.finish()
  }

  /// Adds the responses of a shuffle, to the sums of services and to those of groups.
  static func add(
    _ responses: [SurveyResponse], to round: ID<SurveyRound>, shape: SurveyShape,
    in transaction: Transaction
  ) throws(StorageError) {
    var pairs = try sums(of: round, shape: shape, in: transaction)
    try SurveyGroupStore.add(
      responses, to: round, shape: shape, isFirst: pairs.isEmpty, in: transaction)
    var touched: Set<Int> = []
    for response in responses {
      let service = response.service ?? 0
      var pair = pairs[service] ?? Pair(clean: shape.noSums, flagged: shape.noSums)
      if response.flags.isEmpty {
        pair.clean.add(response, itemCounts: shape.itemCounts)
      } else {
        pair.flagged.add(response, itemCounts: shape.itemCounts)
      }
      pairs[service] = pair
      touched.insert(service)
    }
    for service in touched.sorted() {
      guard let pair = pairs[service] else { continue }
      try save(pair, of: service, in: round, transaction)
    }
  }

  /// Adds the sums of some services to those of answers without a service.
  static func dropServices(
    _ services: [Int], of round: ID<SurveyRound>, shape: SurveyShape, in transaction: Transaction
  ) throws(StorageError) {
    let pairs = try sums(of: round, shape: shape, in: transaction)
    var rest = pairs[0] ?? Pair(clean: shape.noSums, flagged: shape.noSums)
    for service in services {
      guard let pair = pairs[service] else { continue }
      rest = Pair(clean: rest.clean + pair.clean, flagged: rest.flagged + pair.flagged)
    }
    try transaction.execute(
      """
      DELETE FROM survey_sum
      WHERE round_id = \(round) AND service IN (\(SQL.list(services)))
      """)
    try save(rest, of: 0, in: round, transaction)
  }

  private static func save(
    _ pair: Pair, of service: Int, in round: ID<SurveyRound>, _ transaction: Transaction
  ) throws(StorageError) {
    for (isFlagged, sums) in [(false, pair.clean), (true, pair.flagged)] {
      try transaction.execute(
        """
        INSERT INTO survey_sum (round_id, service, is_flagged, packed)
        VALUES (\(round), \(service), \(isFlagged), \(sums.packed))
        ON CONFLICT (round_id, service, is_flagged) DO UPDATE SET packed = excluded.packed
        """)
    }
  }

  private static func rows(
    of round: ID<SurveyRound>, in transaction: Transaction
  ) throws(StorageError) -> [Row] {
    try transaction.query(
      """
      SELECT service, is_flagged, packed FROM survey_sum
      WHERE round_id = \(round)
      ORDER BY service, is_flagged
      """)
  }
}

/// How many items and steps the questionnaires of a round have.
package struct SurveyShape: Hashable, Sendable {
  /// The items of each questionnaire, in the order they are asked.
  package let itemCounts: [Int]
  /// The steps of each questionnaire.
  package let steps: [Int]

  /// The shape of a round.
  ///
  /// - Parameters:
  ///   - questionnaires: Those of the round, in order.
  ///   - scale: The scale of the round.
  package init(_ questionnaires: [Questionnaire], scale: AnswerScale) {
    itemCounts = questionnaires.map(\.items.count)
    steps = questionnaires.map { $0.scale(scale).steps }
  }

  /// Sums of nothing.
  package var noSums: SurveySums { SurveySums(itemCounts: itemCounts, steps: steps) }

  /// Sums of nothing, for indexes alone.
  package var noIndex: IndexSums { IndexSums(questionnaires: itemCounts.count) }
}
