import Storage

extension EvaluationMigrations {
  /// What the printed report needs: letterheads, and the PDF of each signed report.
  static let papers: [Migration] = [
    Migration(
      feature: "Evaluations", number: 8, name: "letterheads and printed reports",
      statements: [letterhead, printed])
  ]

  /// What stands on top of the reports of an instansi; changes are in the journal.
  private static let letterhead = """
    CREATE TABLE report_letterhead (
      institution_id TEXT NOT NULL CHECK (length(institution_id) = 36),
      office TEXT NOT NULL CHECK (length(office) <= 640),
      address TEXT NOT NULL CHECK (length(address) <= 2600),
      author_id TEXT NOT NULL CHECK (length(author_id) BETWEEN 1 AND 36),
      author_name TEXT NOT NULL CHECK (length(author_name) <= 800),
      at_ms BIGINT NOT NULL CHECK (at_ms BETWEEN 0 AND 9007199254740991),
      version BIGINT NOT NULL CHECK (version BETWEEN 1 AND 9007199254740991),
      PRIMARY KEY (institution_id)
    )
    """

  /// `records` is made of the signed records that it was printed from, `digest` of the bytes.
  private static let printed = """
    CREATE TABLE report_print (
      unit_id TEXT NOT NULL,
      evaluation_id TEXT NOT NULL,
      edition BIGINT NOT NULL CHECK (edition BETWEEN 1 AND 1000),
      records BYTEA NOT NULL CHECK (length(records) = 32),
      address TEXT NOT NULL CHECK (length(address) <= 1200),
      bytes BYTEA NOT NULL CHECK (length(bytes) BETWEEN 5 AND 20000000),
      digest BYTEA NOT NULL CHECK (length(digest) = 32),
      made_at_ms BIGINT NOT NULL CHECK (made_at_ms BETWEEN 0 AND 9007199254740991),
      PRIMARY KEY (unit_id, evaluation_id, edition),
      FOREIGN KEY (unit_id, evaluation_id) REFERENCES evaluation_report (unit_id, evaluation_id)
    )
    """
}
