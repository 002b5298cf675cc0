import Storage

/// The tables of WorkUnits; append-only.
enum WorkUnitMigrations {
  static let all = [
    Migration(
      feature: "WorkUnits", number: 1, name: "instansi, units with dated names, cycles",
      statements: [institution, workUnit] + workUnitIndexes + [workUnitName, cycle]
        + cycleIndexes),
    RosterMigration.tables,
    YearMigration.tables,
    TreeMigration.tables,
    RosterMigration.order,
  ]

  private static let institution = """
    CREATE TABLE institution (
      id TEXT NOT NULL CHECK (length(id) = 36),
      kind TEXT NOT NULL CHECK (kind IN (
        'kementerian', 'lembaga', 'provinsi', 'kabupaten', 'kota')),
      name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 1200),
      created_at_ms BIGINT NOT NULL CHECK (created_at_ms BETWEEN 0 AND 9007199254740991),
      version BIGINT NOT NULL CHECK (version BETWEEN 1 AND 9007199254740991),
      PRIMARY KEY (id),
      UNIQUE (name)
    )
    """

  private static let workUnit = """
    CREATE TABLE work_unit (
      institution_id TEXT NOT NULL REFERENCES institution (id),
      id TEXT NOT NULL CHECK (length(id) = 36),
      parent_id TEXT CHECK (parent_id <> id),
      is_active SMALLINT NOT NULL CHECK (is_active IN (0, 1)),
      created_at_ms BIGINT NOT NULL CHECK (created_at_ms BETWEEN 0 AND 9007199254740991),
      version BIGINT NOT NULL CHECK (version BETWEEN 1 AND 9007199254740991),
      PRIMARY KEY (institution_id, id),
      FOREIGN KEY (institution_id, parent_id) REFERENCES work_unit (institution_id, id)
    )
    """

  private static let workUnitIndexes = [
    "CREATE INDEX work_unit_id ON work_unit (id)",
    "CREATE INDEX work_unit_parent ON work_unit (institution_id, parent_id)",
  ]

  private static let workUnitName = """
    CREATE TABLE work_unit_name (
      institution_id TEXT NOT NULL,
      unit_id TEXT NOT NULL,
      valid_from TEXT NOT NULL CHECK (length(valid_from) = 10),
      name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 1200),
      PRIMARY KEY (institution_id, unit_id, valid_from),
      FOREIGN KEY (institution_id, unit_id) REFERENCES work_unit (institution_id, id)
    )
    """

  private static let cycle = """
    CREATE TABLE programme_cycle (
      id TEXT NOT NULL CHECK (length(id) = 36),
      institution_id TEXT REFERENCES institution (id),
      year BIGINT NOT NULL CHECK (year BETWEEN 2012 AND 2100),
      instrument_id TEXT NOT NULL CHECK (length(instrument_id) BETWEEN 1 AND 100),
      open_from_ms BIGINT CHECK (open_from_ms BETWEEN 0 AND 9007199254740991),
      open_until_ms BIGINT CHECK (open_until_ms BETWEEN 0 AND 9007199254740991),
      created_at_ms BIGINT NOT NULL CHECK (created_at_ms BETWEEN 0 AND 9007199254740991),
      version BIGINT NOT NULL CHECK (version BETWEEN 1 AND 9007199254740991),
      PRIMARY KEY (id),
      CHECK (open_from_ms IS NULL OR open_until_ms IS NULL OR open_from_ms < open_until_ms)
    )
    """

  private static let cycleIndexes = [
    """
    CREATE UNIQUE INDEX programme_cycle_institution ON programme_cycle (institution_id, year)
    WHERE institution_id IS NOT NULL
    """,
    """
    CREATE UNIQUE INDEX programme_cycle_national ON programme_cycle (year)
    WHERE institution_id IS NULL
    """,
  ]
}
