import Storage

/// The tables of Messages; append-only.
enum MessageMigrations {
  static let all = [
    Migration(
      feature: "Messages", number: 1, name: "messages, letters, preferences",
      statements: [wording, letter] + letterIndexes + [message] + messageIndexes + [preference])
  ]

  /// The words of kinds, each wording once under its own digest, so that none ever changes.
  private static let wording = """
    CREATE TABLE message_wording (
      digest TEXT NOT NULL CHECK (length(digest) = 64),
      kind TEXT NOT NULL CHECK (length(kind) BETWEEN 1 AND 100),
      title_id TEXT NOT NULL CHECK (length(title_id) BETWEEN 1 AND 200),
      title_en TEXT NOT NULL CHECK (length(title_en) BETWEEN 1 AND 200),
      sentence_id TEXT NOT NULL CHECK (length(sentence_id) BETWEEN 1 AND 800),
      sentence_en TEXT NOT NULL CHECK (length(sentence_en) BETWEEN 1 AND 800),
      PRIMARY KEY (digest)
    )
    """

  /// A letter waits while `next_try_at_ms` is there; a server that takes it moves that moment on.
  private static let letter = """
    CREATE TABLE mail_letter (
      account_id TEXT NOT NULL REFERENCES account (id),
      id TEXT NOT NULL CHECK (length(id) = 36),
      created_at_ms BIGINT NOT NULL CHECK (created_at_ms BETWEEN 0 AND 9007199254740991),
      attempts BIGINT NOT NULL CHECK (attempts BETWEEN 0 AND 8),
      next_try_at_ms BIGINT CHECK (next_try_at_ms BETWEEN 0 AND 9007199254740991),
      outcome TEXT CHECK (outcome IN ('sent', 'given_up', 'dropped')),
      ended_at_ms BIGINT CHECK (ended_at_ms BETWEEN 0 AND 9007199254740991),
      trouble TEXT CHECK (length(trouble) BETWEEN 1 AND 40),
      PRIMARY KEY (account_id, id),
      CHECK ((outcome IS NULL) = (ended_at_ms IS NULL)),
      CHECK ((outcome IS NULL) = (next_try_at_ms IS NOT NULL))
    )
    """

  private static let letterIndexes = [
    "CREATE INDEX mail_letter_due ON mail_letter (next_try_at_ms, account_id, id)",
    "CREATE INDEX mail_letter_ended ON mail_letter (ended_at_ms, outcome)",
  ]

  private static let message = """
    CREATE TABLE message (
      account_id TEXT NOT NULL REFERENCES account (id),
      id TEXT NOT NULL CHECK (length(id) = 36),
      wording TEXT NOT NULL REFERENCES message_wording (digest),
      path TEXT CHECK (length(path) BETWEEN 1 AND 300),
      subject_key TEXT CHECK (length(subject_key) = 64),
      posted_at_ms BIGINT NOT NULL CHECK (posted_at_ms BETWEEN 0 AND 9007199254740991),
      read_at_ms BIGINT CHECK (read_at_ms BETWEEN 0 AND 9007199254740991),
      mail_due_at_ms BIGINT CHECK (mail_due_at_ms BETWEEN 0 AND 9007199254740991),
      letter_id TEXT CHECK (length(letter_id) = 36),
      PRIMARY KEY (account_id, id),
      CHECK (mail_due_at_ms IS NULL OR letter_id IS NULL)
    )
    """

  private static let messageIndexes = [
    "CREATE INDEX message_unread ON message (account_id, read_at_ms, id)",
    "CREATE INDEX message_subject ON message (account_id, subject_key)",
    "CREATE INDEX message_letter ON message (account_id, letter_id)",
    "CREATE INDEX message_mail_due ON message (mail_due_at_ms, account_id)",
  ]

  private static let preference = """
    CREATE TABLE mail_preference (
      account_id TEXT NOT NULL REFERENCES account (id),
      rhythm TEXT NOT NULL CHECK (rhythm IN ('at_once', 'daily', 'never')),
      quiet_from SMALLINT NOT NULL CHECK (quiet_from BETWEEN 0 AND 23),
      quiet_until SMALLINT NOT NULL CHECK (quiet_until BETWEEN 0 AND 23),
      PRIMARY KEY (account_id)
    )
    """
}
