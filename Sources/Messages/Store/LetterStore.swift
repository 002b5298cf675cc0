import AccountsModel
import Cryptography
import Kernel
import MessagesModel
import Storage

/// A letter that one server has taken to send it.
struct ClaimedLetter: Sendable {
  let id: ID<MailLetter>
  let account: ID<Account>
  /// How often it was tried, this time included.
  let attempts: Int
  let recipient: MailAddress
  let quiet: QuietHours
  /// What it says: the messages that are still unread, the oldest first.
  let wordings: [MessageWording]
}

/// Letters: made of what is due, taken by one server at a time, ended.
///
/// A letter is taken by moving its next attempt beyond the time that sending takes. So a server
/// that stops midway loses it to another one, and a letter may come twice but is never lost.
enum LetterStore {
  /// How long a letter is one server's own.
  ///
  /// - Unit: seconds.
  static let leaseSeconds: Int64 = 900
  /// How many rows are looked at for each letter; with more of them fewer letters are made at once.
  private static let messagesPerLetter = 10

  /// Makes one letter for each person who has a message that is due, of all that wait for them.
  ///
  /// - Returns: How many were made.
  @discardableResult
  static func compose(
    limit: Int, at now: Instant, in transaction: Transaction
  ) throws(StorageError) -> Int {
    let oldest = now.adding(seconds: -MailTiming.newsSeconds)
    try transaction.execute(
      """
      UPDATE message SET mail_due_at_ms = NULL
      WHERE mail_due_at_ms <= \(now) AND posted_at_ms < \(oldest)
      """)
    // Several rows of one person count once; grouping in SQL would read every message there is.
    let rows = try transaction.query(
      """
      SELECT account_id FROM message
      WHERE mail_due_at_ms <= \(now)
      ORDER BY mail_due_at_ms, account_id
      LIMIT \(limit * messagesPerLetter)
      """)
    var random = SecureGenerator()
    var made = 0
    var seen: Set<ID<Account>> = []
    for row in rows where made < limit {
      let account = try row.id("account_id", of: Account.self)
      guard seen.insert(account).inserted else { continue }
      let id = ID<MailLetter>(at: now, using: &random)
      let taken = try transaction.execute(
        """
        UPDATE message SET letter_id = \(id), mail_due_at_ms = NULL
        WHERE account_id = \(account) AND mail_due_at_ms IS NOT NULL
        """)
      // Another server was faster.
      guard taken > 0 else { continue }
      made += 1
      try transaction.execute(
        """
        INSERT INTO mail_letter (account_id, id, created_at_ms, attempts, next_try_at_ms)
        VALUES (\(account), \(id), \(now), 0, \(now))
        """)
    }
    return made
  }

  /// Takes letters that are due; what nobody needs any more is dropped on the way.
  ///
  /// - Returns: At most `limit` letters that no other server has, and whether nothing was due.
  static func claim(
    limit: Int, at now: Instant, in transaction: Transaction
  ) throws(StorageError) -> (letters: [ClaimedLetter], isNothingDue: Bool) {
    let rows = try transaction.query(
      """
      SELECT account_id, id, attempts, next_try_at_ms
      FROM mail_letter
      WHERE next_try_at_ms <= \(now)
      ORDER BY next_try_at_ms, account_id, id
      LIMIT \(limit)
      """)
    let accounts = try rows.map { row throws(StorageError) in
      try row.id("account_id", of: Account.self)
    }
    let people = try Recipients.of(accounts, in: transaction)
    let words = try wordings(
      of: try rows.map { row throws(StorageError) in try row.text("id") }, accounts,
      in: transaction)
    var claimed: [ClaimedLetter] = []
    for (row, account) in zip(rows, accounts) {
      let id = try row.id("id", of: MailLetter.self)
      let attempts = Int(try row.int("attempts"))
      let wordings = words[id] ?? []
      guard !wordings.isEmpty, let person = people[account], person.isActive,
        person.preference.rhythm != .never, let address = person.address
      else {
        try end(id, of: account, as: "dropped", trouble: nil, at: now, in: transaction)
        continue
      }
      guard attempts < MailTiming.mostAttempts else {
        // The server that made the last attempt stopped before it could tell how that went.
        try end(
          id, of: account, as: "given_up", trouble: MailTrouble.connectionLost.code, at: now,
          in: transaction)
        continue
      }
      let taken = try transaction.execute(
        """
        UPDATE mail_letter
        SET attempts = attempts + 1, next_try_at_ms = \(now.adding(seconds: leaseSeconds))
        WHERE account_id = \(account) AND id = \(id) AND attempts = \(attempts)
          AND next_try_at_ms = \(try row.int("next_try_at_ms"))
        """)
      guard taken == 1 else { continue }
      claimed.append(
        ClaimedLetter(
          id: id, account: account, attempts: attempts + 1, recipient: address,
          quiet: person.preference.quiet, wordings: wordings))
    }
    return (claimed, rows.isEmpty)
  }

  /// Notes that a letter went out.
  static func sent(
    _ letter: ClaimedLetter, at now: Instant, in transaction: Transaction
  ) throws(StorageError) {
    try end(letter.id, of: letter.account, as: "sent", trouble: nil, at: now, in: transaction)
  }

  /// Notes that an attempt failed: the letter waits longer each time, and is given up in the end.
  ///
  /// - Returns: Whether it was given up.
  static func failed(
    _ letter: ClaimedLetter, _ trouble: MailTrouble, at now: Instant,
    in transaction: Transaction
  ) throws(StorageError) -> Bool {
    let next =
      trouble.isFinal
      ? nil : MailTiming.nextTry(after: letter.attempts, at: now, quiet: letter.quiet)
    guard let next else {
      try end(
        letter.id, of: letter.account, as: "given_up", trouble: trouble.code, at: now,
        in: transaction)
      return true
    }
    try transaction.execute(
      """
      UPDATE mail_letter SET next_try_at_ms = \(next), trouble = \(trouble.code)
      WHERE account_id = \(letter.account) AND id = \(letter.id)
        AND attempts = \(letter.attempts) AND outcome IS NULL
      """)
    return false
  }

  /// Gives a letter back that was taken but not tried.
  static func release(
    _ letter: ClaimedLetter, until next: Instant, in transaction: Transaction
  ) throws(StorageError) {
    try transaction.execute(
      """
      UPDATE mail_letter SET next_try_at_ms = \(next), attempts = attempts - 1
      WHERE account_id = \(letter.account) AND id = \(letter.id)
        AND attempts = \(letter.attempts) AND outcome IS NULL
      """)
  }

  private static func end(
    _ id: ID<MailLetter>, of account: ID<Account>, as outcome: String, trouble: String?,
    at now: Instant, in transaction: Transaction
  ) throws(StorageError) {
    try transaction.execute(
      """
      UPDATE mail_letter
      SET outcome = \(outcome), ended_at_ms = \(now), trouble = \(trouble), next_try_at_ms = NULL
      WHERE account_id = \(account) AND id = \(id) AND outcome IS NULL
      """)
  }

  /// What letters say, by letter.
  private static func wordings(
    of letters: [String], _ accounts: [ID<Account>], in transaction: Transaction
  ) throws(StorageError) -> [ID<MailLetter>: [MessageWording]] {
    guard !letters.isEmpty else { return [:] }
    let rows = try transaction.query(
      """
      SELECT message.letter_id, message_wording.kind, message_wording.title_id,
        message_wording.title_en, message_wording.sentence_id, message_wording.sentence_en
      FROM message JOIN message_wording ON message_wording.digest = message.wording
      WHERE message.account_id IN (\(SQL.list(accounts)))
        AND message.letter_id IN (\(SQL.list(letters))) AND message.read_at_ms IS NULL
      ORDER BY message.account_id, message.id
      """)
    var found: [ID<MailLetter>: [MessageWording]] = [:]
    for row in rows {
      let id = try row.id("letter_id", of: MailLetter.self)
      found[id, default: []].append(try MessageStore.wording(row))
    }
    return found
  }
}
