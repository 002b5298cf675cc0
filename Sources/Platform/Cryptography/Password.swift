import CSodium

/// Passwords as they are stored: Argon2id with its own random salt, in the usual text form.
///
/// - Source: OWASP Password Storage Cheat Sheet, "Argon2id": 19 MiB of memory, 2 passes, 1 lane.
package struct PasswordHash: Hashable, Sendable {
  /// Passes over the memory.
  static let passCount: UInt64 = 2
  /// Memory of one hash; unit: bytes.
  static let memoryByteCount = 19 * 1024 * 1024
  /// The longest password that is hashed; unit: bytes of UTF-8.
  package static let longestPassword = 1024

  /// `$argon2id$v=19$m=19456,t=2,p=1$salt$hash`.
  package let text: String

  /// Takes the stored text of an earlier hash.
  package init(stored text: String) { self.text = text }

  /// Hashes a password; takes about 25 ms and 19 MiB, so call `PasswordHasher` from requests.
  ///
  /// - Returns: nil if the password is longer than `longestPassword` or there is no memory.
  init?(hashing password: String) {
    Sodium.start()
    let bytes = password.utf8.map { CChar(bitPattern: $0) }
    guard bytes.count <= Self.longestPassword else { return nil }
    var output = [CChar](repeating: 0, count: Int(crypto_pwhash_strbytes()))
    let result = crypto_pwhash_str_alg(
      &output, bytes, UInt64(bytes.count), Self.passCount, Self.memoryByteCount,
      crypto_pwhash_alg_argon2id13())
    guard result == 0 else { return nil }
    text = String(decoding: output.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// Whether a password is the one that was hashed; as slow as hashing.
  func matches(_ password: String) -> Bool {
    Sodium.start()
    let bytes = password.utf8.map { CChar(bitPattern: $0) }
    guard bytes.count <= Self.longestPassword else { return false }
    return crypto_pwhash_str_verify(text, bytes, UInt64(bytes.count)) == 0
  }

  /// Whether the hash was made with weaker settings than today's and should be made anew.
  package var isOutdated: Bool {
    crypto_pwhash_str_needs_rehash(text, Self.passCount, Self.memoryByteCount) != 0
  }
}

/// Hashes and checks passwords on its own threads.
///
/// Keep one for the whole program: its two threads and its queue bound both the memory
/// (19 MiB for each thread) and the harm of many sign-ins at once.
package final class PasswordHasher: Sendable {
  private let threads: BlockingThreads

  /// Starts the threads.
  package init(threadCount: Int = 2, queueLimit: Int = 64) {
    threads = BlockingThreads(name: "password", count: threadCount, queueLimit: queueLimit)
  }

  /// Hashes a new password.
  ///
  /// - Returns: nil if the password is longer than `PasswordHash.longestPassword`.
  /// - Throws: `TooMuchWaiting` if too many sign-ins wait already.
  package func hash(_ password: String) async throws -> PasswordHash? {
    try await threads.run { PasswordHash(hashing: password) }
  }

  /// Whether a password is the one that was hashed.
  ///
  /// - Parameters:
  ///   - password: What was typed.
  ///   - hash: What is stored; nil takes the same time and is never right, so that the time does
  ///     not tell whether an account exists.
  /// - Returns: Whether they belong together.
  /// - Throws: `TooMuchWaiting` if too many sign-ins wait already.
  package func check(_ password: String, against hash: PasswordHash?) async throws -> Bool {
    try await threads.run {
      guard let hash else {
        _ = PasswordHash(hashing: password)
        return false
      }
      return hash.matches(password)
    }
  }

  /// Ends the threads.
  package func stop() { threads.stop() }
}
