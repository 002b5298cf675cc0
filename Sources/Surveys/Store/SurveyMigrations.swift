import Storage

/// The tables of Surveys; append-only.
///
/// Which of them may never meet stands in decision 0160.
enum SurveyMigrations {
  /// Every step.
  static let all = [
    Migration(
      feature: "Surveys", number: 1,
      name: "survey rounds with who may answer, receipts, waiting answers, responses and sums",
      statements: [
        round, service, gate, invitation, receipt, pool, response, comment, sum, day,
      ]),
    places, frames, callBacks, wordings, groups, fixedRounds, devices,
  ]

  private static let roundID = "round_id TEXT NOT NULL REFERENCES survey_round (id)"

  private static let round = """
    CREATE TABLE survey_round (
      id TEXT NOT NULL CHECK (length(id) = 36),
      institution_id TEXT NOT NULL,
      unit_id TEXT NOT NULL CHECK (length(unit_id) = 36),
      year BIGINT NOT NULL CHECK (year BETWEEN 2012 AND 2100),
      purpose TEXT NOT NULL CHECK (purpose IN ('unit', 'tpi', 'tpn')),
      title TEXT NOT NULL CHECK (length(title) BETWEEN 1 AND 640),
      questionnaires TEXT NOT NULL CHECK (length(questionnaires) BETWEEN 1 AND 200),
      steps SMALLINT NOT NULL CHECK (steps IN (4, 6)),
      opens_at_ms BIGINT NOT NULL CHECK (opens_at_ms BETWEEN 0 AND 9007199254740991),
      closes_at_ms BIGINT NOT NULL CHECK (closes_at_ms BETWEEN 0 AND 9007199254740991),
      office_networks TEXT NOT NULL CHECK (length(office_networks) <= 2000),
      rules_version BIGINT NOT NULL CHECK (rules_version BETWEEN 1 AND 1000),
      published_at_ms BIGINT CHECK (published_at_ms BETWEEN 0 AND 9007199254740991),
      closed_at_ms BIGINT CHECK (closed_at_ms BETWEEN 0 AND 9007199254740991),
      version BIGINT NOT NULL CHECK (version BETWEEN 1 AND 9007199254740991),
      PRIMARY KEY (unit_id, id),
      UNIQUE (id),
      FOREIGN KEY (institution_id, unit_id) REFERENCES work_unit (institution_id, id),
      CHECK (opens_at_ms < closes_at_ms),
      CHECK (closed_at_ms IS NULL OR published_at_ms IS NOT NULL)
    )
    """

  private static let service = """
    CREATE TABLE survey_service (
      \(roundID),
      number SMALLINT NOT NULL CHECK (number BETWEEN 1 AND 40),
      name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 480),
      population BIGINT CHECK (population BETWEEN 1 AND 1000000000),
      PRIMARY KEY (round_id, number)
    )
    """

  /// One narrow row for each published round.
  ///
  /// Every group of answers passes it by an update, and
  /// closing shuts it: an answer is either counted or was told that the round is over.
  private static let gate = """
    CREATE TABLE survey_gate (
      \(roundID),
      is_open SMALLINT NOT NULL CHECK (is_open IN (0, 1)),
      group_count BIGINT NOT NULL CHECK (group_count BETWEEN 0 AND 9007199254740991),
      PRIMARY KEY (round_id)
    )
    """

  /// Who may answer by a link of their own.
  ///
  /// Nothing here tells whether they did.
  private static let invitation = """
    CREATE TABLE survey_invitation (
      \(roundID),
      token_digest TEXT NOT NULL CHECK (length(token_digest) = 64),
      line BIGINT NOT NULL CHECK (line BETWEEN 1 AND 1000000),
      service SMALLINT CHECK (service BETWEEN 1 AND 40),
      sealed_contact BYTEA NOT NULL,
      sealed_for_callback BYTEA,
      PRIMARY KEY (round_id, token_digest)
    )
    """

  /// One row for each accepted answer; made with a key outside of the database.
  private static let receipt = """
    CREATE TABLE survey_receipt (
      \(roundID),
      receipt TEXT NOT NULL CHECK (length(receipt) = 16),
      PRIMARY KEY (round_id, receipt)
    )
    """

  /// Answers until the next shuffle, sealed with the key of their epoch.
  private static let pool = """
    CREATE TABLE survey_pool (
      \(roundID),
      id TEXT NOT NULL CHECK (length(id) = 36),
      epoch TEXT NOT NULL CHECK (length(epoch) = 36),
      sealed BYTEA NOT NULL,
      PRIMARY KEY (round_id, id)
    )
    """

  /// Answers after the shuffle: random ids, no time.
  private static let response = """
    CREATE TABLE survey_response (
      \(roundID),
      id TEXT NOT NULL CHECK (length(id) = 36),
      steps BYTEA NOT NULL,
      service SMALLINT CHECK (service BETWEEN 1 AND 40),
      channel TEXT NOT NULL CHECK (channel IN ('invitation', 'counter', 'kiosk', 'paper')),
      flags BIGINT NOT NULL CHECK (flags BETWEEN 0 AND 65535),
      age TEXT CHECK (age IN ('17-25', '26-35', '36-45', '46-55', '56+')),
      sex TEXT CHECK (sex IN ('p', 'l')),
      education TEXT CHECK (education IN ('sd', 'smp', 'sma', 'diploma', 's1', 's2')),
      disability SMALLINT CHECK (disability IN (0, 1)),
      PRIMARY KEY (round_id, id)
    )
    """

  /// What people wrote, shuffled apart from what they answered.
  private static let comment = """
    CREATE TABLE survey_comment (
      \(roundID),
      id TEXT NOT NULL CHECK (length(id) = 36),
      body TEXT NOT NULL CHECK (length(body) BETWEEN 1 AND 2000),
      PRIMARY KEY (round_id, id)
    )
    """

  /// Running sums, changed by shuffles only; service 0 is for answers without one.
  private static let sum = """
    CREATE TABLE survey_sum (
      \(roundID),
      service SMALLINT NOT NULL CHECK (service BETWEEN 0 AND 40),
      is_flagged SMALLINT NOT NULL CHECK (is_flagged IN (0, 1)),
      packed BYTEA NOT NULL,
      PRIMARY KEY (round_id, service, is_flagged)
    )
    """

  /// How many answers came on a day by a channel, counted at the shuffle.
  private static let day = """
    CREATE TABLE survey_day (
      \(roundID),
      day TEXT NOT NULL CHECK (length(day) = 10),
      channel TEXT NOT NULL CHECK (channel IN ('invitation', 'counter', 'kiosk', 'paper')),
      answer_count BIGINT NOT NULL CHECK (answer_count BETWEEN 1 AND 9007199254740991),
      PRIMARY KEY (round_id, day, channel)
    )
    """
}
