import Storage

/// The tables of Declarations; append-only.
enum DeclarationMigrations {
  static let all = [
    Migration(
      feature: "Declarations", number: 1, name: "keys, texts, rounds, signed records, kiosks",
      statements: [
        signingKey, text, round, record, recordIndex, recordSignerIndex, code, kiosk, kioskIndex,
      ]),
    Migration(
      feature: "Declarations", number: 2, name: "public declarations, performance agreements",
      statements: [declaration, declarationIndex, supporter, agreement, agreementIndex]),
    Migration(
      feature: "Declarations", number: 3, name: "pledges from outside of the unit",
      statements: [recordOutside, outsideSigner, outsideSignerIndex]),
    Migration(
      feature: "Declarations", number: 4, name: "corrected declarations, withdrawn agreements",
      statements: [
        declarationCorrects, declarationCorrectsIndex, withdrawnAgreement, withdrawnAgreementIndex,
      ]),
  ]

  /// Public keys only: the private ones lie in `keys/` outside of the database.
  private static let signingKey = """
    CREATE TABLE signing_key (
      institution_id TEXT NOT NULL REFERENCES institution (id),
      id TEXT NOT NULL CHECK (length(id) = 64),
      public_key TEXT NOT NULL CHECK (length(public_key) = 43),
      first_used_at_ms BIGINT NOT NULL
        CHECK (first_used_at_ms BETWEEN 0 AND 9007199254740991),
      PRIMARY KEY (institution_id, id)
    )
    """

  /// A version of a text is never changed; `words` is canonical JSON, `digest` its SHA-256.
  private static let text = """
    CREATE TABLE pledge_text (
      id TEXT NOT NULL CHECK (length(id) = 36),
      institution_id TEXT REFERENCES institution (id),
      variant TEXT NOT NULL CHECK (variant IN ('pegawai', 'penyedia', 'pengguna', 'auditor')),
      number BIGINT NOT NULL CHECK (number BETWEEN 1 AND 100000),
      words TEXT NOT NULL CHECK (length(words) BETWEEN 2 AND 100000),
      digest TEXT NOT NULL CHECK (length(digest) = 64),
      made_at_ms BIGINT NOT NULL CHECK (made_at_ms BETWEEN 0 AND 9007199254740991),
      PRIMARY KEY (id)
    )
    """

  private static let round = """
    CREATE TABLE pledge_round (
      institution_id TEXT NOT NULL,
      unit_id TEXT NOT NULL,
      id TEXT NOT NULL CHECK (length(id) = 36),
      year BIGINT NOT NULL CHECK (year BETWEEN 2012 AND 2100),
      text_id TEXT NOT NULL REFERENCES pledge_text (id),
      opens_at_ms BIGINT NOT NULL CHECK (opens_at_ms BETWEEN 0 AND 9007199254740991),
      closes_at_ms BIGINT NOT NULL CHECK (closes_at_ms BETWEEN 0 AND 9007199254740991),
      version BIGINT NOT NULL CHECK (version BETWEEN 1 AND 9007199254740991),
      PRIMARY KEY (institution_id, unit_id, id),
      UNIQUE (id),
      UNIQUE (institution_id, unit_id, year),
      FOREIGN KEY (institution_id, unit_id) REFERENCES work_unit (institution_id, id),
      CHECK (opens_at_ms < closes_at_ms)
    )
    """

  /// The last constraint is what makes signing twice the same signature.
  private static let record = """
    CREATE TABLE signed_record (
      institution_id TEXT NOT NULL,
      id TEXT NOT NULL CHECK (length(id) = 36),
      unit_id TEXT NOT NULL,
      kind TEXT NOT NULL CHECK (kind IN ('pakta', 'pencanangan', 'perjanjian')),
      subject_id TEXT NOT NULL CHECK (length(subject_id) = 36),
      signer TEXT NOT NULL CHECK (length(signer) BETWEEN 1 AND 1000),
      capacity TEXT NOT NULL CHECK (capacity IN (
        'pegawai', 'kepala', 'pendukung', 'pencatat', 'atasan')),
      signed_at_ms BIGINT NOT NULL CHECK (signed_at_ms BETWEEN 0 AND 9007199254740991),
      document TEXT NOT NULL CHECK (length(document) BETWEEN 2 AND 1000000),
      signature TEXT NOT NULL CHECK (length(signature) = 128),
      key_id TEXT NOT NULL,
      digest TEXT NOT NULL CHECK (length(digest) = 64),
      PRIMARY KEY (institution_id, id),
      FOREIGN KEY (institution_id, key_id) REFERENCES signing_key (institution_id, id),
      FOREIGN KEY (institution_id, unit_id) REFERENCES work_unit (institution_id, id),
      UNIQUE (digest),
      UNIQUE (institution_id, subject_id, signer, capacity)
    )
    """

  private static let recordIndex =
    "CREATE INDEX signed_record_unit ON signed_record (institution_id, unit_id, kind)"

  /// As what somebody from outside signed; `capacity`, whose list is closed, says supporter then.
  private static let recordOutside = """
    ALTER TABLE signed_record ADD COLUMN outside TEXT
      CHECK (outside IN ('penyedia', 'pengguna', 'auditor'))
    """

  /// `code_digest` is a keyed digest like those of the kiosk; the signature is a record.
  private static let outsideSigner = """
    CREATE TABLE outside_signer (
      institution_id TEXT NOT NULL,
      unit_id TEXT NOT NULL,
      id TEXT NOT NULL CHECK (length(id) = 36),
      round_id TEXT NOT NULL REFERENCES pledge_round (id),
      variant TEXT NOT NULL CHECK (variant IN ('penyedia', 'pengguna', 'auditor')),
      name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 1200),
      office TEXT NOT NULL CHECK (length(office) BETWEEN 1 AND 1200),
      text_id TEXT NOT NULL REFERENCES pledge_text (id),
      code_digest TEXT NOT NULL CHECK (length(code_digest) = 64),
      signed_at_ms BIGINT CHECK (signed_at_ms BETWEEN 0 AND 9007199254740991),
      PRIMARY KEY (institution_id, unit_id, id),
      UNIQUE (id),
      UNIQUE (round_id, code_digest),
      FOREIGN KEY (institution_id, unit_id) REFERENCES work_unit (institution_id, id)
    )
    """

  private static let outsideSignerIndex =
    "CREATE INDEX outside_signer_round ON outside_signer (round_id, variant, name)"

  private static let recordSignerIndex = "CREATE INDEX signed_record_id ON signed_record (id)"

  /// `digest` is a keyed digest: the key lies in `keys/`, so that a copy of the rows opens nothing.
  private static let code = """
    CREATE TABLE kiosk_code (
      round_id TEXT NOT NULL REFERENCES pledge_round (id),
      employee_id TEXT NOT NULL REFERENCES employee (id),
      digest TEXT NOT NULL CHECK (length(digest) = 64),
      made_at_ms BIGINT NOT NULL CHECK (made_at_ms BETWEEN 0 AND 9007199254740991),
      used_at_ms BIGINT CHECK (used_at_ms BETWEEN 0 AND 9007199254740991),
      PRIMARY KEY (round_id, employee_id)
    )
    """

  private static let kiosk = """
    CREATE TABLE kiosk (
      round_id TEXT NOT NULL REFERENCES pledge_round (id),
      token_digest TEXT NOT NULL CHECK (length(token_digest) = 64),
      opened_at_ms BIGINT NOT NULL CHECK (opened_at_ms BETWEEN 0 AND 9007199254740991),
      expires_at_ms BIGINT NOT NULL CHECK (expires_at_ms BETWEEN 0 AND 9007199254740991),
      closed_at_ms BIGINT CHECK (closed_at_ms BETWEEN 0 AND 9007199254740991),
      witness_name TEXT CHECK (length(witness_name) BETWEEN 1 AND 1200),
      witness_office TEXT CHECK (length(witness_office) BETWEEN 1 AND 1200),
      PRIMARY KEY (token_digest)
    )
    """

  /// A row to find a declaration by; everything it says stands in the signed record.
  private static let declaration = """
    CREATE TABLE unit_declaration (
      institution_id TEXT NOT NULL,
      unit_id TEXT NOT NULL,
      id TEXT NOT NULL CHECK (length(id) = 36),
      declared_on TEXT NOT NULL CHECK (length(declared_on) = 10),
      record_id TEXT NOT NULL,
      PRIMARY KEY (institution_id, unit_id, id),
      UNIQUE (id),
      FOREIGN KEY (institution_id, unit_id) REFERENCES work_unit (institution_id, id),
      FOREIGN KEY (institution_id, record_id) REFERENCES signed_record (institution_id, id)
    )
    """

  private static let declarationIndex =
    "CREATE INDEX unit_declaration_unit ON unit_declaration (unit_id, declared_on)"

  /// `code_digest` is a keyed digest like those of the kiosk.
  private static let supporter = """
    CREATE TABLE declaration_supporter (
      declaration_id TEXT NOT NULL REFERENCES unit_declaration (id),
      position BIGINT NOT NULL CHECK (position BETWEEN 0 AND 99),
      name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 1200),
      office TEXT NOT NULL CHECK (length(office) BETWEEN 1 AND 1200),
      code_digest TEXT NOT NULL CHECK (length(code_digest) = 64),
      signed_at_ms BIGINT CHECK (signed_at_ms BETWEEN 0 AND 9007199254740991),
      PRIMARY KEY (declaration_id, position),
      UNIQUE (declaration_id, code_digest)
    )
    """

  /// `words` is canonical JSON, `digest` its SHA-256; the signatures are records.
  private static let agreement = """
    CREATE TABLE performance_agreement (
      institution_id TEXT NOT NULL,
      unit_id TEXT NOT NULL,
      id TEXT NOT NULL CHECK (length(id) = 36),
      year BIGINT NOT NULL CHECK (year BETWEEN 2012 AND 2100),
      words TEXT NOT NULL CHECK (length(words) BETWEEN 2 AND 200000),
      digest TEXT NOT NULL CHECK (length(digest) = 64),
      code_digest TEXT NOT NULL CHECK (length(code_digest) = 64),
      PRIMARY KEY (institution_id, unit_id, id),
      UNIQUE (id),
      UNIQUE (institution_id, unit_id, year),
      FOREIGN KEY (institution_id, unit_id) REFERENCES work_unit (institution_id, id)
    )
    """

  private static let agreementIndex =
    "CREATE INDEX performance_agreement_unit ON performance_agreement (unit_id, year)"

  /// Which record a declaration puts right; the signed document says it too.
  private static let declarationCorrects = """
    ALTER TABLE unit_declaration ADD COLUMN corrects TEXT CHECK (length(corrects) = 36)
    """

  /// A record is put right once.
  private static let declarationCorrectsIndex =
    "CREATE UNIQUE INDEX unit_declaration_corrects ON unit_declaration (corrects)"

  /// An agreement moves here when it is withdrawn, without its code; the year is free again then.
  private static let withdrawnAgreement = """
    CREATE TABLE withdrawn_agreement (
      institution_id TEXT NOT NULL,
      unit_id TEXT NOT NULL,
      id TEXT NOT NULL CHECK (length(id) = 36),
      year BIGINT NOT NULL CHECK (year BETWEEN 2012 AND 2100),
      words TEXT NOT NULL CHECK (length(words) BETWEEN 2 AND 200000),
      digest TEXT NOT NULL CHECK (length(digest) = 64),
      reason TEXT NOT NULL CHECK (length(reason) BETWEEN 1 AND 1200),
      withdrawn_at_ms BIGINT NOT NULL CHECK (withdrawn_at_ms BETWEEN 0 AND 9007199254740991),
      PRIMARY KEY (institution_id, unit_id, id),
      UNIQUE (id),
      FOREIGN KEY (institution_id, unit_id) REFERENCES work_unit (institution_id, id)
    )
    """

  private static let withdrawnAgreementIndex =
    "CREATE INDEX withdrawn_agreement_unit ON withdrawn_agreement (unit_id, year)"

  private static let kioskIndex = "CREATE INDEX kiosk_round ON kiosk (round_id)"
}
