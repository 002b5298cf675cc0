import Crypto
import WebFiles

/// A file of ours that every page uses, compiled into the program.
package struct Asset: Sendable {
  /// Where it is served; the path changes with the content, so it may be kept for ever.
  package let path: String
  /// Its media type.
  let type: String
  /// Its content.
  package let bytes: [UInt8]
  /// The entity tag, with quotes.
  let tag: String

  init(name: String, suffix: String, type: String, bytes: [UInt8]) {
    let digest = SHA256.hash(data: bytes).prefix(8).map { byte in
      let digits = String(byte, radix: 16)
      return digits.count == 1 ? "0" + digits : digits
    }.joined()
    path = "/aset/\(name)-\(digest).\(suffix)"
    tag = "\"\(digest)\""
    self.type = type
    self.bytes = bytes
  }
}

/// The stylesheet, the script and the icon.
package enum Assets {
  /// The style of every component, in the order of `embed.c`.
  package static let stylesheet = Asset(
    name: "zona", suffix: "css", type: "text/css; charset=utf-8",
    bytes: embedded(web_stylesheet))
  /// The one script; pages work without it.
  package static let script = Asset(
    name: "zona", suffix: "js", type: "text/javascript; charset=utf-8",
    bytes: embedded(web_script))
  /// The mark in the browser's tab.
  package static let icon = Asset(
    name: "zona", suffix: "svg", type: "image/svg+xml", bytes: embedded(web_icon))

  /// The small style of the pages that people answer surveys on; they use no other.
  package static let surveyStylesheet = Asset(
    name: "survei", suffix: "css", type: "text/css; charset=utf-8",
    bytes: embedded(web_survey_stylesheet))
  /// Their small script; they work without it.
  package static let surveyScript = Asset(
    name: "survei", suffix: "js", type: "text/javascript; charset=utf-8",
    bytes: embedded(web_survey_script))

  static let all = [stylesheet, script, icon, surveyStylesheet, surveyScript]

  private static func embedded(
    _ file: (UnsafeMutablePointer<Int>) -> UnsafePointer<UInt8>?
  ) -> [UInt8] {
    var length = 0
    guard let start = file(&length) else { return [] }
    return Array(UnsafeBufferPointer(start: start, count: length))
  }
}
