import Accounts
import Cryptography
import Kernel
import Storage
import SurveysModel

/// The public keys to which contacts are sealed for the national side.
enum CallBackKeys {
  /// The kind under which the journal keeps the keys.
  static let kind = "survey_callback_key"

  /// The key that lists are sealed to from now on.
  ///
  /// - Returns: nil before there is one.
  static func current(in transaction: Transaction) throws(StorageError) -> RecipientKey? {
    let row = try transaction.first(
      """
      SELECT id, public_key FROM survey_callback_key
      ORDER BY adopted_at_ms DESC, id
      LIMIT 1
      """)
    guard let row else { return nil }
    guard let key = RecipientKey(bytes: try row.blob("public_key")), key.id == (try row.text("id"))
    else { throw .corrupted("survey_callback_key") }
    return key
  }

  /// Takes a public key: contacts of lists that come from now on are sealed to it.
  ///
  /// Lists that are stored already keep the key that they were sealed to.
  ///
  /// - Returns: false when it is the current key already.
  static func adopt(
    _ key: RecipientKey, act: Act, in transaction: Transaction
  ) throws(StorageError) -> Bool {
    if try current(in: transaction) == key { return false }
    try transaction.execute(
      """
      INSERT INTO survey_callback_key (id, public_key, adopted_at_ms)
      VALUES (\(key.id), \(key.bytes), \(act.now))
      ON CONFLICT (id) DO UPDATE SET adopted_at_ms = excluded.adopted_at_ms
      """)
    try act.journal(
      [
        JournalEntry(
          subjectKind: kind, subjectID: key.id, event: "callback_key_adopted",
          facts: JournalFacts().text("public_key", key.text).json)
      ], in: transaction)
    return true
  }
}

/// Seals the contacts of one upload to the national side; it cannot open them again.
struct CallBackSeal: Sendable {
  /// The name of the public key.
  let keyID: String
  /// What leads the holder of the private key to the secret of this upload.
  let opener: [UInt8]
  private let sealing: SealingKey
  private let round: ID<SurveyRound>
  private let upload: String

  /// Begins an upload.
  ///
  /// - Returns: nil when the key cannot be sealed to.
  init?(to key: RecipientKey, of round: ID<SurveyRound>, upload: String) {
    guard let made = key.newSecret(for: Self.purpose(round, upload)),
      let sealing = SealingKey(bytes: made.secret)
    else { return nil }
    keyID = key.id
    opener = made.opener
    self.sealing = sealing
    self.round = round
    self.upload = upload
  }

  /// Begins to open what was sealed.
  ///
  /// - Returns: nil for bytes that are no opener.
  init?(opening opener: [UInt8], with key: OpeningKey, of round: ID<SurveyRound>, upload: String) {
    guard let secret = key.secret(opener, for: Self.purpose(round, upload)),
      let sealing = SealingKey(bytes: secret)
    else { return nil }
    keyID = key.recipient.id
    self.opener = opener
    self.sealing = sealing
    self.round = round
    self.upload = upload
  }

  /// Seals a padded contact; it opens as this line of this upload only.
  func seal(_ contact: [UInt8], line: Int) -> [UInt8] {
    sealing.seal(contact, for: owner(line))
  }

  /// The padded contact of a line; nil for another line, key or upload.
  func open(_ sealed: [UInt8], line: Int) -> [UInt8]? {
    sealing.open(sealed, for: owner(line))
  }

  private func owner(_ line: Int) -> String { "survey_callback \(round) \(upload) \(line)" }

  private static func purpose(_ round: ID<SurveyRound>, _ upload: String) -> String {
    "zona survey call-back \(round) \(upload)"
  }
}
