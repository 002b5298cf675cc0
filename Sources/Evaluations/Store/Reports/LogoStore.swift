import Cryptography
import DeclarationsModel
package import EvaluationsModel
package import Kernel
package import Storage
package import WorkUnitsModel

/// The bytes of a logo as they were kept.
package struct StoredLogo: Hashable, Sendable {
  /// How they are written.
  package let kind: LogoPicture.Kind
  /// The file.
  package let bytes: [UInt8]
}

/// The pictures of letterheads by their hash: kept while a letterhead or a signed paper shows them.
package enum LogoStore {
  /// The picture with a hash.
  ///
  /// - Parameters:
  ///   - digest: SHA-256 in 64 hexadecimal digits.
  ///   - institution: Whose logo it is or was.
  ///   - transaction: A read.
  /// - Returns: The bytes with how they are written.
  /// - Throws: `corrupted` when it is not there, or its bytes do not have this hash.
  package static func find(
    _ digest: String, of institution: ID<Institution>, in transaction: Transaction
  ) throws(StorageError) -> StoredLogo {
    let row = try transaction.first(
      """
      SELECT kind, bytes
      FROM report_logo
      WHERE institution_id = \(institution) AND digest = \(Hex.bytes(digest))
      """)
    guard let row, let kind = LogoPicture.Kind(rawValue: try row.text("kind")),
      case let bytes = try row.blob("bytes"), SHA256Digest(of: bytes).hex == digest
    else { throw .corrupted("report_logo \(institution) \(digest)") }
    return StoredLogo(kind: kind, bytes: bytes)
  }

  /// Keeps a picture; one that is there already stays as it is.
  static func keep(
    _ picture: LogoPicture, of institution: ID<Institution>, at now: Instant,
    in transaction: Transaction
  ) throws(StorageError) {
    try transaction.execute(
      """
      INSERT INTO report_logo (institution_id, digest, kind, width, height, bytes, is_signed,
        at_ms)
      VALUES (\(institution), \(SHA256Digest(of: picture.bytes).bytes), \(picture.kind.rawValue),
        \(picture.width), \(picture.height), \(picture.bytes), 0, \(now))
      ON CONFLICT (institution_id, digest) DO NOTHING
      """)
  }

  /// Notes that a paper with this logo is signed, so that it can be printed again at any time.
  ///
  /// - Throws: `corrupted` when the bytes are not those that were kept: nobody signs such a paper.
  static func markSigned(
    of opened: OpenedReport, in transaction: Transaction
  ) throws(StorageError) {
    guard let digest = opened.paper.logo else { return }
    _ = try find(digest, of: opened.logoOwner, in: transaction)
    try transaction.execute(
      """
      UPDATE report_logo SET is_signed = 1
      WHERE institution_id = \(opened.logoOwner) AND digest = \(Hex.bytes(digest))
      """)
  }

  /// Deletes a picture that no letterhead shows any more, unless a signed paper names it.
  static func forget(
    _ logo: LetterheadLogo, of institution: ID<Institution>, in transaction: Transaction
  ) throws(StorageError) {
    try transaction.execute(
      """
      DELETE FROM report_logo
      WHERE institution_id = \(institution) AND digest = \(Hex.bytes(logo.digest))
        AND is_signed = 0
      """)
  }
}

extension OpenedReport {
  /// Whose logo stands on the paper: the instansi of the signed record, or that of today.
  fileprivate var logoOwner: ID<Institution> { records.first?.institutionID ?? place.institutionID }

  /// The logo of the paper.
  ///
  /// - Parameter transaction: A read.
  /// - Returns: nil for a paper without one.
  /// - Throws: `corrupted` when the bytes are not those that the paper names.
  package func logo(in transaction: Transaction) throws(StorageError) -> StoredLogo? {
    guard let digest = paper.logo else { return nil }
    return try LogoStore.find(digest, of: logoOwner, in: transaction)
  }
}
