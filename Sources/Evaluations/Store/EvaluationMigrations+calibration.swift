import Storage

extension EvaluationMigrations {
  /// The steps of training cases and attempts.
  static let calibration = [
    Migration(
      feature: "Evaluations", number: 4, name: "training: demands, drafts, attempts",
      statements: [calibrationDemand, calibrationAnswer, calibrationAttempt, calibrationPassed])
  ]

  /// Every change of what an instansi asks for; the latest stands.
  private static let calibrationDemand = """
    CREATE TABLE calibration_demand (
      institution_id TEXT NOT NULL REFERENCES institution (id),
      layer TEXT NOT NULL CHECK (layer IN ('tpi', 'tpn')),
      instrument_id TEXT NOT NULL CHECK (length(instrument_id) BETWEEN 1 AND 100),
      number BIGINT NOT NULL CHECK (number BETWEEN 1 AND 1000000),
      rules_version BIGINT CHECK (rules_version BETWEEN 1 AND 1000000),
      at_ms BIGINT NOT NULL CHECK (at_ms BETWEEN 0 AND 9007199254740991),
      author_id TEXT NOT NULL CHECK (length(author_id) BETWEEN 1 AND 36),
      author_name TEXT NOT NULL CHECK (length(author_name) <= 800),
      PRIMARY KEY (institution_id, layer, instrument_id, number)
    )
    """

  /// What somebody has answered so far; gone once the attempt is finished.
  private static let calibrationAnswer = """
    CREATE TABLE calibration_answer (
      account_id TEXT NOT NULL CHECK (length(account_id) BETWEEN 1 AND 36),
      case_id TEXT NOT NULL CHECK (length(case_id) = 36),
      question_code TEXT NOT NULL CHECK (length(question_code) BETWEEN 1 AND 40),
      answer_values TEXT NOT NULL CHECK (length(answer_values) <= 1000),
      version BIGINT NOT NULL CHECK (version BETWEEN 1 AND 9007199254740991),
      at_ms BIGINT NOT NULL CHECK (at_ms BETWEEN 0 AND 9007199254740991),
      PRIMARY KEY (account_id, case_id, question_code)
    )
    """

  private static let calibrationAttempt = """
    CREATE TABLE calibration_attempt (
      account_id TEXT NOT NULL CHECK (length(account_id) BETWEEN 1 AND 36),
      number BIGINT NOT NULL CHECK (number BETWEEN 1 AND 1000000),
      case_id TEXT NOT NULL CHECK (length(case_id) = 36),
      instrument_id TEXT NOT NULL CHECK (length(instrument_id) BETWEEN 1 AND 100),
      rules_version BIGINT NOT NULL CHECK (rules_version BETWEEN 1 AND 1000000),
      at_ms BIGINT NOT NULL CHECK (at_ms BETWEEN 0 AND 9007199254740991),
      passed SMALLINT NOT NULL CHECK (passed IN (0, 1)),
      answers TEXT NOT NULL CHECK (length(answers) BETWEEN 1 AND 100000),
      digest BYTEA NOT NULL CHECK (length(digest) = 32),
      PRIMARY KEY (account_id, number)
    )
    """

  private static let calibrationPassed = """
    CREATE INDEX calibration_passed
    ON calibration_attempt (account_id, instrument_id, passed, rules_version)
    """
}
