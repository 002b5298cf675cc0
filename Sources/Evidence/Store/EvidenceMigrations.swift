import Storage

/// The tables of Evidence; append-only.
enum EvidenceMigrations {
  /// Every step.
  static let all = [
    Migration(
      feature: "Evidence", number: 1, name: "proof, links to questions, uploads, who read what",
      statements: [blob, proof] + proofIndexes + [link, linkIndex, release, upload]
        + [uploadIndex, access]),
    Migration(
      feature: "Evidence", number: 2, name: "proof that the unit shows to everybody",
      statements: [showing]),
    Migration(
      feature: "Evidence", number: 3, name: "uploads that are to be proofs of their own",
      statements: [separate]),
    Migration(
      feature: "Evidence", number: 4, name: "questions that a return opens",
      statements: [openSoals]),
    Migration(
      feature: "Evidence", number: 5, name: "which proof was ever sent",
      statements: [sent, sentIndex, sentSoFar]),
  ]

  /// Every link that a worksheet was ever sent with; `stands` is 1 for those of the last sending.
  private static let sent = """
    CREATE TABLE evidence_sent (
      unit_id TEXT NOT NULL,
      year BIGINT NOT NULL CHECK (year BETWEEN 2012 AND 2100),
      soal BIGINT NOT NULL CHECK (soal BETWEEN 1 AND 100000),
      proof_id TEXT NOT NULL,
      pages TEXT NOT NULL CHECK (length(pages) <= 400),
      stands SMALLINT NOT NULL CHECK (stands IN (0, 1)),
      PRIMARY KEY (unit_id, year, soal, proof_id),
      FOREIGN KEY (unit_id, proof_id) REFERENCES evidence_proof (unit_id, id)
    )
    """

  private static let sentIndex =
    "CREATE INDEX evidence_sent_proof ON evidence_sent (unit_id, proof_id, year)"

  /// Of sendings before this step nobody noted the links; those of now stand for them.
  private static let sentSoFar = """
    INSERT INTO evidence_sent (unit_id, year, soal, proof_id, pages, stands)
    SELECT link.unit_id, link.year, link.soal, link.proof_id, link.pages, 1
    FROM evidence_link link
    JOIN evidence_release released
      ON released.unit_id = link.unit_id AND released.year = link.year
    """

  /// The first soal of each question that came back, parted by blanks; NULL for all of them.
  private static let openSoals = """
    ALTER TABLE evidence_release ADD COLUMN open_soals TEXT CHECK (length(open_soals) <= 4000)
    """

  private static let separate = """
    ALTER TABLE evidence_upload ADD COLUMN is_separate SMALLINT NOT NULL DEFAULT 0
      CHECK (is_separate IN (0, 1))
    """

  private static let showing = """
    CREATE TABLE evidence_showing (
      unit_id TEXT NOT NULL,
      proof_id TEXT NOT NULL,
      shown_at_ms BIGINT NOT NULL CHECK (shown_at_ms BETWEEN 0 AND 9007199254740991),
      PRIMARY KEY (unit_id, proof_id),
      FOREIGN KEY (unit_id, proof_id) REFERENCES evidence_proof (unit_id, id)
    )
    """

  private static let instant = "BIGINT NOT NULL CHECK (at_ms BETWEEN 0 AND 9007199254740991)"

  private static let blob = """
    CREATE TABLE evidence_blob (
      digest TEXT NOT NULL CHECK (length(digest) = 64),
      byte_count BIGINT NOT NULL CHECK (byte_count BETWEEN 1 AND 9007199254740991),
      kind TEXT NOT NULL CHECK (length(kind) BETWEEN 1 AND 10),
      at_ms \(instant),
      PRIMARY KEY (digest)
    )
    """

  private static let proof = """
    CREATE TABLE evidence_proof (
      unit_id TEXT NOT NULL CHECK (length(unit_id) = 36),
      id TEXT NOT NULL CHECK (length(id) = 36),
      institution_id TEXT NOT NULL,
      digest TEXT REFERENCES evidence_blob (digest),
      file_name TEXT CHECK (length(file_name) BETWEEN 1 AND 600),
      address TEXT CHECK (length(address) BETWEEN 9 AND 1000),
      title TEXT NOT NULL CHECK (length(title) BETWEEN 1 AND 1200),
      valid_from TEXT CHECK (length(valid_from) = 10),
      valid_until TEXT CHECK (length(valid_until) = 10),
      has_personal_data SMALLINT NOT NULL CHECK (has_personal_data IN (0, 1)),
      redacted_digest TEXT REFERENCES evidence_blob (digest),
      redacted_name TEXT CHECK (length(redacted_name) BETWEEN 1 AND 600),
      retention TEXT NOT NULL CHECK (retention IN ('programme', 'finance', 'permanent')),
      hold_reason TEXT CHECK (length(hold_reason) BETWEEN 1 AND 1200),
      uploaded_at_ms BIGINT NOT NULL CHECK (uploaded_at_ms BETWEEN 0 AND 9007199254740991),
      uploaded_by TEXT NOT NULL CHECK (length(uploaded_by) <= 800),
      version BIGINT NOT NULL CHECK (version BETWEEN 1 AND 9007199254740991),
      PRIMARY KEY (unit_id, id),
      FOREIGN KEY (institution_id, unit_id) REFERENCES work_unit (institution_id, id),
      CHECK ((digest IS NULL) = (file_name IS NULL)),
      CHECK ((digest IS NULL) <> (address IS NULL)),
      CHECK ((redacted_digest IS NULL) = (redacted_name IS NULL)),
      CHECK (valid_until IS NULL OR valid_from IS NOT NULL)
    )
    """

  private static let proofIndexes = [
    "CREATE INDEX evidence_proof_institution ON evidence_proof (institution_id, unit_id)",
    "CREATE INDEX evidence_proof_digest ON evidence_proof (digest, unit_id, id)",
    "CREATE INDEX evidence_proof_redacted ON evidence_proof (redacted_digest)",
    "CREATE INDEX evidence_proof_time ON evidence_proof (unit_id, uploaded_at_ms, id)",
  ]

  private static let link = """
    CREATE TABLE evidence_link (
      unit_id TEXT NOT NULL,
      year BIGINT NOT NULL CHECK (year BETWEEN 2012 AND 2100),
      soal BIGINT NOT NULL CHECK (soal BETWEEN 1 AND 100000),
      proof_id TEXT NOT NULL,
      pages TEXT NOT NULL CHECK (length(pages) <= 400),
      at_ms \(instant),
      linked_by TEXT NOT NULL CHECK (length(linked_by) <= 800),
      PRIMARY KEY (unit_id, year, soal, proof_id),
      FOREIGN KEY (unit_id, proof_id) REFERENCES evidence_proof (unit_id, id)
    )
    """

  private static let linkIndex =
    "CREATE INDEX evidence_link_proof ON evidence_link (unit_id, proof_id, year)"

  private static let release = """
    CREATE TABLE evidence_release (
      unit_id TEXT NOT NULL CHECK (length(unit_id) = 36),
      year BIGINT NOT NULL CHECK (year BETWEEN 2012 AND 2100),
      stage TEXT NOT NULL CHECK (stage IN ('submitted', 'returned')),
      PRIMARY KEY (unit_id, year)
    )
    """

  private static let upload = """
    CREATE TABLE evidence_upload (
      unit_id TEXT NOT NULL,
      id TEXT NOT NULL CHECK (length(id) = 36),
      institution_id TEXT NOT NULL,
      account_id TEXT NOT NULL CHECK (length(account_id) BETWEEN 1 AND 36),
      file_name TEXT NOT NULL CHECK (length(file_name) BETWEEN 1 AND 600),
      byte_count BIGINT NOT NULL CHECK (byte_count BETWEEN 1 AND 9007199254740991),
      valid_from TEXT CHECK (length(valid_from) = 10),
      valid_until TEXT CHECK (length(valid_until) = 10),
      year BIGINT CHECK (year BETWEEN 2012 AND 2100),
      soal BIGINT CHECK (soal BETWEEN 1 AND 100000),
      pages TEXT NOT NULL CHECK (length(pages) <= 400),
      at_ms \(instant),
      PRIMARY KEY (unit_id, id),
      FOREIGN KEY (institution_id, unit_id) REFERENCES work_unit (institution_id, id)
    )
    """

  private static let uploadIndex =
    "CREATE INDEX evidence_upload_account ON evidence_upload (account_id, at_ms)"

  private static let access = """
    CREATE TABLE evidence_access (
      unit_id TEXT NOT NULL,
      proof_id TEXT NOT NULL,
      id TEXT NOT NULL CHECK (length(id) = 36),
      account_id TEXT NOT NULL CHECK (length(account_id) BETWEEN 1 AND 36),
      account_name TEXT NOT NULL CHECK (length(account_name) <= 800),
      act TEXT NOT NULL CHECK (act IN ('page', 'picture', 'original', 'redacted', 'export')),
      page BIGINT NOT NULL CHECK (page BETWEEN 0 AND 100000),
      at_ms \(instant),
      PRIMARY KEY (unit_id, proof_id, id)
    )
    """
}
