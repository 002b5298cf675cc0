import Kernel
import Storage

/// How sending goes, in counts; no address is in it.
struct MailStatus: Hashable, Sendable {
  /// How far back what ended is counted.
  ///
  /// - Unit: days.
  static let days: Int64 = 30

  /// Messages that wait for their letter.
  let waitingMessages: Int
  /// Letters that wait for their next attempt.
  let waitingLetters: Int
  /// Of those, the ones that failed already, by the word for the last trouble.
  let troubles: [String: Int]
  /// Letters of the last days that went out.
  let sent: Int
  /// Letters of the last days that were given up, by the word for the last trouble.
  let givenUp: [String: Int]

  /// Counts.
  static func of(at now: Instant, in transaction: Transaction) throws(StorageError) -> MailStatus {
    let messages = try transaction.first(
      "SELECT count(1) AS total FROM message WHERE mail_due_at_ms IS NOT NULL")
    let waiting = try transaction.query(
      """
      SELECT trouble, count(1) AS total FROM mail_letter
      WHERE next_try_at_ms IS NOT NULL GROUP BY trouble ORDER BY trouble
      """)
    let since = now.adding(seconds: -days * 86_400)
    let ended = try transaction.query(
      """
      SELECT outcome, trouble, count(1) AS total FROM mail_letter
      WHERE ended_at_ms >= \(since) GROUP BY outcome, trouble ORDER BY outcome, trouble
      """)
    var troubles: [String: Int] = [:]
    var waitingLetters = 0
    for row in waiting {
      let total = Int(try row.int("total"))
      waitingLetters += total
      if let trouble = try row.optionalText("trouble") { troubles[trouble] = total }
    }
    var sent = 0
    var givenUp: [String: Int] = [:]
    for row in ended {
      let total = Int(try row.int("total"))
      switch try row.text("outcome") {
      case "sent": sent += total
      case "given_up": givenUp[try row.optionalText("trouble") ?? "other", default: 0] += total
      default: continue
      }
    }
    return MailStatus(
      waitingMessages: Int(try messages?.int("total") ?? 0), waitingLetters: waitingLetters,
      troubles: troubles, sent: sent, givenUp: givenUp)
  }
}
