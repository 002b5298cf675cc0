import Storage

/// The tables of programme years: stage windows, standing, preconditions, quota and targets.
enum YearMigration {
  static let tables = Migration(
    feature: "WorkUnits", number: 3, name: "stage windows, standing, preconditions, year plans",
    statements: [stageWindow, standing, edition, rule, plan, edition2024] + rules2024)

  /// Every setting of a window; the one with the highest number holds.
  private static let stageWindow = """
    CREATE TABLE stage_window (
      cycle_id TEXT NOT NULL REFERENCES programme_cycle (id),
      stage TEXT NOT NULL CHECK (length(stage) BETWEEN 1 AND 40),
      number BIGINT NOT NULL CHECK (number BETWEEN 1 AND 1000000),
      open_from_ms BIGINT CHECK (open_from_ms BETWEEN 0 AND 9007199254740991),
      open_until_ms BIGINT CHECK (open_until_ms BETWEEN 0 AND 9007199254740991),
      zone TEXT NOT NULL CHECK (length(zone) BETWEEN 3 AND 64),
      reason TEXT NOT NULL CHECK (length(reason) <= 2000),
      set_at_ms BIGINT NOT NULL CHECK (set_at_ms BETWEEN 0 AND 9007199254740991),
      set_by TEXT NOT NULL,
      PRIMARY KEY (cycle_id, stage, number),
      CHECK (open_from_ms IS NULL OR open_until_ms IS NULL OR open_from_ms < open_until_ms)
    )
    """

  /// Values are counts of 10⁻¹² points; of an opinion its rank.
  private static let standing = """
    CREATE TABLE institution_standing (
      institution_id TEXT NOT NULL REFERENCES institution (id),
      year BIGINT NOT NULL CHECK (year BETWEEN 2000 AND 2100),
      measure TEXT NOT NULL CHECK (measure IN (
        'opini_bpk', 'sakip', 'indeks_rb', 'maturitas_spip')),
      value_units BIGINT NOT NULL CHECK (value_units BETWEEN 0 AND 110000000000000),
      source TEXT NOT NULL CHECK (length(source) BETWEEN 1 AND 1200),
      dated TEXT NOT NULL CHECK (length(dated) = 10),
      PRIMARY KEY (institution_id, year, measure)
    )
    """

  private static let edition = """
    CREATE TABLE precondition_edition (
      name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 40),
      first_year BIGINT NOT NULL CHECK (first_year BETWEEN 2012 AND 2100),
      lag_years BIGINT NOT NULL CHECK (lag_years BETWEEN 0 AND 5),
      PRIMARY KEY (name),
      UNIQUE (first_year)
    )
    """

  private static let rule = """
    CREATE TABLE precondition_rule (
      edition TEXT NOT NULL REFERENCES precondition_edition (name),
      number BIGINT NOT NULL CHECK (number BETWEEN 1 AND 1000),
      predicate TEXT NOT NULL CHECK (predicate IN ('wbk', 'wbbm')),
      is_regional SMALLINT CHECK (is_regional IN (0, 1)),
      measure TEXT NOT NULL CHECK (measure IN (
        'opini_bpk', 'sakip', 'indeks_rb', 'maturitas_spip')),
      comparison TEXT NOT NULL CHECK (comparison IN ('above', 'at_least')),
      line_units BIGINT NOT NULL CHECK (line_units BETWEEN 0 AND 110000000000000),
      source TEXT NOT NULL CHECK (length(source) BETWEEN 1 AND 1200),
      PRIMARY KEY (edition, number)
    )
    """

  private static let plan = """
    CREATE TABLE institution_year (
      institution_id TEXT NOT NULL REFERENCES institution (id),
      year BIGINT NOT NULL CHECK (year BETWEEN 2012 AND 2100),
      quota BIGINT CHECK (quota BETWEEN 0 AND 10000),
      quota_source TEXT CHECK (length(quota_source) BETWEEN 1 AND 1200),
      target_wbk BIGINT CHECK (target_wbk BETWEEN 0 AND 10000),
      target_wbbm BIGINT CHECK (target_wbbm BETWEEN 0 AND 10000),
      designates_wbk SMALLINT NOT NULL CHECK (designates_wbk IN (0, 1)),
      version BIGINT NOT NULL CHECK (version BETWEEN 1 AND 9007199254740991),
      PRIMARY KEY (institution_id, year),
      CHECK ((quota IS NULL) = (quota_source IS NULL))
    )
    """

  private static let edition2024 = """
    INSERT INTO precondition_edition (name, first_year, lag_years) VALUES ('2024', 2024, 1)
    """

  /// The lines of 2024: the call letter of July 2024 and PortalRB say above for SAKIP and the index
  /// of reform, at least for the maturity of control; the opinion is WTP, rank 4.
  private static let rules2024 = [
    insert(1, "wbk", "NULL", "opini_bpk", "at_least", 4),
    insert(2, "wbk", "NULL", "sakip", "above", 60),
    insert(3, "wbk", "1", "indeks_rb", "above", 50),
    insert(4, "wbk", "0", "indeks_rb", "above", 60),
    insert(5, "wbk", "NULL", "maturitas_spip", "at_least", 3),
    insert(6, "wbbm", "NULL", "opini_bpk", "at_least", 4),
    insert(7, "wbbm", "NULL", "sakip", "above", 70),
    insert(8, "wbbm", "1", "indeks_rb", "above", 60),
    insert(9, "wbbm", "0", "indeks_rb", "above", 70),
    insert(10, "wbbm", "NULL", "maturitas_spip", "at_least", 3),
  ]

  private static func insert(
    _ number: Int, _ predicate: String, _ isRegional: String, _ measure: String,
    _ comparison: String, _ line: Int
  ) -> String {
    """
    INSERT INTO precondition_rule
      (edition, number, predicate, is_regional, measure, comparison, line_units, source)
    VALUES ('2024', \(number), '\(predicate)', \(isRegional), '\(measure)', '\(comparison)',
      \(line)000000000000, 'Surat KemenPANRB Juli 2024; PortalRB, siklus 2024')
    """
  }
}
