import TestKit
import Testing

@testable import QRCodes

@Suite struct QRCodeTests {
  private let sample = "otpauth://totp/Zona:siti%40zona.example?secret=GEZDGNBVGY3TQOJQ&issuer=Zona"

  /// The recorded picture was read back by zbarimg 0.23, which is no kin of the encoder.
  @Test func `the modules are those that a second program read back`() throws {
    let code = try QRCode(sample)
    let rows = (0..<code.sideCount).map { row in
      (0..<code.sideCount).map { code[column: $0, row: row] ? "#" : "." }.joined()
    }

    expectSnapshot(rows.joined(separator: "\n"), named: "otpauth.txt")
  }

  @Test func `the path draws every dark module and no light one`() throws {
    let code = try QRCode(sample)
    var drawn: Set<[Int]> = []
    for run in code.path.split(separator: "z") {
      let match = try #require(try /M(\d+) (\d+)h(\d+)v1h-(\d+)/.wholeMatch(in: run))
      let (x, y) = (try #require(Int(match.1)), try #require(Int(match.2)))
      #expect(match.3 == match.4)
      for column in x..<(x + (try #require(Int(match.3)))) {
        drawn.insert([column - QRCode.quietZone, y - QRCode.quietZone])
      }
    }
    for row in 0..<code.sideCount {
      for column in 0..<code.sideCount {
        #expect(drawn.contains([column, row]) == code[column: column, row: row])
      }
    }
  }

  @Test func `three corners hold the finder pattern and the fourth does not`() throws {
    let code = try QRCode("x")
    let finder = ["#######", "#.....#", "#.###.#", "#.###.#", "#.###.#", "#.....#", "#######"]
    func corner(_ x: Int, _ y: Int) -> [String] {
      (0..<7).map { row in
        (0..<7).map { code[column: x + $0, row: y + row] ? "#" : "." }.joined()
      }
    }

    #expect(code.sideCount == 21)
    #expect(code.pictureSideCount == 29)
    #expect(corner(0, 0) == finder)
    #expect(corner(14, 0) == finder)
    #expect(corner(0, 14) == finder)
    #expect(corner(14, 14) != finder)
  }

  @Test func `a text of the longest length is taken, one byte more and none are not`() throws {
    #expect(try QRCode(String(repeating: "é", count: 1165) + "e").sideCount == 177)
    #expect(throws: QRCodeRefusal.tooLong(byteCount: 2332, limit: 2331)) {
      try QRCode(String(repeating: "é", count: 1166))
    }
    #expect(throws: QRCodeRefusal.empty) { try QRCode("") }
  }

  @Test func `the picture says what it is and runs nothing`() throws {
    let svg = try QRCode.svg(of: "x", title: "Kode \"QR\" <b> & lain\u{0}\n")

    #expect(svg.hasPrefix("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 29 29\""))
    #expect(svg.contains("role=\"img\""))
    #expect(
      svg.contains("<title>Kode &quot;QR&quot; &lt;b&gt; &amp; lain\u{FFFD} </title>"))
    #expect(!svg.contains("style"))
    #expect(!svg.contains("<b>"))
    #expect(svg.hasSuffix("</svg>"))
  }

  @Test func `the same text always gives the same picture`() throws {
    #expect(try QRCode(sample) == QRCode(sample))
    #expect(try QRCode(sample) != QRCode(sample + "x"))
  }
}
