import Storage

/// The step with which sendings are sealed and returns have notes.
extension WorksheetMigrations {
  static let returns = Migration(
    feature: "Worksheets", number: 4, name: "sealed sendings, returns with notes",
    statements: [submission, round, roundIndex, note, draft, judged])

  private static let judged = """
    ALTER TABLE worksheet ADD COLUMN judged TEXT CHECK (judged IN ('judging', 'settled'))
    """

  private static let submission = """
    CREATE TABLE worksheet_submission (
      unit_id TEXT NOT NULL,
      worksheet_id TEXT NOT NULL,
      number BIGINT NOT NULL CHECK (number BETWEEN 1 AND 1000000),
      at_ms BIGINT NOT NULL CHECK (at_ms BETWEEN 0 AND 9007199254740991),
      by_id TEXT NOT NULL CHECK (length(by_id) BETWEEN 1 AND 36),
      by_name TEXT NOT NULL CHECK (length(by_name) <= 800),
      answers_digest TEXT NOT NULL CHECK (length(answers_digest) = 64),
      answer_versions TEXT NOT NULL CHECK (length(answer_versions) <= 100000),
      proof_digest TEXT NOT NULL CHECK (length(proof_digest) = 64),
      proof_list TEXT NOT NULL CHECK (length(proof_list) <= 40000000),
      proof_count BIGINT NOT NULL CHECK (proof_count BETWEEN 0 AND 1000000),
      byte_count BIGINT NOT NULL CHECK (byte_count BETWEEN 0 AND 9007199254740991),
      PRIMARY KEY (unit_id, worksheet_id, number),
      FOREIGN KEY (unit_id, worksheet_id) REFERENCES worksheet (unit_id, id)
    )
    """

  private static let round = """
    CREATE TABLE worksheet_return (
      unit_id TEXT NOT NULL,
      worksheet_id TEXT NOT NULL,
      number BIGINT NOT NULL CHECK (number BETWEEN 1 AND 1000000),
      layer TEXT NOT NULL CHECK (layer IN ('tpi', 'tpn')),
      submission BIGINT NOT NULL CHECK (submission BETWEEN 1 AND 1000000),
      at_ms BIGINT NOT NULL CHECK (at_ms BETWEEN 0 AND 9007199254740991),
      by_id TEXT NOT NULL CHECK (length(by_id) BETWEEN 1 AND 36),
      by_name TEXT NOT NULL CHECK (length(by_name) <= 800),
      deadline_ms BIGINT NOT NULL CHECK (deadline_ms BETWEEN 0 AND 9007199254740991),
      sent_again_at_ms BIGINT CHECK (sent_again_at_ms BETWEEN 0 AND 9007199254740991),
      version BIGINT NOT NULL CHECK (version BETWEEN 1 AND 9007199254740991),
      PRIMARY KEY (unit_id, worksheet_id, number),
      FOREIGN KEY (unit_id, worksheet_id) REFERENCES worksheet (unit_id, id)
    )
    """

  /// A worksheet is with its unit once: two rounds that nobody closed cannot stand side by side.
  private static let roundIndex = """
    CREATE UNIQUE INDEX worksheet_return_open ON worksheet_return (unit_id, worksheet_id)
    WHERE sent_again_at_ms IS NULL
    """

  static let reasons = """
    'proof_missing', 'proof_shows_otherwise', 'proof_outside_year', 'proof_unreadable', \
    'counts_contradict', 'answer_too_high', 'note_unclear'
    """

  private static let note = """
    CREATE TABLE worksheet_return_note (
      unit_id TEXT NOT NULL,
      worksheet_id TEXT NOT NULL,
      number BIGINT NOT NULL,
      question_code TEXT NOT NULL CHECK (length(question_code) BETWEEN 1 AND 40),
      reason TEXT NOT NULL CHECK (reason IN (\(reasons))),
      words TEXT NOT NULL CHECK (length(words) BETWEEN 1 AND 8000),
      reply_words TEXT CHECK (length(reply_words) BETWEEN 1 AND 8000),
      reply_by_id TEXT CHECK (length(reply_by_id) BETWEEN 1 AND 36),
      reply_by_name TEXT CHECK (length(reply_by_name) <= 800),
      reply_at_ms BIGINT CHECK (reply_at_ms BETWEEN 0 AND 9007199254740991),
      reply_proofs BIGINT CHECK (reply_proofs BETWEEN 0 AND 1000000),
      reply_version BIGINT CHECK (reply_version BETWEEN 1 AND 9007199254740991),
      PRIMARY KEY (unit_id, worksheet_id, number, question_code),
      FOREIGN KEY (unit_id, worksheet_id, number)
        REFERENCES worksheet_return (unit_id, worksheet_id, number),
      CHECK ((reply_words IS NULL) = (reply_by_id IS NULL)),
      CHECK ((reply_words IS NULL) = (reply_by_name IS NULL)),
      CHECK ((reply_words IS NULL) = (reply_at_ms IS NULL)),
      CHECK ((reply_words IS NULL) = (reply_proofs IS NULL)),
      CHECK ((reply_words IS NULL) = (reply_version IS NULL))
    )
    """

  private static let draft = """
    CREATE TABLE worksheet_return_draft (
      unit_id TEXT NOT NULL,
      worksheet_id TEXT NOT NULL,
      layer TEXT NOT NULL CHECK (layer IN ('tpi', 'tpn')),
      question_code TEXT NOT NULL CHECK (length(question_code) BETWEEN 1 AND 40),
      reason TEXT NOT NULL CHECK (reason IN (\(reasons))),
      words TEXT NOT NULL CHECK (length(words) BETWEEN 1 AND 8000),
      by_id TEXT NOT NULL CHECK (length(by_id) BETWEEN 1 AND 36),
      by_name TEXT NOT NULL CHECK (length(by_name) <= 800),
      at_ms BIGINT NOT NULL CHECK (at_ms BETWEEN 0 AND 9007199254740991),
      version BIGINT NOT NULL CHECK (version BETWEEN 1 AND 9007199254740991),
      PRIMARY KEY (unit_id, worksheet_id, layer, question_code),
      FOREIGN KEY (unit_id, worksheet_id) REFERENCES worksheet (unit_id, id)
    )
    """
}
