import Kernel
import Testing

@testable import Web

@Suite struct MultipartStreamTests {
  /// What a form holds: its fields and files in order, each as one line of text.
  private func read(_ body: [UInt8], pieces: Int) throws -> [String] {
    var stream = MultipartStream(boundary: Array("zona".utf8))
    var lines: [String] = []
    var file: [UInt8] = []
    for start in stride(from: 0, to: body.count, by: pieces) {
      for piece in try stream.take(Array(body[start..<min(start + pieces, body.count)])) {
        switch piece {
        case .field(let name, let value): lines.append("\(name)=\(value)")
        case .fileStarts(let field, let name):
          file = []
          lines.append("\(field): \(name)")
        case .bytes(let bytes): file += bytes
        case .fileEnds: lines.append(String(decoding: file, as: UTF8.self))
        }
      }
    }
    try stream.finish()
    return lines
  }

  private static let form = Array(
    ("--zona\r\nContent-Disposition: form-data; name=\"judul\"\r\n\r\nSK\r\nTim\r\n"
      + "--zona\r\nContent-Disposition: form-data; name=\"berkas\"; filename=\"a.pdf\"\r\n"
      + "Content-Type: application/pdf\r\n\r\n%PDF\r\n--zon\r\n--zonb\r\r\n\r\n"
      + "--zona\r\nContent-Disposition: form-data; name=\"berkas\"; filename=\"\"\r\n\r\n\r\n"
      + "--zona--\r\n").utf8)

  @Test(arguments: [1, 2, 3, 5, 7, 11, 64, 4096])
  func `a form is the same however its bytes are cut`(pieces: Int) throws {
    #expect(
      try read(Self.form, pieces: pieces) == [
        "judul=SK\nTim", "berkas: a.pdf", "%PDF\r\n--zon\r\n--zonb\r\r\n", "berkas: ", "",
      ])
  }

  @Test func `a form that is cut anywhere is refused at its end`() throws {
    for count in 0..<(Self.form.count - 4) {
      #expect(throws: Problem.self) {
        try read(Array(Self.form.prefix(count)), pieces: 64)
      }
    }
  }

  @Test func `a head or a field without end is refused before memory is full`() {
    let head = Array("--zona\r\nContent-Disposition: form-data; name=\"".utf8)
    let field = Array("--zona\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n".utf8)
    for start in [head, field] {
      #expect(throws: Problem.self) {
        try read(start + [UInt8](repeating: 65, count: 200_000), pieces: 4096)
      }
    }
  }

  @Test(arguments: 0..<200)
  func `random damage never crashes the reader`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var body = Self.form
    for _ in 0..<4 {
      body[Int.random(in: body.indices, using: &random)] = UInt8.random(
        in: 0...255, using: &random)
    }

    _ = try? read(body, pieces: Int.random(in: 1...40, using: &random))
  }
}
