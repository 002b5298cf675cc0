/// The time zone and the languages of a unit.
package struct UnitSetting: Hashable, Sendable {
  /// The clock on its wall.
  package let zone: UnitZone
  /// The languages in which it serves people, the main one first; never empty.
  package let languages: [LanguageCode]

  /// Joins zone and languages.
  ///
  /// - Returns: nil without a language, with one twice, or with more than twelve.
  package init?(zone: UnitZone, languages: [LanguageCode]) {
    guard (1...12).contains(languages.count), Set(languages).count == languages.count else {
      return nil
    }
    self.zone = zone
    self.languages = languages
  }

  private init() {
    zone = .wib
    languages = [.indonesian]
  }

  /// What a new unit directly below an instansi has: WIB and Indonesian.
  package static let usual = UnitSetting()

  /// The languages as they are stored: `id,it`.
  package var languageList: String { languages.map(\.text).joined(separator: ",") }
}

/// A time zone: WIB, WITA, WIT, or one of the world by its IANA name, such as `Europe/Rome`.
package struct UnitZone: Hashable, Sendable {
  /// The IANA name.
  package let identifier: String

  /// Western Indonesia, UTC+7.
  package static let wib = UnitZone(known: "Asia/Jakarta")
  /// Central Indonesia, UTC+8.
  package static let wita = UnitZone(known: "Asia/Makassar")
  /// Eastern Indonesia, UTC+9.
  package static let wit = UnitZone(known: "Asia/Jayapura")

  /// Takes `WIB`, `WITA`, `WIT` in any case, or the shape of an IANA name.
  ///
  /// Whether the world has a zone of that name is asked by the shell, which has the tables.
  package init?(_ typed: String) {
    switch typed.uppercased() {
    case "WIB": self = .wib
    case "WITA": self = .wita
    case "WIT": self = .wit
    default:
      let parts = typed.split(separator: "/", omittingEmptySubsequences: false)
      let isName =
        (2...3).contains(parts.count) && typed.utf8.count <= 64
        && parts.allSatisfy { part in
          !part.isEmpty
            && part.utf8.allSatisfy { byte in
              switch byte {
              case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"),
                UInt8(ascii: "+"):
                true
              default: false
              }
            }
        }
      guard isName else { return nil }
      identifier = typed
    }
  }

  private init(known identifier: String) {
    self.identifier = identifier
  }

  /// The short name people use: `WIB`, or the IANA name abroad.
  package var label: String {
    switch self {
    case .wib: "WIB"
    case .wita: "WITA"
    case .wit: "WIT"
    default: identifier
    }
  }
}

/// A language by its ISO 639 code, such as `id` or `ja`.
package struct LanguageCode: Hashable, Sendable, CustomStringConvertible {
  /// Two or three lower-case letters.
  package let text: String

  /// Indonesian.
  package static let indonesian = LanguageCode(known: "id")

  /// Takes a code in any case.
  ///
  /// - Returns: nil for anything else than two or three letters.
  package init?(_ typed: String) {
    let lowered = typed.lowercased()
    guard (2...3).contains(lowered.utf8.count),
      lowered.utf8.allSatisfy({ (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) })
    else { return nil }
    text = lowered
  }

  private init(known text: String) {
    self.text = text
  }

  package var description: String { text }
}
