import Storage

extension SurveyMigrations {
  /// Lists of served people and their draws.
  static let frames = Migration(
    feature: "Surveys", number: 3, name: "lists of served people, sealed, and their draws",
    statements: [frame, frameLine])

  /// One list of a round: the seed that was promised, what was uploaded, what was drawn.
  private static let frame = """
    CREATE TABLE survey_frame (
      round_id TEXT NOT NULL REFERENCES survey_round (id),
      seed_digest TEXT NOT NULL CHECK (length(seed_digest) = 64),
      sealed_seed BYTEA NOT NULL,
      upload TEXT CHECK (length(upload) = 36),
      line_count BIGINT CHECK (line_count BETWEEN 1 AND 1000000),
      digest TEXT CHECK (length(digest) = 64),
      seed TEXT CHECK (length(seed) BETWEEN 64 AND 1000),
      drawn_count BIGINT CHECK (drawn_count BETWEEN 1 AND 1000000),
      drawn_at_ms BIGINT CHECK (drawn_at_ms BETWEEN 0 AND 9007199254740991),
      renewed_count BIGINT NOT NULL CHECK (renewed_count BETWEEN 0 AND 1000),
      PRIMARY KEY (round_id),
      CHECK ((seed IS NULL) = (drawn_at_ms IS NULL)),
      CHECK (seed IS NULL OR digest IS NOT NULL)
    )
    """

  /// The lines of an upload; whom they name opens with a key outside of the database only.
  private static let frameLine = """
    CREATE TABLE survey_frame_line (
      round_id TEXT NOT NULL REFERENCES survey_round (id),
      upload TEXT NOT NULL CHECK (length(upload) = 36),
      line BIGINT NOT NULL CHECK (line BETWEEN 1 AND 1000000),
      service SMALLINT CHECK (service BETWEEN 1 AND 40),
      fingerprint TEXT NOT NULL CHECK (length(fingerprint) = 64),
      sealed_contact BYTEA NOT NULL,
      PRIMARY KEY (round_id, upload, line)
    )
    """
}
