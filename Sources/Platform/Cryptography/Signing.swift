import Crypto

/// A private key for signatures (Ed25519, RFC 8032).
package struct SigningKey: Sendable {
  /// How many secret bytes a key has.
  package static let seedByteCount = 32

  private let key: Curve25519.Signing.PrivateKey

  /// Takes the secret bytes of a key.
  ///
  /// - Returns: nil unless there are 32.
  package init?(seed: [UInt8]) {
    guard seed.count == Self.seedByteCount,
      let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: seed)
    else { return nil }
    self.key = key
  }

  /// What others check signatures with.
  package var verifyingKey: VerifyingKey { VerifyingKey(key.publicKey) }

  /// Signs bytes.
  ///
  /// - Returns: The 64 bytes of the signature; nil when the library fails.
  package func signature(of bytes: [UInt8]) -> [UInt8]? {
    (try? key.signature(for: bytes)).map { Array($0) }
  }
}

/// A public key (Ed25519).
package struct VerifyingKey: Hashable, Sendable {
  /// How many bytes a public key has.
  package static let byteCount = 32

  /// The 32 bytes.
  package let bytes: [UInt8]

  fileprivate init(_ key: Curve25519.Signing.PublicKey) { bytes = Array(key.rawRepresentation) }

  /// Takes the bytes of a public key.
  ///
  /// - Returns: nil unless there are 32.
  package init?(bytes: [UInt8]) {
    guard bytes.count == Self.byteCount else { return nil }
    self.bytes = bytes
  }

  /// The name of the key: SHA-256 of its bytes, in hexadecimal digits.
  package var id: String { SHA256Digest(of: bytes).hex }

  /// The key as text for files and pages (base64url).
  package var text: String { Base64URL.text(bytes) }

  /// Whether a signature of these bytes was made with the private key.
  package func isValid(_ signature: [UInt8], for bytes: [UInt8]) -> Bool {
    guard signature.count == 64,
      let key = try? Curve25519.Signing.PublicKey(rawRepresentation: self.bytes)
    else { return false }
    return key.isValidSignature(signature, for: bytes)
  }
}
