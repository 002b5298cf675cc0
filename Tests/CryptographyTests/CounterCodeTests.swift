import Testing

@testable import Cryptography

@Suite struct CounterCodeTests {
  /// RFC 6238 appendix B, the rows of SHA-1.
  @Test(
    arguments: [
      (59, "94287082"), (1_111_111_109, "07081804"), (1_111_111_111, "14050471"),
      (1_234_567_890, "89005924"), (2_000_000_000, "69279037"), (20_000_000_000, "65353130"),
    ])
  func `codes of time are those of RFC 6238`(seconds: UInt64, code: String) {
    let secret = Array("12345678901234567890".utf8)

    #expect(CounterCode.code(secret: secret, counter: seconds / 30, digitCount: 8) == code)
    #expect(CounterCode.code(secret: secret, counter: seconds / 30) == String(code.suffix(6)))
  }

  /// RFC 4226 appendix D.
  @Test func `codes of a counter are those of RFC 4226`() {
    let secret = Array("12345678901234567890".utf8)
    let codes = (0..<10).map { CounterCode.code(secret: secret, counter: $0) }

    #expect(
      codes == [
        "755224", "287082", "359152", "969429", "338314", "254676", "287922", "162583", "399871",
        "520489",
      ])
  }

  /// RFC 4648 section 10, without padding.
  @Test(
    arguments: [
      ("", ""), ("f", "MY"), ("fo", "MZXQ"), ("foo", "MZXW6"), ("foob", "MZXW6YQ"),
      ("fooba", "MZXW6YTB"), ("foobar", "MZXW6YTBOI"),
    ])
  func `base32 gives the vectors of RFC 4648`(plain: String, text: String) {
    #expect(Base32.text(Array(plain.utf8)) == text)
  }

  @Test func `a sealed secret opens with its key and for its owner only`() throws {
    let key = try #require(SealingKey(bytes: Array(repeating: 1, count: 32)))
    let other = try #require(SealingKey(bytes: Array(repeating: 2, count: 32)))
    let secret = Array("rahasia".utf8)
    let sealed = key.seal(secret, for: "siti")

    #expect(key.open(sealed, for: "siti") == secret)
    #expect(key.open(sealed, for: "tono") == nil)
    #expect(other.open(sealed, for: "siti") == nil)
    #expect(key.seal(secret, for: "siti") != sealed)
    #expect(key.open([], for: "siti") == nil)
    #expect(key.open(key.seal([], for: "siti"), for: "siti") == [])
    #expect(SealingKey(bytes: Array(repeating: 1, count: 31)) == nil)
  }

  @Test func `every changed bit of a sealed secret is found`() throws {
    let key = try #require(SealingKey(bytes: Array(repeating: 1, count: 32)))
    let sealed = key.seal(Array("rahasia".utf8), for: "siti")
    for bit in 0..<(sealed.count * 8) {
      var changed = sealed
      changed[bit / 8] ^= 1 << UInt8(bit % 8)
      #expect(key.open(changed, for: "siti") == nil)
    }
  }
}
