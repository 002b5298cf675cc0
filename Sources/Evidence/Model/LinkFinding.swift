/// What became of asking an address on a web drive, as an assessor without an account would.
package enum LinkFinding: Hashable, Sendable {
  /// Something is shown there. Whether it is the proof only a person can say.
  case answers
  /// It wants an account first.
  case asksToSignIn
  /// The drive says that there is nothing, or fails; with the status of HTTP.
  case refuses(status: Int)
  /// Nobody answers: no such host, no connection, no valid certificate, or not in time.
  case silent
  /// The address leads to a machine of a local network, so it was not asked.
  case notPublic

  /// Judges an answer.
  ///
  /// - Parameters:
  ///   - status: The status of HTTP after all redirections.
  ///   - address: Where they led to.
  package init(status: Int, address: String) {
    let leadsToSignIn = Self.isSignIn(address)
    switch status {
    case 401, 403, 407: self = .asksToSignIn
    case 200..<400 where leadsToSignIn: self = .asksToSignIn
    case 200..<400: self = .answers
    case 400...: self = .refuses(status: status)
    default: self = .silent
    }
  }

  /// Whether somebody should look after the link.
  package var isTrouble: Bool {
    switch self {
    case .answers: false
    case .asksToSignIn, .refuses, .silent, .notPublic: true
    }
  }

  /// Whether an address is the page on which the usual drives ask who one is.
  private static func isSignIn(_ address: String) -> Bool {
    let rest = address.lowercased().drop { $0 != ":" }.drop { $0 == ":" || $0 == "/" }
    let host = rest.prefix { $0 != "/" && $0 != "?" }
    let path = rest.dropFirst(host.count).prefix { $0 != "?" && $0 != "#" }
    if ["accounts.", "login.", "signin.", "sso.", "auth."].contains(where: host.hasPrefix) {
      return true
    }
    return path.split(separator: "/").contains {
      ["login", "signin", "sign-in", "servicelogin", "masuk"].contains($0)
    }
  }
}

extension WebAddress {
  /// Whether the host is a name; numbers and local names could be machines behind our own wall.
  package var hasPublicName: Bool {
    let name = host.prefix { $0 != ":" }.lowercased()
    let last = name.split(separator: ".").last ?? ""
    return !last.allSatisfy(\.isNumber)
      && !["local", "localhost", "localdomain", "internal", "lan", "home"].contains(String(last))
  }
}
