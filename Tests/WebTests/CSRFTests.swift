import Testing
import Web

@Suite struct CSRFTests {
  let key = CSRFKey(bytes: Array(repeating: 1, count: 32))

  @Test func `a token serves its own session only`() {
    let token = key.token(forSession: "s1", visitor: "v")
    #expect(token.utf8.count == 64)
    #expect(key.accepts(token, for: "session:s1"))
    #expect(!key.accepts(token, for: "session:s2"))
    #expect(!key.accepts(token, for: "visitor:s1"))
    #expect(!key.accepts(token.uppercased(), for: "session:s1"))
    #expect(!key.accepts("", for: "session:s1"))
    #expect(!key.accepts(token + "0", for: "session:s1"))
  }

  @Test func `another installation makes other tokens`() {
    let other = CSRFKey(bytes: Array(repeating: 2, count: 32))
    #expect(
      key.token(forSession: "s1", visitor: "") != other.token(forSession: "s1", visitor: ""))
  }
}
