package import AccountsModel
import Cryptography
package import Kernel
package import MessagesModel
package import Storage

/// Where acts leave their messages: stored with the act or not at all, sent afterwards.
package enum Outbox {
  /// Stores messages in the transaction of the act that causes them.
  ///
  /// The same message twice to one person is one. Accounts that have ended get nothing.
  ///
  /// - Parameters:
  ///   - messages: To any number of people.
  ///   - instant: When the act happens.
  ///   - transaction: The transaction of the act.
  /// - Throws: What the database throws.
  package static func post(
    _ messages: [NewMessage], at instant: Instant, in transaction: Transaction
  ) throws(StorageError) {
    guard !messages.isEmpty else { return }
    let people = try Recipients.of(messages.map(\.recipient), in: transaction)
    var random = SecureGenerator()
    var rows: [SQL] = []
    var wordings: [String: MessageWording] = [:]
    var seen: Set<[String]> = []
    for message in messages {
      guard let recipient = people[message.recipient], recipient.isActive else { continue }
      let wording = message.kind.wording
      let digest = Self.digest(of: wording)
      let subject = message.subject.map(Self.key)
      let path = message.path?.text
      guard seen.insert([message.recipient.text, digest, path ?? "", subject ?? ""]).inserted
      else { continue }
      wordings[digest] = wording
      let due =
        recipient.address == nil ? nil : MailTiming.due(for: instant, by: recipient.preference)
      let id = ID<Message>(at: instant, using: &random)
      rows.append(
        """
        (\(message.recipient), \(id), \(digest), \(path), \(subject), \(instant), \(due))
        """)
    }
    for (digest, wording) in wordings.sorted(by: { $0.key < $1.key }) {
      try store(wording, digest, in: transaction)
    }
    for start in stride(from: 0, to: rows.count, by: insertLimit) {
      let values = SQL.joined(Array(rows[start..<min(start + insertLimit, rows.count)]), by: ", ")
      try transaction.execute(
        """
        INSERT INTO message
          (account_id, id, wording, path, subject_key, posted_at_ms, mail_due_at_ms)
        VALUES \(values)
        """)
    }
  }

  /// Takes back what a person has not read yet about a thing, and what was not sent yet.
  ///
  /// For somebody who may no longer know of the thing, such as after a conflict of interest.
  ///
  /// - Parameters:
  ///   - subject: The thing.
  ///   - account: The person.
  ///   - transaction: The transaction of the act that closes the door.
  /// - Throws: What the database throws.
  package static func withdraw(
    about subject: MessageSubject, to account: ID<Account>, in transaction: Transaction
  ) throws(StorageError) {
    // Reading a message ends its letter, so what is unsent is unread.
    try transaction.execute(
      """
      DELETE FROM message
      WHERE account_id = \(account) AND subject_key = \(key(of: subject))
        AND read_at_ms IS NULL
      """)
  }

  /// How many rows one statement inserts.
  private static let insertLimit = 50

  private static func store(
    _ wording: MessageWording, _ digest: String, in transaction: Transaction
  ) throws(StorageError) {
    try transaction.execute(
      """
      INSERT INTO message_wording (digest, kind, title_id, title_en, sentence_id, sentence_en)
      VALUES (\(digest), \(wording.kind), \(wording.title.indonesian), \(wording.title.english),
        \(wording.sentence.indonesian), \(wording.sentence.english))
      ON CONFLICT (digest) DO NOTHING
      """)
  }

  private static func digest(of wording: MessageWording) -> String {
    var hash = SHA256Digest.Builder()
    for field in [
      wording.kind, wording.title.indonesian, wording.title.english, wording.sentence.indonesian,
      wording.sentence.english,
    ] { hash.append(field: field) }
    return hash.finish().hex
  }

  private static func key(of subject: MessageSubject) -> String {
    var hash = SHA256Digest.Builder()
    hash.append(field: subject.kind)
    hash.append(field: subject.id)
    return hash.finish().hex
  }
}
