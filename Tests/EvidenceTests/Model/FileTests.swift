import EvidenceModel
import Kernel
import Testing
import WorkUnitsModel

@testable import Evidence

@Suite struct FileNameTests {
  @Test(arguments: [
    ("../../x", "x"), ("C:\\Dokumen\\SK Tim.pdf", "SK Tim.pdf"), ("/etc/passwd", "passwd"),
    ("..", "berkas"), ("", "berkas"), (".hidden.pdf", "hidden.pdf"),
    ("  SK \t Tim\n.pdf ", "SK Tim .pdf"), ("قرار الفريق.pdf", "قرار الفريق.pdf"),
    ("a\u{202E}fdp.exe", "afdp.exe"), ("x\u{0}y.pdf", "xy.pdf"), ("a\"b.pdf", "ab.pdf"),
  ])
  func `a name is cleaned`(sent: String, kept: String) {
    #expect(FileName(cleaning: sent).text == kept)
  }

  @Test func `a name of four hundred characters is shortened and keeps its ending`() {
    let name = FileName(cleaning: String(repeating: "n", count: 396) + ".pdf")

    #expect(name.text.count == FileName.longest)
    #expect(name.ending == "pdf")
    #expect(FileName(cleaning: String(repeating: "👨‍👩‍👧‍👦", count: 400) + ".pdf").text.utf8.count <= 600)
  }

  @Test(arguments: 0..<200)
  func `cleaning twice is cleaning once, and nothing of a path is left`(seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    let scalars: [Character] = ["/", "\\", ".", "a", " ", "\u{0}", "\u{202E}", "é", "ق", "\n", ":"]
    let sent = String(
      (0..<Int.random(in: 0...30, using: &random)).map { _ in
        scalars[Int.random(in: scalars.indices, using: &random)]
      })

    let name = FileName(cleaning: sent)

    #expect(FileName(cleaning: name.text) == name)
    #expect(!name.text.contains("/") && !name.text.contains("\\") && !name.text.isEmpty)
    #expect(!name.text.hasPrefix("."))
  }
}

@Suite struct FileKindTests {
  static let known: [(FileKind, [UInt8])] = [
    (.pdf, Sample.pdf("x")), (.png, Sample.png), (.jpeg, Sample.jpeg), (.gif, Sample.gif),
    (.webp, Sample.webp), (.mp4, Sample.mp4), (.docx, Sample.docx), (.xlsx, Sample.xlsx),
    (.pptx, Sample.pptx),
  ]

  @Test func `each kind is recognised by its content`() throws {
    for (kind, bytes) in Self.known {
      #expect(try FileKind(head: Array(bytes.prefix(1024)), tail: bytes) == kind)
    }
  }

  @Test func `an OpenDocument text is recognised`() throws {
    let mark = Array("mimetypeapplication/vnd.oasis.opendocument.text".utf8)
    var bytes = Sample.zip(["mimetype", "content.xml"])
    bytes.replaceSubrange(30..<38, with: mark)

    #expect(try FileKind(head: Array(bytes.prefix(1024)), tail: bytes) == .odt)
  }

  @Test func `everything else is refused`() {
    let others: [[UInt8]] = [
      Array("MZ program".utf8), Array("<html>".utf8), Array("plain text".utf8), [0],
      Sample.zip(["a.txt"]), [0x50, 0x4B, 3, 4, 0, 0], Array("BM bitmap".utf8),
    ]
    for bytes in others {
      #expect(throws: EvidenceRefusal.unknownContent) {
        try FileKind(head: bytes, tail: bytes)
      }
    }
    #expect(throws: EvidenceRefusal.empty) { try FileKind(head: [], tail: []) }
    #expect(throws: EvidenceRefusal.macros) {
      let bytes = Sample.zip(["[Content_Types].xml", "word/document.xml", "word/vbaProject.bin"])
      return try FileKind(head: bytes, tail: bytes)
    }
  }

  @Test func `a name may not promise another kind`() throws {
    #expect(throws: EvidenceRefusal.wrongEnding(promised: .pdf, found: .png)) {
      try FileKind.png.name(from: FileName(cleaning: "foto.pdf"))
    }
    #expect(try FileKind.jpeg.name(from: FileName(cleaning: "f.JPEG")).text == "f.JPEG")
    #expect(try FileKind.pdf.name(from: FileName(cleaning: "surat")).text == "surat.pdf")
    #expect(try FileKind.pdf.name(from: FileName(cleaning: "v.2")).text == "v.2.pdf")
  }

  @Test(arguments: 0..<300)
  func `random bytes never crash the recognition`(seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    var bytes = Self.known[seed % Self.known.count].1
    for _ in 0..<8 {
      bytes[Int.random(in: bytes.indices, using: &random)] = UInt8.random(
        in: 0...255, using: &random)
    }
    bytes = Array(bytes.prefix(Int.random(in: 0...bytes.count, using: &random)))

    _ = try? FileKind(head: Array(bytes.prefix(1024)), tail: bytes)
  }
}
