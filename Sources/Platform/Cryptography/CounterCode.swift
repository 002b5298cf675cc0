import Crypto

/// One-time codes from a secret and a counter (HOTP); with the time as counter they are TOTP.
///
/// SHA-1 is what every authenticator app computes. Its collisions do not matter here: nobody but
/// the two sides knows the key of the HMAC.
///
/// - Source: RFC 4226 section 5.3, RFC 6238.
package enum CounterCode {
  /// The code of one counter.
  ///
  /// - Parameters:
  ///   - secret: The shared key, 20 bytes as the RFC recommends.
  ///   - counter: Which code; for TOTP the number of the time step.
  ///   - digitCount: 6 to 8.
  /// - Returns: Exactly so many decimal digits.
  package static func code(secret: [UInt8], counter: UInt64, digitCount: Int = 6) -> String {
    precondition((6...8).contains(digitCount), "RFC 4226 knows codes of 6 to 8 digits")
    let message = withUnsafeBytes(of: counter.bigEndian) { Array($0) }
    let mac = Array(
      HMAC<Insecure.SHA1>.authenticationCode(
        for: message, using: SymmetricKey(data: secret)))
    let offset = Int(mac[mac.count - 1] & 15)
    let number =
      UInt32(mac[offset] & 127) << 24 | UInt32(mac[offset + 1]) << 16
      | UInt32(mac[offset + 2]) << 8 | UInt32(mac[offset + 3])
    var modulus: UInt32 = 1
    for _ in 0..<digitCount { modulus *= 10 }
    let digits = String(number % modulus)
    return String(repeating: "0", count: digitCount - digits.count) + digits
  }
}
