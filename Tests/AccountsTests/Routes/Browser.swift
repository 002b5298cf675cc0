import AccountsModel
import Cryptography
import Foundation
import HTTPTypes
import House
import Kernel
import Storage
import Synchronization
import TestKit

@testable import Accounts

/// A person with a browser: keeps the session cookie and sends forms with the token of a page.
final class Browser: Sendable {
  let house: TestHouse
  private let cookie = Mutex("")

  init(_ house: TestHouse) {
    self.house = house
  }

  /// Whether a session cookie is kept.
  var hasSession: Bool { cookie.withLock { $0.contains("zona_sesi=") } }

  func get(_ path: String) async throws -> TestAnswer {
    keep(try await house.get(path, headers: headers))
  }

  /// Opens a page and sends its form to a path.
  func submit(
    _ fields: [(String, String)], to path: String, from page: String
  ) async throws -> TestAnswer {
    let shown = try await get(page)
    let token = try token(in: shown.text)
    return keep(
      try await house.post(
        path, fields + [("_token", token)], withToken: false, headers: headers))
  }

  /// Signs in through the front door.
  func signIn(_ login: String, _ password: String) async throws -> TestAnswer {
    try await submit(
      [("login", login), ("sandi", password), ("kembali", "/akun")], to: "/masuk", from: "/masuk")
  }

  private var headers: HTTPFields {
    let kept = cookie.withLock { $0 }
    return kept.isEmpty ? [:] : [.cookie: kept]
  }

  private func keep(_ answer: TestAnswer) -> TestAnswer {
    for header in answer.headers[values: .setCookie] where header.hasPrefix("zona_sesi=") {
      let pair = header.prefix { $0 != ";" }
      cookie.withLock { $0 = pair.hasSuffix("=") ? "" : String(pair) }
    }
    return answer
  }

  private func token(in html: String) throws -> String {
    guard let start = html.range(of: "name=\"_token\" value=\"") else { throw NoToken() }
    return String(html[start.upperBound...].prefix { $0 != "\"" })
  }

  struct NoToken: Error {}
}
