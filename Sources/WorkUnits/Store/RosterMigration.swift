import Storage

/// The tables of the roster and of heads of unit, and the zone and languages of units.
enum RosterMigration {
  static let tables = Migration(
    feature: "WorkUnits", number: 2, name: "roster, heads of unit, zone and languages",
    statements: [zone, languages, employee, employeeAccount, stay] + stayIndexes + [
      head, headEmployee,
    ])

  /// A page of a roster is read in the order of names without sorting all of its people.
  ///
  /// The index holds all that decides whether somebody is on the page, and the count besides.
  static let order = Migration(
    feature: "WorkUnits", number: 5, name: "the roster in the order of names",
    statements: [
      """
      ALTER TABLE unit_stay ADD COLUMN sort_name TEXT NOT NULL DEFAULT ''
        CHECK (length(sort_name) <= 800)
      """,
      """
      UPDATE unit_stay
      SET sort_name = (SELECT lower(name) FROM employee WHERE employee.id = unit_stay.employee_id)
      """,
      """
      CREATE INDEX unit_stay_name
      ON unit_stay (institution_id, sort_name, employee_id, joined_on, left_on, unit_id)
      """,
    ])

  private static let zone = """
    ALTER TABLE work_unit ADD COLUMN zone TEXT NOT NULL DEFAULT 'Asia/Jakarta'
      CHECK (length(zone) BETWEEN 3 AND 64)
    """

  private static let languages = """
    ALTER TABLE work_unit ADD COLUMN languages TEXT NOT NULL DEFAULT 'id'
      CHECK (length(languages) BETWEEN 2 AND 60)
    """

  /// One row for each person; the number of a civil servant is unique in the installation.
  private static let employee = """
    CREATE TABLE employee (
      id TEXT NOT NULL CHECK (length(id) = 36),
      nip TEXT NOT NULL CHECK (length(nip) = 18),
      name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 800),
      account_id TEXT CHECK (length(account_id) = 36),
      created_at_ms BIGINT NOT NULL CHECK (created_at_ms BETWEEN 0 AND 9007199254740991),
      version BIGINT NOT NULL CHECK (version BETWEEN 1 AND 9007199254740991),
      PRIMARY KEY (id),
      UNIQUE (nip)
    )
    """

  private static let employeeAccount = """
    CREATE UNIQUE INDEX employee_account ON employee (account_id) WHERE account_id IS NOT NULL
    """

  /// One row for each time that a person spends in a unit.
  private static let stay = """
    CREATE TABLE unit_stay (
      institution_id TEXT NOT NULL,
      unit_id TEXT NOT NULL,
      employee_id TEXT NOT NULL REFERENCES employee (id),
      joined_on TEXT NOT NULL CHECK (length(joined_on) = 10),
      left_on TEXT CHECK (length(left_on) = 10),
      position TEXT NOT NULL CHECK (length(position) BETWEEN 1 AND 800),
      section TEXT CHECK (length(section) BETWEEN 1 AND 1200),
      PRIMARY KEY (unit_id, employee_id, joined_on),
      FOREIGN KEY (institution_id, unit_id) REFERENCES work_unit (institution_id, id),
      CHECK (left_on IS NULL OR left_on >= joined_on)
    )
    """

  private static let stayIndexes = [
    "CREATE INDEX unit_stay_institution ON unit_stay (institution_id, unit_id, joined_on)",
    "CREATE UNIQUE INDEX unit_stay_employee ON unit_stay (employee_id, joined_on)",
    "CREATE UNIQUE INDEX unit_stay_open ON unit_stay (employee_id) WHERE left_on IS NULL",
  ]

  private static let head = """
    CREATE TABLE unit_head (
      institution_id TEXT NOT NULL,
      unit_id TEXT NOT NULL,
      valid_from TEXT NOT NULL CHECK (length(valid_from) = 10),
      valid_until TEXT CHECK (length(valid_until) = 10),
      employee_id TEXT NOT NULL REFERENCES employee (id),
      is_acting SMALLINT NOT NULL CHECK (is_acting IN (0, 1)),
      PRIMARY KEY (unit_id, valid_from),
      FOREIGN KEY (institution_id, unit_id) REFERENCES work_unit (institution_id, id),
      CHECK (valid_until IS NULL OR valid_until >= valid_from)
    )
    """

  private static let headEmployee =
    "CREATE INDEX unit_head_employee ON unit_head (employee_id, unit_id)"
}
