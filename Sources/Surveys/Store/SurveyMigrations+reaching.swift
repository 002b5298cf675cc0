import Storage

extension SurveyMigrations {
  /// Counters with their codes, and kiosks.
  static let places = Migration(
    feature: "Surveys", number: 2, name: "counters with changing codes, and kiosks",
    statements: [counter, kiosk, dueIndex])

  /// A counter; its codes are made from a key outside of the database and stored nowhere.
  private static let counter = """
    CREATE TABLE survey_counter (
      round_id TEXT NOT NULL REFERENCES survey_round (id),
      id TEXT NOT NULL CHECK (length(id) = 36),
      name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 320),
      service SMALLINT CHECK (service BETWEEN 1 AND 40),
      removed_at_ms BIGINT CHECK (removed_at_ms BETWEEN 0 AND 9007199254740991),
      PRIMARY KEY (round_id, id),
      UNIQUE (id)
    )
    """

  /// A kiosk; only the digest of its secret is kept.
  private static let kiosk = """
    CREATE TABLE survey_kiosk (
      round_id TEXT NOT NULL REFERENCES survey_round (id),
      id TEXT NOT NULL CHECK (length(id) = 36),
      token_digest TEXT NOT NULL CHECK (length(token_digest) = 64),
      name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 320),
      service SMALLINT CHECK (service BETWEEN 1 AND 40),
      opened_at_ms BIGINT NOT NULL CHECK (opened_at_ms BETWEEN 0 AND 9007199254740991),
      expires_at_ms BIGINT NOT NULL CHECK (expires_at_ms BETWEEN 0 AND 9007199254740991),
      closed_at_ms BIGINT CHECK (closed_at_ms BETWEEN 0 AND 9007199254740991),
      PRIMARY KEY (round_id, id),
      UNIQUE (token_digest)
    )
    """

  /// What waits for the assessors of an instansi or of the nation.
  private static let dueIndex = """
    CREATE INDEX survey_round_purpose ON survey_round (purpose, institution_id, closes_at_ms)
    """
}
