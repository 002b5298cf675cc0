import Testing

@testable import zona

@Suite struct ServerTests {
  @Test(
    arguments: [
      ("127.0.0.1", "http://127.0.0.1:8080/"), ("0.0.0.0", "http://127.0.0.1:8080/"),
      ("::", "http://127.0.0.1:8080/"), ("::1", "http://[::1]:8080/"),
      ("zona.example", "http://zona.example:8080/"),
    ])
  func `the address is one that a browser takes`(host: String, address: String) {
    #expect(Server.address(host: host, port: 8080) == address)
  }
}
