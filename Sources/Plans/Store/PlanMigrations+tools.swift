import Storage

extension PlanMigrations {
  /// What came after the core of plans: copies, calendar links, reached predicates.
  static let tools = [
    Migration(
      feature: "Plans", number: 2, name: "where copied items came from", statements: [copy]),
    Migration(
      feature: "Plans", number: 3, name: "calendar links", statements: [calendarLink]),
    Migration(
      feature: "Plans", number: 4, name: "reached predicates",
      statements: [reached, reachedByYear]),
  ]

  /// A second copy knows what the first one brought, even when it was reworded since.
  private static let copy = """
    CREATE TABLE plan_item_copy (
      unit_id TEXT NOT NULL,
      year BIGINT NOT NULL,
      source_id TEXT NOT NULL CHECK (length(source_id) = 36),
      item_id TEXT NOT NULL,
      PRIMARY KEY (unit_id, year, source_id),
      FOREIGN KEY (unit_id, year, item_id) REFERENCES plan_item (unit_id, year, id)
    )
    """

  /// One secret address for each account; the token itself is known to its person only.
  private static let calendarLink = """
    CREATE TABLE calendar_link (
      account_id TEXT NOT NULL REFERENCES account (id),
      token_digest TEXT NOT NULL CHECK (length(token_digest) = 64),
      language TEXT NOT NULL CHECK (language IN ('id', 'en')),
      created_at_ms BIGINT NOT NULL CHECK (created_at_ms BETWEEN 0 AND 9007199254740991),
      PRIMARY KEY (account_id),
      UNIQUE (token_digest)
    )
    """

  private static let reached = """
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
    )
    """

  private static let reachedByYear =
    "CREATE INDEX reached_predicate_year ON reached_predicate (year, institution_id, unit_id)"
}
