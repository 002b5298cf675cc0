import CSodium

/// Passwords as Argon2id strings that carry their own salt and cost.
///
/// The functions block for some tens of milliseconds: never call them on the cooperative pool.
package enum PasswordHash {
  /// How much work one hash is.
  package struct Cost: Hashable, Sendable {
    /// Passes over the memory.
    let passes: UInt64
    /// The memory that is filled.
    ///
    /// - Unit: bytes.
    let memory: Int

    /// What accounts are stored with: 19 MiB, two passes.
    ///
    /// - Source: OWASP Password Storage Cheat Sheet, Argon2id; see decision 0040.
    package static let standard = Cost(passes: 2, memory: 19 * 1024 * 1024)
    /// The least that the algorithm allows, for tests that sign in hundreds of times.
    package static let least = Cost(passes: 1, memory: 8192)
  }

  /// Hashes a password with a fresh salt.
  ///
  /// - Parameters:
  ///   - password: The password; its UTF-8 bytes are hashed.
  ///   - cost: The work.
  /// - Returns: A string that begins with `$argon2id$`.
  /// - Throws: `outOfMemory` when the machine cannot spare the memory.
  package static func make(
    _ password: String, cost: Cost = .standard
  ) throws(CryptographyError) -> String {
    try Sodium.start()
    var out = [CChar](repeating: 0, count: Int(crypto_pwhash_STRBYTES))
    let bytes = password.utf8.map { CChar(bitPattern: $0) }
    let status = crypto_pwhash_str(
      &out, bytes, UInt64(bytes.count), cost.passes, cost.memory)
    guard status == 0 else { throw .outOfMemory }
    return String(decoding: out.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// Whether a password belongs to a hash.
  ///
  /// - Parameters:
  ///   - password: What was typed.
  ///   - hash: What `make` returned.
  /// - Returns: false for a wrong password and for text that is no hash.
  /// - Throws: `broken` when the library cannot be started.
  package static func verify(
    _ password: String, against hash: String
  ) throws(CryptographyError) -> Bool {
    try Sodium.start()
    let stored = hash.utf8.map { CChar(bitPattern: $0) } + [0]
    guard stored.count <= Int(crypto_pwhash_STRBYTES) else { return false }
    let padded = stored + [CChar](repeating: 0, count: Int(crypto_pwhash_STRBYTES) - stored.count)
    let bytes = password.utf8.map { CChar(bitPattern: $0) }
    return crypto_pwhash_str_verify(padded, bytes, UInt64(bytes.count)) == 0
  }
}

/// The world failed while something was hashed or sealed.
package enum CryptographyError: Error, Hashable, Sendable {
  /// The machine cannot spare the memory for a hash.
  case outOfMemory
  /// libsodium cannot be started.
  case broken
}

/// libsodium, started once.
enum Sodium {
  private static let isReady = sodium_init() >= 0

  static func start() throws(CryptographyError) {
    guard isReady else { throw .broken }
  }
}
