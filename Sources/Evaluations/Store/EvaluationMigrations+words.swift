import Storage

extension EvaluationMigrations {
  /// The words of conflicts are kept sealed (decision 0209).
  ///
  /// The table is written anew, since SQLite cannot change a table's rule in place. What is
  /// readable in it stays in `words` until the program, which has the key, has sealed it.
  static let words: [Migration] = [
    Migration(
      feature: "Evaluations", number: 10, name: "sealed words of conflicts",
      statements: [
        """
        CREATE TABLE conflict_statement_old AS
        SELECT unit_id, declaration_id, number, at_ms, kind, words FROM conflict_statement
        """,
        "DROP TABLE conflict_statement", sealedStatement,
        """
        INSERT INTO conflict_statement (unit_id, declaration_id, number, at_ms, kind, words)
        SELECT unit_id, declaration_id, number, at_ms, kind, words FROM conflict_statement_old
        """,
        "DROP TABLE conflict_statement_old",
        """
        CREATE INDEX conflict_statement_readable
        ON conflict_statement (unit_id, declaration_id, number) WHERE words IS NOT NULL
        """,
      ])
  ]

  /// What was said; no kind says that there is no conflict, `words` are of earlier versions.
  private static let sealedStatement = """
    CREATE TABLE conflict_statement (
      unit_id TEXT NOT NULL,
      declaration_id TEXT NOT NULL,
      number BIGINT NOT NULL CHECK (number BETWEEN 1 AND 1000),
      at_ms BIGINT NOT NULL CHECK (at_ms BETWEEN 0 AND 9007199254740991),
      kind TEXT CHECK (kind IN (
        'works_there', 'worked_there', 'family', 'earlier_verdict', 'other')),
      words TEXT CHECK (length(words) BETWEEN 1 AND 800),
      sealed_words TEXT CHECK (length(sealed_words) BETWEEN 50 AND 2000),
      PRIMARY KEY (unit_id, declaration_id, number),
      FOREIGN KEY (unit_id, declaration_id) REFERENCES conflict_declaration (unit_id, id),
      CHECK (words IS NULL OR sealed_words IS NULL),
      CHECK (kind IS NOT NULL OR (words IS NULL AND sealed_words IS NULL)),
      CHECK (kind <> 'other' OR words IS NOT NULL OR sealed_words IS NOT NULL)
    )
    """
}
