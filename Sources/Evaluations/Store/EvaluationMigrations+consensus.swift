import Storage

extension EvaluationMigrations {
  /// The steps of what the lead can do before handing over, and of what the controller notes.
  static let consensus: [Migration] = [
    Migration(
      feature: "Evaluations", number: 7,
      name: "reopened questions, reasons for the unit, notes of the controller",
      statements: [
        keep, "DROP TABLE consensus_step", step, putBack, "DROP TABLE consensus_step_kept", note,
      ])
  ]

  /// SQLite changes no CHECK in place: the rows wait aside while the table is made again.
  private static let keep = """
    CREATE TABLE consensus_step_kept AS
    SELECT unit_id, evaluation_id, question_code, number, act, from_values, to_values, words,
      author_id, author_name, at_ms, digest
    FROM consensus_step
    """

  private static let step = """
    CREATE TABLE consensus_step (
      unit_id TEXT NOT NULL,
      evaluation_id TEXT NOT NULL,
      question_code TEXT NOT NULL CHECK (length(question_code) BETWEEN 1 AND 40),
      number BIGINT NOT NULL CHECK (number BETWEEN 1 AND 1000000),
      act TEXT NOT NULL CHECK (act IN
        ('remark', 'move', 'decision', 'reopening', 'unit_reason', 'doubt')),
      from_values TEXT CHECK (length(from_values) <= 1000),
      to_values TEXT CHECK (length(to_values) <= 1000),
      words TEXT NOT NULL CHECK (length(words) BETWEEN 1 AND 8000),
      author_id TEXT NOT NULL CHECK (length(author_id) BETWEEN 1 AND 36),
      author_name TEXT NOT NULL CHECK (length(author_name) <= 800),
      at_ms BIGINT NOT NULL CHECK (at_ms BETWEEN 0 AND 9007199254740991),
      digest BYTEA NOT NULL CHECK (length(digest) = 32),
      PRIMARY KEY (unit_id, evaluation_id, question_code, number),
      FOREIGN KEY (unit_id, evaluation_id) REFERENCES evaluation (unit_id, id),
      CHECK ((act = 'move') = (from_values IS NOT NULL)),
      CHECK ((act IN ('move', 'decision')) = (to_values IS NOT NULL))
    )
    """

  private static let putBack = """
    INSERT INTO consensus_step (unit_id, evaluation_id, question_code, number, act, from_values,
      to_values, words, author_id, author_name, at_ms, digest)
    SELECT unit_id, evaluation_id, question_code, number, act, from_values, to_values, words,
      author_id, author_name, at_ms, digest
    FROM consensus_step_kept
    """

  /// What the controller says beside an agreement; a doubt has its own column.
  private static let note = """
    ALTER TABLE sample_check ADD COLUMN note TEXT CHECK (length(note) BETWEEN 1 AND 8000)
    """
}
