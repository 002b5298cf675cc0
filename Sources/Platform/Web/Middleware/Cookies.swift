package import Hummingbird

/// A cookie of ours, by its plain name.
package struct CookieName: Sendable {
  let plain: String
  /// How long the browser keeps it; nil for as long as the browser is open.
  let maxAgeSeconds: Int?
  /// The only pages it is sent to; nil for all of this host.
  let path: String?

  /// Names a cookie.
  package init(_ plain: String, maxAgeSeconds: Int? = nil, path: String? = nil) {
    self.plain = plain
    self.maxAgeSeconds = maxAgeSeconds
    self.path = path
  }

  /// The language the person chose, for a year.
  static let language = CookieName("zona_bahasa", maxAgeSeconds: 365 * 24 * 3600)
  /// What binds the forms of somebody who has not signed in.
  static let visitor = CookieName(CSRFKey.visitorCookie)

  /// The name as sent: `__Host-` binds it to this host and to HTTPS where there is HTTPS; browsers
  /// take that of cookies for all pages only, so one for a few pages is `__Secure-`.
  package func full(isSecure: Bool) -> String {
    isSecure ? (path == nil ? "__Host-" : "__Secure-") + plain : plain
  }

  /// The name and where it holds.
  func head(value: String, isSecure: Bool) -> String {
    "\(full(isSecure: isSecure))=\(value); Path=\(path ?? "/"); HttpOnly; SameSite=Lax"
  }
}

/// The cookies of one request.
package struct RequestCookies: Sendable {
  private let pairs: [(name: Substring, value: Substring)]
  private let isSecure: Bool

  /// Reads the `Cookie` header; what is malformed is skipped.
  package init(_ request: Request, isSecure: Bool) {
    self.isSecure = isSecure
    let header = request.headers[.cookie] ?? ""
    pairs = header.split(separator: ";").prefix(50).compactMap { piece in
      let piece = piece.drop { $0 == " " }
      guard let cut = piece.firstIndex(of: "=") else { return nil }
      return (piece[..<cut], piece[piece.index(after: cut)...])
    }
  }

  /// The value of a cookie; nil when it was not sent.
  package subscript(name: CookieName) -> String? {
    let full = name.full(isSecure: isSecure)
    return pairs.first { $0.name == full }.map { String($0.value) }
  }
}

extension Response {
  /// Stores a cookie in the browser: for this host, not readable by script, not sent by other
  /// sites' forms.
  ///
  /// - Parameters:
  ///   - name: Which cookie.
  ///   - value: Letters, digits, `-`, `_` only.
  ///   - isSecure: Whether people come over HTTPS.
  package mutating func setCookie(_ name: CookieName, to value: String, isSecure: Bool) {
    var text = name.head(value: value, isSecure: isSecure)
    if let seconds = name.maxAgeSeconds { text += "; Max-Age=\(seconds)" }
    if isSecure { text += "; Secure" }
    headers.append(.init(name: .setCookie, value: text))
  }

  /// Makes the browser forget a cookie.
  ///
  /// - Parameters:
  ///   - name: Which cookie.
  ///   - isSecure: Whether people come over HTTPS.
  package mutating func removeCookie(_ name: CookieName, isSecure: Bool) {
    var text = name.head(value: "", isSecure: isSecure) + "; Max-Age=0"
    if isSecure { text += "; Secure" }
    headers.append(.init(name: .setCookie, value: text))
  }
}
