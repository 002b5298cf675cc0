import Crypto

/// A SHA-256 digest: 32 bytes.
package struct SHA256Digest: Hashable, Sendable {
  /// How many bytes a digest has.
  package static let byteCount = 32
  /// Thirty-two zero bytes; stands before the first link of a chain.
  package static let zero = SHA256Digest(unchecked: [UInt8](repeating: 0, count: byteCount))

  /// The 32 bytes.
  package let bytes: [UInt8]

  /// Digests some bytes.
  package init(of bytes: [UInt8]) {
    var hash = SHA256()
    bytes.withUnsafeBytes { hash.update(bufferPointer: $0) }
    self.bytes = hash.finalize().withUnsafeBytes { Array($0) }
  }

  /// Takes a digest that was computed earlier.
  ///
  /// - Returns: nil unless there are 32 bytes.
  package init?(bytes: [UInt8]) {
    guard bytes.count == Self.byteCount else { return nil }
    self.bytes = bytes
  }

  fileprivate init(unchecked bytes: [UInt8]) { self.bytes = bytes }

  /// Sixty-four hexadecimal digits.
  package var hex: String { Hex.text(bytes) }

  /// Digests bytes that arrive in pieces.
  package struct Builder {
    private var hash = SHA256()
    /// Small pieces that wait to be hashed together: a row has twenty fields of few bytes.
    private var waiting: [UInt8] = []
    private static let waitingLimit = 2_048

    /// Starts with nothing.
    package init() {}

    /// Adds bytes as they are; the boundary between two pieces does not count.
    package mutating func append(_ bytes: [UInt8]) {
      bytes.withUnsafeBytes { append($0) }
    }

    /// Adds the UTF-8 bytes of text as they are.
    package mutating func append(text: String) {
      var text = text
      text.withUTF8 { append(UnsafeRawBufferPointer($0)) }
    }

    /// Adds a field with its length before it, so that two fields cannot run into each other.
    package mutating func append(field bytes: [UInt8]) {
      append(number: UInt64(bytes.count))
      append(bytes)
    }

    /// Adds text as a field of its UTF-8 bytes.
    package mutating func append(field text: String) {
      append(number: UInt64(text.utf8.count))
      append(text: text)
    }

    /// Adds a number as eight bytes, highest first.
    package mutating func append(number: UInt64) {
      withUnsafeBytes(of: number.bigEndian) { append($0) }
    }

    /// The digest of all that was added.
    package func finish() -> SHA256Digest {
      var hash = hash
      waiting.withUnsafeBytes { hash.update(bufferPointer: $0) }
      return SHA256Digest(unchecked: hash.finalize().withUnsafeBytes { Array($0) })
    }

    private mutating func append(_ bytes: UnsafeRawBufferPointer) {
      if waiting.count + bytes.count > Self.waitingLimit {
        waiting.withUnsafeBytes { hash.update(bufferPointer: $0) }
        waiting.removeAll(keepingCapacity: true)
      }
      if bytes.count > Self.waitingLimit {
        hash.update(bufferPointer: bytes)
      } else {
        waiting.append(contentsOf: bytes)
      }
    }
  }
}

/// Authenticates a message with a secret key (HMAC-SHA-256).
///
/// - Parameters:
///   - message: The bytes to authenticate.
///   - key: The secret; 32 random bytes.
/// - Returns: The 32-byte code; compare it with `equalInConstantTime`.
package func hmacSHA256(_ message: [UInt8], key: [UInt8]) -> [UInt8] {
  Array(HMAC<SHA256>.authenticationCode(for: message, using: SymmetricKey(data: key)))
}
