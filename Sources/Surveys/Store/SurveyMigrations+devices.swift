import Storage

extension SurveyMigrations {
  /// The device of a kiosk, and how many paper forms somebody typed in on a day.
  static let devices = Migration(
    feature: "Surveys", number: 8, name: "kiosks on one device each, and typed paper forms",
    statements: [
      """
      ALTER TABLE survey_kiosk ADD COLUMN pairing BIGINT NOT NULL DEFAULT 1
        CHECK (pairing BETWEEN 1 AND 1000000)
      """,
      """
      ALTER TABLE survey_kiosk ADD COLUMN pairing_until_ms BIGINT
        CHECK (pairing_until_ms BETWEEN 0 AND 9007199254740991)
      """,
      """
      ALTER TABLE survey_kiosk ADD COLUMN tied_at_ms BIGINT
        CHECK (tied_at_ms BETWEEN 0 AND 9007199254740991)
      """,
      "CREATE UNIQUE INDEX survey_kiosk_id ON survey_kiosk (id)",
      "CREATE INDEX survey_kiosk_pairing ON survey_kiosk (pairing_until_ms)",
      typing,
    ])

  /// Counts of forms, written by shuffles only (decision 0184): never a form, never a time.
  private static let typing = """
    CREATE TABLE survey_paper_typing (
      round_id TEXT NOT NULL REFERENCES survey_round (id),
      day TEXT NOT NULL CHECK (length(day) = 10),
      account_id TEXT NOT NULL CHECK (length(account_id) BETWEEN 1 AND 64),
      form_count BIGINT NOT NULL CHECK (form_count BETWEEN 1 AND 9007199254740991),
      PRIMARY KEY (round_id, day, account_id)
    )
    """
}
