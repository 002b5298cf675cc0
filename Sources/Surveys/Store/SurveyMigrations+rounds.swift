import Storage

extension SurveyMigrations {
  /// How often a window was extended, and rounds that were withdrawn before they opened.
  ///
  /// Why and from when to when stands in the journal.
  static let fixedRounds = Migration(
    feature: "Surveys", number: 7, name: "extensions are counted, rounds can be withdrawn",
    statements: [
      """
      ALTER TABLE survey_round ADD COLUMN extension_count SMALLINT NOT NULL DEFAULT 0
        CHECK (extension_count BETWEEN 0 AND 1000)
      """,
      """
      ALTER TABLE survey_round ADD COLUMN withdrawn_at_ms BIGINT
        CHECK (withdrawn_at_ms BETWEEN 0 AND 9007199254740991)
      """,
    ])
}
