import Storage

extension SurveyMigrations {
  /// Call-backs: the public keys of the national side, contacts sealed to them, what was drawn.
  static let callBacks = Migration(
    feature: "Surveys", number: 4, name: "call-backs: keys, sealed contacts, draws",
    statements: [
      // Contacts for a call-back lie beside the lines of the list, not beside invitations.
      "ALTER TABLE survey_invitation DROP COLUMN sealed_for_callback",
      "ALTER TABLE survey_frame_line ADD COLUMN sealed_for_callback BYTEA",
      """
      ALTER TABLE survey_frame ADD COLUMN callback_seed_digest TEXT
        CHECK (length(callback_seed_digest) = 64)
      """,
      "ALTER TABLE survey_frame ADD COLUMN sealed_callback_seed BYTEA",
      """
      ALTER TABLE survey_frame ADD COLUMN callback_key_id TEXT
        CHECK (length(callback_key_id) = 64)
      """,
      "ALTER TABLE survey_frame ADD COLUMN callback_opener BYTEA",
      """
      ALTER TABLE survey_frame ADD COLUMN contacts_removed_at_ms BIGINT
        CHECK (contacts_removed_at_ms BETWEEN 0 AND 9007199254740991)
      """,
      key, callBack, line,
    ])

  /// Public keys of the national side; the private parts are never here.
  private static let key = """
    CREATE TABLE survey_callback_key (
      id TEXT NOT NULL CHECK (length(id) = 64),
      public_key BYTEA NOT NULL CHECK (length(public_key) = 32),
      adopted_at_ms BIGINT NOT NULL CHECK (adopted_at_ms BETWEEN 0 AND 9007199254740991),
      PRIMARY KEY (id)
    )
    """

  /// The one call-back of a round.
  private static let callBack = """
    CREATE TABLE survey_callback (
      round_id TEXT NOT NULL REFERENCES survey_round (id),
      seed TEXT NOT NULL CHECK (length(seed) BETWEEN 64 AND 1000),
      drawn_count BIGINT NOT NULL CHECK (drawn_count BETWEEN 1 AND 1000),
      drawn_at_ms BIGINT NOT NULL CHECK (drawn_at_ms BETWEEN 0 AND 9007199254740991),
      handed_out_count BIGINT NOT NULL CHECK (handed_out_count BETWEEN 0 AND 1000000),
      PRIMARY KEY (round_id)
    )
    """

  /// The lines that were drawn.
  private static let line = """
    CREATE TABLE survey_callback_line (
      round_id TEXT NOT NULL REFERENCES survey_round (id),
      line BIGINT NOT NULL CHECK (line BETWEEN 1 AND 1000000),
      PRIMARY KEY (round_id, line)
    )
    """
}
