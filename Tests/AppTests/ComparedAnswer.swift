import Foundation
import HTTPTypes
import House
import Kernel
import TestKit

/// An answer as two requests are compared: everything that somebody could see a difference by.
struct ComparedAnswer: Hashable, Sendable {
  let status: Int
  let headers: [String]
  let body: String

  /// Keeps everything but the date and cookies.
  ///
  /// - Parameters:
  ///   - answer: What came back.
  ///   - names: What each id is called instead, so that a path that is said back does not differ.
  init(_ answer: TestAnswer, calling names: [String: String] = [:]) {
    func renamed(_ text: String) -> String {
      names.reduce(text) { $0.replacingOccurrences(of: $1.key, with: $1.value) }
    }
    status = answer.status.code
    headers = answer.headers.filter { ![.date, .setCookie].contains($0.name) }
      .map { renamed($0.name.canonicalName + ": " + $0.value) }.sorted()
    body = renamed(String(decoding: answer.bytes, as: UTF8.self))
  }

  /// What stands between the frame of the page, without the token of a form; the whole body of what
  /// is no page.
  var content: String {
    guard let start = body.range(of: "<main"), let end = body.range(of: "</main>") else {
      return body
    }
    return String(body[start.lowerBound..<end.lowerBound]).replacing(
      /name="_token" value="[^"]*"/, with: "name=\"_token\"")
  }

  /// What differs, in a few words.
  func difference(from other: ComparedAnswer) -> String? {
    if status != other.status { return "\(status) and \(other.status)" }
    if headers != other.headers {
      let odd = Set(headers).symmetricDifference(other.headers).sorted()
      return "headers " + odd.joined(separator: " | ")
    }
    return body == other.body ? nil : Self.first(body, other.body)
  }

  /// What differs between the frames of two pages, in a few words.
  func contentDifference(from other: ComparedAnswer) -> String {
    status == other.status
      ? Self.first(content, other.content) : "\(status) and \(other.status)"
  }

  private static func first(_ one: String, _ other: String) -> String {
    let same = zip(one, other).prefix { $0 == $1 }.count
    let start = max(0, same - 40)
    return "\"\(one.dropFirst(start).prefix(120))\" and "
      + "\"\(other.dropFirst(start).prefix(120))\""
  }
}

/// Asks routes as a browser or a program would.
struct RouteAsker: Sendable {
  let house: TestHouse
  let person: Principal?

  /// Asks a route in each way that makes sense for its method.
  ///
  /// - Parameters:
  ///   - rule: The route.
  ///   - book: What stands in its path and in its fields.
  /// - Returns: One answer for each way, by its name; empty when the book lacks a part of the path.
  /// - Throws: What the test client throws.
  func ask(
    _ rule: RouteRule, _ book: AddressBook
  ) async throws -> [(way: String, answer: TestAnswer)] {
    guard let path = book.path(of: rule.path) else { return [] }
    let name = rule.method.rawValue + " " + rule.path
    switch rule.method {
    case .get:
      return [
        (name, try await house.get(path, as: person)),
        (name + " ?", try await house.get(path + "?" + query(book), as: person)),
        (
          name + " en",
          try await house.get(path, as: person, headers: [.cookie: "zona_bahasa=en"])
        ),
      ]
    case .post where !path.hasPrefix("/api/"):
      return [
        (name, try await house.post(path, as: person)),
        (name + " with fields", try await house.post(path, fields(book), as: person)),
        (
          name + " with a file",
          try await house.upload(
            path, fields(book),
            files: [(field: "berkas", name: "uji.csv", bytes: Array("a,b\n".utf8))],
            as: person)
        ),
      ]
    default:
      var headers: HTTPFields = [.contentType: "application/octet-stream"]
      if let person, let token = HTTPField.Name("X-Zona-Token") {
        headers[token] = house.formToken(of: person)
      }
      let answer = try await house.send(
        rule.method, path, as: person, headers: headers, body: Array("uji".utf8))
      return [(name, answer)]
    }
  }

  /// Ids in the query, as links between pages carry them.
  private func query(_ book: AddressBook) -> String {
    "induk=\(book.ids["unit"] ?? "")&unit=\(book.ids["unit"] ?? "")&soal=1&tahun=2026"
      + "&naskah=\(book.ids["naskah"] ?? "")&cari=Loka%20Rahasia%20Contoh&tampil=semua"
  }

  /// What forms of all features ask for, with the ids of the book where they ask for one.
  private func fields(_ book: AddressBook) -> [(String, String)] {
    let ids = [
      "unit": "unit", "induk": "unit", "ke": "unit", "tempat": "unit", "lke": "lke",
      "survei": "survei", "naskah": "naskah", "pegawai": "pegawai", "siklus": "siklus",
    ].map { ($0.key, book.ids[$0.value] ?? "") }
    let parts = ["bukti": ":bukti", "butir": ":butir", "tim": ":tim", "owner": ":agen"].map {
      ($0.key, book.parts[$0.value] ?? "")
    }
    let plain = [
      "versi": "1", "alasan": "Alasan uji.", "catatan": "Catatan uji.", "tahun": "2026",
      "nama": "Contoh Uji", "sejak": "2026-01-05", "sampai": "2026-12-31", "soal": "1",
      "dari": "2026-01-05", "halaman": "hlm. 1", "kode": "ABCD-EFGH", "peran": "unit_staff",
      "judul": "Judul uji", "jumlah": "1", "tujuan": "unit", "s1": "0", "jawaban": "0",
      "konflik": "family", "jenis": "family", "kata": "Kata uji.", "tenggat": "2026-12-30",
    ].map { ($0.key, $0.value) }
    return (ids + parts + plain).sorted { $0.0 < $1.0 }
  }
}
