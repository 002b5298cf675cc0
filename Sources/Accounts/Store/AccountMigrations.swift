import Storage

/// The tables of Accounts; append-only.
enum AccountMigrations {
  static let all = [
    Migration(
      feature: "Accounts", number: 1, name: "accounts, roles, sessions, one-time links",
      statements: [account, roleGrant] + roleGrantIndexes + [session] + sessionIndexes
        + [passwordLink, passwordLinkIndex, setupLink]),
    Migration(
      feature: "Accounts", number: 2, name: "second factor, reasons of roles",
      statements: [
        secondFactor, secondFactorOffer, recoveryCode, pendingSignIn, pendingSignInIndex,
        "ALTER TABLE role_grant ADD COLUMN reason TEXT CHECK (length(reason) BETWEEN 1 AND 800)",
      ]),
  ]

  private static let account = """
    CREATE TABLE account (
      id TEXT NOT NULL CHECK (length(id) = 36),
      login TEXT NOT NULL CHECK (length(login) BETWEEN 3 AND 254),
      name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 800),
      institution_id TEXT CHECK (length(institution_id) = 36),
      password_hash TEXT CHECK (length(password_hash) BETWEEN 20 AND 200),
      is_active SMALLINT NOT NULL CHECK (is_active IN (0, 1)),
      created_at_ms BIGINT NOT NULL CHECK (created_at_ms BETWEEN 0 AND 9007199254740991),
      version BIGINT NOT NULL CHECK (version BETWEEN 1 AND 9007199254740991),
      PRIMARY KEY (id),
      UNIQUE (login)
    )
    """

  private static let roleGrant = """
    CREATE TABLE role_grant (
      account_id TEXT NOT NULL REFERENCES account (id),
      id TEXT NOT NULL CHECK (length(id) = 36),
      role TEXT NOT NULL CHECK (role IN (
        'administrator', 'coordinator', 'unit_head', 'unit_staff', 'internal_assessor',
        'national_assessor')),
      scope_kind TEXT NOT NULL CHECK (scope_kind IN ('national', 'institution', 'work_unit')),
      scope_id TEXT CHECK (length(scope_id) = 36),
      institution_id TEXT CHECK (length(institution_id) = 36),
      valid_from TEXT NOT NULL CHECK (length(valid_from) = 10),
      valid_until TEXT CHECK (length(valid_until) = 10),
      ended_at_ms BIGINT CHECK (ended_at_ms BETWEEN 0 AND 9007199254740991),
      PRIMARY KEY (account_id, id),
      CHECK ((scope_kind = 'national') = (scope_id IS NULL)),
      CHECK ((scope_kind = 'national') = (institution_id IS NULL)),
      CHECK (valid_until IS NULL OR valid_until >= valid_from)
    )
    """

  private static let roleGrantIndexes = [
    "CREATE INDEX role_grant_institution ON role_grant (institution_id, account_id)",
    "CREATE INDEX role_grant_role ON role_grant (role, account_id)",
  ]

  private static let session = """
    CREATE TABLE session (
      token_digest TEXT NOT NULL CHECK (length(token_digest) = 64),
      account_id TEXT NOT NULL REFERENCES account (id),
      created_at_ms BIGINT NOT NULL CHECK (created_at_ms BETWEEN 0 AND 9007199254740991),
      last_seen_at_ms BIGINT NOT NULL CHECK (last_seen_at_ms BETWEEN 0 AND 9007199254740991),
      PRIMARY KEY (token_digest)
    )
    """

  private static let sessionIndexes = [
    "CREATE INDEX session_account ON session (account_id)",
    "CREATE INDEX session_last_seen ON session (last_seen_at_ms)",
  ]

  private static let passwordLink = """
    CREATE TABLE password_link (
      token_digest TEXT NOT NULL CHECK (length(token_digest) = 64),
      account_id TEXT NOT NULL REFERENCES account (id),
      created_at_ms BIGINT NOT NULL CHECK (created_at_ms BETWEEN 0 AND 9007199254740991),
      PRIMARY KEY (token_digest)
    )
    """

  private static let passwordLinkIndex =
    "CREATE INDEX password_link_account ON password_link (account_id)"

  private static let secondFactor = """
    CREATE TABLE second_factor (
      account_id TEXT NOT NULL REFERENCES account (id),
      sealed_secret TEXT NOT NULL CHECK (length(sealed_secret) BETWEEN 40 AND 200),
      since_ms BIGINT NOT NULL CHECK (since_ms BETWEEN 0 AND 9007199254740991),
      last_step BIGINT NOT NULL CHECK (last_step BETWEEN 0 AND 9007199254740991),
      PRIMARY KEY (account_id)
    )
    """

  private static let secondFactorOffer = """
    CREATE TABLE second_factor_offer (
      account_id TEXT NOT NULL REFERENCES account (id),
      sealed_secret TEXT NOT NULL CHECK (length(sealed_secret) BETWEEN 40 AND 200),
      created_at_ms BIGINT NOT NULL CHECK (created_at_ms BETWEEN 0 AND 9007199254740991),
      PRIMARY KEY (account_id)
    )
    """

  private static let recoveryCode = """
    CREATE TABLE recovery_code (
      account_id TEXT NOT NULL REFERENCES account (id),
      code_digest TEXT NOT NULL CHECK (length(code_digest) = 64),
      used_at_ms BIGINT CHECK (used_at_ms BETWEEN 0 AND 9007199254740991),
      PRIMARY KEY (account_id, code_digest)
    )
    """

  private static let pendingSignIn = """
    CREATE TABLE pending_sign_in (
      token_digest TEXT NOT NULL CHECK (length(token_digest) = 64),
      account_id TEXT NOT NULL REFERENCES account (id),
      created_at_ms BIGINT NOT NULL CHECK (created_at_ms BETWEEN 0 AND 9007199254740991),
      PRIMARY KEY (token_digest)
    )
    """

  private static let pendingSignInIndex =
    "CREATE INDEX pending_sign_in_account ON pending_sign_in (account_id)"

  private static let setupLink = """
    CREATE TABLE setup_link (
      token_digest TEXT NOT NULL CHECK (length(token_digest) = 64),
      created_at_ms BIGINT NOT NULL CHECK (created_at_ms BETWEEN 0 AND 9007199254740991),
      PRIMARY KEY (token_digest)
    )
    """
}
