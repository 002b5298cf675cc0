import Cryptography
import Testing

@Suite struct RecipientKeyTests {
  private func key(_ byte: UInt8) throws -> OpeningKey {
    try #require(OpeningKey(seed: [UInt8](repeating: byte, count: 32)))
  }

  @Test func `the holder of the private key finds the secret again, for its purpose only`() throws {
    let key = try key(7)
    let made = try #require(key.recipient.newSecret(for: "round 1"))

    #expect(made.secret.count == 32)
    #expect(key.secret(made.opener, for: "round 1") == made.secret)
    #expect(key.secret(made.opener, for: "round 2") != made.secret)
    #expect(try self.key(8).secret(made.opener, for: "round 1") != made.secret)
  }

  @Test func `every secret is another one`() throws {
    let recipient = try key(7).recipient
    let first = try #require(recipient.newSecret(for: "a"))
    let second = try #require(recipient.newSecret(for: "a"))

    #expect(first.secret != second.secret)
    #expect(first.opener != second.opener)
  }

  @Test func `a public key travels as text and keeps its name`() throws {
    let recipient = try key(9).recipient

    let read = try #require(Base64URL.bytes(recipient.text).flatMap { RecipientKey(bytes: $0) })

    #expect(read == recipient)
    #expect(read.id.count == 64)
  }

  /// Computed from RFC 9180 by another program (Python with `hmac` and `cryptography`).
  @Test func `another implementation finds the same secret`() throws {
    let opener = try #require(
      Hex.bytes("57db4b359f23ae5e146e4e2512056704722506348c150c14753d0c933d04d421"))

    let secret = try #require(try key(7).secret(opener, for: "round 1"))

    #expect(
      Hex.text(secret) == "61c4840ad0da7013444995c30cb246833411cb9bc2f72d311406c1b8e5c9805b")
  }

  @Test func `what is no key is refused`() throws {
    #expect(RecipientKey(bytes: [1, 2, 3]) == nil)
    // Points of low order: every private key would meet in the same secret.
    for first: UInt8 in [0, 1] {
      #expect(RecipientKey(bytes: [first] + [UInt8](repeating: 0, count: 31)) == nil)
    }
    #expect(OpeningKey(seed: [UInt8](repeating: 0, count: 31)) == nil)
    #expect(try key(7).secret([1, 2, 3], for: "a") == nil)
  }
}
