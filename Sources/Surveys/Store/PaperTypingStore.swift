import Accounts
import AccountsModel
import Kernel
import Storage
import SurveysModel

/// How many paper forms somebody typed in on a day.
struct PaperTyping: Hashable, Sendable {
  let day: CalendarDate
  /// Who; nil when the account is gone.
  let name: String?
  let count: Int
}

/// Counts of typed paper forms: SQL in, model out.
///
/// They grow by shuffles only, with the counts of days (decision 0184): a count that grew with each
/// form would tell the order of receipts in the versions of one row.
enum PaperTypingStore {
  /// Adds a batch that leaves the pool.
  ///
  /// - Parameters:
  ///   - batch: Answers of all channels.
  ///   - round: Their round.
  ///   - day: The day of a moment on the clock of the unit.
  ///   - transaction: A write.
  /// - Throws: What the database throws.
  static func add(
    _ batch: [WaitingAnswer], to round: ID<SurveyRound>, day: (Instant) -> CalendarDate,
    in transaction: Transaction
  ) throws(StorageError) {
    var counts: [CalendarDate: [String: Int]] = [:]
    for answer in batch where answer.channel == .paper {
      guard let account = answer.enumeratorID else { continue }
      counts[day(answer.acceptedAt), default: [:]][account, default: 0] += 1
    }
    for (day, people) in counts.sorted(by: { $0.key < $1.key }) {
      for (account, count) in people.sorted(by: { $0.key < $1.key }) {
        try transaction.execute(
          """
          INSERT INTO survey_paper_typing (round_id, day, account_id, form_count)
          VALUES (\(round), \(day), \(account), \(count))
          ON CONFLICT (round_id, day, account_id)
          DO UPDATE SET form_count = survey_paper_typing.form_count + excluded.form_count
          """)
      }
    }
  }

  /// What was typed in for a round, the latest day first, then by name.
  static func all(
    of round: ID<SurveyRound>, in transaction: Transaction
  ) throws(StorageError) -> [PaperTyping] {
    let rows = try transaction.query(
      """
      SELECT day, account_id, form_count FROM survey_paper_typing
      WHERE round_id = \(round)
      ORDER BY day DESC, account_id
      """)
    var names: [String: String] = [:]
    var list: [PaperTyping] = []
    for row in rows {
      let account = try row.text("account_id")
      if names[account] == nil, let id = ID<Account>(account) {
        names[account] = try AccountStore.find(id, in: transaction)?.name.text
      }
      list.append(
        PaperTyping(
          day: try row.date("day"), name: names[account], count: Int(try row.int("form_count"))))
    }
    return list.sorted { ($1.day, $0.name ?? "") < ($0.day, $1.name ?? "") }
  }
}
