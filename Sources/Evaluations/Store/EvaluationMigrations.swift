package import Storage

/// The tables of Evaluations; append-only.
package enum EvaluationMigrations {
  /// Every migration, in order.
  package static let all =
    [
      Migration(
        feature: "Evaluations", number: 1,
        name: "judgements: teams, blind sheets with seals, consensus, samples",
        statements: [evaluation] + indexes + [member, blind, seal, step, check])
    ] + doors + teams + calibration + reports + scoring + consensus
    + papers + places + words + logo + rounds

  private static let evaluation = """
    CREATE TABLE evaluation (
      unit_id TEXT NOT NULL CHECK (length(unit_id) = 36),
      id TEXT NOT NULL CHECK (length(id) = 36),
      worksheet_id TEXT NOT NULL,
      year BIGINT NOT NULL CHECK (year BETWEEN 2012 AND 2100),
      instrument_id TEXT NOT NULL CHECK (length(instrument_id) BETWEEN 1 AND 100),
      layer TEXT NOT NULL CHECK (layer IN ('tpi', 'tpn')),
      submission BIGINT NOT NULL CHECK (submission BETWEEN 1 AND 1000000),
      stage TEXT NOT NULL CHECK (stage IN ('scoring', 'consensus', 'checking', 'settled')),
      revealed_at_ms BIGINT CHECK (revealed_at_ms BETWEEN 0 AND 9007199254740991),
      sample TEXT CHECK (length(sample) BETWEEN 1 AND 4000),
      settled_at_ms BIGINT CHECK (settled_at_ms BETWEEN 0 AND 9007199254740991),
      settled_by_id TEXT CHECK (length(settled_by_id) BETWEEN 1 AND 36),
      settled_by_name TEXT CHECK (length(settled_by_name) <= 800),
      return_count BIGINT NOT NULL CHECK (return_count BETWEEN 0 AND 100),
      created_at_ms BIGINT NOT NULL CHECK (created_at_ms BETWEEN 0 AND 9007199254740991),
      turn BIGINT NOT NULL CHECK (turn BETWEEN 0 AND 9007199254740991),
      version BIGINT NOT NULL CHECK (version BETWEEN 1 AND 9007199254740991),
      PRIMARY KEY (unit_id, id),
      UNIQUE (unit_id, worksheet_id, layer, submission),
      FOREIGN KEY (unit_id, worksheet_id) REFERENCES worksheet (unit_id, id),
      CHECK ((stage = 'consensus') = (revealed_at_ms IS NOT NULL)),
      CHECK ((stage = 'checking') = (sample IS NOT NULL)),
      CHECK ((stage = 'settled') = (settled_at_ms IS NOT NULL)),
      CHECK ((stage = 'settled') = (settled_by_id IS NOT NULL)),
      CHECK ((stage = 'settled') = (settled_by_name IS NOT NULL))
    )
    """

  private static let indexes = [
    "CREATE INDEX evaluation_id ON evaluation (id)",
    "CREATE INDEX evaluation_year ON evaluation (year, layer, unit_id, id)",
  ]

  private static let member = """
    CREATE TABLE evaluation_member (
      unit_id TEXT NOT NULL,
      evaluation_id TEXT NOT NULL,
      account_id TEXT NOT NULL CHECK (length(account_id) BETWEEN 1 AND 36),
      name TEXT NOT NULL CHECK (length(name) <= 800),
      duty TEXT NOT NULL CHECK (duty IN ('member', 'lead', 'controller')),
      place BIGINT NOT NULL CHECK (place BETWEEN 0 AND 99),
      turn BIGINT NOT NULL CHECK (turn BETWEEN 0 AND 9007199254740991),
      PRIMARY KEY (unit_id, evaluation_id, account_id),
      UNIQUE (unit_id, evaluation_id, place),
      FOREIGN KEY (unit_id, evaluation_id) REFERENCES evaluation (unit_id, id)
    )
    """

  private static let blind = """
    CREATE TABLE blind_answer (
      unit_id TEXT NOT NULL,
      evaluation_id TEXT NOT NULL,
      account_id TEXT NOT NULL,
      question_code TEXT NOT NULL CHECK (length(question_code) BETWEEN 1 AND 40),
      answer_values TEXT NOT NULL CHECK (length(answer_values) <= 1000),
      note TEXT NOT NULL CHECK (length(note) <= 16000),
      strength TEXT NOT NULL CHECK (length(strength) <= 16000),
      doubt TEXT NOT NULL CHECK (length(doubt) <= 16000),
      version BIGINT NOT NULL CHECK (version BETWEEN 1 AND 9007199254740991),
      at_ms BIGINT NOT NULL CHECK (at_ms BETWEEN 0 AND 9007199254740991),
      digest BYTEA NOT NULL CHECK (length(digest) = 32),
      PRIMARY KEY (unit_id, evaluation_id, account_id, question_code),
      FOREIGN KEY (unit_id, evaluation_id, account_id)
        REFERENCES evaluation_member (unit_id, evaluation_id, account_id)
    )
    """

  private static let seal = """
    CREATE TABLE blind_seal (
      unit_id TEXT NOT NULL,
      evaluation_id TEXT NOT NULL,
      account_id TEXT NOT NULL,
      digest TEXT NOT NULL CHECK (length(digest) = 64),
      nonce TEXT NOT NULL CHECK (length(nonce) = 64),
      at_ms BIGINT NOT NULL CHECK (at_ms BETWEEN 0 AND 9007199254740991),
      PRIMARY KEY (unit_id, evaluation_id, account_id),
      FOREIGN KEY (unit_id, evaluation_id, account_id)
        REFERENCES evaluation_member (unit_id, evaluation_id, account_id)
    )
    """

  private static let step = """
    CREATE TABLE consensus_step (
      unit_id TEXT NOT NULL,
      evaluation_id TEXT NOT NULL,
      question_code TEXT NOT NULL CHECK (length(question_code) BETWEEN 1 AND 40),
      number BIGINT NOT NULL CHECK (number BETWEEN 1 AND 1000000),
      act TEXT NOT NULL CHECK (act IN ('remark', 'move', 'decision', 'doubt')),
      from_values TEXT CHECK (length(from_values) <= 1000),
      to_values TEXT CHECK (length(to_values) <= 1000),
      words TEXT NOT NULL CHECK (length(words) BETWEEN 1 AND 8000),
      author_id TEXT NOT NULL CHECK (length(author_id) BETWEEN 1 AND 36),
      author_name TEXT NOT NULL CHECK (length(author_name) <= 800),
      at_ms BIGINT NOT NULL CHECK (at_ms BETWEEN 0 AND 9007199254740991),
      digest BYTEA NOT NULL CHECK (length(digest) = 32),
      PRIMARY KEY (unit_id, evaluation_id, question_code, number),
      FOREIGN KEY (unit_id, evaluation_id) REFERENCES evaluation (unit_id, id),
      CHECK ((act = 'move') = (from_values IS NOT NULL)),
      CHECK ((act IN ('move', 'decision')) = (to_values IS NOT NULL))
    )
    """

  private static let check = """
    CREATE TABLE sample_check (
      unit_id TEXT NOT NULL,
      evaluation_id TEXT NOT NULL,
      round BIGINT NOT NULL CHECK (round BETWEEN 0 AND 100),
      question_code TEXT NOT NULL CHECK (length(question_code) BETWEEN 1 AND 40),
      doubt TEXT CHECK (length(doubt) BETWEEN 1 AND 8000),
      at_ms BIGINT NOT NULL CHECK (at_ms BETWEEN 0 AND 9007199254740991),
      PRIMARY KEY (unit_id, evaluation_id, round, question_code),
      FOREIGN KEY (unit_id, evaluation_id) REFERENCES evaluation (unit_id, id)
    )
    """
}
