import CXML2
import Kernel
import Testing

@testable import Documents

@Suite struct XMLScannerTests {
  private static let samples = [
    """
    <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
    <a xmlns="urn:x" xmlns:p='urn:y' b="1" p:c='&lt;2&#x41;'><!-- c --><p:d/>t&amp;u<e>]]&gt;</e>\
    <![CDATA[<x>]]]]><?pi isi?>é漢</a>
    """,
    "<worksheet><sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c></row></sheetData></worksheet>",
    "<a><b c='d' e=\"f\"  >\r\n</b ></a >\n<!-- akhir -->", "<a/>", "<a>&#9;&#xD;</a>",
  ]
  private static let pieces = [
    "<", ">", "/", "&", ";", "\"", "'", "=", " ", "!", "-", "--", "?", "]]>", "<![CDATA[", "<!--",
    "-->", "<?x ", "?>", "</a>", "<a>", "<b/>", "xmlns=\"\"", " c=\"1\"", "&amp;", "&#0;", "&#65;",
    "&x;", "\n", "\t", "\r", "\u{1}", "\u{7F}", "é", "<!DOCTYPE a>", "<?xml version=\"1.0\"?>",
    "a:",
    ":", "1",
  ]

  private func accepts(_ bytes: [UInt8]) -> Bool {
    do {
      try XMLScanner.scan(bytes) { (scanner) throws(XMLFault) in try scanner.finish() }
      return true
    } catch {
      return false
    }
  }

  /// What the reference library says of the same bytes; it too is told not to take document types.
  private func isWellFormed(_ bytes: [UInt8]) -> Bool {
    let options =
      ZONA_XML_PARSE_NONET | ZONA_XML_PARSE_NOERROR
      | ZONA_XML_PARSE_NOWARNING
    let document = bytes.withUnsafeBytes { buffer in
      xmlReadMemory(
        buffer.bindMemory(to: CChar.self).baseAddress, Int32(buffer.count), nil, nil,
        Int32(options))
    }
    guard let document else { return false }
    defer { xmlFreeDoc(document) }
    return xmlGetIntSubset(document) == nil
  }

  @Test(arguments: 0..<UInt64(400))
  func `what it accepts and refuses is what libxml2 does`(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let sample = try #require(Self.samples.randomElement(using: &random))
    for _ in 0..<20 {
      var bytes = Array(sample.utf8)
      for _ in 0..<Int.random(in: 0...2, using: &random) {
        let place = Int.random(in: 0...bytes.count, using: &random)
        let end = min(bytes.count, place + Int.random(in: 0...3, using: &random))
        let piece = Self.pieces.randomElement(using: &random) ?? ""
        bytes.replaceSubrange(
          place..<end, with: Bool.random(using: &random) ? Array(piece.utf8) : [])
      }
      let text = String(decoding: bytes, as: UTF8.self)
      if Self.isBeyondScope(text) { continue }

      #expect(accepts(bytes) == isWellFormed(bytes), "\(text.debugDescription)")
    }
  }

  /// What the scanner decides otherwise on purpose: it does not look up prefixes or the name tables.
  private static func isBeyondScope(_ text: String) -> Bool {
    text.contains(":") || text.contains("<é") || text.contains("é=") || text.contains("xml")
      || text.contains("version")
  }

  @Test(arguments: samples)
  func `well-formed parts are accepted`(sample: String) {
    #expect(accepts(Array(sample.utf8)))
  }

  @Test func `a fault names its line`() {
    #expect(throws: XMLFault(problem: .mismatchedTag, line: 3)) {
      try XMLScanner.scan(Array("<a>\n<b>\n</a>".utf8)) { (scanner) throws(XMLFault) in
        try scanner.finish()
      }
    }
  }
}
