import Testing

@testable import Cryptography

@Suite struct PasswordHashTests {
  @Test func `the right password fits its hash and no other does`() throws {
    let hash = try PasswordHash.make("kuda hijau di atap", cost: .least)

    #expect(try PasswordHash.verify("kuda hijau di atap", against: hash))
    #expect(try !PasswordHash.verify("kuda hijau di atas", against: hash))
    #expect(try !PasswordHash.verify("", against: hash))
  }

  @Test func `two hashes of one password differ`() throws {
    let first = try PasswordHash.make("kuda hijau di atap", cost: .least)
    let second = try PasswordHash.make("kuda hijau di atap", cost: .least)

    #expect(first != second)
    #expect(first.hasPrefix("$argon2id$"))
  }

  @Test func `the standard cost is written into the hash`() throws {
    let hash = try PasswordHash.make("kuda hijau di atap")

    #expect(hash.contains("m=19456,t=2,p=1"))
  }

  @Test(arguments: ["", "x", "$argon2id$", String(repeating: "a", count: 500)])
  func `text that is no hash fits nothing`(text: String) throws {
    #expect(try !PasswordHash.verify("kuda hijau di atap", against: text))
  }
}

@Suite struct SecretTokenTests {
  @Test func `a secret reads back and keeps its digest`() throws {
    let token = SecretToken()
    let presented = try #require(SecretToken(token.text))

    #expect(presented.digest == token.digest)
    #expect(token.digest.count == 32)
    #expect(SecretToken().text != token.text)
  }

  @Test(arguments: [
    "", "abc", String(repeating: "a", count: 42), String(repeating: "=", count: 43),
  ])
  func `text of another shape is no secret`(text: String) {
    #expect(SecretToken(text) == nil)
  }
}
