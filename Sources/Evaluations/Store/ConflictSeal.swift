package import AccountsModel
import Cryptography
package import EvaluationsModel
package import House
package import Kernel
package import Storage
package import WorkUnitsModel

/// Seals the words of declared conflicts, so that a copy of the database alone gives none away.
///
/// The key lies in `keys/conflict-words.key`. Who said it and of which unit is bound to the words:
/// a row that is copied elsewhere does not open.
package struct ConflictSeal: Sendable {
  /// The name of the key in `keys/`.
  package static let keyName = "conflict-words"

  /// How many words of earlier versions are sealed in one transaction.
  private static let batch = 200

  private let key: SealingKey

  /// Takes a key.
  init(_ key: SealingKey) { self.key = key }

  /// The seal of an installation; its key is made the first time.
  ///
  /// - Throws: When the key cannot be read or made.
  package init(dataFolder: String) throws {
    let bytes = try KeyFolder(dataFolder: dataFolder).key(Self.keyName)
    guard let key = SealingKey(bytes: bytes) else {
      preconditionFailure("The folder of keys gives 32 bytes.")
    }
    self.key = key
  }

  /// The seal of a house.
  ///
  /// - Throws: When the key cannot be read or made.
  package static func of(_ services: Services) throws -> ConflictSeal {
    try services.belongings.one(of: ConflictSeal.self) {
      try ConflictSeal(dataFolder: services.dataFolder)
    }
  }

  /// Seals what somebody says of their tie to a unit.
  package func seal(
    _ words: Reason, of account: ID<Account>, on unit: ID<WorkUnit>
  ) -> ConflictWords {
    Self.kept(
      Base64URL.text(key.seal(Array(words.text.utf8), for: Self.owner(account, unit))))
  }

  /// Opens sealed words.
  ///
  /// - Returns: nil for another key, person or unit, and for changed bytes.
  package func open(
    _ words: ConflictWords, of account: ID<Account>, on unit: ID<WorkUnit>
  ) -> String? {
    guard let sealed = Base64URL.bytes(words.sealed),
      let bytes = key.open(sealed, for: Self.owner(account, unit))
    else { return nil }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Seals what earlier versions stored readable; runs when the server starts, and costs one look
  /// into an empty index afterwards.
  ///
  /// - Returns: How many words were sealed.
  /// - Throws: What the database throws.
  @discardableResult
  package func sealEarlierWords(in storage: Storage) async throws -> Int {
    var sealed = 0
    while true {
      let count = try await storage.write { try sealBatch(in: $0) }
      sealed += count
      if count < Self.batch { return sealed }
    }
  }

  private func sealBatch(in transaction: Transaction) throws(StorageError) -> Int {
    let rows = try transaction.query(
      """
      SELECT statement.unit_id, statement.declaration_id, statement.number, statement.words,
        declaration.account_id
      FROM conflict_statement statement
      JOIN conflict_declaration declaration ON declaration.unit_id = statement.unit_id
        AND declaration.id = statement.declaration_id
      WHERE statement.words IS NOT NULL
      ORDER BY statement.unit_id, statement.declaration_id, statement.number
      LIMIT \(Self.batch)
      """)
    for row in rows {
      let unit = try row.id("unit_id", of: WorkUnit.self)
      let owner = Self.owner(try row.id("account_id", of: Account.self), unit)
      let sealed = key.seal(Array(try row.text("words").utf8), for: owner)
      try transaction.execute(
        """
        UPDATE conflict_statement SET sealed_words = \(Base64URL.text(sealed)), words = NULL
        WHERE unit_id = \(unit) AND declaration_id = \(try row.text("declaration_id"))
          AND number = \(try row.int("number"))
        """)
    }
    return rows.count
  }

  /// Words as they stand in a row; those of earlier versions stay readable until the next start.
  static func kept(_ stored: String) -> ConflictWords {
    ConflictWords(sealed: stored, digest: SHA256Digest(of: Array(stored.utf8)).hex)
  }

  private static func owner(_ account: ID<Account>, _ unit: ID<WorkUnit>) -> String {
    "conflict \(account.text) \(unit.text)"
  }
}
