import AccountsModel
import HTTPTypes
import House
import Instruments
import Kernel
import Storage
import TestKit
import Testing
import WorkUnitsModel

@testable import zona

/// Every page in English: no Indonesian sentence that is not marked as one.
@Suite struct EnglishTests {
  /// Words that hold Indonesian sentences together and mean nothing in English.
  ///
  /// Only in lower case: "Tidak" is an answer of the form, by its own name.
  private static let words: Set<String> = [
    "adalah", "agar", "akan", "anda", "atau", "bagi", "belum", "bukan", "dan", "dapat", "dari",
    "dengan", "diisi", "harus", "ini", "itu", "jika", "karena", "kepada", "lebih", "maka", "namun",
    "oleh", "pada", "paling", "saat", "saja", "sampai", "sebagai", "secara", "sedang", "sehingga",
    "semua", "serta", "setiap", "sudah", "tanpa", "telah", "tentang", "terhadap", "tetapi", "tidak",
    "untuk", "yaitu", "yang",
  ]

  /// Pages that say more than the first address of their route.
  private static let more =
    InstrumentLibrary.ids.map { "/instrumen/\($0)" } + [
      "/instrumen/\(InstrumentLibrary.current)?isi=terbaik",
      "/instrumen/\(InstrumentLibrary.current)?s1=Mungkin&s88=-3&s125=9",
      "/instrumen/\(InstrumentLibrary.current)/nilai/total?s1=Ya&s88=4&s89=0&s91=0&buka=semua",
    ]

  @Test func `no English page holds an unmarked Indonesian sentence`() async throws {
    try await withDemo { services in
      let (addresses, names) = try await services.storage.read { transaction in
        (
          try Addresses(in: transaction),
          try transaction.query(
            "SELECT name FROM institution UNION SELECT name FROM work_unit_name"
          ).map { try $0.text("name") }
        )
      }
      let house = TestHouse(Features.all, storage: services.storage)
      var findings: [String] = []
      var walked = 0
      let routes = house.server.rules.filter { $0.method == .get }
      let paths = try routes.map { try #require(addresses.path(of: $0), "\($0.path)") }
      for path in paths + Self.more {
        for person in [nil, addresses.administrator, addresses.head] {
          let answer = try await house.get(
            path, as: person, headers: [.cookie: "zona_bahasa=en"])
          guard answer.text.hasPrefix("<!doctype html>") else { continue }
          walked += 1
          findings += Self.indonesian(in: answer.text, besides: names).map { "\(path): \($0)" }
        }
      }

      #expect(walked > 30)
      let list = Set(findings).sorted()
      #expect(list.isEmpty, "\n\(list.joined(separator: "\n"))")
    }
  }

  @Test(arguments: [
    (#"<html lang="en"><p>Tidak boleh diisi <b>dan</b> kosong</p>"#, 2),
    (#"<html lang="en"><p lang="id">belum <b>dan</b><br> yang</p><p>done</p>"#, 0),
    (#"<html lang="en"><p title="sudah semua">x &amp; y</p><span>dan lain</span>"#, 3),
    (#"<html lang="en"><p lang="id">dan</p><p>Dinas Pasar dan Pangan: Tidak</p>"#, 0),
    (#"<html lang="id"><p>dan</p><p lang="en">done yang</p>"#, 1),
  ])
  func `a word counts unless its element is marked`(html: String, count: Int) {
    #expect(Self.found(in: html, besides: ["Dinas Pasar dan Pangan"]).count == count)
  }

  /// The pieces of text with such words.
  private static func indonesian(in html: String, besides names: [String]) -> [String] {
    Array(Set(found(in: html, besides: names).map(\.text)))
  }

  /// Every such word with the piece of text it stands in; names of places are as they are.
  private static func found(
    in html: String, besides names: [String]
  ) -> [(word: String, text: String)] {
    PageText.english(of: html).flatMap { text in
      names.reduce(text) { $0.replacing($1, with: "") }.split { !$0.isLetter }.map(String.init)
        .filter(words.contains)
        .map { ($0, text) }
    }
  }
}

/// What a page says, apart from what it marks as another language.
enum PageText {
  private static let void: Set<String> = [
    "!doctype", "area", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr",
  ]
  private static let spoken = ["title=\"", "aria-label=\"", "placeholder=\"", "alt=\""]

  /// The pieces of text, and the attributes that are read aloud, outside of `lang="id"`.
  static func english(of html: String) -> [String] {
    var texts: [String] = []
    // Whether each open element is in another language, outermost first.
    var open: [(name: String, isForeign: Bool)] = []
    for piece in html.split(separator: "<") {
      guard let end = piece.firstIndex(of: ">") else { continue }
      let tag = piece[..<end]
      let rest = piece[piece.index(after: end)...]
      if tag.hasPrefix("/") {
        let name = tag.dropFirst()
        while let last = open.popLast(), last.name != name {}
      } else {
        let name = String(tag.prefix { !$0.isWhitespace })
        let isForeign =
          (open.last?.isForeign ?? false) && !tag.contains(" lang=\"en\"")
          || tag.contains(" lang=\"id\"")
        if !isForeign { texts += attributes(of: tag) }
        if !void.contains(name) { open.append((name, isForeign)) }
      }
      let isForeign = open.last?.isForeign ?? false
      if !isForeign, rest.contains(where: \.isLetter) { texts.append(String(rest)) }
    }
    return texts
  }

  private static func attributes(of tag: Substring) -> [String] {
    spoken.compactMap { name in
      tag.firstRange(of: name).map { String(tag[$0.upperBound...].prefix { $0 != "\"" }) }
    }
  }
}
