import Storage

extension SurveyMigrations {
  /// Further languages, which come as files.
  static let wordings = Migration(
    feature: "Surveys", number: 5, name: "wordings in further languages",
    statements: [
      """
      CREATE TABLE survey_wording (
        subject TEXT NOT NULL CHECK (length(subject) BETWEEN 1 AND 40),
        language TEXT NOT NULL CHECK (length(language) BETWEEN 2 AND 35),
        words TEXT NOT NULL CHECK (length(words) BETWEEN 2 AND 400000),
        added_at_ms BIGINT NOT NULL CHECK (added_at_ms BETWEEN 0 AND 9007199254740991),
        PRIMARY KEY (subject, language)
      )
      """
    ])
}
