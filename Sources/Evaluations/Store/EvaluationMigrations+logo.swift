import Storage

extension EvaluationMigrations {
  /// The logo of a letterhead (decision 0211).
  ///
  /// The letterhead is written anew, since SQLite cannot add a foreign key of two columns in place.
  static let logo: [Migration] = [
    Migration(
      feature: "Evaluations", number: 11, name: "logos of letterheads",
      statements: [
        picture,
        """
        CREATE TABLE report_letterhead_old AS
        SELECT institution_id, office, address, author_id, author_name, at_ms, version
        FROM report_letterhead
        """,
        "DROP TABLE report_letterhead", letterheadWithLogo,
        """
        INSERT INTO report_letterhead
          (institution_id, office, address, author_id, author_name, at_ms, version)
        SELECT institution_id, office, address, author_id, author_name, at_ms, version
        FROM report_letterhead_old
        """,
        "DROP TABLE report_letterhead_old",
      ])
  ]

  /// `is_signed` once a signed paper names the picture: then it is never deleted.
  private static let picture = """
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
    )
    """

  /// Words and logo share the author, the time and the version of the last change.
  private static let letterheadWithLogo = """
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
    )
    """
}
