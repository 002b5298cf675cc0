import Crypto
import Foundation

/// A public key to which secrets are sealed; whoever seals cannot open them again.
///
/// Hybrid public key encryption (HPKE) with X25519 and HKDF-SHA-256, used for a shared secret only.
///
/// - Source: RFC 9180 section 5.3, with the export-only suite of section 7.3.
package struct RecipientKey: Hashable, Sendable {
  /// How many bytes a public key has.
  package static let byteCount = 32

  /// The 32 bytes.
  package let bytes: [UInt8]

  /// Takes the bytes of a public key.
  ///
  /// - Returns: nil unless there are 32 to which a secret can be sealed.
  package init?(bytes: [UInt8]) {
    guard bytes.count == Self.byteCount else { return nil }
    self.bytes = bytes
    guard isUsable else { return nil }
  }

  fileprivate init(_ key: Curve25519.KeyAgreement.PublicKey) {
    bytes = Array(key.rawRepresentation)
  }

  /// Whether secrets sealed to it are secret: a few points of the curve lead every private key to the
  /// same shared value, which is all zeros (RFC 7748 section 6.1), and not every library says so.
  private var isUsable: Bool {
    guard let key = try? Curve25519.KeyAgreement.PublicKey(rawRepresentation: bytes),
      let shared = try? Curve25519.KeyAgreement.PrivateKey().sharedSecretFromKeyAgreement(with: key)
    else { return false }
    return shared.withUnsafeBytes { $0.contains { $0 != 0 } }
  }

  /// The name of the key: SHA-256 of its bytes, in hexadecimal digits.
  package var id: String { SHA256Digest(of: bytes).hex }

  /// The key as text for files and commands (base64url).
  package var text: String { Base64URL.text(bytes) }

  /// A fresh secret that only the holder of the private key can find again.
  ///
  /// - Parameter purpose: What it is for; needed to find it again.
  /// - Returns: 32 secret bytes, and the 32 bytes that lead the holder to them; nil when the key is
  ///   no point that can be sealed to.
  package func newSecret(for purpose: String) -> (secret: [UInt8], opener: [UInt8])? {
    guard let key = try? Curve25519.KeyAgreement.PublicKey(rawRepresentation: bytes),
      let sender = try? HPKE.Sender(
        recipientKey: key, ciphersuite: .exportOnly, info: Data(purpose.utf8)),
      let secret = try? sender.exportSecret(
        context: OpeningKey.context, outputByteCount: SymmetricKeySize.bits256.bitCount / 8)
    else { return nil }
    return (secret.withUnsafeBytes { Array($0) }, Array(sender.encapsulatedKey))
  }
}

/// The private key that opens what was sealed to a `RecipientKey`.
package struct OpeningKey: Sendable {
  /// How many secret bytes a key has.
  package static let seedByteCount = 32

  fileprivate static let context = Data("zona".utf8)
  private let key: Curve25519.KeyAgreement.PrivateKey

  /// Takes the secret bytes of a key.
  ///
  /// - Returns: nil unless there are 32.
  package init?(seed: [UInt8]) {
    guard seed.count == Self.seedByteCount,
      let key = try? Curve25519.KeyAgreement.PrivateKey(rawRepresentation: seed)
    else { return nil }
    self.key = key
  }

  /// What others seal to.
  package var recipient: RecipientKey { RecipientKey(key.publicKey) }

  /// The secret that `RecipientKey.newSecret` made.
  ///
  /// - Parameters:
  ///   - opener: What it gave beside the secret.
  ///   - purpose: The same as there.
  /// - Returns: nil for bytes that are no opener; another secret for another key or purpose.
  package func secret(_ opener: [UInt8], for purpose: String) -> [UInt8]? {
    guard opener.count == RecipientKey.byteCount,
      let recipient = try? HPKE.Recipient(
        privateKey: key, ciphersuite: .exportOnly, info: Data(purpose.utf8),
        encapsulatedKey: Data(opener)),
      let secret = try? recipient.exportSecret(
        context: Self.context, outputByteCount: SymmetricKeySize.bits256.bitCount / 8)
    else { return nil }
    return secret.withUnsafeBytes { Array($0) }
  }
}

extension HPKE.Ciphersuite {
  fileprivate static var exportOnly: HPKE.Ciphersuite {
    HPKE.Ciphersuite(kem: .Curve25519_HKDF_SHA256, kdf: .HKDF_SHA256, aead: .exportOnly)
  }
}
