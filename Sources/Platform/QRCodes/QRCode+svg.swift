extension QRCode {
  /// A text as an SVG picture of its own, for files that are not made of views.
  ///
  /// Black on white whatever the colours around it, since cameras want it so; no style, no script
  /// and no address, so it may stand inside a page under a strict content security policy.
  ///
  /// - Parameters:
  ///   - text: What a camera reads.
  ///   - title: What somebody hears who cannot see it, such as "Kode QR untuk aplikasi kode".
  /// - Returns: One `svg` element.
  /// - Throws: `QRCodeRefusal` for no text and for one that is too long.
  package static func svg(of text: String, title: String) throws(QRCodeRefusal) -> String {
    try QRCode(text).svg(title: title)
  }

  /// The code as an SVG picture of its own; see `svg(of:title:)`.
  package func svg(title: String) -> String {
    let side = pictureSideCount
    let words = Self.escaped(title)
    return """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(side) \(side)" role="img" \
      aria-label="\(words)" shape-rendering="crispEdges"><title>\(words)</title>\
      <rect width="\(side)" height="\(side)" fill="#fff"/>\
      <path fill="#000" d="\(path)"/></svg>
      """
  }

  private static func escaped(_ text: String) -> String {
    var out = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": out += "&amp;"
      case "<": out += "&lt;"
      case ">": out += "&gt;"
      case "\"": out += "&quot;"
      case "\t", "\n", "\r": out += " "
      case _ where scalar.properties.generalCategory == .control: out += "\u{FFFD}"
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out
  }
}
