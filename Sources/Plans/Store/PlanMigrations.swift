import Storage

/// The tables of Plans; append-only.
enum PlanMigrations {
  /// Every step.
  static let all = [
    Migration(
      feature: "Plans", number: 1,
      name: "plans with items, teams, agents of change, monitoring with follow-ups",
      statements: [
        year, item, itemOwner, itemQuestion, team, member, memberEmployee, agent, agentEmployee,
        monitoring, monitoringItem, followUp, followUpOwner,
      ])
  ]

  private static let version =
    "version BIGINT NOT NULL CHECK (version BETWEEN 1 AND 9007199254740991)"
  private static let unit = "unit_id TEXT NOT NULL CHECK (length(unit_id) = 36)"
  private static let id = "id TEXT NOT NULL CHECK (length(id) = 36)"
  private static let programmeYear = "year BIGINT NOT NULL CHECK (year BETWEEN 2012 AND 2100)"
  private static let area = """
    area TEXT NOT NULL CHECK (area IN ('manajemen_perubahan', 'tatalaksana', 'sdm', \
    'akuntabilitas', 'pengawasan', 'pelayanan_publik'))
    """

  /// One row for each year of a unit, changed by every act: what must not cross another act of the
  /// same plan (teams that overlap, two openings of a quarter) meets here.
  private static let year = """
    CREATE TABLE plan_year (
      \(unit),
      \(programmeYear),
      institution_id TEXT NOT NULL,
      act_count BIGINT NOT NULL CHECK (act_count BETWEEN 1 AND 9007199254740991),
      PRIMARY KEY (unit_id, year),
      FOREIGN KEY (institution_id, unit_id) REFERENCES work_unit (institution_id, id)
    )
    """

  private static let item = """
    CREATE TABLE plan_item (
      unit_id TEXT NOT NULL,
      year BIGINT NOT NULL,
      \(id),
      \(area),
      quarters SMALLINT NOT NULL CHECK (quarters BETWEEN 1 AND 15),
      action TEXT NOT NULL CHECK (length(action) BETWEEN 1 AND 1200),
      output TEXT NOT NULL CHECK (length(output) BETWEEN 1 AND 1200),
      target BIGINT NOT NULL CHECK (target BETWEEN 0 AND 999999000000000000),
      measure TEXT NOT NULL CHECK (length(measure) BETWEEN 1 AND 1200),
      owner_id TEXT NOT NULL REFERENCES employee (id),
      due_on TEXT NOT NULL CHECK (length(due_on) = 10),
      removed_at_ms BIGINT CHECK (removed_at_ms BETWEEN 0 AND 9007199254740991),
      removed_by TEXT CHECK (length(removed_by) <= 800),
      removal_reason TEXT CHECK (length(removal_reason) BETWEEN 1 AND 1200),
      \(version),
      PRIMARY KEY (unit_id, year, id),
      FOREIGN KEY (unit_id, year) REFERENCES plan_year (unit_id, year),
      CHECK ((removed_at_ms IS NULL) = (removed_by IS NULL)),
      CHECK ((removed_at_ms IS NULL) = (removal_reason IS NULL))
    )
    """

  private static let itemOwner =
    "CREATE INDEX plan_item_owner ON plan_item (owner_id, unit_id, year, id)"

  private static let itemQuestion = """
    CREATE TABLE plan_item_question (
      unit_id TEXT NOT NULL,
      year BIGINT NOT NULL,
      item_id TEXT NOT NULL,
      soal BIGINT NOT NULL CHECK (soal BETWEEN 1 AND 100000),
      PRIMARY KEY (unit_id, year, item_id, soal),
      FOREIGN KEY (unit_id, year, item_id) REFERENCES plan_item (unit_id, year, id)
    )
    """

  private static let team = """
    CREATE TABLE work_team (
      unit_id TEXT NOT NULL,
      year BIGINT NOT NULL,
      \(id),
      decree TEXT NOT NULL CHECK (length(decree) BETWEEN 1 AND 1200),
      decreed_on TEXT NOT NULL CHECK (length(decreed_on) = 10),
      valid_from TEXT NOT NULL CHECK (length(valid_from) = 10),
      valid_until TEXT NOT NULL CHECK (length(valid_until) = 10),
      \(version),
      PRIMARY KEY (unit_id, year, id),
      FOREIGN KEY (unit_id, year) REFERENCES plan_year (unit_id, year),
      CHECK (valid_until >= valid_from)
    )
    """

  /// The areas of a member are keys parted by commas, in the order of the form.
  private static let member = """
    CREATE TABLE work_team_member (
      unit_id TEXT NOT NULL,
      year BIGINT NOT NULL,
      team_id TEXT NOT NULL,
      employee_id TEXT NOT NULL REFERENCES employee (id),
      role TEXT NOT NULL CHECK (role IN ('ketua', 'anggota')),
      areas TEXT NOT NULL CHECK (length(areas) <= 200),
      PRIMARY KEY (unit_id, year, team_id, employee_id),
      FOREIGN KEY (unit_id, year, team_id) REFERENCES work_team (unit_id, year, id)
    )
    """

  private static let memberEmployee =
    "CREATE INDEX work_team_member_employee ON work_team_member (employee_id, unit_id, year)"

  /// A proof may be deleted in its vault: then the promise is no longer proven, so there is no
  /// foreign key.
  private static let agent = """
    CREATE TABLE change_agent (
      unit_id TEXT NOT NULL,
      year BIGINT NOT NULL,
      \(id),
      employee_id TEXT NOT NULL REFERENCES employee (id),
      promise TEXT NOT NULL CHECK (length(promise) BETWEEN 1 AND 1200),
      due_on TEXT NOT NULL CHECK (length(due_on) = 10),
      proof_id TEXT CHECK (length(proof_id) = 36),
      \(version),
      PRIMARY KEY (unit_id, year, id),
      FOREIGN KEY (unit_id, year) REFERENCES plan_year (unit_id, year)
    )
    """

  private static let agentEmployee =
    "CREATE INDEX change_agent_employee ON change_agent (employee_id, unit_id, year, id)"

  private static let monitoring = """
    CREATE TABLE plan_monitoring (
      unit_id TEXT NOT NULL,
      year BIGINT NOT NULL,
      quarter SMALLINT NOT NULL CHECK (quarter BETWEEN 1 AND 4),
      \(id),
      opened_at_ms BIGINT NOT NULL CHECK (opened_at_ms BETWEEN 0 AND 9007199254740991),
      opened_by TEXT NOT NULL CHECK (length(opened_by) <= 800),
      minutes TEXT NOT NULL CHECK (length(minutes) <= 48000),
      \(version),
      PRIMARY KEY (unit_id, year, quarter),
      FOREIGN KEY (unit_id, year) REFERENCES plan_year (unit_id, year)
    )
    """

  private static let monitoringItem = """
    CREATE TABLE plan_monitoring_item (
      unit_id TEXT NOT NULL,
      year BIGINT NOT NULL,
      quarter SMALLINT NOT NULL,
      item_id TEXT NOT NULL CHECK (length(item_id) = 36),
      \(area),
      action TEXT NOT NULL CHECK (length(action) BETWEEN 1 AND 1200),
      owner_name TEXT NOT NULL CHECK (length(owner_name) BETWEEN 1 AND 800),
      due_on TEXT NOT NULL CHECK (length(due_on) = 10),
      linked BIGINT NOT NULL CHECK (linked BETWEEN 0 AND 1000),
      fulfilled BIGINT NOT NULL CHECK (fulfilled BETWEEN 0 AND 1000),
      is_begun SMALLINT NOT NULL CHECK (is_begun IN (0, 1)),
      state TEXT NOT NULL CHECK (length(state) BETWEEN 1 AND 20),
      PRIMARY KEY (unit_id, year, quarter, item_id),
      FOREIGN KEY (unit_id, year, quarter)
        REFERENCES plan_monitoring (unit_id, year, quarter),
      CHECK (fulfilled <= linked)
    )
    """

  private static let followUp = """
    CREATE TABLE plan_follow_up (
      unit_id TEXT NOT NULL,
      year BIGINT NOT NULL,
      id TEXT NOT NULL CHECK (length(id) = 36),
      quarter SMALLINT NOT NULL,
      what TEXT NOT NULL CHECK (length(what) BETWEEN 1 AND 1200),
      owner_id TEXT NOT NULL REFERENCES employee (id),
      due_on TEXT NOT NULL CHECK (length(due_on) = 10),
      set_at_ms BIGINT NOT NULL CHECK (set_at_ms BETWEEN 0 AND 9007199254740991),
      done TEXT CHECK (length(done) BETWEEN 1 AND 1200),
      closed_at_ms BIGINT CHECK (closed_at_ms BETWEEN 0 AND 9007199254740991),
      closed_by TEXT CHECK (length(closed_by) <= 800),
      \(version),
      PRIMARY KEY (unit_id, year, id),
      FOREIGN KEY (unit_id, year, quarter)
        REFERENCES plan_monitoring (unit_id, year, quarter),
      CHECK ((done IS NULL) = (closed_at_ms IS NULL)),
      CHECK ((done IS NULL) = (closed_by IS NULL))
    )
    """

  private static let followUpOwner =
    "CREATE INDEX plan_follow_up_owner ON plan_follow_up (owner_id, unit_id, year, id)"
}
