import AccountsModel
import Kernel
import MessagesModel
import Storage

/// The messages of one person: SQL in, model out.
enum MessageStore {
  /// The most unread messages that are counted; more are "99+".
  static let mostCounted = 100

  /// Messages of a person, the newest first.
  ///
  /// - Parameters:
  ///   - account: The person.
  ///   - before: Only older ones than this; nil from the newest on.
  ///   - limit: How many.
  ///   - transaction: A read is enough.
  /// - Returns: At most that many.
  /// - Throws: What the database throws.
  static func list(
    of account: ID<Account>, before: ID<Message>?, limit: Int, in transaction: Transaction
  ) throws(StorageError) -> [Message] {
    let older: SQL = if let before { " AND message.id < \(before)" } else { "" }
    let rows = try transaction.query(
      """
      SELECT message.id, message.path, message.posted_at_ms, message.read_at_ms,
        message_wording.kind, message_wording.title_id, message_wording.title_en,
        message_wording.sentence_id, message_wording.sentence_en
      FROM message JOIN message_wording ON message_wording.digest = message.wording
      WHERE message.account_id = \(account)\(older)
      ORDER BY message.id DESC
      LIMIT \(limit)
      """)
    return try rows.map { row throws(StorageError) in try message(row) }
  }

  /// How many a person has not read yet, at most `mostCounted`.
  static func unreadCount(
    of account: String, in transaction: Transaction
  ) throws(StorageError) -> Int {
    let row = try transaction.first(
      """
      SELECT count(1) AS total
      FROM (
        SELECT id FROM message WHERE account_id = \(account) AND read_at_ms IS NULL
        LIMIT \(mostCounted)
      ) AS unread
      """)
    return Int(try row?.int("total") ?? 0)
  }

  /// A message that was just read.
  struct Opened: Sendable {
    /// Where it leads; nil when it leads nowhere.
    let path: InAppPath?
  }

  /// Marks one message as read; a letter about it is no longer needed.
  ///
  /// - Returns: nil when the person has no such message.
  static func read(
    _ id: ID<Message>, of account: ID<Account>, at now: Instant, in transaction: Transaction
  ) throws(StorageError) -> Opened? {
    let row = try transaction.first(
      "SELECT path FROM message WHERE account_id = \(account) AND id = \(id)")
    guard let row else { return nil }
    try transaction.execute(
      """
      UPDATE message SET read_at_ms = \(now), mail_due_at_ms = NULL
      WHERE account_id = \(account) AND id = \(id) AND read_at_ms IS NULL
      """)
    return Opened(path: try row.optionalText("path").flatMap { InAppPath($0) })
  }

  /// Marks everything as read up to a message, so that one that came since stays new.
  static func readAll(
    upTo newest: ID<Message>, of account: ID<Account>, at now: Instant,
    in transaction: Transaction
  ) throws(StorageError) {
    try transaction.execute(
      """
      UPDATE message SET read_at_ms = \(now), mail_due_at_ms = NULL
      WHERE account_id = \(account) AND id <= \(newest) AND read_at_ms IS NULL
      """)
  }

  private static func message(_ row: Row) throws(StorageError) -> Message {
    Message(
      id: try row.id("id", of: Message.self), wording: try wording(row),
      path: try row.optionalText("path").flatMap { InAppPath($0) },
      postedAt: try row.instant("posted_at_ms"), readAt: try row.optionalInstant("read_at_ms"))
  }

  /// The words in a row that was joined with them.
  static func wording(_ row: Row) throws(StorageError) -> MessageWording {
    MessageWording(
      kind: try row.text("kind"),
      title: Text(try row.text("title_id"), try row.text("title_en")),
      sentence: Text(try row.text("sentence_id"), try row.text("sentence_en")))
  }
}
