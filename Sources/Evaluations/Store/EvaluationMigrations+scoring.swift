import Storage

extension EvaluationMigrations {
  /// The steps of what scoring alone needs besides sheets.
  static let scoring: [Migration] = [
    Migration(
      feature: "Evaluations", number: 6, name: "how long members take, for themselves",
      statements: [time])
  ]

  /// `seconds` holds the visits before the one that `visit_at_ms` names.
  private static let time = """
    CREATE TABLE scoring_time (
      unit_id TEXT NOT NULL,
      evaluation_id TEXT NOT NULL,
      account_id TEXT NOT NULL,
      question_code TEXT NOT NULL CHECK (length(question_code) BETWEEN 1 AND 40),
      seconds BIGINT NOT NULL CHECK (seconds BETWEEN 0 AND 9007199254740991),
      visit_at_ms BIGINT NOT NULL CHECK (visit_at_ms BETWEEN 0 AND 9007199254740991),
      visit_seconds BIGINT NOT NULL CHECK (visit_seconds BETWEEN 1 AND 900),
      PRIMARY KEY (unit_id, evaluation_id, account_id, question_code),
      FOREIGN KEY (unit_id, evaluation_id, account_id)
        REFERENCES evaluation_member (unit_id, evaluation_id, account_id)
    )
    """
}
