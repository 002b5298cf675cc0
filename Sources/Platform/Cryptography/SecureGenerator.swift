import CSodium

/// Random numbers fit for secrets, from the operating system.
package struct SecureGenerator: RandomNumberGenerator, Sendable {
  /// Makes a generator; it has no state of its own.
  package init() { Sodium.start() }

  package mutating func next() -> UInt64 {
    var word: UInt64 = 0
    randombytes_buf(&word, MemoryLayout<UInt64>.size)
    return word
  }

  /// Random bytes.
  package func bytes(_ count: Int) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    randombytes_buf(&bytes, count)
    return bytes
  }

  /// A random 256-bit token as 43 characters for cookies and links; store only its digest.
  package func token() -> String { Base64URL.text(bytes(32)) }
}

/// Compares two secrets without telling by its time where they differ.
///
/// Only the lengths may be told.
package func equalInConstantTime(_ left: [UInt8], _ right: [UInt8]) -> Bool {
  guard left.count == right.count else { return false }
  if left.isEmpty { return true }
  return sodium_memcmp(left, right, left.count) == 0
}

/// libsodium must be started once before it is used.
enum Sodium {
  private static let isStarted: Bool = sodium_init() >= 0

  static func start() {
    precondition(isStarted, "libsodium does not start: the system gives no random bytes.")
  }
}
