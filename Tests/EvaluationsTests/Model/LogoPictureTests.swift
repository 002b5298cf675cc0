import Kernel
import Testing

@testable import EvaluationsModel

@Suite struct LogoPictureTests {
  @Test(arguments: [
    (LogoSamples.png, LogoPicture.Kind.png), (LogoSamples.jpeg, .jpeg),
    (LogoSamples.progressive, .jpeg),
  ])
  func `a picture of another program is taken without its notes`(
    file: [UInt8], kind: LogoPicture.Kind
  ) throws {
    let picture = try LogoPicture(file: file)

    #expect(picture.kind == kind)
    #expect((picture.width, picture.height) == (64, 80))
    #expect(picture.bytes.count <= file.count)
    let text = String(decoding: picture.bytes, as: UTF8.self)
    for note in ["Siti", "catatan", "tEXt", "iTXt", "Kamera", "Exif", "dibuat oleh"] {
      #expect(!text.contains(note), "\(note)")
    }
    // What is kept is a picture of the same kind, with nothing left to leave out.
    #expect(try LogoPicture(file: picture.bytes) == picture)
  }

  @Test func `the pixels stay bit for bit`() throws {
    let name = Array("IDAT".utf8)
    let start = try #require(
      LogoSamples.png.indices.first { LogoSamples.png[$0...].starts(with: name) })

    let picture = try LogoPicture(file: LogoSamples.png)

    #expect(picture.bytes.suffix(LogoSamples.png.count - start) == LogoSamples.png[start...])
  }

  @Test(arguments: [LogoSamples.png, LogoSamples.jpeg])
  func `what stands behind the end is left out`(file: [UInt8]) throws {
    let hidden = Array("PK\u{3}\u{4} arsip".utf8)

    #expect(try LogoPicture(file: file + hidden) == LogoPicture(file: file))
  }

  @Test func `each side has 64 to 2000 pixels`() throws {
    for (width, height) in [(64, 64), (2_000, 64), (64, 2_000), (2_000, 2_000)] {
      #expect(try LogoPicture(file: LogoSamples.png(width, height)).width == width)
      #expect(try LogoPicture(file: LogoSamples.jpeg(width, height)).height == height)
    }
    for (width, height) in [(63, 64), (64, 63), (0, 64), (63, 2_001)] {
      let refusal = LogoRefusal.tooSmall(width: width, height: height)
      #expect(throws: refusal) { try LogoPicture(file: LogoSamples.png(width, height)) }
      #expect(throws: refusal) { try LogoPicture(file: LogoSamples.jpeg(width, height)) }
    }
    for (width, height) in [(2_001, 64), (64, 2_001), (60_000, 60_000)] {
      let refusal = LogoRefusal.tooManyPixels(width: width, height: height)
      #expect(throws: refusal) { try LogoPicture(file: LogoSamples.png(width, height)) }
      #expect(throws: refusal) { try LogoPicture(file: LogoSamples.jpeg(width, height)) }
    }
    #expect(throws: LogoRefusal.tooManyPixels(width: 1 << 31, height: 64)) {
      try LogoPicture(file: LogoSamples.png(1 << 31, 64))
    }
  }

  @Test func `a file has at most 200 kB, notes and all`() throws {
    let bare = LogoSamples.png(64, 64).count
    func padded(_ byteCount: Int) -> [UInt8] {
      let note = [UInt8](repeating: 0x20, count: byteCount - bare - 12)
      return LogoSamples.png(64, 64, [LogoSamples.chunk("tEXt", note)])
    }

    #expect(padded(204_800).count == 204_800)
    #expect(try LogoPicture(file: padded(204_800)).bytes == LogoSamples.png(64, 64))
    #expect(throws: LogoRefusal.tooLarge(byteCount: 204_801)) {
      try LogoPicture(file: padded(204_801))
    }
  }

  @Test(arguments: [
    ("", LogoRefusal.missing), ("<svg xmlns=\"http://www.w3.org/2000/svg\"/>", .drawing),
    ("<?xml version=\"1.0\"?>\n<!-- x -->\n<SVG>", .drawing), ("GIF89a", .otherKind),
    ("RIFF\u{8}\u{0}\u{0}\u{0}WEBPVP8 ", .otherKind), ("%PDF-1.7", .otherKind),
    ("logo.png", .otherKind), ("<html>", .otherKind),
  ])
  func `bytes that are no picture are refused, whatever their name`(
    text: String, refusal: LogoRefusal
  ) {
    #expect(throws: refusal) { try LogoPicture(file: Array(text.utf8)) }
  }

  @Test func `a picture that moves is refused`() {
    let control = LogoSamples.chunk("acTL", [0, 0, 0, 2, 0, 0, 0, 0])

    #expect(throws: LogoRefusal.animated) {
      try LogoPicture(file: LogoSamples.png(64, 64, [control]))
    }
  }

  @Test func `parts that a reader must know, and a palette that is missing, are refused`() throws {
    let palette = LogoSamples.chunk("PLTE", [0, 0, 0])

    #expect(throws: LogoRefusal.unreadable) {
      try LogoPicture(file: LogoSamples.png(64, 64, [LogoSamples.chunk("CgBI", [])]))
    }
    #expect(throws: LogoRefusal.unreadable) {
      try LogoPicture(file: LogoSamples.png(64, 64, colour: 3))
    }
    #expect(try LogoPicture(file: LogoSamples.png(64, 64, colour: 3, [palette])).kind == .png)
  }

  @Test func `ink colours and endless passes are refused`() throws {
    #expect(throws: LogoRefusal.inkColours) {
      try LogoPicture(file: LogoSamples.jpeg(64, 64, colourCount: 4))
    }
    #expect(try LogoPicture(file: LogoSamples.jpeg(64, 64, passCount: 64)).kind == .jpeg)
    #expect(throws: LogoRefusal.unreadable) {
      try LogoPicture(file: LogoSamples.jpeg(64, 64, passCount: 65))
    }
  }

  @Test(arguments: [LogoSamples.png, LogoSamples.jpeg, LogoSamples.progressive])
  func `a file that is cut anywhere is refused`(file: [UInt8]) {
    for length in 0..<file.count {
      #expect(throws: LogoRefusal.self) { try LogoPicture(file: Array(file.prefix(length))) }
    }
  }

  @Test func `a changed bit of a PNG is found wherever it is`() {
    for index in LogoSamples.png.indices {
      var file = LogoSamples.png
      file[index] ^= 1
      #expect(throws: LogoRefusal.self, "byte \(index)") { try LogoPicture(file: file) }
    }
  }

  @Test(arguments: 0..<UInt64(200))
  func `whatever is changed in a JPEG, what is taken is within the bounds`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var file = seed.isMultiple(of: 2) ? LogoSamples.jpeg : LogoSamples.progressive
    for _ in 0..<3 {
      let index = Int.random(in: file.indices, using: &random)
      file[index] = UInt8.random(in: 0...255, using: &random)
    }

    guard let picture = try? LogoPicture(file: file) else { return }

    #expect(LogoPicture.sides.contains(picture.width))
    #expect(LogoPicture.sides.contains(picture.height))
    #expect(picture.bytes.count <= file.count)
    #expect((try? LogoPicture(file: picture.bytes)) == picture)
  }
}
