import Storage

/// The tables of moves and mergers of units.
enum TreeMigration {
  static let tables = Migration(
    feature: "WorkUnits", number: 4, name: "moves and mergers of units",
    statements: [
      """
      CREATE TABLE unit_move (
        institution_id TEXT NOT NULL,
        unit_id TEXT NOT NULL,
        valid_from TEXT NOT NULL CHECK (length(valid_from) = 10),
        parent_id TEXT CHECK (parent_id <> unit_id),
        decree TEXT NOT NULL CHECK (length(decree) <= 800),
        PRIMARY KEY (institution_id, unit_id, valid_from),
        FOREIGN KEY (institution_id, unit_id) REFERENCES work_unit (institution_id, id),
        FOREIGN KEY (institution_id, parent_id) REFERENCES work_unit (institution_id, id)
      )
      """,
      "CREATE INDEX unit_move_parent ON unit_move (institution_id, parent_id)",
      """
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
      )
      """,
      "CREATE INDEX unit_merger_into ON unit_merger (into_institution_id, into_unit_id)",
    ])
}
