import Kernel
import Testing

@testable import Cryptography

@Suite struct CanonicalJSONTests {
  @Test func `members are sorted by UTF-16 units as in RFC 8785 section 3.2.3`() {
    let value = JSONValue.object([
      "\u{20ac}": .text("Euro Sign"), "\r": .text("Carriage Return"),
      "\u{fb33}": .text("Hebrew Letter Dalet With Dagesh"), "1": .text("One"),
      "\u{1f600}": .text("Emoji: Grinning Face"), "\u{80}": .text("Control"),
      "\u{f6}": .text("Latin Small Letter O With Diaeresis"),
    ])

    let text = String(decoding: value.canonicalBytes, as: UTF8.self)
    let places = [
      "Carriage Return", "One", "Control", "Latin Small", "Euro Sign", "Emoji", "Hebrew",
    ].map { text.firstRange(of: $0)?.lowerBound }
    #expect(places.allSatisfy { $0 != nil })
    #expect(places.compactMap { $0 } == places.compactMap { $0 }.sorted())
  }

  @Test func `texts and literals are written as in RFC 8785 section 3.2.2`() {
    let value = JSONValue.object([
      "string": .text("\u{20ac}$\u{0F}\u{0a}A'\u{42}\u{22}\u{5c}\\\"/"),
      "literals": .list([.null, .flag(true), .flag(false)]),
    ])

    #expect(
      String(decoding: value.canonicalBytes, as: UTF8.self)
        == #"{"literals":[null,true,false],"string":"€$\u000f\nA'B\"\\\\\"/"}"#)
  }

  @Test func `the sample of RFC 8785 has the bytes of its section 3.2.4`() {
    // Its numbers are fractions, which this type does not carry; the rest is byte for byte.
    let value = JSONValue.object([
      "string": .text("\u{20ac}$\u{0F}\u{0a}A'\u{42}\u{22}\u{5c}\\\"/"),
      "literals": .list([.null, .flag(true), .flag(false)]),
    ])
    let tail = """
      22 6c 69 74 65 72 61 6c 73 22 3a 5b 6e 75 6c 6c 2c 74 72 75 65 2c 66 61 6c 73 65 5d
      2c 22 73 74 72 69 6e 67 22 3a 22 e2 82 ac 24 5c 75 30 30 30 66 5c 6e 41 27 42 5c 22
      5c 5c 5c 5c 5c 22 2f 22 7d
      """
    let expected = Hex.bytes(tail.filter { $0.isHexDigit }) ?? []

    #expect(Array(value.canonicalBytes.dropFirst()) == expected)
  }

  @Test(arguments: [
    (0, "0"), (-1, "-1"), (9_007_199_254_740_991, "9007199254740991"),
    (-9_007_199_254_740_991, "-9007199254740991"),
  ])
  func `whole numbers are written as RFC 8785 appendix B has them`(number: Int, text: String) {
    #expect(JSONValue.number(number).canonicalBytes == Array(text.utf8))
  }

  @Test(arguments: [
    "{ \"a\":1}", "{\"b\":1,\"a\":2}", "{\"a\":1,\"a\":2}", "{\"a\":1}\n", "\"\\u0041\"",
    "\"\\/\"", "-0", "01", "1.0", "1e3", "9007199254740992", "\"\\u000F\"", "[1,]", "{\"a\"}",
    "\"\\ud83d\"", "tru", "", "\"a", "[", "\u{FEFF}1",
  ])
  func `another way to write a value is refused`(text: String) {
    #expect(JSONValue(canonical: Array(text.utf8)) == nil)
  }

  @Test func `bytes that are no UTF-8 are refused`() {
    #expect(JSONValue(canonical: [0x22, 0xC3, 0x28, 0x22]) == nil)
    #expect(JSONValue(canonical: [0x22, 0xED, 0xA0, 0x80, 0x22]) == nil)
  }

  @Test func `nesting has an end`() {
    let deep = String(repeating: "[", count: 40) + String(repeating: "]", count: 40)
    #expect(JSONValue(canonical: Array(deep.utf8)) == nil)
    let well = String(repeating: "[", count: 30) + String(repeating: "]", count: 30)
    #expect(JSONValue(canonical: Array(well.utf8)) != nil)
  }

  @Test(arguments: [1, 2, 3, 4, 5, 6, 7, 8] as [UInt64])
  func `what was written is read back as it was`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<50 {
      let value = Self.value(depth: 0, using: &random)
      #expect(JSONValue(canonical: value.canonicalBytes) == value)
    }
  }

  static func value(depth: Int, using random: inout SeededGenerator) -> JSONValue {
    let kinds = depth < 4 ? 0...5 : 0...3
    switch Int.random(in: kinds, using: &random) {
    case 0: return .null
    case 1: return .flag(Bool.random(using: &random))
    case 2: return .number(Int.random(in: JSONValue.numbers, using: &random))
    case 3: return .text(text(using: &random))
    case 4:
      return .list(
        (0..<Int.random(in: 0...4, using: &random)).map { _ in
          value(depth: depth + 1, using: &random)
        })
    default:
      var members: [String: JSONValue] = [:]
      for _ in 0..<Int.random(in: 0...4, using: &random) {
        members[text(using: &random)] = value(depth: depth + 1, using: &random)
      }
      return .object(members)
    }
  }

  private static func text(using random: inout SeededGenerator) -> String {
    var text = String.UnicodeScalarView()
    for _ in 0..<Int.random(in: 0...6, using: &random) {
      let limits: [UInt32] = [0x20, 0x7F, 0x800, 0xD800, 0x10FFFF]
      let limit = limits[Int.random(in: 0..<limits.count, using: &random)]
      if let scalar = Unicode.Scalar(UInt32.random(in: 0..<limit, using: &random)) {
        text.append(scalar)
      }
    }
    return String(text)
  }
}

@Suite struct SigningTests {
  /// RFC 8032 section 7.1, TEST 2.
  private static let seed = "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb"
  private static let publicKey =
    "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c"
  private static let signature =
    "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
    + "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"

  @Test func `Ed25519 gives test 2 of RFC 8032`() throws {
    let key = try #require(SigningKey(seed: Hex.bytes(Self.seed) ?? []))

    #expect(Hex.text(key.verifyingKey.bytes) == Self.publicKey)
    #expect(key.verifyingKey.isValid(Hex.bytes(Self.signature) ?? [], for: [0x72]))
  }

  @Test func `any changed bit of message, signature or key is found`() throws {
    let key = try #require(SigningKey(seed: Hex.bytes(Self.seed) ?? []))
    let message = Array("Pakta integritas".utf8)
    let signature = try #require(key.signature(of: message))
    #expect(key.verifyingKey.isValid(signature, for: message))

    for (bytes, place) in [(message, 0), (signature, 1), (key.verifyingKey.bytes, 2)] {
      for bit in 0..<bytes.count * 8 {
        var changed = bytes
        changed[bit / 8] ^= 1 << (bit % 8)
        let verifier = place == 2 ? VerifyingKey(bytes: changed) : key.verifyingKey
        #expect(
          verifier?.isValid(
            place == 1 ? changed : signature, for: place == 0 ? changed : message) == false)
      }
    }
  }

  @Test func `a key of another length is none`() {
    #expect(SigningKey(seed: [1, 2, 3]) == nil)
    #expect(VerifyingKey(bytes: [1, 2, 3]) == nil)
  }
}
