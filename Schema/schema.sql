-- The whole schema: the sum of all migrations, for reading. A database gets it step by step from
-- the migrations; this file is written by `scripts/snapshots --filter SchemaTests`, not by hand.
-- It is the same on SQLite and on PostgreSQL.

-- Accounts

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
);

CREATE TABLE password_link (
  token_digest TEXT NOT NULL CHECK (length(token_digest) = 64),
  account_id TEXT NOT NULL REFERENCES account (id),
  created_at_ms BIGINT NOT NULL CHECK (created_at_ms BETWEEN 0 AND 9007199254740991),
  PRIMARY KEY (token_digest)
);

CREATE INDEX password_link_account ON password_link (account_id);

CREATE TABLE pending_sign_in (
  token_digest TEXT NOT NULL CHECK (length(token_digest) = 64),
  account_id TEXT NOT NULL REFERENCES account (id),
  created_at_ms BIGINT NOT NULL CHECK (created_at_ms BETWEEN 0 AND 9007199254740991),
  PRIMARY KEY (token_digest)
);

CREATE INDEX pending_sign_in_account ON pending_sign_in (account_id);

CREATE TABLE recovery_code (
  account_id TEXT NOT NULL REFERENCES account (id),
  code_digest TEXT NOT NULL CHECK (length(code_digest) = 64),
  used_at_ms BIGINT CHECK (used_at_ms BETWEEN 0 AND 9007199254740991),
  PRIMARY KEY (account_id, code_digest)
);

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
  ended_at_ms BIGINT CHECK (ended_at_ms BETWEEN 0 AND 9007199254740991), reason TEXT CHECK (length(reason) BETWEEN 1 AND 800),
  PRIMARY KEY (account_id, id),
  CHECK ((scope_kind = 'national') = (scope_id IS NULL)),
  CHECK ((scope_kind = 'national') = (institution_id IS NULL)),
  CHECK (valid_until IS NULL OR valid_until >= valid_from)
);

CREATE INDEX role_grant_institution ON role_grant (institution_id, account_id);

CREATE INDEX role_grant_role ON role_grant (role, account_id);

CREATE TABLE second_factor (
  account_id TEXT NOT NULL REFERENCES account (id),
  sealed_secret TEXT NOT NULL CHECK (length(sealed_secret) BETWEEN 40 AND 200),
  since_ms BIGINT NOT NULL CHECK (since_ms BETWEEN 0 AND 9007199254740991),
  last_step BIGINT NOT NULL CHECK (last_step BETWEEN 0 AND 9007199254740991),
  PRIMARY KEY (account_id)
);

CREATE TABLE second_factor_offer (
  account_id TEXT NOT NULL REFERENCES account (id),
  sealed_secret TEXT NOT NULL CHECK (length(sealed_secret) BETWEEN 40 AND 200),
  created_at_ms BIGINT NOT NULL CHECK (created_at_ms BETWEEN 0 AND 9007199254740991),
  PRIMARY KEY (account_id)
);

CREATE TABLE session (
  token_digest TEXT NOT NULL CHECK (length(token_digest) = 64),
  account_id TEXT NOT NULL REFERENCES account (id),
  created_at_ms BIGINT NOT NULL CHECK (created_at_ms BETWEEN 0 AND 9007199254740991),
  last_seen_at_ms BIGINT NOT NULL CHECK (last_seen_at_ms BETWEEN 0 AND 9007199254740991),
  PRIMARY KEY (token_digest)
);

CREATE INDEX session_account ON session (account_id);

CREATE INDEX session_last_seen ON session (last_seen_at_ms);

CREATE TABLE setup_link (
  token_digest TEXT NOT NULL CHECK (length(token_digest) = 64),
  created_at_ms BIGINT NOT NULL CHECK (created_at_ms BETWEEN 0 AND 9007199254740991),
  PRIMARY KEY (token_digest)
);

-- Messages

CREATE TABLE mail_letter (
  account_id TEXT NOT NULL REFERENCES account (id),
  id TEXT NOT NULL CHECK (length(id) = 36),
  created_at_ms BIGINT NOT NULL CHECK (created_at_ms BETWEEN 0 AND 9007199254740991),
  attempts BIGINT NOT NULL CHECK (attempts BETWEEN 0 AND 8),
  next_try_at_ms BIGINT CHECK (next_try_at_ms BETWEEN 0 AND 9007199254740991),
  outcome TEXT CHECK (outcome IN ('sent', 'given_up', 'dropped')),
  ended_at_ms BIGINT CHECK (ended_at_ms BETWEEN 0 AND 9007199254740991),
  trouble TEXT CHECK (length(trouble) BETWEEN 1 AND 40),
  PRIMARY KEY (account_id, id),
  CHECK ((outcome IS NULL) = (ended_at_ms IS NULL)),
  CHECK ((outcome IS NULL) = (next_try_at_ms IS NOT NULL))
);

CREATE INDEX mail_letter_due ON mail_letter (next_try_at_ms, account_id, id);

CREATE INDEX mail_letter_ended ON mail_letter (ended_at_ms, outcome);

CREATE TABLE mail_preference (
  account_id TEXT NOT NULL REFERENCES account (id),
  rhythm TEXT NOT NULL CHECK (rhythm IN ('at_once', 'daily', 'never')),
  quiet_from SMALLINT NOT NULL CHECK (quiet_from BETWEEN 0 AND 23),
  quiet_until SMALLINT NOT NULL CHECK (quiet_until BETWEEN 0 AND 23),
  PRIMARY KEY (account_id)
);

CREATE TABLE message_wording (
  digest TEXT NOT NULL CHECK (length(digest) = 64),
  kind TEXT NOT NULL CHECK (length(kind) BETWEEN 1 AND 100),
  title_id TEXT NOT NULL CHECK (length(title_id) BETWEEN 1 AND 200),
  title_en TEXT NOT NULL CHECK (length(title_en) BETWEEN 1 AND 200),
  sentence_id TEXT NOT NULL CHECK (length(sentence_id) BETWEEN 1 AND 800),
  sentence_en TEXT NOT NULL CHECK (length(sentence_en) BETWEEN 1 AND 800),
  PRIMARY KEY (digest)
);

CREATE TABLE message (
  account_id TEXT NOT NULL REFERENCES account (id),
  id TEXT NOT NULL CHECK (length(id) = 36),
  wording TEXT NOT NULL REFERENCES message_wording (digest),
  path TEXT CHECK (length(path) BETWEEN 1 AND 300),
  subject_key TEXT CHECK (length(subject_key) = 64),
  posted_at_ms BIGINT NOT NULL CHECK (posted_at_ms BETWEEN 0 AND 9007199254740991),
  read_at_ms BIGINT CHECK (read_at_ms BETWEEN 0 AND 9007199254740991),
  mail_due_at_ms BIGINT CHECK (mail_due_at_ms BETWEEN 0 AND 9007199254740991),
  letter_id TEXT CHECK (length(letter_id) = 36),
  PRIMARY KEY (account_id, id),
  CHECK (mail_due_at_ms IS NULL OR letter_id IS NULL)
);

CREATE INDEX message_letter ON message (account_id, letter_id);

CREATE INDEX message_mail_due ON message (mail_due_at_ms, account_id);

CREATE INDEX message_subject ON message (account_id, subject_key);

CREATE INDEX message_unread ON message (account_id, read_at_ms, id);

-- WorkUnits

CREATE TABLE employee (
  id TEXT NOT NULL CHECK (length(id) = 36),
  nip TEXT NOT NULL CHECK (length(nip) = 18),
  name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 800),
  account_id TEXT CHECK (length(account_id) = 36),
  created_at_ms BIGINT NOT NULL CHECK (created_at_ms BETWEEN 0 AND 9007199254740991),
  version BIGINT NOT NULL CHECK (version BETWEEN 1 AND 9007199254740991),
  PRIMARY KEY (id),
  UNIQUE (nip)
);

CREATE UNIQUE INDEX employee_account ON employee (account_id) WHERE account_id IS NOT NULL;

CREATE TABLE institution (
  id TEXT NOT NULL CHECK (length(id) = 36),
  kind TEXT NOT NULL CHECK (kind IN (
    'kementerian', 'lembaga', 'provinsi', 'kabupaten', 'kota')),
  name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 1200),
  created_at_ms BIGINT NOT NULL CHECK (created_at_ms BETWEEN 0 AND 9007199254740991),
  version BIGINT NOT NULL CHECK (version BETWEEN 1 AND 9007199254740991),
  PRIMARY KEY (id),
  UNIQUE (name)
);

CREATE TABLE institution_standing (
  institution_id TEXT NOT NULL REFERENCES institution (id),
  year BIGINT NOT NULL CHECK (year BETWEEN 2000 AND 2100),
  measure TEXT NOT NULL CHECK (measure IN (
    'opini_bpk', 'sakip', 'indeks_rb', 'maturitas_spip')),
  value_units BIGINT NOT NULL CHECK (value_units BETWEEN 0 AND 110000000000000),
  source TEXT NOT NULL CHECK (length(source) BETWEEN 1 AND 1200),
  dated TEXT NOT NULL CHECK (length(dated) = 10),
  PRIMARY KEY (institution_id, year, measure)
);

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
);

CREATE TABLE precondition_edition (
  name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 40),
  first_year BIGINT NOT NULL CHECK (first_year BETWEEN 2012 AND 2100),
  lag_years BIGINT NOT NULL CHECK (lag_years BETWEEN 0 AND 5),
  PRIMARY KEY (name),
  UNIQUE (first_year)
);

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
);

CREATE TABLE programme_cycle (
  id TEXT NOT NULL CHECK (length(id) = 36),
  institution_id TEXT REFERENCES institution (id),
  year BIGINT NOT NULL CHECK (year BETWEEN 2012 AND 2100),
  instrument_id TEXT NOT NULL CHECK (length(instrument_id) BETWEEN 1 AND 100),
  open_from_ms BIGINT CHECK (open_from_ms BETWEEN 0 AND 9007199254740991),
  open_until_ms BIGINT CHECK (open_until_ms BETWEEN 0 AND 9007199254740991),
  created_at_ms BIGINT NOT NULL CHECK (created_at_ms BETWEEN 0 AND 9007199254740991),
  version BIGINT NOT NULL CHECK (version BETWEEN 1 AND 9007199254740991),
  PRIMARY KEY (id),
  CHECK (open_from_ms IS NULL OR open_until_ms IS NULL OR open_from_ms < open_until_ms)
);

CREATE UNIQUE INDEX programme_cycle_institution ON programme_cycle (institution_id, year)
WHERE institution_id IS NOT NULL;

CREATE UNIQUE INDEX programme_cycle_national ON programme_cycle (year)
WHERE institution_id IS NULL;

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
);

CREATE TABLE work_unit (
  institution_id TEXT NOT NULL REFERENCES institution (id),
  id TEXT NOT NULL CHECK (length(id) = 36),
  parent_id TEXT CHECK (parent_id <> id),
  is_active SMALLINT NOT NULL CHECK (is_active IN (0, 1)),
  created_at_ms BIGINT NOT NULL CHECK (created_at_ms BETWEEN 0 AND 9007199254740991),
  version BIGINT NOT NULL CHECK (version BETWEEN 1 AND 9007199254740991), zone TEXT NOT NULL DEFAULT 'Asia/Jakarta'
  CHECK (length(zone) BETWEEN 3 AND 64), languages TEXT NOT NULL DEFAULT 'id'
  CHECK (length(languages) BETWEEN 2 AND 60),
  PRIMARY KEY (institution_id, id),
  FOREIGN KEY (institution_id, parent_id) REFERENCES work_unit (institution_id, id)
);

CREATE INDEX work_unit_id ON work_unit (id);

CREATE INDEX work_unit_parent ON work_unit (institution_id, parent_id);

CREATE TABLE unit_head (
  institution_id TEXT NOT NULL,
  unit_id TEXT NOT NULL,
  valid_from TEXT NOT NULL CHECK (length(valid_from) = 10),
  valid_until TEXT CHECK (length(valid_until) = 10),
  employee_id TEXT NOT NULL REFERENCES employee (id),
  is_acting SMALLINT NOT NULL CHECK (is_acting IN (0, 1)),
  PRIMARY KEY (unit_id, valid_from),
  FOREIGN KEY (institution_id, unit_id) REFERENCES work_unit (institution_id, id),
  CHECK (valid_until IS NULL OR valid_until >= valid_from)
);

CREATE INDEX unit_head_employee ON unit_head (employee_id, unit_id);

CREATE TABLE unit_merger (
  institution_id TEXT NOT NULL,
  unit_id TEXT NOT NULL,
  into_institution_id TEXT NOT NULL,
  into_unit_id TEXT NOT NULL CHECK (into_unit_id <> unit_id),
  valid_from TEXT NOT NULL CHECK (length(valid_from) = 10),
  decree TEXT NOT NULL CHECK (length(decree) BETWEEN 1 AND 800),
  PRIMARY KEY (institution_id, unit_id),
  FOREIGN KEY (institution_id, unit_id) REFERENCES work_unit (institution_id, id),
  FOREIGN KEY (into_institution_id, into_unit_id)
    REFERENCES work_unit (institution_id, id)
);

CREATE INDEX unit_merger_into ON unit_merger (into_institution_id, into_unit_id);

CREATE TABLE unit_move (
  institution_id TEXT NOT NULL,
  unit_id TEXT NOT NULL,
  valid_from TEXT NOT NULL CHECK (length(valid_from) = 10),
  parent_id TEXT CHECK (parent_id <> unit_id),
  decree TEXT NOT NULL CHECK (length(decree) <= 800),
  PRIMARY KEY (institution_id, unit_id, valid_from),
  FOREIGN KEY (institution_id, unit_id) REFERENCES work_unit (institution_id, id),
  FOREIGN KEY (institution_id, parent_id) REFERENCES work_unit (institution_id, id)
);

CREATE INDEX unit_move_parent ON unit_move (institution_id, parent_id);

CREATE TABLE unit_stay (
  institution_id TEXT NOT NULL,
  unit_id TEXT NOT NULL,
  employee_id TEXT NOT NULL REFERENCES employee (id),
  joined_on TEXT NOT NULL CHECK (length(joined_on) = 10),
  left_on TEXT CHECK (length(left_on) = 10),
  position TEXT NOT NULL CHECK (length(position) BETWEEN 1 AND 800),
  section TEXT CHECK (length(section) BETWEEN 1 AND 1200), sort_name TEXT NOT NULL DEFAULT ''
  CHECK (length(sort_name) <= 800),
  PRIMARY KEY (unit_id, employee_id, joined_on),
  FOREIGN KEY (institution_id, unit_id) REFERENCES work_unit (institution_id, id),
  CHECK (left_on IS NULL OR left_on >= joined_on)
);

CREATE UNIQUE INDEX unit_stay_employee ON unit_stay (employee_id, joined_on);

CREATE INDEX unit_stay_institution ON unit_stay (institution_id, unit_id, joined_on);

CREATE INDEX unit_stay_name
ON unit_stay (institution_id, sort_name, employee_id, joined_on, left_on, unit_id);

CREATE UNIQUE INDEX unit_stay_open ON unit_stay (employee_id) WHERE left_on IS NULL;

CREATE TABLE work_unit_name (
  institution_id TEXT NOT NULL,
  unit_id TEXT NOT NULL,
  valid_from TEXT NOT NULL CHECK (length(valid_from) = 10),
  name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 1200),
  PRIMARY KEY (institution_id, unit_id, valid_from),
  FOREIGN KEY (institution_id, unit_id) REFERENCES work_unit (institution_id, id)
);

-- Declarations

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
);

CREATE INDEX performance_agreement_unit ON performance_agreement (unit_id, year);

CREATE TABLE pledge_text (
  id TEXT NOT NULL CHECK (length(id) = 36),
  institution_id TEXT REFERENCES institution (id),
  variant TEXT NOT NULL CHECK (variant IN ('pegawai', 'penyedia', 'pengguna', 'auditor')),
  number BIGINT NOT NULL CHECK (number BETWEEN 1 AND 100000),
  words TEXT NOT NULL CHECK (length(words) BETWEEN 2 AND 100000),
  digest TEXT NOT NULL CHECK (length(digest) = 64),
  made_at_ms BIGINT NOT NULL CHECK (made_at_ms BETWEEN 0 AND 9007199254740991),
  PRIMARY KEY (id)
);

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
);

CREATE TABLE kiosk (
  round_id TEXT NOT NULL REFERENCES pledge_round (id),
  token_digest TEXT NOT NULL CHECK (length(token_digest) = 64),
  opened_at_ms BIGINT NOT NULL CHECK (opened_at_ms BETWEEN 0 AND 9007199254740991),
  expires_at_ms BIGINT NOT NULL CHECK (expires_at_ms BETWEEN 0 AND 9007199254740991),
  closed_at_ms BIGINT CHECK (closed_at_ms BETWEEN 0 AND 9007199254740991),
  witness_name TEXT CHECK (length(witness_name) BETWEEN 1 AND 1200),
  witness_office TEXT CHECK (length(witness_office) BETWEEN 1 AND 1200),
  PRIMARY KEY (token_digest)
);

CREATE INDEX kiosk_round ON kiosk (round_id);

CREATE TABLE kiosk_code (
  round_id TEXT NOT NULL REFERENCES pledge_round (id),
  employee_id TEXT NOT NULL REFERENCES employee (id),
  digest TEXT NOT NULL CHECK (length(digest) = 64),
  made_at_ms BIGINT NOT NULL CHECK (made_at_ms BETWEEN 0 AND 9007199254740991),
  used_at_ms BIGINT CHECK (used_at_ms BETWEEN 0 AND 9007199254740991),
  PRIMARY KEY (round_id, employee_id)
);

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
);

CREATE INDEX outside_signer_round ON outside_signer (round_id, variant, name);

CREATE TABLE signing_key (
  institution_id TEXT NOT NULL REFERENCES institution (id),
  id TEXT NOT NULL CHECK (length(id) = 64),
  public_key TEXT NOT NULL CHECK (length(public_key) = 43),
  first_used_at_ms BIGINT NOT NULL
    CHECK (first_used_at_ms BETWEEN 0 AND 9007199254740991),
  PRIMARY KEY (institution_id, id)
);

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
  digest TEXT NOT NULL CHECK (length(digest) = 64), outside TEXT
  CHECK (outside IN ('penyedia', 'pengguna', 'auditor')),
  PRIMARY KEY (institution_id, id),
  FOREIGN KEY (institution_id, key_id) REFERENCES signing_key (institution_id, id),
  FOREIGN KEY (institution_id, unit_id) REFERENCES work_unit (institution_id, id),
  UNIQUE (digest),
  UNIQUE (institution_id, subject_id, signer, capacity)
);

CREATE INDEX signed_record_id ON signed_record (id);

CREATE INDEX signed_record_unit ON signed_record (institution_id, unit_id, kind);

CREATE TABLE unit_declaration (
  institution_id TEXT NOT NULL,
  unit_id TEXT NOT NULL,
  id TEXT NOT NULL CHECK (length(id) = 36),
  declared_on TEXT NOT NULL CHECK (length(declared_on) = 10),
  record_id TEXT NOT NULL, corrects TEXT CHECK (length(corrects) = 36),
  PRIMARY KEY (institution_id, unit_id, id),
  UNIQUE (id),
  FOREIGN KEY (institution_id, unit_id) REFERENCES work_unit (institution_id, id),
  FOREIGN KEY (institution_id, record_id) REFERENCES signed_record (institution_id, id)
);

CREATE UNIQUE INDEX unit_declaration_corrects ON unit_declaration (corrects);

CREATE INDEX unit_declaration_unit ON unit_declaration (unit_id, declared_on);

CREATE TABLE declaration_supporter (
  declaration_id TEXT NOT NULL REFERENCES unit_declaration (id),
  position BIGINT NOT NULL CHECK (position BETWEEN 0 AND 99),
  name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 1200),
  office TEXT NOT NULL CHECK (length(office) BETWEEN 1 AND 1200),
  code_digest TEXT NOT NULL CHECK (length(code_digest) = 64),
  signed_at_ms BIGINT CHECK (signed_at_ms BETWEEN 0 AND 9007199254740991),
  PRIMARY KEY (declaration_id, position),
  UNIQUE (declaration_id, code_digest)
);

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
);

CREATE INDEX withdrawn_agreement_unit ON withdrawn_agreement (unit_id, year);

-- Evidence

CREATE TABLE evidence_access (
  unit_id TEXT NOT NULL,
  proof_id TEXT NOT NULL,
  id TEXT NOT NULL CHECK (length(id) = 36),
  account_id TEXT NOT NULL CHECK (length(account_id) BETWEEN 1 AND 36),
  account_name TEXT NOT NULL CHECK (length(account_name) <= 800),
  act TEXT NOT NULL CHECK (act IN ('page', 'picture', 'original', 'redacted', 'export')),
  page BIGINT NOT NULL CHECK (page BETWEEN 0 AND 100000),
  at_ms BIGINT NOT NULL CHECK (at_ms BETWEEN 0 AND 9007199254740991),
  PRIMARY KEY (unit_id, proof_id, id)
);

CREATE TABLE evidence_blob (
  digest TEXT NOT NULL CHECK (length(digest) = 64),
  byte_count BIGINT NOT NULL CHECK (byte_count BETWEEN 1 AND 9007199254740991),
  kind TEXT NOT NULL CHECK (length(kind) BETWEEN 1 AND 10),
  at_ms BIGINT NOT NULL CHECK (at_ms BETWEEN 0 AND 9007199254740991),
  PRIMARY KEY (digest)
);

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
);

CREATE INDEX evidence_proof_digest ON evidence_proof (digest, unit_id, id);

CREATE INDEX evidence_proof_institution ON evidence_proof (institution_id, unit_id);

CREATE INDEX evidence_proof_redacted ON evidence_proof (redacted_digest);

CREATE INDEX evidence_proof_time ON evidence_proof (unit_id, uploaded_at_ms, id);

CREATE TABLE evidence_link (
  unit_id TEXT NOT NULL,
  year BIGINT NOT NULL CHECK (year BETWEEN 2012 AND 2100),
  soal BIGINT NOT NULL CHECK (soal BETWEEN 1 AND 100000),
  proof_id TEXT NOT NULL,
  pages TEXT NOT NULL CHECK (length(pages) <= 400),
  at_ms BIGINT NOT NULL CHECK (at_ms BETWEEN 0 AND 9007199254740991),
  linked_by TEXT NOT NULL CHECK (length(linked_by) <= 800),
  PRIMARY KEY (unit_id, year, soal, proof_id),
  FOREIGN KEY (unit_id, proof_id) REFERENCES evidence_proof (unit_id, id)
);

CREATE INDEX evidence_link_proof ON evidence_link (unit_id, proof_id, year);

CREATE TABLE evidence_release (
  unit_id TEXT NOT NULL CHECK (length(unit_id) = 36),
  year BIGINT NOT NULL CHECK (year BETWEEN 2012 AND 2100),
  stage TEXT NOT NULL CHECK (stage IN ('submitted', 'returned')), open_soals TEXT CHECK (length(open_soals) <= 4000),
  PRIMARY KEY (unit_id, year)
);

CREATE TABLE evidence_sent (
  unit_id TEXT NOT NULL,
  year BIGINT NOT NULL CHECK (year BETWEEN 2012 AND 2100),
  soal BIGINT NOT NULL CHECK (soal BETWEEN 1 AND 100000),
  proof_id TEXT NOT NULL,
  pages TEXT NOT NULL CHECK (length(pages) <= 400),
  stands SMALLINT NOT NULL CHECK (stands IN (0, 1)),
  PRIMARY KEY (unit_id, year, soal, proof_id),
  FOREIGN KEY (unit_id, proof_id) REFERENCES evidence_proof (unit_id, id)
);

CREATE INDEX evidence_sent_proof ON evidence_sent (unit_id, proof_id, year);

CREATE TABLE evidence_showing (
  unit_id TEXT NOT NULL,
  proof_id TEXT NOT NULL,
  shown_at_ms BIGINT NOT NULL CHECK (shown_at_ms BETWEEN 0 AND 9007199254740991),
  PRIMARY KEY (unit_id, proof_id),
  FOREIGN KEY (unit_id, proof_id) REFERENCES evidence_proof (unit_id, id)
);

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
  at_ms BIGINT NOT NULL CHECK (at_ms BETWEEN 0 AND 9007199254740991), is_separate SMALLINT NOT NULL DEFAULT 0
  CHECK (is_separate IN (0, 1)),
  PRIMARY KEY (unit_id, id),
  FOREIGN KEY (institution_id, unit_id) REFERENCES work_unit (institution_id, id)
);

CREATE INDEX evidence_upload_account ON evidence_upload (account_id, at_ms);

-- Surveys

CREATE TABLE survey_callback_key (
  id TEXT NOT NULL CHECK (length(id) = 64),
  public_key BYTEA NOT NULL CHECK (length(public_key) = 32),
  adopted_at_ms BIGINT NOT NULL CHECK (adopted_at_ms BETWEEN 0 AND 9007199254740991),
  PRIMARY KEY (id)
);

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
  version BIGINT NOT NULL CHECK (version BETWEEN 1 AND 9007199254740991), extension_count SMALLINT NOT NULL DEFAULT 0
  CHECK (extension_count BETWEEN 0 AND 1000), withdrawn_at_ms BIGINT
  CHECK (withdrawn_at_ms BETWEEN 0 AND 9007199254740991),
  PRIMARY KEY (unit_id, id),
  UNIQUE (id),
  FOREIGN KEY (institution_id, unit_id) REFERENCES work_unit (institution_id, id),
  CHECK (opens_at_ms < closes_at_ms),
  CHECK (closed_at_ms IS NULL OR published_at_ms IS NOT NULL)
);

CREATE INDEX survey_round_purpose ON survey_round (purpose, institution_id, closes_at_ms);

CREATE TABLE survey_callback (
  round_id TEXT NOT NULL REFERENCES survey_round (id),
  seed TEXT NOT NULL CHECK (length(seed) BETWEEN 64 AND 1000),
  drawn_count BIGINT NOT NULL CHECK (drawn_count BETWEEN 1 AND 1000),
  drawn_at_ms BIGINT NOT NULL CHECK (drawn_at_ms BETWEEN 0 AND 9007199254740991),
  handed_out_count BIGINT NOT NULL CHECK (handed_out_count BETWEEN 0 AND 1000000),
  PRIMARY KEY (round_id)
);

CREATE TABLE survey_callback_line (
  round_id TEXT NOT NULL REFERENCES survey_round (id),
  line BIGINT NOT NULL CHECK (line BETWEEN 1 AND 1000000),
  PRIMARY KEY (round_id, line)
);

CREATE TABLE survey_comment (
  round_id TEXT NOT NULL REFERENCES survey_round (id),
  id TEXT NOT NULL CHECK (length(id) = 36),
  body TEXT NOT NULL CHECK (length(body) BETWEEN 1 AND 2000),
  PRIMARY KEY (round_id, id)
);

CREATE TABLE survey_counter (
  round_id TEXT NOT NULL REFERENCES survey_round (id),
  id TEXT NOT NULL CHECK (length(id) = 36),
  name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 320),
  service SMALLINT CHECK (service BETWEEN 1 AND 40),
  removed_at_ms BIGINT CHECK (removed_at_ms BETWEEN 0 AND 9007199254740991),
  PRIMARY KEY (round_id, id),
  UNIQUE (id)
);

CREATE TABLE survey_day (
  round_id TEXT NOT NULL REFERENCES survey_round (id),
  day TEXT NOT NULL CHECK (length(day) = 10),
  channel TEXT NOT NULL CHECK (channel IN ('invitation', 'counter', 'kiosk', 'paper')),
  answer_count BIGINT NOT NULL CHECK (answer_count BETWEEN 1 AND 9007199254740991),
  PRIMARY KEY (round_id, day, channel)
);

CREATE TABLE survey_frame (
  round_id TEXT NOT NULL REFERENCES survey_round (id),
  seed_digest TEXT NOT NULL CHECK (length(seed_digest) = 64),
  sealed_seed BYTEA NOT NULL,
  upload TEXT CHECK (length(upload) = 36),
  line_count BIGINT CHECK (line_count BETWEEN 1 AND 1000000),
  digest TEXT CHECK (length(digest) = 64),
  seed TEXT CHECK (length(seed) BETWEEN 64 AND 1000),
  drawn_count BIGINT CHECK (drawn_count BETWEEN 1 AND 1000000),
  drawn_at_ms BIGINT CHECK (drawn_at_ms BETWEEN 0 AND 9007199254740991),
  renewed_count BIGINT NOT NULL CHECK (renewed_count BETWEEN 0 AND 1000), callback_seed_digest TEXT
  CHECK (length(callback_seed_digest) = 64), sealed_callback_seed BYTEA, callback_key_id TEXT
  CHECK (length(callback_key_id) = 64), callback_opener BYTEA, contacts_removed_at_ms BIGINT
  CHECK (contacts_removed_at_ms BETWEEN 0 AND 9007199254740991),
  PRIMARY KEY (round_id),
  CHECK ((seed IS NULL) = (drawn_at_ms IS NULL)),
  CHECK (seed IS NULL OR digest IS NOT NULL)
);

CREATE TABLE survey_frame_line (
  round_id TEXT NOT NULL REFERENCES survey_round (id),
  upload TEXT NOT NULL CHECK (length(upload) = 36),
  line BIGINT NOT NULL CHECK (line BETWEEN 1 AND 1000000),
  service SMALLINT CHECK (service BETWEEN 1 AND 40),
  fingerprint TEXT NOT NULL CHECK (length(fingerprint) = 64),
  sealed_contact BYTEA NOT NULL, sealed_for_callback BYTEA,
  PRIMARY KEY (round_id, upload, line)
);

CREATE TABLE survey_gate (
  round_id TEXT NOT NULL REFERENCES survey_round (id),
  is_open SMALLINT NOT NULL CHECK (is_open IN (0, 1)),
  group_count BIGINT NOT NULL CHECK (group_count BETWEEN 0 AND 9007199254740991),
  PRIMARY KEY (round_id)
);

CREATE TABLE survey_group_sum (
  round_id TEXT NOT NULL REFERENCES survey_round (id),
  characteristic TEXT NOT NULL
    CHECK (characteristic IN ('age', 'sex', 'education', 'disability')),
  answer TEXT NOT NULL CHECK (length(answer) BETWEEN 1 AND 16),
  packed BYTEA NOT NULL,
  PRIMARY KEY (round_id, characteristic, answer)
);

CREATE TABLE survey_invitation (
  round_id TEXT NOT NULL REFERENCES survey_round (id),
  token_digest TEXT NOT NULL CHECK (length(token_digest) = 64),
  line BIGINT NOT NULL CHECK (line BETWEEN 1 AND 1000000),
  service SMALLINT CHECK (service BETWEEN 1 AND 40),
  sealed_contact BYTEA NOT NULL,
  PRIMARY KEY (round_id, token_digest)
);

CREATE TABLE survey_kiosk (
  round_id TEXT NOT NULL REFERENCES survey_round (id),
  id TEXT NOT NULL CHECK (length(id) = 36),
  token_digest TEXT NOT NULL CHECK (length(token_digest) = 64),
  name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 320),
  service SMALLINT CHECK (service BETWEEN 1 AND 40),
  opened_at_ms BIGINT NOT NULL CHECK (opened_at_ms BETWEEN 0 AND 9007199254740991),
  expires_at_ms BIGINT NOT NULL CHECK (expires_at_ms BETWEEN 0 AND 9007199254740991),
  closed_at_ms BIGINT CHECK (closed_at_ms BETWEEN 0 AND 9007199254740991), pairing BIGINT NOT NULL DEFAULT 1
  CHECK (pairing BETWEEN 1 AND 1000000), pairing_until_ms BIGINT
  CHECK (pairing_until_ms BETWEEN 0 AND 9007199254740991), tied_at_ms BIGINT
  CHECK (tied_at_ms BETWEEN 0 AND 9007199254740991),
  PRIMARY KEY (round_id, id),
  UNIQUE (token_digest)
);

CREATE UNIQUE INDEX survey_kiosk_id ON survey_kiosk (id);

CREATE INDEX survey_kiosk_pairing ON survey_kiosk (pairing_until_ms);

CREATE TABLE survey_paper_typing (
  round_id TEXT NOT NULL REFERENCES survey_round (id),
  day TEXT NOT NULL CHECK (length(day) = 10),
  account_id TEXT NOT NULL CHECK (length(account_id) BETWEEN 1 AND 64),
  form_count BIGINT NOT NULL CHECK (form_count BETWEEN 1 AND 9007199254740991),
  PRIMARY KEY (round_id, day, account_id)
);

CREATE TABLE survey_pool (
  round_id TEXT NOT NULL REFERENCES survey_round (id),
  id TEXT NOT NULL CHECK (length(id) = 36),
  epoch TEXT NOT NULL CHECK (length(epoch) = 36),
  sealed BYTEA NOT NULL,
  PRIMARY KEY (round_id, id)
);

CREATE TABLE survey_receipt (
  round_id TEXT NOT NULL REFERENCES survey_round (id),
  receipt TEXT NOT NULL CHECK (length(receipt) = 16),
  PRIMARY KEY (round_id, receipt)
);

CREATE TABLE survey_response (
  round_id TEXT NOT NULL REFERENCES survey_round (id),
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
);

CREATE TABLE survey_service (
  round_id TEXT NOT NULL REFERENCES survey_round (id),
  number SMALLINT NOT NULL CHECK (number BETWEEN 1 AND 40),
  name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 480),
  population BIGINT CHECK (population BETWEEN 1 AND 1000000000),
  PRIMARY KEY (round_id, number)
);

CREATE TABLE survey_sum (
  round_id TEXT NOT NULL REFERENCES survey_round (id),
  service SMALLINT NOT NULL CHECK (service BETWEEN 0 AND 40),
  is_flagged SMALLINT NOT NULL CHECK (is_flagged IN (0, 1)),
  packed BYTEA NOT NULL,
  PRIMARY KEY (round_id, service, is_flagged)
);

CREATE TABLE survey_wording (
  subject TEXT NOT NULL CHECK (length(subject) BETWEEN 1 AND 40),
  language TEXT NOT NULL CHECK (length(language) BETWEEN 2 AND 35),
  words TEXT NOT NULL CHECK (length(words) BETWEEN 2 AND 400000),
  added_at_ms BIGINT NOT NULL CHECK (added_at_ms BETWEEN 0 AND 9007199254740991),
  PRIMARY KEY (subject, language)
);

-- Worksheets

CREATE TABLE return_rules (
  institution_id TEXT NOT NULL PRIMARY KEY REFERENCES institution (id),
  rounds BIGINT NOT NULL CHECK (rounds BETWEEN 1 AND 9),
  longest_days BIGINT NOT NULL CHECK (longest_days BETWEEN 1 AND 92),
  by_id TEXT NOT NULL CHECK (length(by_id) BETWEEN 1 AND 36),
  by_name TEXT NOT NULL CHECK (length(by_name) <= 800),
  at_ms BIGINT NOT NULL CHECK (at_ms BETWEEN 0 AND 9007199254740991),
  version BIGINT NOT NULL CHECK (version BETWEEN 1 AND 9007199254740991)
);

CREATE TABLE worksheet (
  institution_id TEXT NOT NULL,
  unit_id TEXT NOT NULL CHECK (length(unit_id) = 36),
  id TEXT NOT NULL CHECK (length(id) = 36),
  cycle_id TEXT NOT NULL REFERENCES programme_cycle (id),
  year BIGINT NOT NULL CHECK (year BETWEEN 2012 AND 2100),
  instrument_id TEXT NOT NULL CHECK (length(instrument_id) BETWEEN 1 AND 100),
  stage TEXT NOT NULL CHECK (stage IN ('draft', 'submitted', 'returned')),
  stage_at_ms BIGINT CHECK (stage_at_ms BETWEEN 0 AND 9007199254740991),
  stage_by_id TEXT CHECK (length(stage_by_id) BETWEEN 1 AND 36),
  stage_by_name TEXT CHECK (length(stage_by_name) <= 800),
  return_reason TEXT CHECK (length(return_reason) BETWEEN 1 AND 8000),
  submitted_at_ms BIGINT CHECK (submitted_at_ms BETWEEN 0 AND 9007199254740991),
  submission_count BIGINT NOT NULL CHECK (submission_count BETWEEN 0 AND 1000000),
  created_at_ms BIGINT NOT NULL CHECK (created_at_ms BETWEEN 0 AND 9007199254740991),
  version BIGINT NOT NULL CHECK (version BETWEEN 1 AND 9007199254740991), judged TEXT CHECK (judged IN ('judging', 'settled')),
  PRIMARY KEY (unit_id, id),
  UNIQUE (unit_id, cycle_id),
  FOREIGN KEY (institution_id, unit_id) REFERENCES work_unit (institution_id, id),
  CHECK ((stage = 'draft') = (stage_at_ms IS NULL)),
  CHECK ((stage = 'draft') = (stage_by_id IS NULL)),
  CHECK ((stage = 'draft') = (stage_by_name IS NULL)),
  CHECK ((stage = 'draft') = (submitted_at_ms IS NULL)),
  CHECK ((stage = 'returned') = (return_reason IS NOT NULL))
);

CREATE INDEX worksheet_cycle ON worksheet (cycle_id);

CREATE INDEX worksheet_id ON worksheet (id);

CREATE INDEX worksheet_institution ON worksheet (institution_id, unit_id);

CREATE INDEX worksheet_year ON worksheet (year, unit_id, id);

CREATE TABLE answer_vector (
  unit_id TEXT NOT NULL,
  worksheet_id TEXT NOT NULL,
  layer TEXT NOT NULL CHECK (layer IN ('unit', 'tpi', 'tpn')),
  version BIGINT NOT NULL CHECK (version BETWEEN 1 AND 9007199254740991),
  places BYTEA NOT NULL CHECK (length(places) <= 40000),
  digest BYTEA NOT NULL CHECK (length(digest) = 32),
  PRIMARY KEY (unit_id, worksheet_id, layer),
  FOREIGN KEY (unit_id, worksheet_id) REFERENCES worksheet (unit_id, id)
);

CREATE TABLE worksheet_answer (
  unit_id TEXT NOT NULL,
  worksheet_id TEXT NOT NULL,
  layer TEXT NOT NULL CHECK (layer IN ('unit', 'tpi', 'tpn')),
  question_code TEXT NOT NULL CHECK (length(question_code) BETWEEN 1 AND 40),
  version BIGINT NOT NULL CHECK (version BETWEEN 1 AND 9007199254740991),
  answer_values TEXT NOT NULL CHECK (length(answer_values) <= 1000),
  note TEXT NOT NULL CHECK (length(note) <= 16000),
  evidence TEXT NOT NULL CHECK (length(evidence) <= 8000),
  origin TEXT NOT NULL
    CHECK (origin IN ('typed', 'restored', 'carried_over', 'imported', 'survey')),
  origin_detail BIGINT CHECK (origin_detail BETWEEN 0 AND 9007199254740991),
  author_id TEXT NOT NULL CHECK (length(author_id) BETWEEN 1 AND 36),
  author_name TEXT NOT NULL CHECK (length(author_name) <= 800),
  at_ms BIGINT NOT NULL CHECK (at_ms BETWEEN 0 AND 9007199254740991),
  digest BYTEA NOT NULL CHECK (length(digest) = 32),
  survey_round_id TEXT REFERENCES survey_round (id), earlier_round_ids TEXT
  CHECK (length(earlier_round_ids) BETWEEN 36 AND 40000),
  PRIMARY KEY (unit_id, worksheet_id, layer, question_code),
  FOREIGN KEY (unit_id, worksheet_id) REFERENCES worksheet (unit_id, id),
  CHECK ((origin = 'survey') = (survey_round_id IS NOT NULL))
);

CREATE TABLE worksheet_answer_version (
  unit_id TEXT NOT NULL,
  worksheet_id TEXT NOT NULL,
  layer TEXT NOT NULL CHECK (layer IN ('unit', 'tpi', 'tpn')),
  question_code TEXT NOT NULL CHECK (length(question_code) BETWEEN 1 AND 40),
  version BIGINT NOT NULL CHECK (version BETWEEN 1 AND 9007199254740991),
  answer_values TEXT NOT NULL CHECK (length(answer_values) <= 1000),
  note TEXT NOT NULL CHECK (length(note) <= 16000),
  evidence TEXT NOT NULL CHECK (length(evidence) <= 8000),
  origin TEXT NOT NULL
    CHECK (origin IN ('typed', 'restored', 'carried_over', 'imported', 'survey')),
  origin_detail BIGINT CHECK (origin_detail BETWEEN 0 AND 9007199254740991),
  author_id TEXT NOT NULL CHECK (length(author_id) BETWEEN 1 AND 36),
  author_name TEXT NOT NULL CHECK (length(author_name) <= 800),
  at_ms BIGINT NOT NULL CHECK (at_ms BETWEEN 0 AND 9007199254740991),
  digest BYTEA NOT NULL CHECK (length(digest) = 32),
  survey_round_id TEXT REFERENCES survey_round (id), earlier_round_ids TEXT
  CHECK (length(earlier_round_ids) BETWEEN 36 AND 40000),
  PRIMARY KEY (unit_id, worksheet_id, layer, question_code, version),
  FOREIGN KEY (unit_id, worksheet_id) REFERENCES worksheet (unit_id, id),
  CHECK ((origin = 'survey') = (survey_round_id IS NOT NULL))
);

CREATE TABLE worksheet_return (
  unit_id TEXT NOT NULL,
  worksheet_id TEXT NOT NULL,
  number BIGINT NOT NULL CHECK (number BETWEEN 1 AND 1000000),
  layer TEXT NOT NULL CHECK (layer IN ('tpi', 'tpn')),
  submission BIGINT NOT NULL CHECK (submission BETWEEN 1 AND 1000000),
  at_ms BIGINT NOT NULL CHECK (at_ms BETWEEN 0 AND 9007199254740991),
  by_id TEXT NOT NULL CHECK (length(by_id) BETWEEN 1 AND 36),
  by_name TEXT NOT NULL CHECK (length(by_name) <= 800),
  deadline_ms BIGINT NOT NULL CHECK (deadline_ms BETWEEN 0 AND 9007199254740991),
  sent_again_at_ms BIGINT CHECK (sent_again_at_ms BETWEEN 0 AND 9007199254740991),
  version BIGINT NOT NULL CHECK (version BETWEEN 1 AND 9007199254740991), opens_all SMALLINT NOT NULL DEFAULT 1
  CHECK (opens_all IN (0, 1)),
  PRIMARY KEY (unit_id, worksheet_id, number),
  FOREIGN KEY (unit_id, worksheet_id) REFERENCES worksheet (unit_id, id)
);

CREATE UNIQUE INDEX worksheet_return_open ON worksheet_return (unit_id, worksheet_id)
WHERE sent_again_at_ms IS NULL;

CREATE TABLE worksheet_return_draft (
  unit_id TEXT NOT NULL,
  worksheet_id TEXT NOT NULL,
  layer TEXT NOT NULL CHECK (layer IN ('tpi', 'tpn')),
  by_id TEXT NOT NULL CHECK (length(by_id) BETWEEN 1 AND 36),
  question_code TEXT NOT NULL CHECK (length(question_code) BETWEEN 1 AND 40),
  reason TEXT NOT NULL CHECK (reason IN ('proof_missing', 'proof_shows_otherwise', 'proof_outside_year', 'proof_unreadable', 'counts_contradict', 'answer_too_high', 'note_unclear')),
  words TEXT NOT NULL CHECK (length(words) BETWEEN 1 AND 8000),
  by_name TEXT NOT NULL CHECK (length(by_name) <= 800),
  at_ms BIGINT NOT NULL CHECK (at_ms BETWEEN 0 AND 9007199254740991),
  version BIGINT NOT NULL CHECK (version BETWEEN 1 AND 9007199254740991),
  PRIMARY KEY (unit_id, worksheet_id, layer, by_id, question_code),
  FOREIGN KEY (unit_id, worksheet_id) REFERENCES worksheet (unit_id, id)
);

CREATE TABLE worksheet_return_note (
  unit_id TEXT NOT NULL,
  worksheet_id TEXT NOT NULL,
  number BIGINT NOT NULL,
  question_code TEXT NOT NULL CHECK (length(question_code) BETWEEN 1 AND 40),
  reason TEXT NOT NULL CHECK (reason IN ('proof_missing', 'proof_shows_otherwise', 'proof_outside_year', 'proof_unreadable', 'counts_contradict', 'answer_too_high', 'note_unclear')),
  words TEXT NOT NULL CHECK (length(words) BETWEEN 1 AND 8000),
  reply_words TEXT CHECK (length(reply_words) BETWEEN 1 AND 8000),
  reply_by_id TEXT CHECK (length(reply_by_id) BETWEEN 1 AND 36),
  reply_by_name TEXT CHECK (length(reply_by_name) <= 800),
  reply_at_ms BIGINT CHECK (reply_at_ms BETWEEN 0 AND 9007199254740991),
  reply_proofs BIGINT CHECK (reply_proofs BETWEEN 0 AND 1000000),
  reply_version BIGINT CHECK (reply_version BETWEEN 1 AND 9007199254740991), added_at_ms BIGINT
  CHECK (added_at_ms BETWEEN 0 AND 9007199254740991), added_by_id TEXT
  CHECK ((added_by_id IS NULL) = (added_at_ms IS NULL)
    AND (added_by_id IS NULL OR length(added_by_id) BETWEEN 1 AND 36)), added_by_name TEXT
  CHECK ((added_by_name IS NULL) = (added_at_ms IS NULL)
    AND (added_by_name IS NULL OR length(added_by_name) <= 800)),
  PRIMARY KEY (unit_id, worksheet_id, number, question_code),
  FOREIGN KEY (unit_id, worksheet_id, number)
    REFERENCES worksheet_return (unit_id, worksheet_id, number),
  CHECK ((reply_words IS NULL) = (reply_by_id IS NULL)),
  CHECK ((reply_words IS NULL) = (reply_by_name IS NULL)),
  CHECK ((reply_words IS NULL) = (reply_at_ms IS NULL)),
  CHECK ((reply_words IS NULL) = (reply_proofs IS NULL)),
  CHECK ((reply_words IS NULL) = (reply_version IS NULL))
);

CREATE TABLE worksheet_submission (
  unit_id TEXT NOT NULL,
  worksheet_id TEXT NOT NULL,
  number BIGINT NOT NULL CHECK (number BETWEEN 1 AND 1000000),
  at_ms BIGINT NOT NULL CHECK (at_ms BETWEEN 0 AND 9007199254740991),
  by_id TEXT NOT NULL CHECK (length(by_id) BETWEEN 1 AND 36),
  by_name TEXT NOT NULL CHECK (length(by_name) <= 800),
  answers_digest TEXT NOT NULL CHECK (length(answers_digest) = 64),
  answer_versions TEXT NOT NULL CHECK (length(answer_versions) <= 100000),
  proof_digest TEXT NOT NULL CHECK (length(proof_digest) = 64),
  proof_list TEXT NOT NULL CHECK (length(proof_list) <= 40000000),
  proof_count BIGINT NOT NULL CHECK (proof_count BETWEEN 0 AND 1000000),
  byte_count BIGINT NOT NULL CHECK (byte_count BETWEEN 0 AND 9007199254740991),
  PRIMARY KEY (unit_id, worksheet_id, number),
  FOREIGN KEY (unit_id, worksheet_id) REFERENCES worksheet (unit_id, id)
);

-- Plans

CREATE TABLE calendar_link (
  account_id TEXT NOT NULL REFERENCES account (id),
  token_digest TEXT NOT NULL CHECK (length(token_digest) = 64),
  language TEXT NOT NULL CHECK (language IN ('id', 'en')),
  created_at_ms BIGINT NOT NULL CHECK (created_at_ms BETWEEN 0 AND 9007199254740991),
  PRIMARY KEY (account_id),
  UNIQUE (token_digest)
);

CREATE TABLE plan_year (
  unit_id TEXT NOT NULL CHECK (length(unit_id) = 36),
  year BIGINT NOT NULL CHECK (year BETWEEN 2012 AND 2100),
  institution_id TEXT NOT NULL,
  act_count BIGINT NOT NULL CHECK (act_count BETWEEN 1 AND 9007199254740991),
  PRIMARY KEY (unit_id, year),
  FOREIGN KEY (institution_id, unit_id) REFERENCES work_unit (institution_id, id)
);

CREATE TABLE change_agent (
  unit_id TEXT NOT NULL,
  year BIGINT NOT NULL,
  id TEXT NOT NULL CHECK (length(id) = 36),
  employee_id TEXT NOT NULL REFERENCES employee (id),
  promise TEXT NOT NULL CHECK (length(promise) BETWEEN 1 AND 1200),
  due_on TEXT NOT NULL CHECK (length(due_on) = 10),
  proof_id TEXT CHECK (length(proof_id) = 36),
  version BIGINT NOT NULL CHECK (version BETWEEN 1 AND 9007199254740991),
  PRIMARY KEY (unit_id, year, id),
  FOREIGN KEY (unit_id, year) REFERENCES plan_year (unit_id, year)
);

CREATE INDEX change_agent_employee ON change_agent (employee_id, unit_id, year, id);

CREATE TABLE plan_item (
  unit_id TEXT NOT NULL,
  year BIGINT NOT NULL,
  id TEXT NOT NULL CHECK (length(id) = 36),
  area TEXT NOT NULL CHECK (area IN ('manajemen_perubahan', 'tatalaksana', 'sdm', 'akuntabilitas', 'pengawasan', 'pelayanan_publik')),
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
  version BIGINT NOT NULL CHECK (version BETWEEN 1 AND 9007199254740991),
  PRIMARY KEY (unit_id, year, id),
  FOREIGN KEY (unit_id, year) REFERENCES plan_year (unit_id, year),
  CHECK ((removed_at_ms IS NULL) = (removed_by IS NULL)),
  CHECK ((removed_at_ms IS NULL) = (removal_reason IS NULL))
);

CREATE INDEX plan_item_owner ON plan_item (owner_id, unit_id, year, id);

CREATE TABLE plan_item_copy (
  unit_id TEXT NOT NULL,
  year BIGINT NOT NULL,
  source_id TEXT NOT NULL CHECK (length(source_id) = 36),
  item_id TEXT NOT NULL,
  PRIMARY KEY (unit_id, year, source_id),
  FOREIGN KEY (unit_id, year, item_id) REFERENCES plan_item (unit_id, year, id)
);

CREATE TABLE plan_item_question (
  unit_id TEXT NOT NULL,
  year BIGINT NOT NULL,
  item_id TEXT NOT NULL,
  soal BIGINT NOT NULL CHECK (soal BETWEEN 1 AND 100000),
  PRIMARY KEY (unit_id, year, item_id, soal),
  FOREIGN KEY (unit_id, year, item_id) REFERENCES plan_item (unit_id, year, id)
);

CREATE TABLE plan_monitoring (
  unit_id TEXT NOT NULL,
  year BIGINT NOT NULL,
  quarter SMALLINT NOT NULL CHECK (quarter BETWEEN 1 AND 4),
  id TEXT NOT NULL CHECK (length(id) = 36),
  opened_at_ms BIGINT NOT NULL CHECK (opened_at_ms BETWEEN 0 AND 9007199254740991),
  opened_by TEXT NOT NULL CHECK (length(opened_by) <= 800),
  minutes TEXT NOT NULL CHECK (length(minutes) <= 48000),
  version BIGINT NOT NULL CHECK (version BETWEEN 1 AND 9007199254740991),
  PRIMARY KEY (unit_id, year, quarter),
  FOREIGN KEY (unit_id, year) REFERENCES plan_year (unit_id, year)
);

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
  version BIGINT NOT NULL CHECK (version BETWEEN 1 AND 9007199254740991),
  PRIMARY KEY (unit_id, year, id),
  FOREIGN KEY (unit_id, year, quarter)
    REFERENCES plan_monitoring (unit_id, year, quarter),
  CHECK ((done IS NULL) = (closed_at_ms IS NULL)),
  CHECK ((done IS NULL) = (closed_by IS NULL))
);

CREATE INDEX plan_follow_up_owner ON plan_follow_up (owner_id, unit_id, year, id);

CREATE TABLE plan_monitoring_item (
  unit_id TEXT NOT NULL,
  year BIGINT NOT NULL,
  quarter SMALLINT NOT NULL,
  item_id TEXT NOT NULL CHECK (length(item_id) = 36),
  area TEXT NOT NULL CHECK (area IN ('manajemen_perubahan', 'tatalaksana', 'sdm', 'akuntabilitas', 'pengawasan', 'pelayanan_publik')),
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
);

CREATE TABLE reached_predicate (
  institution_id TEXT NOT NULL,
  year BIGINT NOT NULL CHECK (year BETWEEN 2012 AND 2100),
  unit_id TEXT NOT NULL CHECK (length(unit_id) = 36),
  predicate TEXT NOT NULL CHECK (predicate IN ('wbk', 'wbbm')),
  decree TEXT NOT NULL CHECK (length(decree) BETWEEN 1 AND 1200),
  decreed_on TEXT NOT NULL CHECK (length(decreed_on) = 10),
  source TEXT NOT NULL CHECK (length(source) BETWEEN 1 AND 1200),
  PRIMARY KEY (institution_id, year, unit_id, predicate),
  FOREIGN KEY (institution_id, unit_id) REFERENCES work_unit (institution_id, id)
);

CREATE INDEX reached_predicate_year ON reached_predicate (year, institution_id, unit_id);

CREATE TABLE work_team (
  unit_id TEXT NOT NULL,
  year BIGINT NOT NULL,
  id TEXT NOT NULL CHECK (length(id) = 36),
  decree TEXT NOT NULL CHECK (length(decree) BETWEEN 1 AND 1200),
  decreed_on TEXT NOT NULL CHECK (length(decreed_on) = 10),
  valid_from TEXT NOT NULL CHECK (length(valid_from) = 10),
  valid_until TEXT NOT NULL CHECK (length(valid_until) = 10),
  version BIGINT NOT NULL CHECK (version BETWEEN 1 AND 9007199254740991),
  PRIMARY KEY (unit_id, year, id),
  FOREIGN KEY (unit_id, year) REFERENCES plan_year (unit_id, year),
  CHECK (valid_until >= valid_from)
);

CREATE TABLE work_team_member (
  unit_id TEXT NOT NULL,
  year BIGINT NOT NULL,
  team_id TEXT NOT NULL,
  employee_id TEXT NOT NULL REFERENCES employee (id),
  role TEXT NOT NULL CHECK (role IN ('ketua', 'anggota')),
  areas TEXT NOT NULL CHECK (length(areas) <= 200),
  PRIMARY KEY (unit_id, year, team_id, employee_id),
  FOREIGN KEY (unit_id, year, team_id) REFERENCES work_team (unit_id, year, id)
);

CREATE INDEX work_team_member_employee ON work_team_member (employee_id, unit_id, year);

-- Evaluations

CREATE TABLE assessor_team (
  id TEXT NOT NULL CHECK (length(id) = 36),
  institution_id TEXT REFERENCES institution (id),
  layer TEXT NOT NULL CHECK (layer IN ('tpi', 'tpn')),
  name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 400),
  province TEXT CHECK (length(province) = 2),
  latitude BIGINT CHECK (latitude BETWEEN -90000000 AND 90000000),
  longitude BIGINT CHECK (longitude BETWEEN -180000000 AND 180000000),
  languages TEXT NOT NULL CHECK (length(languages) BETWEEN 2 AND 60),
  unit_limit BIGINT CHECK (unit_limit BETWEEN 0 AND 20000),
  closed_at_ms BIGINT CHECK (closed_at_ms BETWEEN 0 AND 9007199254740991),
  created_at_ms BIGINT NOT NULL CHECK (created_at_ms BETWEEN 0 AND 9007199254740991),
  version BIGINT NOT NULL CHECK (version BETWEEN 1 AND 9007199254740991),
  PRIMARY KEY (id),
  CHECK ((latitude IS NULL) = (longitude IS NULL)),
  CHECK (province IS NULL OR latitude IS NULL)
);

CREATE INDEX assessor_team_institution ON assessor_team (institution_id, layer, id);

CREATE UNIQUE INDEX assessor_team_name ON assessor_team (institution_id, layer, name)
WHERE closed_at_ms IS NULL;

CREATE TABLE assessor_team_seat (
  team_id TEXT NOT NULL REFERENCES assessor_team (id),
  place BIGINT NOT NULL CHECK (place BETWEEN 0 AND 99),
  account_id TEXT NOT NULL CHECK (length(account_id) = 36),
  duty TEXT NOT NULL CHECK (duty IN ('member', 'lead', 'controller')),
  PRIMARY KEY (team_id, place),
  UNIQUE (team_id, account_id)
);

CREATE TABLE assignment_turn (
  institution_id TEXT NOT NULL REFERENCES institution (id),
  year BIGINT NOT NULL CHECK (year BETWEEN 2012 AND 2100),
  layer TEXT NOT NULL CHECK (layer IN ('tpi', 'tpn')),
  turn BIGINT NOT NULL CHECK (turn BETWEEN 1 AND 9007199254740991),
  PRIMARY KEY (institution_id, year, layer)
);

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
);

CREATE TABLE calibration_answer (
  account_id TEXT NOT NULL CHECK (length(account_id) BETWEEN 1 AND 36),
  case_id TEXT NOT NULL CHECK (length(case_id) = 36),
  question_code TEXT NOT NULL CHECK (length(question_code) BETWEEN 1 AND 40),
  answer_values TEXT NOT NULL CHECK (length(answer_values) <= 1000),
  version BIGINT NOT NULL CHECK (version BETWEEN 1 AND 9007199254740991),
  at_ms BIGINT NOT NULL CHECK (at_ms BETWEEN 0 AND 9007199254740991),
  PRIMARY KEY (account_id, case_id, question_code)
);

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
);

CREATE INDEX calibration_passed
ON calibration_attempt (account_id, instrument_id, passed, rules_version);

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
);

CREATE TABLE conflict_declaration (
  institution_id TEXT NOT NULL,
  unit_id TEXT NOT NULL,
  id TEXT NOT NULL CHECK (length(id) = 36),
  account_id TEXT NOT NULL CHECK (length(account_id) = 36),
  year BIGINT NOT NULL CHECK (year BETWEEN 2012 AND 2100),
  layer TEXT NOT NULL CHECK (layer IN ('tpi', 'tpn')),
  version BIGINT NOT NULL CHECK (version BETWEEN 1 AND 9007199254740991),
  PRIMARY KEY (unit_id, id),
  UNIQUE (account_id, unit_id, year, layer),
  FOREIGN KEY (institution_id, unit_id) REFERENCES work_unit (institution_id, id)
);

CREATE INDEX conflict_declaration_institution
ON conflict_declaration (institution_id, year, layer, unit_id);

CREATE INDEX conflict_declaration_year ON conflict_declaration (year, layer, unit_id);

CREATE TABLE conflict_statement (
  unit_id TEXT NOT NULL,
  declaration_id TEXT NOT NULL,
  number BIGINT NOT NULL CHECK (number BETWEEN 1 AND 1000),
  at_ms BIGINT NOT NULL CHECK (at_ms BETWEEN 0 AND 9007199254740991),
  kind TEXT CHECK (kind IN (
    'works_there', 'worked_there', 'family', 'earlier_verdict', 'other')),
  words TEXT CHECK (length(words) BETWEEN 1 AND 800),
  sealed_words TEXT CHECK (length(sealed_words) BETWEEN 50 AND 2000),
  PRIMARY KEY (unit_id, declaration_id, number),
  FOREIGN KEY (unit_id, declaration_id) REFERENCES conflict_declaration (unit_id, id),
  CHECK (words IS NULL OR sealed_words IS NULL),
  CHECK (kind IS NOT NULL OR (words IS NULL AND sealed_words IS NULL)),
  CHECK (kind <> 'other' OR words IS NOT NULL OR sealed_words IS NOT NULL)
);

CREATE INDEX conflict_statement_readable
ON conflict_statement (unit_id, declaration_id, number) WHERE words IS NOT NULL;

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
  version BIGINT NOT NULL CHECK (version BETWEEN 1 AND 9007199254740991), sample_nonce TEXT CHECK (length(sample_nonce) = 64),
  PRIMARY KEY (unit_id, id),
  UNIQUE (unit_id, worksheet_id, layer, submission),
  FOREIGN KEY (unit_id, worksheet_id) REFERENCES worksheet (unit_id, id),
  CHECK ((stage = 'consensus') = (revealed_at_ms IS NOT NULL)),
  CHECK ((stage = 'checking') = (sample IS NOT NULL)),
  CHECK ((stage = 'settled') = (settled_at_ms IS NOT NULL)),
  CHECK ((stage = 'settled') = (settled_by_id IS NOT NULL)),
  CHECK ((stage = 'settled') = (settled_by_name IS NOT NULL))
);

CREATE INDEX evaluation_id ON evaluation (id);

CREATE INDEX evaluation_year ON evaluation (year, layer, unit_id, id);

CREATE TABLE consensus_step (
  unit_id TEXT NOT NULL,
  evaluation_id TEXT NOT NULL,
  question_code TEXT NOT NULL CHECK (length(question_code) BETWEEN 1 AND 40),
  number BIGINT NOT NULL CHECK (number BETWEEN 1 AND 1000000),
  act TEXT NOT NULL CHECK (act IN
    ('remark', 'move', 'decision', 'reopening', 'unit_reason', 'doubt')),
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
);

CREATE TABLE evaluation_member (
  unit_id TEXT NOT NULL,
  evaluation_id TEXT NOT NULL,
  account_id TEXT NOT NULL CHECK (length(account_id) BETWEEN 1 AND 36),
  name TEXT NOT NULL CHECK (length(name) <= 800),
  duty TEXT NOT NULL CHECK (duty IN ('member', 'lead', 'controller')),
  place BIGINT NOT NULL CHECK (place BETWEEN 0 AND 99),
  turn BIGINT NOT NULL CHECK (turn BETWEEN 0 AND 9007199254740991), left_at_ms BIGINT
  CHECK (left_at_ms BETWEEN 0 AND 9007199254740991),
  PRIMARY KEY (unit_id, evaluation_id, account_id),
  UNIQUE (unit_id, evaluation_id, place),
  FOREIGN KEY (unit_id, evaluation_id) REFERENCES evaluation (unit_id, id)
);

CREATE INDEX evaluation_member_account
ON evaluation_member (account_id, unit_id, evaluation_id);

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
);

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
);

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
);

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
);

CREATE INDEX recommendation_evaluation ON recommendation (unit_id, evaluation_id, id);

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
);

CREATE TABLE report_logo (
  institution_id TEXT NOT NULL REFERENCES institution (id),
  digest BYTEA NOT NULL CHECK (length(digest) = 32),
  kind TEXT NOT NULL CHECK (kind IN ('png', 'jpeg')),
  width BIGINT NOT NULL CHECK (width BETWEEN 64 AND 2000),
  height BIGINT NOT NULL CHECK (height BETWEEN 64 AND 2000),
  bytes BYTEA NOT NULL CHECK (length(bytes) BETWEEN 1 AND 204800),
  is_signed SMALLINT NOT NULL CHECK (is_signed IN (0, 1)),
  at_ms BIGINT NOT NULL CHECK (at_ms BETWEEN 0 AND 9007199254740991),
  PRIMARY KEY (institution_id, digest)
);

CREATE TABLE report_letterhead (
  institution_id TEXT NOT NULL CHECK (length(institution_id) = 36),
  office TEXT NOT NULL CHECK (length(office) <= 640),
  address TEXT NOT NULL CHECK (length(address) <= 2600),
  logo BYTEA CHECK (length(logo) = 32),
  author_id TEXT NOT NULL CHECK (length(author_id) BETWEEN 1 AND 36),
  author_name TEXT NOT NULL CHECK (length(author_name) <= 800),
  at_ms BIGINT NOT NULL CHECK (at_ms BETWEEN 0 AND 9007199254740991),
  version BIGINT NOT NULL CHECK (version BETWEEN 1 AND 9007199254740991),
  PRIMARY KEY (institution_id),
  FOREIGN KEY (institution_id, logo) REFERENCES report_logo (institution_id, digest)
);

CREATE TABLE report_print (
  unit_id TEXT NOT NULL,
  evaluation_id TEXT NOT NULL,
  edition BIGINT NOT NULL CHECK (edition BETWEEN 1 AND 1000),
  records BYTEA NOT NULL CHECK (length(records) = 32),
  address TEXT NOT NULL CHECK (length(address) <= 1200),
  bytes BYTEA NOT NULL CHECK (length(bytes) BETWEEN 5 AND 20000000),
  digest BYTEA NOT NULL CHECK (length(digest) = 32),
  made_at_ms BIGINT NOT NULL CHECK (made_at_ms BETWEEN 0 AND 9007199254740991),
  PRIMARY KEY (unit_id, evaluation_id, edition),
  FOREIGN KEY (unit_id, evaluation_id) REFERENCES evaluation_report (unit_id, evaluation_id)
);

CREATE TABLE report_return (
  unit_id TEXT NOT NULL,
  evaluation_id TEXT NOT NULL,
  edition BIGINT NOT NULL CHECK (edition BETWEEN 1 AND 1000),
  reason TEXT NOT NULL CHECK (length(reason) BETWEEN 1 AND 16000),
  account_id TEXT NOT NULL CHECK (length(account_id) BETWEEN 1 AND 36),
  at_ms BIGINT NOT NULL CHECK (at_ms BETWEEN 0 AND 9007199254740991),
  PRIMARY KEY (unit_id, evaluation_id, edition),
  FOREIGN KEY (unit_id, evaluation_id) REFERENCES evaluation_report (unit_id, evaluation_id)
);

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
);

CREATE TABLE sample_check (
  unit_id TEXT NOT NULL,
  evaluation_id TEXT NOT NULL,
  round BIGINT NOT NULL CHECK (round BETWEEN 0 AND 100),
  question_code TEXT NOT NULL CHECK (length(question_code) BETWEEN 1 AND 40),
  doubt TEXT CHECK (length(doubt) BETWEEN 1 AND 8000),
  at_ms BIGINT NOT NULL CHECK (at_ms BETWEEN 0 AND 9007199254740991), note TEXT CHECK (length(note) BETWEEN 1 AND 8000),
  PRIMARY KEY (unit_id, evaluation_id, round, question_code),
  FOREIGN KEY (unit_id, evaluation_id) REFERENCES evaluation (unit_id, id)
);

CREATE TABLE scoring_time (
  unit_id TEXT NOT NULL,
  evaluation_id TEXT NOT NULL,
  account_id TEXT NOT NULL,
  question_code TEXT NOT NULL CHECK (length(question_code) BETWEEN 1 AND 40),
  seconds BIGINT NOT NULL CHECK (seconds BETWEEN 0 AND 9007199254740991),
  visit_at_ms BIGINT NOT NULL CHECK (visit_at_ms BETWEEN 0 AND 9007199254740991),
  visit_seconds BIGINT NOT NULL CHECK (visit_seconds BETWEEN 1 AND 900),
  PRIMARY KEY (unit_id, evaluation_id, account_id, question_code),
  FOREIGN KEY (unit_id, evaluation_id, account_id)
    REFERENCES evaluation_member (unit_id, evaluation_id, account_id)
);

CREATE TABLE unit_assignment (
  institution_id TEXT NOT NULL,
  unit_id TEXT NOT NULL,
  id TEXT NOT NULL CHECK (length(id) = 36),
  year BIGINT NOT NULL CHECK (year BETWEEN 2012 AND 2100),
  layer TEXT NOT NULL CHECK (layer IN ('tpi', 'tpn')),
  team_id TEXT NOT NULL CHECK (length(team_id) = 36),
  begun_at_ms BIGINT NOT NULL CHECK (begun_at_ms BETWEEN 0 AND 9007199254740991),
  is_held SMALLINT NOT NULL CHECK (is_held IN (0, 1)),
  version BIGINT NOT NULL CHECK (version BETWEEN 1 AND 9007199254740991),
  PRIMARY KEY (unit_id, id),
  FOREIGN KEY (institution_id, unit_id) REFERENCES work_unit (institution_id, id)
);

CREATE UNIQUE INDEX unit_assignment_held ON unit_assignment (unit_id, year, layer)
WHERE is_held = 1;

CREATE INDEX unit_assignment_id ON unit_assignment (id);

CREATE INDEX unit_assignment_institution
ON unit_assignment (institution_id, year, layer, unit_id);

CREATE INDEX unit_assignment_year ON unit_assignment (year, layer, unit_id);

CREATE TABLE seat_holding (
  unit_id TEXT NOT NULL,
  assignment_id TEXT NOT NULL,
  place BIGINT NOT NULL CHECK (place BETWEEN 0 AND 999),
  account_id TEXT NOT NULL CHECK (length(account_id) = 36),
  duty TEXT NOT NULL CHECK (duty IN ('member', 'lead', 'controller')),
  from_ms BIGINT NOT NULL CHECK (from_ms BETWEEN 0 AND 9007199254740991),
  until_ms BIGINT CHECK (until_ms BETWEEN 0 AND 9007199254740991),
  follows BIGINT CHECK (follows BETWEEN 0 AND 999),
  PRIMARY KEY (unit_id, assignment_id, place),
  UNIQUE (unit_id, assignment_id, follows),
  FOREIGN KEY (unit_id, assignment_id) REFERENCES unit_assignment (unit_id, id),
  CHECK (until_ms IS NULL OR until_ms >= from_ms),
  CHECK (follows IS NULL OR follows < place)
);

CREATE INDEX seat_holding_account ON seat_holding (account_id, unit_id, assignment_id)
WHERE until_ms IS NULL;

CREATE UNIQUE INDEX seat_holding_once ON seat_holding (unit_id, assignment_id, account_id)
WHERE until_ms IS NULL;

CREATE TABLE unit_site (
  institution_id TEXT NOT NULL,
  unit_id TEXT NOT NULL,
  province TEXT CHECK (length(province) = 2),
  latitude BIGINT CHECK (latitude BETWEEN -90000000 AND 90000000),
  longitude BIGINT CHECK (longitude BETWEEN -180000000 AND 180000000),
  PRIMARY KEY (institution_id, unit_id),
  FOREIGN KEY (institution_id, unit_id) REFERENCES work_unit (institution_id, id),
  CHECK ((latitude IS NULL) = (longitude IS NULL)),
  CHECK (province IS NULL OR latitude IS NULL)
);

CREATE TABLE unit_work (
  institution_id TEXT NOT NULL,
  unit_id TEXT NOT NULL,
  minutes BIGINT NOT NULL CHECK (minutes BETWEEN 30 AND 6000),
  PRIMARY KEY (institution_id, unit_id),
  FOREIGN KEY (institution_id, unit_id) REFERENCES work_unit (institution_id, id)
);

-- Storage

CREATE TABLE journal_entry (
  subject_kind TEXT NOT NULL,
  subject_id TEXT NOT NULL,
  number BIGINT NOT NULL CHECK (number >= 1),
  id TEXT NOT NULL CHECK (length(id) = 36),
  at_ms BIGINT NOT NULL CHECK (at_ms BETWEEN 0 AND 253402300799999),
  actor_id TEXT,
  actor_name TEXT NOT NULL,
  event TEXT NOT NULL,
  facts TEXT NOT NULL,
  digest BYTEA NOT NULL CHECK (length(digest) = 32),
  PRIMARY KEY (subject_id, subject_kind, number));

CREATE TABLE schema_migration (
  feature TEXT NOT NULL,
  number BIGINT NOT NULL CHECK (number >= 1),
  name TEXT NOT NULL,
  checksum TEXT NOT NULL CHECK (length(checksum) = 64),
  PRIMARY KEY (feature, number));
