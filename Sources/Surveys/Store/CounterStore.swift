import Cryptography
package import Kernel
package import Storage
package import SurveysModel

/// The counters of rounds, and the codes that their screens show.
package enum CounterStore {
  /// The counter with an id.
  ///
  /// - Returns: nil when there is none, or it was taken away.
  package static func find(
    _ id: ID<SurveyCounter>, in transaction: Transaction
  ) throws(StorageError) -> SurveyCounter? {
    try counters("id = \(id)", in: transaction).first
  }

  /// The counters of a round, by name.
  package static func counters(
    of round: ID<SurveyRound>, in transaction: Transaction
  ) throws(StorageError) -> [SurveyCounter] {
    try counters("round_id = \(round)", in: transaction)
  }

  /// The counters whose ids lie between two, ends included: those that a short code may mean.
  static func counters(
    from lowest: String, to highest: String, in transaction: Transaction
  ) throws(StorageError) -> [SurveyCounter] {
    try counters("id >= \(lowest) AND id <= \(highest)", in: transaction)
  }

  static func insert(
    _ counter: SurveyCounter, in transaction: Transaction
  ) throws(StorageError) {
    try transaction.execute(
      """
      INSERT INTO survey_counter (round_id, id, name, service)
      VALUES (\(counter.roundID), \(counter.id), \(counter.name), \(counter.service))
      """)
  }

  static func remove(
    _ counter: SurveyCounter, at now: Instant, in transaction: Transaction
  ) throws(StorageError) {
    try transaction.execute(
      """
      UPDATE survey_counter SET removed_at_ms = \(now)
      WHERE round_id = \(counter.roundID) AND id = \(counter.id)
      """)
  }

  private static func counters(
    _ condition: SQL, in transaction: Transaction
  ) throws(StorageError) -> [SurveyCounter] {
    let rows = try transaction.query(
      """
      SELECT round_id, id, name, service FROM survey_counter
      WHERE \(condition) AND removed_at_ms IS NULL
      ORDER BY name, id
      """)
    var counters: [SurveyCounter] = []
    for row in rows {
      counters.append(
        SurveyCounter(
          id: try row.id("id", of: SurveyCounter.self),
          roundID: try row.id("round_id", of: SurveyRound.self), name: try row.text("name"),
          service: try row.optionalInt("service").map { Int($0) }))
    }
    return counters
  }
}

extension SurveyCounterCode {
  /// The secret in the address of the counter's screen, which needs no account.
  ///
  /// - Parameters:
  ///   - counter: Which one.
  ///   - key: `SurveyKeys.counter`.
  /// - Returns: Twenty-four letters and digits.
  static func screen(of counter: ID<SurveyCounter>, key: [UInt8]) -> String {
    let mac = hmacSHA256(Array("screen \(counter)".utf8), key: key)
    return Base32.text(Array(mac.prefix(15))).lowercased()
  }
}
