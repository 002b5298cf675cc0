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
  private let cookies = Mutex<[String: String]>([:])
  private let shownCodes = Mutex<[String]>([])

  init(_ house: TestHouse) {
    self.house = house
  }

  /// Whether a session cookie is kept.
  var hasSession: Bool { cookies.withLock { $0["zona_sesi"] != nil } }

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

  /// Types a code on the second page of signing in.
  func enter(_ code: String) async throws -> TestAnswer {
    try await submit(
      [("kode", code), ("kembali", "/akun")], to: "/masuk/kode", from: "/masuk/kode")
  }

  /// The recovery codes that were shown when the second factor was set up.
  var recoveryCodes: [String] { shownCodes.withLock { $0 } }

  /// Sets a second factor up, with the code of this moment.
  ///
  /// - Returns: The secret, as a phone would keep it.
  func enrol() async throws -> [UInt8] {
    _ = try await submit(
      [("sandi", AccountsHouse.password)], to: "/faktor-kedua", from: "/faktor-kedua")
    let page = try await get("/faktor-kedua/atur").text
    guard let shown = page.firstMatch(of: /<output class="secret-link">([A-Z2-7 ]+)</) else {
      throw NoToken()
    }
    let secret = Self.bytes(ofBase32: String(shown.1).replacing(" ", with: ""))
    let step = SecondFactorRule.step(at: TestHouse.now)
    let answer = try await submit(
      [("kode", CounterCode.code(secret: secret, counter: UInt64(step)))],
      to: "/faktor-kedua/atur", from: "/faktor-kedua/atur")
    let codes = answer.text.matches(of: /<output class="secret-link">([A-Z2-7-]+)</)
    shownCodes.withLock { $0 = codes.map { String($0.1) } }
    return secret
  }

  private static func bytes(ofBase32 text: String) -> [UInt8] {
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")
    var (bytes, buffer, bitCount): ([UInt8], UInt32, Int) = ([], 0, 0)
    for letter in text {
      buffer = (buffer << 5 | UInt32(alphabet.firstIndex(of: letter) ?? 0)) & 0xFFFF
      bitCount += 5
      if bitCount >= 8 {
        bitCount -= 8
        bytes.append(UInt8(truncatingIfNeeded: buffer >> UInt32(bitCount)))
      }
    }
    return bytes
  }

  private var headers: HTTPFields {
    let kept = cookies.withLock { $0.map { $0.key + "=" + $0.value }.sorted() }
    return kept.isEmpty ? [:] : [.cookie: kept.joined(separator: "; ")]
  }

  private func keep(_ answer: TestAnswer) -> TestAnswer {
    for header in answer.headers[values: .setCookie] {
      let halves = header.prefix { $0 != ";" }.split(separator: "=", maxSplits: 1)
      let name = String(halves[0])
      guard name == "zona_sesi" || name == "zona_tahap" else { continue }
      cookies.withLock { $0[name] = halves.count == 2 ? String(halves[1]) : nil }
    }
    return answer
  }

  private func token(in html: String) throws -> String {
    guard let start = html.range(of: "name=\"_token\" value=\"") else { throw NoToken() }
    return String(html[start.upperBound...].prefix { $0 != "\"" })
  }

  struct NoToken: Error {}
}
