package import Cryptography
import House
package import Kernel
package import Storage
import Synchronization
package import WorkUnitsModel

/// The private keys of the instansi, one file each in `keys/`.
///
/// A key is made the first time something is signed. Only its public half is ever in the database,
/// so that what was signed stays verifiable when the folder is lost.
package final class SigningKeys: Sendable {
  private let folder: KeyFolder
  private let known = Mutex<[ID<Institution>: SigningKey]>([:])

  /// Takes the folder of the installation.
  package init(dataFolder: String) {
    folder = KeyFolder(dataFolder: dataFolder)
  }

  /// The name of an instansi's key file.
  static func name(_ institution: ID<Institution>) -> String { "instansi-" + institution.text }

  /// The key of an instansi; its public half is registered in the transaction that first uses it.
  ///
  /// Call it inside of a write: reading a file blocks, and a transaction runs on its own threads.
  package func key(
    of institution: ID<Institution>, at instant: Instant, in transaction: Transaction
  ) throws -> SigningKey {
    let key: SigningKey
    if let cached = known.withLock({ $0[institution] }) {
      key = cached
    } else {
      guard let made = SigningKey(seed: try folder.key(Self.name(institution))) else {
        throw StorageError.broken("The key of instansi \(institution) is no key.")
      }
      key = made
      known.withLock { $0[institution] = made }
    }
    let verifying = key.verifyingKey
    try transaction.execute(
      """
      INSERT INTO signing_key (institution_id, id, public_key, first_used_at_ms)
      VALUES (\(institution), \(verifying.id), \(verifying.text), \(instant))
      ON CONFLICT (institution_id, id) DO NOTHING
      """)
    return key
  }

  /// The secret with which one-time codes are digested.
  func codeKey() throws -> [UInt8] { try folder.key("kiosk-codes") }
}

/// The public keys of the instansi.
package enum PublicKeyStore {
  /// A key with the moment of its first signature.
  package struct Entry: Hashable, Sendable {
    /// The key.
    package let key: VerifyingKey
    /// When it first signed.
    package let firstUsedAt: Instant
  }

  /// The keys of an instansi, the latest first.
  package static func keys(
    of institution: ID<Institution>, in transaction: Transaction
  ) throws(StorageError) -> [Entry] {
    let rows = try transaction.query(
      """
      SELECT id, public_key, first_used_at_ms
      FROM signing_key
      WHERE institution_id = \(institution)
      ORDER BY first_used_at_ms DESC, id
      """)
    var entries: [Entry] = []
    for row in rows {
      guard let bytes = Base64URL.bytes(try row.text("public_key")),
        let key = VerifyingKey(bytes: bytes), key.id == (try row.text("id"))
      else { throw .corrupted("A public key of instansi \(institution) was changed.") }
      entries.append(Entry(key: key, firstUsedAt: try row.instant("first_used_at_ms")))
    }
    return entries
  }
}
