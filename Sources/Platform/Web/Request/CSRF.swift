import Crypto
import Synchronization

/// The secret of an installation from which form tokens are derived.
package struct CSRFKey: Sendable {
  private let key: SymmetricKey

  /// Takes the secret bytes of the installation, at least 32 outside of tests.
  package init(bytes: [UInt8]) {
    key = SymmetricKey(data: bytes)
  }

  /// The token for one session or visitor: HMAC-SHA-256 in lower-case hex.
  package func token(for subject: String) -> String {
    let code = HMAC<SHA256>.authenticationCode(for: Array(("csrf:" + subject).utf8), using: key)
    return code.map { byte in
      let digits = String(byte, radix: 16)
      return digits.count == 1 ? "0" + digits : digits
    }.joined()
  }

  /// Whether a token belongs to that session or visitor, compared in constant time.
  package func accepts(_ token: String, for subject: String) -> Bool {
    let expected = Array(self.token(for: subject).utf8)
    let given = Array(token.utf8)
    guard expected.count == given.count else { return false }
    var difference: UInt8 = 0
    for (left, right) in zip(expected, given) { difference |= left ^ right }
    return difference == 0
  }
}

extension CSRFKey {
  /// The name of the hidden field with the token.
  package static let fieldName = "_token"

  /// The plain name of the cookie that binds a visitor's forms.
  package static let visitorCookie = "zona_tamu"

  /// The token of a session, or of a visitor when there is none.
  ///
  /// - Parameters:
  ///   - session: `ZonaContext.sessionID`; nil before sign-in.
  ///   - visitor: The value of the visitor's cookie.
  /// - Returns: What the hidden field of this person's forms holds.
  package func token(forSession session: String?, visitor: String) -> String {
    token(for: Self.subject(session: session) ?? "visitor:" + visitor)
  }

  static func subject(session: String?) -> String? {
    session.map { "session:" + $0 }
  }
}

/// The random value that binds the forms of a visitor before sign-in.
///
/// It becomes a cookie only when a form was really shown: people who only read get none.
package final class VisitorToken: Sendable {
  private let cookie: String?
  private let made = Mutex<String?>(nil)

  /// Takes the value of the visitor's cookie; a new one is made when a form needs it.
  package init(cookie: String? = nil) {
    let isOurs = cookie.map { $0.utf8.count == 32 && $0.utf8.allSatisfy(isHexDigit) } ?? false
    self.cookie = isOurs ? cookie : nil
  }

  /// The value; from now on a new one is to be stored.
  func take() -> String {
    if let cookie { return cookie }
    return made.withLock { made in
      if let made { return made }
      let words = [UInt64.random(in: .min ... .max), UInt64.random(in: .min ... .max)]
      let value = words.map { word in
        let digits = String(word, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
      }.joined()
      made = value
      return value
    }
  }

  /// The value to store in a cookie; nil when the visitor has it already or no form was shown.
  var toStore: String? { made.withLock { $0 } }
}

private func isHexDigit(_ byte: UInt8) -> Bool {
  (0x30...0x39).contains(byte) || (0x61...0x66).contains(byte)
}
