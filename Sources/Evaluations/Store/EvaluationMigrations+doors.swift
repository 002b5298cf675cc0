import Storage

extension EvaluationMigrations {
  /// The steps of conflicts of interest and seats.
  static let doors: [Migration] = [
    Migration(
      feature: "Evaluations", number: 2, name: "seats, conflicts of interest, members who leave",
      statements: [assignment] + assignmentIndexes + [holding] + holdingIndexes + [declaration]
        + declarationIndexes + [statement, leaving, memberIndex])
  ]

  /// Who judges a unit in a year and layer; the latest one counts, and one at most has people.
  private static let assignment = """
    CREATE TABLE unit_assignment (
      institution_id TEXT NOT NULL,
      unit_id TEXT NOT NULL,
      id TEXT NOT NULL CHECK (length(id) = 36),
      year BIGINT NOT NULL CHECK (year BETWEEN 2012 AND 2100),
      layer TEXT NOT NULL CHECK (layer IN ('tpi', 'tpn')),
      team_id TEXT NOT NULL CHECK (length(team_id) = 36),
      begun_at_ms BIGINT NOT NULL CHECK (begun_at_ms BETWEEN 0 AND 9007199254740991),
      is_held SMALLINT NOT NULL CHECK (is_held IN (0, 1)),
      version BIGINT NOT NULL CHECK (version BETWEEN 1 AND 9007199254740991),
      PRIMARY KEY (unit_id, id),
      FOREIGN KEY (institution_id, unit_id) REFERENCES work_unit (institution_id, id)
    )
    """

  private static let assignmentIndexes = [
    "CREATE INDEX unit_assignment_id ON unit_assignment (id)",
    """
    CREATE INDEX unit_assignment_institution
    ON unit_assignment (institution_id, year, layer, unit_id)
    """,
    "CREATE INDEX unit_assignment_year ON unit_assignment (year, layer, unit_id)",
    """
    CREATE UNIQUE INDEX unit_assignment_held ON unit_assignment (unit_id, year, layer)
    WHERE is_held = 1
    """,
  ]

  /// Somebody's time in a seat; `follows` is the place of the holding that it took over from.
  private static let holding = """
    CREATE TABLE seat_holding (
      unit_id TEXT NOT NULL,
      assignment_id TEXT NOT NULL,
      place BIGINT NOT NULL CHECK (place BETWEEN 0 AND 999),
      account_id TEXT NOT NULL CHECK (length(account_id) = 36),
      duty TEXT NOT NULL CHECK (duty IN ('member', 'lead', 'controller')),
      from_ms BIGINT NOT NULL CHECK (from_ms BETWEEN 0 AND 9007199254740991),
      until_ms BIGINT CHECK (until_ms BETWEEN 0 AND 9007199254740991),
      follows BIGINT CHECK (follows BETWEEN 0 AND 999),
      PRIMARY KEY (unit_id, assignment_id, place),
      UNIQUE (unit_id, assignment_id, follows),
      FOREIGN KEY (unit_id, assignment_id) REFERENCES unit_assignment (unit_id, id),
      CHECK (until_ms IS NULL OR until_ms >= from_ms),
      CHECK (follows IS NULL OR follows < place)
    )
    """

  private static let holdingIndexes = [
    """
    CREATE INDEX seat_holding_account ON seat_holding (account_id, unit_id, assignment_id)
    WHERE until_ms IS NULL
    """,
    """
    CREATE UNIQUE INDEX seat_holding_once ON seat_holding (unit_id, assignment_id, account_id)
    WHERE until_ms IS NULL
    """,
  ]

  private static let declaration = """
    CREATE TABLE conflict_declaration (
      institution_id TEXT NOT NULL,
      unit_id TEXT NOT NULL,
      id TEXT NOT NULL CHECK (length(id) = 36),
      account_id TEXT NOT NULL CHECK (length(account_id) = 36),
      year BIGINT NOT NULL CHECK (year BETWEEN 2012 AND 2100),
      layer TEXT NOT NULL CHECK (layer IN ('tpi', 'tpn')),
      version BIGINT NOT NULL CHECK (version BETWEEN 1 AND 9007199254740991),
      PRIMARY KEY (unit_id, id),
      UNIQUE (account_id, unit_id, year, layer),
      FOREIGN KEY (institution_id, unit_id) REFERENCES work_unit (institution_id, id)
    )
    """

  private static let declarationIndexes = [
    """
    CREATE INDEX conflict_declaration_institution
    ON conflict_declaration (institution_id, year, layer, unit_id)
    """,
    "CREATE INDEX conflict_declaration_year ON conflict_declaration (year, layer, unit_id)",
  ]

  /// What was said; no kind says that there is no conflict.
  private static let statement = """
    CREATE TABLE conflict_statement (
      unit_id TEXT NOT NULL,
      declaration_id TEXT NOT NULL,
      number BIGINT NOT NULL CHECK (number BETWEEN 1 AND 1000),
      at_ms BIGINT NOT NULL CHECK (at_ms BETWEEN 0 AND 9007199254740991),
      kind TEXT CHECK (kind IN (
        'works_there', 'worked_there', 'family', 'earlier_verdict', 'other')),
      words TEXT CHECK (length(words) BETWEEN 1 AND 800),
      PRIMARY KEY (unit_id, declaration_id, number),
      FOREIGN KEY (unit_id, declaration_id) REFERENCES conflict_declaration (unit_id, id),
      CHECK (kind IS NOT NULL OR words IS NULL),
      CHECK (kind <> 'other' OR words IS NOT NULL)
    )
    """

  /// When somebody left the team of a judgement; their sheet no longer counts.
  private static let leaving = """
    ALTER TABLE evaluation_member ADD COLUMN left_at_ms BIGINT
      CHECK (left_at_ms BETWEEN 0 AND 9007199254740991)
    """

  private static let memberIndex = """
    CREATE INDEX evaluation_member_account
    ON evaluation_member (account_id, unit_id, evaluation_id)
    """
}
