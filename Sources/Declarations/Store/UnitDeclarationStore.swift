package import DeclarationsModel
package import Kernel
package import Storage
package import WorkUnitsModel

/// Declarations: a row to find them, the signed record to read them.
package enum UnitDeclarationStore {
  /// A declaration as it was published.
  package struct Published: Hashable, Sendable {
    /// The identity.
    package let id: ID<UnitDeclaration>
    /// The unit.
    package let unitID: ID<WorkUnit>
    /// The day of the act.
    package let date: CalendarDate
    /// The record with the document that was signed.
    package let record: SignedRecord
    /// What the document says.
    package let content: DeclarationContent
    /// The record that it puts right; nil for a declaration of its own.
    package let corrects: ID<UnitDeclaration>?

    /// What the records of the declaration and of its supporters belong to.
    package var subject: RecordSubject {
      RecordSubject(
        institutionID: record.institutionID, unitID: unitID, kind: .declaration,
        subjectID: id.text)
    }
  }

  /// A supporter who was named at the act.
  package struct Supporter: Hashable, Sendable {
    /// The place in the list, from 0.
    package let position: Int
    /// Who.
    package let person: Witness
    /// When the person signed along; nil when not yet.
    package let signedAt: Instant?
  }

  /// The declaration with an id.
  ///
  /// - Returns: nil when there is none.
  package static func find(
    _ id: ID<UnitDeclaration>, in transaction: Transaction
  ) throws(StorageError) -> Published? {
    try published("id = \(id)", in: transaction).first
  }

  /// The declarations of a unit, the latest act first.
  package static func declarations(
    of unit: ID<WorkUnit>, in transaction: Transaction
  ) throws(StorageError) -> [Published] {
    try published("unit_id = \(unit)", in: transaction)
  }

  /// The supporters of a declaration in their order.
  package static func supporters(
    of declaration: ID<UnitDeclaration>, in transaction: Transaction
  ) throws(StorageError) -> [Supporter] {
    let rows = try transaction.query(
      """
      SELECT position, name, office, signed_at_ms
      FROM declaration_supporter
      WHERE declaration_id = \(declaration)
      ORDER BY position
      """)
    var supporters: [Supporter] = []
    for row in rows {
      guard
        let person = try? Witness(name: row.text("name"), office: row.text("office"))
      else { throw .broken("A supporter of \(declaration) cannot be read.") }
      supporters.append(
        Supporter(
          position: Int(try row.int("position")), person: person,
          signedAt: try row.optionalInstant("signed_at_ms")))
    }
    return supporters
  }

  static func insert(
    _ declaration: UnitDeclaration, correcting earlier: ID<UnitDeclaration>?,
    record: SignedRecord, codeDigests: [String], in transaction: Transaction
  ) throws(StorageError) {
    let count = try transaction.execute(
      """
      INSERT INTO unit_declaration (institution_id, unit_id, id, declared_on, record_id, corrects)
      VALUES (\(declaration.institutionID), \(declaration.unitID), \(declaration.id),
        \(declaration.facts.date), \(record.id), \(earlier))
      ON CONFLICT (corrects) DO NOTHING
      """)
    guard count == 1 else { throw .conflict(constraint: "unit_declaration_corrects") }
    for (position, person) in declaration.facts.supporters.enumerated() {
      try transaction.execute(
        """
        INSERT INTO declaration_supporter (declaration_id, position, name, office, code_digest)
        VALUES (\(declaration.id), \(position), \(person.name), \(person.office),
          \(codeDigests[position]))
        """)
    }
  }

  /// The place of the supporter whose unused code has a digest.
  static func position(
    ofCode digest: String, declaration: ID<UnitDeclaration>, in transaction: Transaction
  ) throws(StorageError) -> Int? {
    let row = try transaction.first(
      """
      SELECT position FROM declaration_supporter
      WHERE declaration_id = \(declaration) AND code_digest = \(digest)
      """)
    return try row.map { row throws(StorageError) in Int(try row.int("position")) }
  }

  /// The digest of the code of a supporter.
  ///
  /// - Returns: nil without such a supporter.
  static func codeDigest(
    of position: Int, declaration: ID<UnitDeclaration>, in transaction: Transaction
  ) throws(StorageError) -> String? {
    let row = try transaction.first(
      """
      SELECT code_digest FROM declaration_supporter
      WHERE declaration_id = \(declaration) AND position = \(position)
      """)
    return try row?.text("code_digest")
  }

  /// Puts another code in the place of the one of a supporter who has not signed.
  ///
  /// - Returns: Whether there was such a supporter.
  static func put(
    codeDigest: String, of position: Int, declaration: ID<UnitDeclaration>,
    in transaction: Transaction
  ) throws(StorageError) -> Bool {
    try transaction.execute(
      """
      UPDATE declaration_supporter SET code_digest = \(codeDigest)
      WHERE declaration_id = \(declaration) AND position = \(position) AND signed_at_ms IS NULL
      """) == 1
  }

  static func markSigned(
    _ position: Int, of declaration: ID<UnitDeclaration>, at instant: Instant,
    in transaction: Transaction
  ) throws(StorageError) {
    try transaction.execute(
      """
      UPDATE declaration_supporter SET signed_at_ms = \(instant)
      WHERE declaration_id = \(declaration) AND position = \(position)
      """)
  }

  private static func published(
    _ condition: SQL, in transaction: Transaction
  ) throws(StorageError) -> [Published] {
    let rows = try transaction.query(
      """
      SELECT id, unit_id, declared_on, record_id, corrects
      FROM unit_declaration
      WHERE \(condition)
      ORDER BY declared_on DESC, id DESC
      """)
    var list: [Published] = []
    for row in rows {
      let record = try RecordStore.find(
        try row.id("record_id", of: SignedRecord.self), in: transaction)
      guard let record, let content = DeclarationContent(record) else {
        throw .corrupted("The declaration \(try row.text("id")) has no readable record.")
      }
      list.append(
        Published(
          id: try row.id("id", of: UnitDeclaration.self),
          unitID: try row.id("unit_id", of: WorkUnit.self), date: try row.date("declared_on"),
          record: record, content: content,
          corrects: try row.optionalText("corrects").flatMap { ID<UnitDeclaration>($0) }))
    }
    return list
  }
}

extension [UnitDeclarationStore.Published] {
  /// The record that puts one of these right; nil when none does.
  package func correction(of id: ID<UnitDeclaration>) -> UnitDeclarationStore.Published? {
    first { $0.corrects == id }
  }

  /// Those that no other one puts right, in the same order: what page, print and clock go by.
  package var standing: [UnitDeclarationStore.Published] {
    let corrected = Set(compactMap(\.corrects))
    return filter { !corrected.contains($0.id) }
  }
}
