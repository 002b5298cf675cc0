package import AccountsModel
package import EvaluationsModel
package import Kernel
package import Storage
package import WorkUnitsModel
package import WorksheetsModel

/// What assessors say of their ties to units: SQL in, model out.
package enum ConflictStore {
  /// What somebody said of a unit for a year and layer.
  ///
  /// - Returns: nil when nothing was ever said.
  package static func find(
    of assessor: ID<Account>, unit: ID<WorkUnit>, year: Int, layer: Layer,
    in transaction: Transaction
  ) throws(StorageError) -> ConflictDeclaration? {
    try declarations(
      """
      declaration.account_id = \(assessor) AND declaration.unit_id = \(unit)
        AND declaration.year = \(year) AND declaration.layer = \(layer.rawValue)
      """, in: transaction
    ).first
  }

  /// What somebody said of a unit for a year and later ones, in any layer.
  static func declarations(
    of assessor: ID<Account>, unit: ID<WorkUnit>, since year: Int, in transaction: Transaction
  ) throws(StorageError) -> [ConflictDeclaration] {
    try declarations(
      """
      declaration.account_id = \(assessor) AND declaration.unit_id = \(unit)
        AND declaration.year >= \(year)
      """, in: transaction)
  }

  /// What everybody said of one unit for a year and later ones, in any layer.
  static func declarations(
    of unit: ID<WorkUnit>, since year: Int, in transaction: Transaction
  ) throws(StorageError) -> [ConflictDeclaration] {
    try declarations(
      "declaration.unit_id = \(unit) AND declaration.year >= \(year)", in: transaction)
  }

  /// Everything that was said for a year and later ones in any layer, by units.
  ///
  /// - Parameters:
  ///   - year: The first programme year.
  ///   - institution: Of whose units.
  ///   - transaction: A read is enough.
  /// - Returns: Also what people said who have no seat any more.
  /// - Throws: What the database throws.
  package static func declarations(
    since year: Int, institution: ID<Institution>, in transaction: Transaction
  ) throws(StorageError) -> [ConflictDeclaration] {
    try declarations(
      "declaration.institution_id = \(institution) AND declaration.year >= \(year)",
      in: transaction)
  }

  /// Keeps what was said; a declaration that is not stored yet becomes its first.
  ///
  /// - Throws: `staleVersion` when the same person said something since it was read, `notFound`
  ///   for a unit that does not exist.
  package static func save(
    _ declaration: ConflictDeclaration, in transaction: Transaction
  ) throws(StorageError) {
    let changed = try transaction.execute(
      """
      UPDATE conflict_declaration SET version = version + 1
      WHERE unit_id = \(declaration.unitID) AND id = \(declaration.id)
        AND version = \(declaration.version)
      """)
    if changed == 0 { try insert(declaration, in: transaction) }
    for (place, statement) in declaration.statements.enumerated() {
      try transaction.execute(
        """
        INSERT INTO conflict_statement
          (unit_id, declaration_id, number, at_ms, kind, sealed_words)
        VALUES (\(declaration.unitID), \(declaration.id), \(place + 1), \(statement.at),
          \(statement.conflict?.kind.rawValue), \(statement.conflict?.words?.sealed))
        ON CONFLICT (unit_id, declaration_id, number) DO NOTHING
        """)
    }
  }

  /// The first word of a person on a unit; a second one at the same moment is stale.
  private static func insert(
    _ declaration: ConflictDeclaration, in transaction: Transaction
  ) throws(StorageError) {
    let unit = try transaction.first(
      """
      SELECT institution_id FROM work_unit WHERE id = \(declaration.unitID)
      ORDER BY institution_id
      """)
    guard let unit else { throw .notFound }
    let inserted = try transaction.execute(
      """
      INSERT INTO conflict_declaration
        (institution_id, unit_id, id, account_id, year, layer, version)
      VALUES (\(try unit.text("institution_id")), \(declaration.unitID), \(declaration.id),
        \(declaration.assessorID), \(declaration.year), \(declaration.layer.rawValue),
        \(declaration.version))
      ON CONFLICT DO NOTHING
      """)
    guard inserted == 1 else { throw .staleVersion }
  }

  static func declarations(
    _ condition: SQL, in transaction: Transaction
  ) throws(StorageError) -> [ConflictDeclaration] {
    let rows = try transaction.query(
      """
      SELECT declaration.unit_id, declaration.id, declaration.account_id, declaration.year,
        declaration.layer, declaration.version, statement.at_ms, statement.kind,
        COALESCE(statement.sealed_words, statement.words) AS kept_words
      FROM conflict_declaration declaration
      LEFT JOIN conflict_statement statement ON statement.unit_id = declaration.unit_id
        AND statement.declaration_id = declaration.id
      WHERE \(condition)
      ORDER BY declaration.unit_id, declaration.id, statement.number
      """)
    var found: [(row: Row, statements: [ConflictStatement])] = []
    var last: String?
    for row in rows {
      let id = try row.text("id")
      if id != last { found.append((row, [])) }
      last = id
      if let statement = try statement(row) {
        found[found.count - 1].statements.append(statement)
      }
    }
    return try found.map { (entry) throws(StorageError) in
      try declaration(entry.row, statements: entry.statements)
    }
  }

  private static func statement(_ row: Row) throws(StorageError) -> ConflictStatement? {
    guard let at = try row.optionalInstant("at_ms") else { return nil }
    guard let text = try row.optionalText("kind") else {
      return ConflictStatement(at: at, conflict: nil)
    }
    let words = try row.optionalText("kept_words").map { ConflictSeal.kept($0) }
    guard let kind = ConflictKind(rawValue: text),
      let conflict = try? DeclaredConflict(kind, words: words)
    else { throw .broken("A declared conflict cannot be read.") }
    return ConflictStatement(at: at, conflict: conflict)
  }

  private static func declaration(
    _ row: Row, statements: [ConflictStatement]
  ) throws(StorageError) -> ConflictDeclaration {
    let id = try row.id("id", of: ConflictDeclaration.self)
    guard let layer = Layer(rawValue: try row.text("layer")) else {
      throw .broken("Declaration \(id) cannot be read.")
    }
    return ConflictDeclaration(
      id: id, assessorID: try row.id("account_id", of: Account.self),
      unitID: try row.id("unit_id", of: WorkUnit.self), year: Int(try row.int("year")),
      layer: layer, statements: statements, version: try row.int("version"))
  }
}
