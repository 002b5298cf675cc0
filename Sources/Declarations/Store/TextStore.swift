import Cryptography
package import DeclarationsModel
package import Kernel
package import Storage
package import WorkUnitsModel

/// The versions of the texts.
package enum TextStore {
  /// A text with the digest of its words.
  package struct Stored: Hashable, Sendable {
    /// The text.
    package let text: PledgeText
    /// SHA-256 of its words as canonical JSON.
    package let digest: String
  }

  /// The version with an id.
  ///
  /// - Returns: nil when there is none.
  package static func find(
    _ id: ID<PledgeText>, in transaction: Transaction
  ) throws(StorageError) -> Stored? {
    try texts("id = \(id)", in: transaction).first
  }

  /// The latest wording of an instansi's own.
  ///
  /// - Returns: nil when it has none and the wording of Zona holds.
  package static func own(
    of institution: ID<Institution>, variant: PledgeVariant, in transaction: Transaction
  ) throws(StorageError) -> Stored? {
    try texts(
      "institution_id = \(institution) AND variant = \(variant.rawValue)", in: transaction
    ).last
  }

  /// The text that a new round of an instansi is signed on; the wording of Zona is stored when it
  /// is used for the first time.
  static func current(
    of institution: ID<Institution>, variant: PledgeVariant, at instant: Instant,
    in transaction: Transaction
  ) throws -> Stored {
    if let own = try own(of: institution, variant: variant, in: transaction) { return own }
    let known = try texts(
      """
      institution_id IS NULL AND variant = \(variant.rawValue)
        AND number = \(PledgeWording.number)
      """, in: transaction)
    if let known = known.first { return known }
    var random = SecureGenerator()
    let text = try PledgeText(
      id: ID(at: instant, using: &random), institutionID: nil, variant: variant,
      number: PledgeWording.number, opening: PledgeWording.opening(variant),
      promises: PledgeWording.promises(variant))
    return try insert(text, at: instant, in: transaction)
  }

  /// Stores a version.
  @discardableResult
  static func insert(
    _ text: PledgeText, at instant: Instant, in transaction: Transaction
  ) throws(StorageError) -> Stored {
    let words = words(of: text)
    let digest = SHA256Digest(of: words).hex
    try transaction.execute(
      """
      INSERT INTO pledge_text (id, institution_id, variant, number, words, digest, made_at_ms)
      VALUES (\(text.id), \(text.institutionID), \(text.variant.rawValue), \(text.number),
        \(String(decoding: words, as: UTF8.self)), \(digest), \(instant))
      """)
    return Stored(text: text, digest: digest)
  }

  /// The words of a text as they are digested.
  static func words(of text: PledgeText) -> [UInt8] {
    JSONValue.object([
      "variant": .text(text.variant.rawValue), "version": .number(text.number),
      "opening": json(text.opening), "promises": .list(text.promises.map(json)),
    ]).canonicalBytes
  }

  private static func json(_ text: Text) -> JSONValue {
    .object(["id": .text(text.indonesian), "en": .text(text.english)])
  }

  private static func texts(
    _ condition: SQL, in transaction: Transaction
  ) throws(StorageError) -> [Stored] {
    let rows = try transaction.query(
      """
      SELECT id, institution_id, variant, number, words, digest
      FROM pledge_text
      WHERE \(condition)
      ORDER BY number, id
      """)
    return try rows.map { row throws(StorageError) in try stored(row) }
  }

  private static func stored(_ row: Row) throws(StorageError) -> Stored {
    let words = Array(try row.text("words").utf8)
    let digest = try row.text("digest")
    guard SHA256Digest(of: words).hex == digest, let value = JSONValue(canonical: words),
      let variant = PledgeVariant(rawValue: try row.text("variant")),
      let opening = value["opening"].flatMap(text), let list = value["promises"]?.asList,
      let read = try? PledgeText(
        id: row.id("id", of: PledgeText.self), institutionID: row.optionalText("institution_id"),
        variant: variant, number: Int(row.int("number")), opening: opening,
        promises: list.compactMap(text))
    else { throw .corrupted("The text \(try row.text("id")) was changed.") }
    return Stored(text: read, digest: digest)
  }

  private static func text(_ value: JSONValue) -> Text? {
    guard let indonesian = value["id"]?.asText, let english = value["en"]?.asText else {
      return nil
    }
    return Text(indonesian, english)
  }
}
