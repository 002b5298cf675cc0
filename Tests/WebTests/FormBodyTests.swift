import Hummingbird
import Kernel
import TestKit
import Testing

@testable import Web

@Suite struct FormBodyTests {
  static let urlEncoded = "application/x-www-form-urlencoded"

  @Test(arguments: 0..<UInt64(200))
  func `what a browser encodes is read as it was typed`(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let letters = Array("aZ0 &=+%/?#<>\"'é界🌏\n")
    let fields = (0..<Int.random(in: 0...8, using: &random)).map { _ in
      (
        name: "n" + text(letters, &random), value: text(letters, &random)
      )
    }
    let body = fields.map { percentEncoded($0.name) + "=" + percentEncoded($0.value) }

    let form = try #require(
      try FormBody.parse(
        Array(body.joined(separator: "&").utf8), contentType: Self.urlEncoded))

    #expect(form.fields.map(\.name) == fields.map(\.name))
    #expect(form.fields.map(\.value) == fields.map(\.value))
  }

  @Test func `a plus is a space and a new line is one character`() throws {
    let form = try #require(
      try FormBody.parse(
        Array("a=1+2&b=x%0D%0Ay&c&a=3".utf8), contentType: Self.urlEncoded + "; charset=UTF-8"))
    #expect(form["a"] == "1 2")
    #expect(form.values("a") == ["1 2", "3"])
    #expect(form["b"] == "x\ny")
    #expect(form["c"] == "")
    #expect(form["d"] == nil)
  }

  @Test(arguments: ["a=%", "a=%4", "a=%zz", "a=%c3%28", "%ff=1"])
  func `broken bytes are refused, not guessed`(body: String) {
    #expect(throws: Problem.self) {
      try FormBody.parse(Array(body.utf8), contentType: Self.urlEncoded)
    }
  }

  @Test func `more fields than any form has are refused`() {
    let body = Array(repeating: "a=1", count: 5_001).joined(separator: "&")
    #expect(throws: Problem.self) {
      try FormBody.parse(Array(body.utf8), contentType: Self.urlEncoded)
    }
  }

  @Test func `another content type is no form`() throws {
    #expect(try FormBody.parse([1], contentType: "application/json") == nil)
    #expect(try FormBody.parse([1], contentType: "") == nil)
  }

  @Test func `a file keeps every byte and loses its folders`() throws {
    let bytes: [UInt8] = [0, 13, 10, 255, 45, 45, 88]
    let form = try #require(
      try multipart([("nama", nil, Array("Sari".utf8)), ("berkas", "..\\x/LKE.xlsx", bytes)]))
    #expect(form["nama"] == "Sari")
    #expect(form.file("berkas")?.bytes == bytes)
    #expect(form.file("berkas")?.name == "LKE.xlsx")
    #expect(form.file("lain") == nil)
  }

  @Test func `a file field that was left alone is no file`() throws {
    let form = try #require(try multipart([("berkas", "", [])]))
    #expect(form.files.isEmpty)
    #expect(form.fields.isEmpty)
  }

  @Test(arguments: [
    "", "X", "--X", "--X\r\n", "--X\r\nContent-Disposition: form-data\r\n\r\na\r\n--X--",
    "--X\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\na",
    "--X\r\nContent-Disposition: form-data; name=\"a\r\n\r\na\r\n--X--", "--X\r\n\r\n--X--",
  ])
  func `a broken multipart body is refused`(body: String) {
    #expect(throws: Problem.self) {
      try FormBody.parse(Array(body.utf8), contentType: "multipart/form-data; boundary=X")
    }
  }

  @Test(arguments: ["", "; boundary=", "; boundary=" + String(repeating: "y", count: 3000)])
  func `a boundary that no browser sends is refused`(parameter: String) {
    #expect(throws: Problem.self) {
      try FormBody.parse(
        Array("--\r\n".utf8), contentType: "multipart/form-data" + parameter)
    }
  }

  @Test(arguments: 0..<UInt64(300))
  func `random bytes are read or refused, never more`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let alphabet = Array("--X\r\n=&%;\":aContent-Disposition: form-data; name=\"a\"".utf8)
    let body = (0..<Int.random(in: 0...200, using: &random)).map { _ in
      alphabet.randomElement(using: &random) ?? 0
    }
    for type in [Self.urlEncoded, "multipart/form-data; boundary=X"] {
      do {
        _ = try FormBody.parse(body, contentType: type)
      } catch {
        #expect((error as? Problem)?.status == .badRequest)
      }
    }
  }

  private func multipart(
    _ parts: [(name: String, fileName: String?, bytes: [UInt8])]
  ) throws -> FormBody? {
    var body: [UInt8] = []
    for part in parts {
      let file = part.fileName.map { "; filename=\"\($0)\"" } ?? ""
      let head = "--X\r\nContent-Disposition: form-data; name=\"\(part.name)\"\(file)\r\n\r\n"
      body += Array(head.utf8) + part.bytes + [13, 10]
    }
    body += Array("--X--\r\n".utf8)
    return try FormBody.parse(body, contentType: "multipart/form-data; boundary=\"X\"")
  }

  private func text(_ letters: [Character], _ random: inout SeededGenerator) -> String {
    String(
      (0..<Int.random(in: 0...12, using: &random)).compactMap { _ in
        letters.randomElement(using: &random)
      })
  }
}
