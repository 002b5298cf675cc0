import AccountsModel
import Kernel

/// A small named cast for the tests of Accounts.
enum Cast {
  /// Kementerian Perindustrian.
  static let ministry = "01900000-0000-7000-8000-00000000000a"
  /// Kementerian Perdagangan.
  static let otherMinistry = "01900000-0000-7000-8000-00000000000b"
  /// BSPJI Pekanbaru.
  static let unit = "01900000-0000-7000-8000-0000000000a1"
  /// Balai Sertifikasi, of the other ministry.
  static let otherUnit = "01900000-0000-7000-8000-0000000000b1"

  static func person(_ name: String, _ grants: Grant...) -> Principal {
    Principal(
      accountID: "01900000-0000-7000-8000-0000000000ff", name: name, grants: Set(grants))
  }

  static let administrator = person("Bayu", Grant(.administrator, for: .national))
  static let coordinator = person("Wati", Grant(.coordinator, for: .institution(ministry)))
  static let otherCoordinator = person(
    "Dewi", Grant(.coordinator, for: .institution(otherMinistry)))
  static let unitHead = person("Hasan", Grant(.unitHead, for: .workUnit(unit)))
  static let unitStaff = person("Siti", Grant(.unitStaff, for: .workUnit(unit)))
  static let internalAssessor = person(
    "Tono", Grant(.internalAssessor, for: .institution(ministry)))
  static let nationalAssessor = person("Nia", Grant(.nationalAssessor, for: .national))

  static let everybody: [(String, Principal?)] = [
    ("administrator", administrator), ("coordinator", coordinator),
    ("other coordinator", otherCoordinator), ("unit head", unitHead), ("unit staff", unitStaff),
    ("internal assessor", internalAssessor), ("national assessor", nationalAssessor),
    ("visitor", nil),
  ]
}

extension Instant {
  /// 21 November 2026, 10:00 WIB.
  static let sample = Instant(milliseconds: 1_795_230_000_000)
}

extension Account {
  static func sample(login: String = "siti@zona.example") throws -> Account {
    var random = SeededGenerator(seed: 1)
    return Account(
      id: ID(at: .sample, using: &random), login: try Login(login),
      name: try PersonName("Siti Rahma"), institutionID: Cast.ministry)
  }
}

extension RoleGrant {
  static func sample(
    role: Role = .unitStaff,
    at place: GrantPlace = .workUnit(Cast.unit, institution: Cast.ministry),
    from: String = "2026-01-01", until: String? = nil
  ) throws -> RoleGrant {
    var random = SeededGenerator(seed: 2)
    guard let first = CalendarDate(from) else { throw AccountRefusal.untilBeforeFrom }
    return try RoleGrant(
      id: ID(at: .sample, using: &random), accountID: try Account.sample().id, role: role,
      at: place, from: first, until: until.flatMap { CalendarDate($0) })
  }
}

extension String {
  /// The text with spaces up to a width.
  func padded(to width: Int) -> String {
    self + String(repeating: " ", count: Swift.max(0, width - count))
  }

  /// The text without spaces at its end.
  func trimmedEnd() -> String {
    var rest = self[...]
    while rest.last == " " { rest.removeLast() }
    return String(rest)
  }
}
