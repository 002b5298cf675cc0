import Kernel
import Storage
import SurveysModel

/// An answer on its way into the database: nothing of it can be read but its receipt.
struct SurveySubmission: Sendable {
  let roundID: ID<SurveyRound>
  let right: SurveyReceipt.Right
  let receipt: String
  let row: String
  let epoch: ID<PoolEpoch>
  let sealed: [UInt8]
}

/// What became of a submission.
enum IntakeOutcome: Hashable, Sendable {
  /// It is counted, now or by an earlier submission by the same right.
  case taken
  /// Nobody was sent that token.
  case uninvited
  /// The round takes no more answers.
  case closed
}

/// Groups of answers: few statements, however many they are.
enum IntakeStore {
  /// Takes a group in: four statements for each round that it has answers of.
  ///
  /// - Returns: What became of each, in order.
  static func take(
    _ group: [SurveySubmission], in transaction: Transaction
  ) throws(StorageError) -> [IntakeOutcome] {
    var outcomes = Array(repeating: IntakeOutcome.taken, count: group.count)
    var places: [ID<SurveyRound>: [Int]] = [:]
    for (place, submission) in group.enumerated() {
      places[submission.roundID, default: []].append(place)
    }
    // In one order in every transaction, so that two of them never wait for each other.
    for (round, places) in places.sorted(by: { $0.key < $1.key }) {
      guard try passGate(of: round, in: transaction) else {
        for place in places { outcomes[place] = .closed }
        continue
      }
      let invited = try invited(places.map { group[$0] }, of: round, in: transaction)
      var rightful: [SurveySubmission] = []
      for place in places {
        if case .invitation(let digest) = group[place].right, !invited.contains(digest) {
          outcomes[place] = .uninvited
        } else {
          rightful.append(group[place])
        }
      }
      try insert(rightful, of: round, in: transaction)
    }
    return outcomes
  }

  /// Whether the round still takes answers; closing waits for this transaction or comes before it.
  private static func passGate(
    of round: ID<SurveyRound>, in transaction: Transaction
  ) throws(StorageError) -> Bool {
    try transaction.execute(
      """
      UPDATE survey_gate SET group_count = group_count + 1
      WHERE round_id = \(round) AND is_open = 1
      """) == 1
  }

  private static func invited(
    _ group: [SurveySubmission], of round: ID<SurveyRound>, in transaction: Transaction
  ) throws(StorageError) -> Set<String> {
    let digests = group.compactMap { submission -> String? in
      if case .invitation(let digest) = submission.right { return digest }
      return nil
    }
    guard !digests.isEmpty else { return [] }
    let lookup: SQL = """
      SELECT token_digest FROM survey_invitation
      WHERE round_id = \(round) AND token_digest IN (\(SQL.list(padded(digests))))
      ORDER BY token_digest
      """
    let rows = try transaction.query(lookup.kept)
    var found: Set<String> = []
    for row in rows { found.insert(try row.text("token_digest")) }
    return found
  }

  /// Inserts the receipts, and the answers of those receipts that were not there before.
  private static func insert(
    _ group: [SurveySubmission], of round: ID<SurveyRound>, in transaction: Transaction
  ) throws(StorageError) {
    guard !group.isEmpty else { return }
    let receipts = padded(group).map { submission -> SQL in "(\(round), \(submission.receipt))" }
    let taking: SQL = """
      INSERT INTO survey_receipt (round_id, receipt) VALUES \(SQL.joined(receipts, by: ", "))
      ON CONFLICT DO NOTHING RETURNING receipt
      """
    let rows = try transaction.query(taking.kept)
    var fresh: Set<String> = []
    for row in rows { fresh.insert(try row.text("receipt")) }
    // The first of several with one receipt is the answer; the others are its repeats.
    let answers = group.filter { fresh.remove($0.receipt) != nil }
    guard !answers.isEmpty else { return }
    let waiting = padded(answers).map { submission -> SQL in
      "(\(round), \(submission.row), \(submission.epoch), \(submission.sealed))"
    }
    let keeping: SQL = """
      INSERT INTO survey_pool (round_id, id, epoch, sealed)
      VALUES \(SQL.joined(waiting, by: ", "))
      ON CONFLICT DO NOTHING
      """
    let inserted = try transaction.execute(keeping.kept)
    guard inserted == answers.count else {
      throw .broken("\(answers.count) answers gave \(inserted) rows.")
    }
  }

  /// A list with its last element repeated up to one of a few lengths, so that few different
  /// statements come up however large the groups are.
  ///
  /// Repeats change nothing: the statements look up a set, or insert only what is not there.
  private static func padded<Element>(_ list: [Element]) -> [Element] {
    guard let last = list.last else { return list }
    let lengths = [1, 2, 4, 8, 12, 16, 24, 32, 40, 48, 56, 64, 96, 128, 192, 256, 384, 512]
    let length = lengths.first { $0 >= list.count } ?? list.count
    return list + repeatElement(last, count: length - list.count)
  }
}
