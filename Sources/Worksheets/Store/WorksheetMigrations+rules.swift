import Storage

/// The step with which a return opens few questions, notes belong to their author until they are
/// sent, and an instansi has rules of its own.
extension WorksheetMigrations {
  static let returnRules = Migration(
    feature: "Worksheets", number: 5, name: "questions that a return opens, rules of returns",
    statements: [opensAll] + additions + ownDrafts + [rules])

  /// Returns from before opened everything.
  private static let opensAll = """
    ALTER TABLE worksheet_return ADD COLUMN opens_all SMALLINT NOT NULL DEFAULT 1
      CHECK (opens_all IN (0, 1))
    """

  /// Who added a note after the worksheet went back; empty for those that came with the return.
  private static let additions = [
    """
    ALTER TABLE worksheet_return_note ADD COLUMN added_at_ms BIGINT
      CHECK (added_at_ms BETWEEN 0 AND 9007199254740991)
    """,
    """
    ALTER TABLE worksheet_return_note ADD COLUMN added_by_id TEXT
      CHECK ((added_by_id IS NULL) = (added_at_ms IS NULL)
        AND (added_by_id IS NULL OR length(added_by_id) BETWEEN 1 AND 36))
    """,
    """
    ALTER TABLE worksheet_return_note ADD COLUMN added_by_name TEXT
      CHECK ((added_by_name IS NULL) = (added_at_ms IS NULL)
        AND (added_by_name IS NULL OR length(added_by_name) <= 800))
    """,
  ]

  private static let draftColumns = """
    unit_id, worksheet_id, layer, question_code, reason, words, by_id, by_name, at_ms, version
    """

  /// Two assessors may write on the same question, so that the author is part of the key.
  private static let ownDrafts = [
    "CREATE TABLE worksheet_return_draft_old AS SELECT \(draftColumns) FROM worksheet_return_draft",
    "DROP TABLE worksheet_return_draft",
    """
    CREATE TABLE worksheet_return_draft (
      unit_id TEXT NOT NULL,
      worksheet_id TEXT NOT NULL,
      layer TEXT NOT NULL CHECK (layer IN ('tpi', 'tpn')),
      by_id TEXT NOT NULL CHECK (length(by_id) BETWEEN 1 AND 36),
      question_code TEXT NOT NULL CHECK (length(question_code) BETWEEN 1 AND 40),
      reason TEXT NOT NULL CHECK (reason IN (\(reasons))),
      words TEXT NOT NULL CHECK (length(words) BETWEEN 1 AND 8000),
      by_name TEXT NOT NULL CHECK (length(by_name) <= 800),
      at_ms BIGINT NOT NULL CHECK (at_ms BETWEEN 0 AND 9007199254740991),
      version BIGINT NOT NULL CHECK (version BETWEEN 1 AND 9007199254740991),
      PRIMARY KEY (unit_id, worksheet_id, layer, by_id, question_code),
      FOREIGN KEY (unit_id, worksheet_id) REFERENCES worksheet (unit_id, id)
    )
    """,
    """
    INSERT INTO worksheet_return_draft (\(draftColumns))
    SELECT \(draftColumns) FROM worksheet_return_draft_old
    """,
    "DROP TABLE worksheet_return_draft_old",
  ]

  private static let rules = """
    CREATE TABLE return_rules (
      institution_id TEXT NOT NULL PRIMARY KEY REFERENCES institution (id),
      rounds BIGINT NOT NULL CHECK (rounds BETWEEN 1 AND 9),
      longest_days BIGINT NOT NULL CHECK (longest_days BETWEEN 1 AND 92),
      by_id TEXT NOT NULL CHECK (length(by_id) BETWEEN 1 AND 36),
      by_name TEXT NOT NULL CHECK (length(by_name) <= 800),
      at_ms BIGINT NOT NULL CHECK (at_ms BETWEEN 0 AND 9007199254740991),
      version BIGINT NOT NULL CHECK (version BETWEEN 1 AND 9007199254740991)
    )
    """
}
