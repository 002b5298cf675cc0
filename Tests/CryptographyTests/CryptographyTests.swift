import Testing

@testable import Cryptography

@Suite struct CryptographyTests {
  @Test func `SHA-256 gives the vectors of FIPS 180`() {
    #expect(
      SHA256Digest(of: Array("abc".utf8)).hex
        == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    #expect(
      SHA256Digest(of: []).hex
        == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
  }

  @Test func `a digest in pieces is the digest of the whole`() {
    var builder = SHA256Digest.Builder()
    builder.append(Array("a".utf8))
    builder.append(Array("bc".utf8))

    #expect(builder.finish() == SHA256Digest(of: Array("abc".utf8)))
  }

  @Test func `fields cannot run into each other`() {
    var one = SHA256Digest.Builder()
    one.append(field: Array("ab".utf8))
    one.append(field: Array("c".utf8))
    var two = SHA256Digest.Builder()
    two.append(field: Array("a".utf8))
    two.append(field: Array("bc".utf8))

    #expect(one.finish() != two.finish())
  }

  @Test func `HMAC-SHA-256 gives test case 2 of RFC 4231`() {
    let code = hmacSHA256(Array("what do ya want for nothing?".utf8), key: Array("Jefe".utf8))

    #expect(
      Hex.text(code) == "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843")
  }

  @Test func `Argon2id accepts the reference vector and nothing else`() {
    // From the test file of the reference implementation: password "password", salt "somesalt".
    let hash = PasswordHash(
      stored: "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ"
        + "$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc")

    #expect(hash.matches("password"))
    #expect(!hash.matches("Password"))
    #expect(hash.isOutdated)
  }

  @Test func `a password is hashed with its own salt and found again`() async throws {
    let hasher = PasswordHasher()
    let one = try #require(try await hasher.hash("sandi rahasia ✓"))
    let two = try #require(try await hasher.hash("sandi rahasia ✓"))

    #expect(one != two)
    #expect(one.text.hasPrefix("$argon2id$v=19$m=19456,t=2,p=1$"))
    #expect(!one.isOutdated)
    #expect(try await hasher.check("sandi rahasia ✓", against: one))
    #expect(try await hasher.check("sandi rahasia", against: one) == false)
    #expect(try await hasher.check("sandi rahasia", against: nil) == false)
    hasher.stop()
  }

  @Test func `an overlong password is refused`() async throws {
    let hasher = PasswordHasher()
    let long = String(repeating: "x", count: PasswordHash.longestPassword + 1)

    #expect(try await hasher.hash(long) == nil)
    hasher.stop()
  }

  @Test func `too many sign-ins at once are refused, not queued for ever`() async {
    let hasher = PasswordHasher(threadCount: 1, queueLimit: 2)
    let refused = await withTaskGroup(of: Bool.self) { group in
      for _ in 0..<12 {
        group.addTask {
          do {
            _ = try await hasher.hash("x")
            return false
          } catch {
            return true
          }
        }
      }
      return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
    }

    #expect(refused >= 8)
    hasher.stop()
  }

  @Test(arguments: [
    ("", ""), ("f", "Zg"), ("fo", "Zm8"), ("foo", "Zm9v"), ("foob", "Zm9vYg"),
    ("fooba", "Zm9vYmE"), ("foobar", "Zm9vYmFy"),
  ])
  func `base64 gives the vectors of RFC 4648, URLs unpadded`(plain: String, text: String) {
    #expect(Base64URL.text(Array(plain.utf8)) == text)
    #expect(Base64URL.bytes(text) == Array(plain.utf8))
    let padding = String(repeating: "=", count: (4 - text.count % 4) % 4)
    #expect(Base64.text(Array(plain.utf8)) == text + padding)
  }

  @Test(arguments: ["A", "Zh", "Zg==", "Zm9v!", "Zm+/"])
  func `other text is not base64url`(text: String) {
    #expect(Base64URL.bytes(text) == nil)
  }

  @Test func `base64url uses the characters of URLs`() {
    #expect(Base64URL.text([0xFB, 0xEF, 0xFF]) == "--__")
    #expect(Base64.text([0xFB, 0xEF, 0xFF]) == "++//")
    #expect(Hex.bytes("00fF") == [0, 255])
    #expect(Hex.bytes("0g") == nil)
    #expect(Hex.bytes("0") == nil)
  }

  @Test func `tokens hold 256 bits and differ`() {
    let generator = SecureGenerator()
    let tokens = Set((0..<100).map { _ in generator.token() })

    #expect(tokens.count == 100)
    #expect(tokens.allSatisfy { Base64URL.bytes($0)?.count == 32 })
  }

  @Test func `equality in constant time is equality`() {
    #expect(equalInConstantTime([], []))
    #expect(equalInConstantTime([1, 2], [1, 2]))
    #expect(!equalInConstantTime([1, 2], [1, 3]))
    #expect(!equalInConstantTime([1, 2], [1, 2, 3]))
  }
}
