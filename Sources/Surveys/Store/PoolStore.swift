import Cryptography
import Kernel
import Storage
import SurveysModel

/// Waiting answers, which only the key of their epoch opens.
enum PoolStore {
  /// One of them as it is stored.
  struct Row {
    let id: String
    let epoch: ID<PoolEpoch>
    let sealed: [UInt8]
  }

  /// Most rows of one statement.
  private static let insertLimit = 200

  /// Everything that waits in a round, in the order of its random names.
  static func rows(
    of round: ID<SurveyRound>, in transaction: Transaction
  ) throws(StorageError) -> [Row] {
    let rows = try transaction.query(
      "SELECT id, epoch, sealed FROM survey_pool WHERE round_id = \(round) ORDER BY id")
    var list: [Row] = []
    list.reserveCapacity(rows.count)
    for row in rows {
      list.append(
        Row(
          id: try row.text("id"), epoch: try row.id("epoch", of: PoolEpoch.self),
          sealed: try row.blob("sealed")))
    }
    return list
  }

  /// How many wait in each round.
  static func counts(in transaction: Transaction) throws(StorageError) -> [ID<SurveyRound>: Int] {
    let rows = try transaction.query(
      "SELECT round_id, count(*) AS amount FROM survey_pool GROUP BY round_id ORDER BY round_id")
    var counts: [ID<SurveyRound>: Int] = [:]
    for row in rows {
      counts[try row.id("round_id", of: SurveyRound.self)] = Int(try row.int("amount"))
    }
    return counts
  }

  /// The epochs that waiting answers need the keys of.
  static func epochs(in transaction: Transaction) throws(StorageError) -> Set<ID<PoolEpoch>> {
    let rows = try transaction.query("SELECT DISTINCT epoch FROM survey_pool ORDER BY epoch")
    var epochs: Set<ID<PoolEpoch>> = []
    for row in rows { epochs.insert(try row.id("epoch", of: PoolEpoch.self)) }
    return epochs
  }

  static func insert(
    _ answers: [WaitingAnswer], of round: ID<SurveyRound>, epoch: PoolEpoch,
    in transaction: Transaction
  ) throws(StorageError) {
    var random = SecureGenerator()
    let rows = answers.shuffled(using: &random).map { answer -> SQL in
      let id = ID<WaitingAnswer>(randomUsing: &random).text
      return "(\(round), \(id), \(epoch.id), \(epoch.seal(answer.block, as: id, of: round)))"
    }
    for start in stride(from: 0, to: rows.count, by: insertLimit) {
      let part = Array(rows[start..<min(start + insertLimit, rows.count)])
      try transaction.execute(
        "INSERT INTO survey_pool (round_id, id, epoch, sealed) VALUES "
          + SQL.joined(part, by: ", "))
    }
  }

  static func remove(
    _ ids: [String], of round: ID<SurveyRound>, in transaction: Transaction
  ) throws(StorageError) {
    for start in stride(from: 0, to: ids.count, by: insertLimit) {
      let part = Array(ids[start..<min(start + insertLimit, ids.count)])
      try transaction.execute(
        "DELETE FROM survey_pool WHERE round_id = \(round) AND id IN (\(SQL.list(part)))")
    }
  }

  static func removeAll(
    of round: ID<SurveyRound>, in transaction: Transaction
  ) throws(StorageError) {
    try transaction.execute("DELETE FROM survey_pool WHERE round_id = \(round)")
  }
}
