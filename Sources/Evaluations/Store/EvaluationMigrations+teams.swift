import Storage

extension EvaluationMigrations {
  /// The steps of teams of assessors.
  static let teams: [Migration] = [
    Migration(
      feature: "Evaluations", number: 3,
      name: "teams of assessors, where units are, turns of assignment",
      statements: [assessorTeam, assessorTeamName, assessorTeamSeat, unitSite, turn])
  ]

  private static let assessorTeam = """
    CREATE TABLE assessor_team (
      id TEXT NOT NULL CHECK (length(id) = 36),
      institution_id TEXT REFERENCES institution (id),
      layer TEXT NOT NULL CHECK (layer IN ('tpi', 'tpn')),
      name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 400),
      \(site)
      languages TEXT NOT NULL CHECK (length(languages) BETWEEN 2 AND 60),
      unit_limit BIGINT CHECK (unit_limit BETWEEN 0 AND 20000),
      closed_at_ms BIGINT CHECK (closed_at_ms BETWEEN 0 AND 9007199254740991),
      created_at_ms BIGINT NOT NULL CHECK (created_at_ms BETWEEN 0 AND 9007199254740991),
      version BIGINT NOT NULL CHECK (version BETWEEN 1 AND 9007199254740991),
      PRIMARY KEY (id),
      \(siteChecks)
    )
    """

  private static let assessorTeamName = """
    CREATE UNIQUE INDEX assessor_team_name ON assessor_team (institution_id, layer, name)
    WHERE closed_at_ms IS NULL
    """

  private static let assessorTeamSeat = """
    CREATE TABLE assessor_team_seat (
      team_id TEXT NOT NULL REFERENCES assessor_team (id),
      place BIGINT NOT NULL CHECK (place BETWEEN 0 AND 99),
      account_id TEXT NOT NULL CHECK (length(account_id) = 36),
      duty TEXT NOT NULL CHECK (duty IN ('member', 'lead', 'controller')),
      PRIMARY KEY (team_id, place),
      UNIQUE (team_id, account_id)
    )
    """

  /// Where a unit is; one without a row is where the unit above it is.
  private static let unitSite = """
    CREATE TABLE unit_site (
      institution_id TEXT NOT NULL,
      unit_id TEXT NOT NULL,
      \(site)
      PRIMARY KEY (institution_id, unit_id),
      FOREIGN KEY (institution_id, unit_id) REFERENCES work_unit (institution_id, id),
      \(siteChecks)
    )
    """

  /// Whoever shares units out takes the turn first, so that nothing changes in between.
  private static let turn = """
    CREATE TABLE assignment_turn (
      institution_id TEXT NOT NULL REFERENCES institution (id),
      year BIGINT NOT NULL CHECK (year BETWEEN 2012 AND 2100),
      layer TEXT NOT NULL CHECK (layer IN ('tpi', 'tpn')),
      turn BIGINT NOT NULL CHECK (turn BETWEEN 1 AND 9007199254740991),
      PRIMARY KEY (institution_id, year, layer)
    )
    """

  /// A province by its code, or millionths of a degree.
  private static let site = """
    province TEXT CHECK (length(province) = 2),
      latitude BIGINT CHECK (latitude BETWEEN -90000000 AND 90000000),
      longitude BIGINT CHECK (longitude BETWEEN -180000000 AND 180000000),
    """

  private static let siteChecks = """
    CHECK ((latitude IS NULL) = (longitude IS NULL)),
      CHECK (province IS NULL OR latitude IS NULL)
    """
}
