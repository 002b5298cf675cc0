import CSodium

/// Seals small secrets for the database, so that a copy of it alone gives none of them away.
///
/// XChaCha20-Poly1305 with a random nonce of 192 bits, which may be drawn without a count. What a
/// secret belongs to is bound to it: a row that is copied to another person does not open.
package struct SealingKey: Sendable {
  private let key: [UInt8]

  /// Takes a key of the installation.
  ///
  /// - Returns: nil below 32 bytes; what is beyond them is not used.
  package init?(bytes: [UInt8]) {
    let count = Int(crypto_aead_xchacha20poly1305_ietf_keybytes())
    guard bytes.count >= count else { return nil }
    key = Array(bytes.prefix(count))
  }

  /// Seals a secret.
  ///
  /// - Parameters:
  ///   - secret: Some bytes, not secret in their number.
  ///   - owner: What it belongs to; needed to open it.
  /// - Returns: The nonce, then the sealed bytes.
  package func seal(_ secret: [UInt8], for owner: String) -> [UInt8] {
    let nonce = SecureGenerator().bytes(Int(crypto_aead_xchacha20poly1305_ietf_npubbytes()))
    let owner = Array(owner.utf8)
    var sealed = [UInt8](
      repeating: 0, count: secret.count + Int(crypto_aead_xchacha20poly1305_ietf_abytes()))
    var length: UInt64 = 0
    crypto_aead_xchacha20poly1305_ietf_encrypt(
      &sealed, &length, secret, UInt64(secret.count), owner, UInt64(owner.count), nil, nonce, key)
    return nonce + sealed.prefix(Int(length))
  }

  /// Opens what `seal` made.
  ///
  /// - Returns: nil for another key, another owner, or changed bytes.
  package func open(_ sealed: [UInt8], for owner: String) -> [UInt8]? {
    let nonceCount = Int(crypto_aead_xchacha20poly1305_ietf_npubbytes())
    let overhead = nonceCount + Int(crypto_aead_xchacha20poly1305_ietf_abytes())
    guard sealed.count >= overhead else { return nil }
    let nonce = Array(sealed.prefix(nonceCount))
    let body = Array(sealed.dropFirst(nonceCount))
    let owner = Array(owner.utf8)
    var secret = [UInt8](repeating: 0, count: max(1, sealed.count - overhead))
    var length: UInt64 = 0
    let result = crypto_aead_xchacha20poly1305_ietf_decrypt(
      &secret, &length, nil, body, UInt64(body.count), owner, UInt64(owner.count), nonce, key)
    return result == 0 ? Array(secret.prefix(Int(length))) : nil
  }
}
