import Storage

/// The steps with which a figure may come from a survey, and from several.
extension WorksheetMigrations {
  /// Both tables of answers are written anew, since SQLite cannot change a table's rule in place.
  ///
  /// The rule is what an origin may be. They are not renamed, so that keys keep their names.
  static let surveyFigures = Migration(
    feature: "Worksheets", number: 2, name: "answers that take their figure from a survey round",
    statements: rewritten("worksheet_answer", key: "unit_id, worksheet_id, layer, question_code")
      + rewritten(
        "worksheet_answer_version",
        key: "unit_id, worksheet_id, layer, question_code, version"))

  /// A figure may be of several rounds: the one closed last stays where it was, the others beside it.
  static let surveyYears = Migration(
    feature: "Worksheets", number: 3, name: "answers that take the figure of all rounds",
    statements: ["worksheet_answer", "worksheet_answer_version"].map { table in
      """
      ALTER TABLE \(table) ADD COLUMN earlier_round_ids TEXT
        CHECK (length(earlier_round_ids) BETWEEN 36 AND 40000)
      """
    })

  private static let oldColumns = """
    unit_id, worksheet_id, layer, question_code, version, answer_values, note, evidence, origin, \
    origin_detail, author_id, author_name, at_ms, digest
    """

  private static func rewritten(_ table: String, key: String) -> [String] {
    [
      "CREATE TABLE \(table)_old AS SELECT \(oldColumns) FROM \(table)",
      "DROP TABLE \(table)",
      """
      CREATE TABLE \(table) (
        unit_id TEXT NOT NULL,
        worksheet_id TEXT NOT NULL,
        layer TEXT NOT NULL CHECK (layer IN ('unit', 'tpi', 'tpn')),
        question_code TEXT NOT NULL CHECK (length(question_code) BETWEEN 1 AND 40),
        version BIGINT NOT NULL CHECK (version BETWEEN 1 AND 9007199254740991),
        answer_values TEXT NOT NULL CHECK (length(answer_values) <= 1000),
        note TEXT NOT NULL CHECK (length(note) <= 16000),
        evidence TEXT NOT NULL CHECK (length(evidence) <= 8000),
        origin TEXT NOT NULL
          CHECK (origin IN ('typed', 'restored', 'carried_over', 'imported', 'survey')),
        origin_detail BIGINT CHECK (origin_detail BETWEEN 0 AND 9007199254740991),
        author_id TEXT NOT NULL CHECK (length(author_id) BETWEEN 1 AND 36),
        author_name TEXT NOT NULL CHECK (length(author_name) <= 800),
        at_ms BIGINT NOT NULL CHECK (at_ms BETWEEN 0 AND 9007199254740991),
        digest BYTEA NOT NULL CHECK (length(digest) = 32),
        survey_round_id TEXT REFERENCES survey_round (id),
        PRIMARY KEY (\(key)),
        FOREIGN KEY (unit_id, worksheet_id) REFERENCES worksheet (unit_id, id),
        CHECK ((origin = 'survey') = (survey_round_id IS NOT NULL))
      )
      """,
      "INSERT INTO \(table) (\(oldColumns)) SELECT \(oldColumns) FROM \(table)_old",
      "DROP TABLE \(table)_old",
    ]
  }
}
