import Kernel
import Testing
import Web

@Suite struct EscapingTests {
  @Test(arguments: 0..<UInt64(300))
  func `no text opens a tag or leaves its attribute`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let text = hostileText(&random)

    let html = String(
      decoding: renderFragment(p(.class(text), .title(text)) { text }), as: UTF8.self)

    #expect(html.split(separator: "<").count == 2)
    #expect(html.count { $0 == "\"" } == 4)
    #expect(!html.contains("'"))
    #expect(html.hasSuffix("</p>"))
  }

  @Test(arguments: 0..<UInt64(300))
  func `what was escaped reads as it was typed`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let text = hostileText(&random)

    let html = String(decoding: renderFragment(text), as: UTF8.self)

    let kept = String(text.unicodeScalars.map { isForbidden($0) ? "\u{FFFD}" : Character($0) })
    #expect(unescaped(html) == kept)
    #expect(!html.unicodeScalars.contains(where: isForbidden))
  }

  @Test(arguments: [
    ("javascript:alert(1)", "#"), ("JaVaScRiPt:alert(1)", "#"), (" javascript:alert(1)", "#"),
    ("data:text/html,x", "#"), ("/unit/1?a=1&b=2", "/unit/1?a=1&amp;b=2"), ("#isi", "#isi"),
    ("https://menpan.go.id/", "https://menpan.go.id/"), ("", "#"),
  ])
  func `a link cannot run anything`(path: String, written: String) {
    let html = String(decoding: renderFragment(a(.href(path)) { "x" }), as: UTF8.self)
    #expect(html == "<a href=\"\(written)\">x</a>")
  }

  @Test func `a picture inside a page is written from its bytes, never from an address`() {
    let inside = renderFragment(
      img(.src(inside: [0xFB, 0xEF, 0xFF, 0x66], type: "image/png"), .alt("Lambang")))
    let address = renderFragment(img(.src("data:image/png;base64,++//Zg=="), .alt("Lambang")))

    #expect(
      String(decoding: inside, as: UTF8.self)
        == #"<img src="data:image/png;base64,++//Zg==" alt="Lambang">"#)
    #expect(String(decoding: address, as: UTF8.self) == ##"<img src="#" alt="Lambang">"##)
  }

  @Test func `the first empty line of a text area survives the parser`() {
    let html = String(decoding: renderFragment(textarea(text: "\nb")), as: UTF8.self)
    #expect(html == "<textarea>\n\nb</textarea>")
  }

  @Test func `conditions, loops and choices write what they hold`() {
    let name: String? = nil
    let html = renderFragment(
      ul {
        if let name { li { name } }
        for number in 1...3 where number != 2 { li { number } }
        switch name {
        case nil: li(.hidden(false), .class("a").when(false)) { "tiada" }
        case .some: li { "ada" }
        }
        if name == nil { li { "ya" } } else { li { "bukan" } }
      })
    #expect(
      String(decoding: html, as: UTF8.self)
        == "<ul><li>1</li><li>3</li><li>tiada</li><li>ya</li></ul>")
  }

  private func hostileText(_ random: inout SeededGenerator) -> String {
    let pieces = [
      "<", ">", "\"", "'", "&", "&amp;", "</p>", "<script>", "--", "\u{0}", "\u{7F}", "\u{1B}",
      "é", "界", "🌏", " ", "\n", "\t", "a", "=", "/", "`", "\u{2028}", "&#x3c;",
    ]
    let count = Int.random(in: 0...20, using: &random)
    return (0..<count).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
  }

  private func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
    (scalar.value < 32 && !["\t", "\n", "\r"].contains(scalar)) || scalar.value == 127
  }

  private func unescaped(_ html: String) -> String {
    html.replacing("&lt;", with: "<").replacing("&gt;", with: ">")
      .replacing("&quot;", with: "\"").replacing("&#39;", with: "'")
      .replacing("&amp;", with: "&")
  }
}
