/// Bytes as letters and the digits 2 to 7 (RFC 4648 section 6), without padding.
///
/// What people type by hand: no letter looks like one of the digits.
package enum Base32 {
  private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".utf8)

  /// Eight characters for five bytes, without `=` at the end.
  package static func text(_ bytes: [UInt8]) -> String {
    var text: [UInt8] = []
    var buffer: UInt32 = 0
    var bitCount: UInt32 = 0
    for byte in bytes {
      buffer = buffer << 8 | UInt32(byte)
      bitCount += 8
      while bitCount >= 5 {
        bitCount -= 5
        text.append(alphabet[Int(buffer >> bitCount & 31)])
      }
      buffer &= 1 << bitCount - 1
    }
    if bitCount > 0 { text.append(alphabet[Int(buffer << (5 - bitCount) & 31)]) }
    return String(decoding: text, as: UTF8.self)
  }
}
