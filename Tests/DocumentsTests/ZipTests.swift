import Kernel
import Testing

@testable import Documents

@Suite struct ZipTests {
  @Test(arguments: 0..<UInt64(40))
  func `what is packed is unpacked`(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    var files: [String: [UInt8]] = [:]
    let writer = try ZipWriter()
    for number in 0..<Int.random(in: 1...8, using: &random) {
      let content = (0..<Int.random(in: 0...5_000, using: &random)).map { _ in
        UInt8.random(in: 0...9, using: &random)
      }
      files["berkas/ké \(number).bin"] = content
      try writer.add("berkas/ké \(number).bin", content)
    }

    #expect(try ZipReader(writer.finish()).all() == files)
  }

  @Test func `the same files give the same archive`() throws {
    func archive() throws -> [UInt8] {
      let writer = try ZipWriter()
      try writer.add("a.txt", Array("isi".utf8))
      return try writer.finish()
    }

    #expect(try archive() == archive())
  }

  @Test func `a name is used once`() throws {
    let writer = try ZipWriter()
    try writer.add("a.txt", [1])

    #expect(throws: DocumentRefusal.unsafeEntryName("a.txt")) { try writer.add("a.txt", [2]) }
    #expect(throws: DocumentRefusal.unsafeEntryName("")) { try writer.add("", [2]) }
  }

  @Test func `names that differ in case only are one name too many`() throws {
    let writer = try ZipWriter()
    try writer.add("xl/a.xml", [1])
    try writer.add("XL/A.xml", [2])
    let bytes = try writer.finish()

    #expect(throws: DocumentRefusal.unsafeEntryName("XL/A.xml")) { try ZipReader(bytes) }
  }

  @Test func `a changed byte in the content is noticed`() throws {
    let writer = try ZipWriter()
    try writer.add("a.bin", (0..<200).map { UInt8(truncatingIfNeeded: $0 &* $0) })
    var bytes = try writer.finish()
    bytes[80] ^= 1
    let damaged = bytes

    #expect(throws: DocumentRefusal.brokenArchive) {
      let zip = try ZipReader(damaged)
      _ = try zip.entries.map { try zip.read($0) }
    }
  }

  @Test func `files laid over each other are refused as a bomb`() throws {
    let writer = try ZipWriter()
    for number in 0..<3 {
      try writer.add("\(number).bin", (0..<3_000).map { _ in UInt8.random(in: .min ... .max) })
    }
    var bytes = try writer.finish()
    // The directory's records are 46 bytes, then the name; the packed size is at 20 in each.
    let directory = try #require(bytes.lastRange(of: [0x50, 0x4B, 1, 2])?.lowerBound)
    bytes[directory + 21] = 0xFF
    let damaged = bytes

    #expect(throws: DocumentRefusal.self) { try ZipReader(damaged) }
  }
}

extension [UInt8] {
  fileprivate func lastRange(of bytes: [UInt8]) -> Range<Int>? {
    indices.reversed().first { self[$0...].starts(with: bytes) }.map { $0..<($0 + bytes.count) }
  }
}
