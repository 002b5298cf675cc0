import Storage

extension EvaluationMigrations {
  /// The steps of what a coordinator says of units before they are shared out.
  static let places: [Migration] = [
    Migration(
      feature: "Evaluations", number: 9, name: "how long the judgement of a unit takes",
      statements: [work])
  ]

  /// A unit without a row takes the usual time.
  private static let work = """
    CREATE TABLE unit_work (
      institution_id TEXT NOT NULL,
      unit_id TEXT NOT NULL,
      minutes BIGINT NOT NULL CHECK (minutes BETWEEN 30 AND 6000),
      PRIMARY KEY (institution_id, unit_id),
      FOREIGN KEY (institution_id, unit_id) REFERENCES work_unit (institution_id, id)
    )
    """
}
