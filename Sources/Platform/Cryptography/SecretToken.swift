import Crypto

/// A random secret of 256 bits that is handed out once and stored only as its digest.
package struct SecretToken: Sendable {
  /// The number of characters of the text.
  package static let length = 43

  /// What the bearer gets: letters, digits, `-` and `_`.
  package let text: String

  /// Makes a new secret from the system's randomness.
  package init() {
    var generator = SystemRandomNumberGenerator()
    let bytes = (0..<32).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
    text = Self.base64url(bytes)
  }

  /// Takes a secret that somebody presents.
  ///
  /// - Returns: nil unless it has the shape of one.
  package init?(_ presented: String) {
    let isShaped = presented.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"): true
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"): true
      default: false
      }
    }
    guard presented.utf8.count == Self.length, isShaped else { return nil }
    text = presented
  }

  /// What is stored: SHA-256 of the text, 32 bytes.
  ///
  /// A plain hash is enough, because nobody guesses 256 random bits.
  package var digest: [UInt8] {
    Array(SHA256.hash(data: Array(text.utf8)))
  }

  private static func base64url(_ bytes: [UInt8]) -> String {
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)
    var out: [UInt8] = []
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = bytes[start..<min(start + 3, bytes.count)]
      let word = group.reduce(UInt32(0)) { $0 << 8 | UInt32($1) } << UInt32(8 * (3 - group.count))
      for index in 0...group.count {
        out.append(alphabet[Int(word >> UInt32(18 - 6 * index) & 63)])
      }
    }
    return String(decoding: out, as: UTF8.self)
  }
}
