import Storage

extension EvaluationMigrations {
  /// The steps of reports and what follows from them.
  static let reports: [Migration] = [
    Migration(
      feature: "Evaluations", number: 5,
      name: "reports with signatures, recommendations, audit statements",
      statements: [
        report, reportSignature, reportReturn, recommendation, recommendationID,
        recommendationStep, auditStatement,
      ])
  ]

  /// What the lead wrote; everything else of a report is computed until it is signed.
  private static let report = """
    CREATE TABLE evaluation_report (
      unit_id TEXT NOT NULL,
      evaluation_id TEXT NOT NULL,
      number TEXT NOT NULL CHECK (length(number) <= 480),
      opening TEXT NOT NULL CHECK (length(opening) <= 16000),
      closing TEXT NOT NULL CHECK (length(closing) <= 16000),
      edition BIGINT NOT NULL CHECK (edition BETWEEN 1 AND 1000),
      version BIGINT NOT NULL CHECK (version BETWEEN 1 AND 9007199254740991),
      PRIMARY KEY (unit_id, evaluation_id),
      FOREIGN KEY (unit_id, evaluation_id) REFERENCES evaluation (unit_id, id)
    )
    """

  /// The exact bytes that were signed; the keys lie with those of declarations.
  private static let reportSignature = """
    CREATE TABLE report_signature (
      unit_id TEXT NOT NULL,
      evaluation_id TEXT NOT NULL,
      edition BIGINT NOT NULL CHECK (edition BETWEEN 1 AND 1000),
      duty TEXT NOT NULL CHECK (duty IN ('lead', 'controller')),
      account_id TEXT NOT NULL CHECK (length(account_id) BETWEEN 1 AND 36),
      name TEXT NOT NULL CHECK (length(name) <= 800),
      at_ms BIGINT NOT NULL CHECK (at_ms BETWEEN 0 AND 9007199254740991),
      institution_id TEXT NOT NULL CHECK (length(institution_id) = 36),
      record_id TEXT NOT NULL CHECK (length(record_id) = 36),
      document TEXT NOT NULL CHECK (length(document) BETWEEN 2 AND 1000000),
      signature TEXT NOT NULL CHECK (length(signature) = 128),
      key_id TEXT NOT NULL CHECK (length(key_id) = 64),
      digest TEXT NOT NULL CHECK (length(digest) = 64),
      PRIMARY KEY (unit_id, evaluation_id, edition, duty),
      UNIQUE (unit_id, evaluation_id, edition, account_id),
      UNIQUE (digest),
      FOREIGN KEY (unit_id, evaluation_id) REFERENCES evaluation_report (unit_id, evaluation_id)
    )
    """

  private static let reportReturn = """
    CREATE TABLE report_return (
      unit_id TEXT NOT NULL,
      evaluation_id TEXT NOT NULL,
      edition BIGINT NOT NULL CHECK (edition BETWEEN 1 AND 1000),
      reason TEXT NOT NULL CHECK (length(reason) BETWEEN 1 AND 16000),
      account_id TEXT NOT NULL CHECK (length(account_id) BETWEEN 1 AND 36),
      at_ms BIGINT NOT NULL CHECK (at_ms BETWEEN 0 AND 9007199254740991),
      PRIMARY KEY (unit_id, evaluation_id, edition),
      FOREIGN KEY (unit_id, evaluation_id) REFERENCES evaluation_report (unit_id, evaluation_id)
    )
    """

  /// `in_force_at_ms` is the last signature of its report; before it the unit sees nothing.
  private static let recommendation = """
    CREATE TABLE recommendation (
      unit_id TEXT NOT NULL,
      id TEXT NOT NULL CHECK (length(id) = 36),
      evaluation_id TEXT NOT NULL,
      year BIGINT NOT NULL CHECK (year BETWEEN 2012 AND 2100),
      about TEXT CHECK (length(about) BETWEEN 1 AND 40),
      words TEXT NOT NULL CHECK (length(words) BETWEEN 1 AND 8000),
      due TEXT NOT NULL CHECK (length(due) = 10),
      in_force_at_ms BIGINT CHECK (in_force_at_ms BETWEEN 0 AND 9007199254740991),
      PRIMARY KEY (unit_id, id),
      FOREIGN KEY (unit_id, evaluation_id) REFERENCES evaluation (unit_id, id)
    )
    """

  private static let recommendationID =
    "CREATE INDEX recommendation_evaluation ON recommendation (unit_id, evaluation_id, id)"

  private static let recommendationStep = """
    CREATE TABLE recommendation_step (
      unit_id TEXT NOT NULL,
      recommendation_id TEXT NOT NULL,
      number BIGINT NOT NULL CHECK (number BETWEEN 1 AND 1000000),
      act TEXT NOT NULL CHECK (act IN ('answer', 'accept', 'send_back')),
      words TEXT NOT NULL CHECK (length(words) <= 8000),
      proof_id TEXT CHECK (length(proof_id) = 36),
      author_id TEXT NOT NULL CHECK (length(author_id) BETWEEN 1 AND 36),
      author_name TEXT NOT NULL CHECK (length(author_name) <= 800),
      at_ms BIGINT NOT NULL CHECK (at_ms BETWEEN 0 AND 9007199254740991),
      PRIMARY KEY (unit_id, recommendation_id, number),
      FOREIGN KEY (unit_id, recommendation_id) REFERENCES recommendation (unit_id, id),
      CHECK ((act = 'answer') = (proof_id IS NOT NULL))
    )
    """

  /// A statement is never changed: the highest version stands.
  private static let auditStatement = """
    CREATE TABLE audit_statement (
      unit_id TEXT NOT NULL CHECK (length(unit_id) = 36),
      year BIGINT NOT NULL CHECK (year BETWEEN 2012 AND 2100),
      version BIGINT NOT NULL CHECK (version BETWEEN 1 AND 1000000),
      findings BIGINT NOT NULL CHECK (findings BETWEEN 0 AND 100000),
      followed_up BIGINT NOT NULL CHECK (followed_up BETWEEN 0 AND 100000),
      letter TEXT NOT NULL CHECK (length(letter) <= 1200),
      reason TEXT NOT NULL CHECK (length(reason) <= 1200),
      author_id TEXT NOT NULL CHECK (length(author_id) BETWEEN 1 AND 36),
      author_name TEXT NOT NULL CHECK (length(author_name) <= 800),
      at_ms BIGINT NOT NULL CHECK (at_ms BETWEEN 0 AND 9007199254740991),
      PRIMARY KEY (unit_id, year, version),
      CHECK (followed_up <= findings)
    )
    """
}
