import Storage

/// The tables of Worksheets; append-only.
enum WorksheetMigrations {
  static let all = [
    Migration(
      feature: "Worksheets", number: 1, name: "worksheets, answers with versions, packed vectors",
      statements: [worksheet] + worksheetIndexes + [answer, answerVersion, answerVector]),
    surveyFigures, surveyYears, returns, returnRules,
  ]

  private static let worksheet = """
    CREATE TABLE worksheet (
      institution_id TEXT NOT NULL,
      unit_id TEXT NOT NULL CHECK (length(unit_id) = 36),
      id TEXT NOT NULL CHECK (length(id) = 36),
      cycle_id TEXT NOT NULL REFERENCES programme_cycle (id),
      year BIGINT NOT NULL CHECK (year BETWEEN 2012 AND 2100),
      instrument_id TEXT NOT NULL CHECK (length(instrument_id) BETWEEN 1 AND 100),
      stage TEXT NOT NULL CHECK (stage IN ('draft', 'submitted', 'returned')),
      stage_at_ms BIGINT CHECK (stage_at_ms BETWEEN 0 AND 9007199254740991),
      stage_by_id TEXT CHECK (length(stage_by_id) BETWEEN 1 AND 36),
      stage_by_name TEXT CHECK (length(stage_by_name) <= 800),
      return_reason TEXT CHECK (length(return_reason) BETWEEN 1 AND 8000),
      submitted_at_ms BIGINT CHECK (submitted_at_ms BETWEEN 0 AND 9007199254740991),
      submission_count BIGINT NOT NULL CHECK (submission_count BETWEEN 0 AND 1000000),
      created_at_ms BIGINT NOT NULL CHECK (created_at_ms BETWEEN 0 AND 9007199254740991),
      version BIGINT NOT NULL CHECK (version BETWEEN 1 AND 9007199254740991),
      PRIMARY KEY (unit_id, id),
      UNIQUE (unit_id, cycle_id),
      FOREIGN KEY (institution_id, unit_id) REFERENCES work_unit (institution_id, id),
      CHECK ((stage = 'draft') = (stage_at_ms IS NULL)),
      CHECK ((stage = 'draft') = (stage_by_id IS NULL)),
      CHECK ((stage = 'draft') = (stage_by_name IS NULL)),
      CHECK ((stage = 'draft') = (submitted_at_ms IS NULL)),
      CHECK ((stage = 'returned') = (return_reason IS NOT NULL))
    )
    """

  private static let worksheetIndexes = [
    "CREATE INDEX worksheet_id ON worksheet (id)",
    "CREATE INDEX worksheet_institution ON worksheet (institution_id, unit_id)",
    "CREATE INDEX worksheet_cycle ON worksheet (cycle_id)",
    "CREATE INDEX worksheet_year ON worksheet (year, unit_id, id)",
  ]

  /// What both tables of answers hold.
  private static let answerColumns = """
      unit_id TEXT NOT NULL,
      worksheet_id TEXT NOT NULL,
      layer TEXT NOT NULL CHECK (layer IN ('unit', 'tpi', 'tpn')),
      question_code TEXT NOT NULL CHECK (length(question_code) BETWEEN 1 AND 40),
      version BIGINT NOT NULL CHECK (version BETWEEN 1 AND 9007199254740991),
      answer_values TEXT NOT NULL CHECK (length(answer_values) <= 1000),
      note TEXT NOT NULL CHECK (length(note) <= 16000),
      evidence TEXT NOT NULL CHECK (length(evidence) <= 8000),
      origin TEXT NOT NULL CHECK (origin IN ('typed', 'restored', 'carried_over', 'imported')),
      origin_detail BIGINT CHECK (origin_detail BETWEEN 0 AND 9007199254740991),
      author_id TEXT NOT NULL CHECK (length(author_id) BETWEEN 1 AND 36),
      author_name TEXT NOT NULL CHECK (length(author_name) <= 800),
      at_ms BIGINT NOT NULL CHECK (at_ms BETWEEN 0 AND 9007199254740991),
      digest BYTEA NOT NULL CHECK (length(digest) = 32),
    """

  private static let answer = """
    CREATE TABLE worksheet_answer (
    \(answerColumns)
      PRIMARY KEY (unit_id, worksheet_id, layer, question_code),
      FOREIGN KEY (unit_id, worksheet_id) REFERENCES worksheet (unit_id, id)
    )
    """

  private static let answerVersion = """
    CREATE TABLE worksheet_answer_version (
    \(answerColumns)
      PRIMARY KEY (unit_id, worksheet_id, layer, question_code, version),
      FOREIGN KEY (unit_id, worksheet_id) REFERENCES worksheet (unit_id, id)
    )
    """

  private static let answerVector = """
    CREATE TABLE answer_vector (
      unit_id TEXT NOT NULL,
      worksheet_id TEXT NOT NULL,
      layer TEXT NOT NULL CHECK (layer IN ('unit', 'tpi', 'tpn')),
      version BIGINT NOT NULL CHECK (version BETWEEN 1 AND 9007199254740991),
      places BYTEA NOT NULL CHECK (length(places) <= 40000),
      digest BYTEA NOT NULL CHECK (length(digest) = 32),
      PRIMARY KEY (unit_id, worksheet_id, layer),
      FOREIGN KEY (unit_id, worksheet_id) REFERENCES worksheet (unit_id, id)
    )
    """
}
