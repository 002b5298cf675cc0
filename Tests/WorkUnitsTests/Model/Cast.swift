import Kernel
import WorkUnitsModel

/// A small named cast for the tests of WorkUnits.
enum Cast {
  static let ministry = id("a0", of: Institution.self)
  static let otherMinistry = id("b0", of: Institution.self)
  /// BKIPM.
  static let agency = id("a1", of: WorkUnit.self)
  /// Stasiun KIPM Tanjungbalai Asahan, below BKIPM.
  static let station = id("a2", of: WorkUnit.self)
  /// Balai Sertifikasi, of the other ministry.
  static let otherUnit = id("b1", of: WorkUnit.self)

  static let agencyPlace = WorkUnitPlace(institutionID: ministry, unitID: agency)
  static let stationPlace = WorkUnitPlace(
    institutionID: ministry, unitID: station, ancestorIDs: [agency])
  static let otherPlace = WorkUnitPlace(institutionID: otherMinistry, unitID: otherUnit)

  static func person(_ name: String, _ grants: Grant...) -> Principal {
    Principal(
      accountID: "01900000-0000-7000-8000-0000000000ff", name: name, grants: Set(grants))
  }

  static let administrator = person("Bayu", Grant(.administrator, for: .national))
  static let coordinator = person("Wati", Grant(.coordinator, for: .institution(ministry.text)))
  static let agencyHead = person("Hasan", Grant(.unitHead, for: .workUnit(agency.text)))
  static let stationStaff = person("Siti", Grant(.unitStaff, for: .workUnit(station.text)))
  static let internalAssessor = person(
    "Tono", Grant(.internalAssessor, for: .workUnit(station.text)))
  static let nationalAssessor = person("Nia", Grant(.nationalAssessor, for: .national))

  static let everybody: [(String, Principal?)] = [
    ("administrator", administrator), ("coordinator", coordinator), ("agency head", agencyHead),
    ("station staff", stationStaff), ("station assessor", internalAssessor),
    ("national assessor", nationalAssessor), ("visitor", nil),
  ]

  static func id<T>(_ end: String, of subject: T.Type) -> ID<T> {
    guard let id = ID<T>("01900000-0000-7000-8000-0000000000" + end) else {
      preconditionFailure("the cast has proper ids")
    }
    return id
  }
}

extension Instant {
  /// 21 November 2026, 10:00 WIB.
  static let sample = Instant(milliseconds: 1_795_230_000_000)
}

extension WorkUnit {
  static func sample(
    names: [(String, String)] = [("BKIPM", "2026-01-01")], isActive: Bool = true
  ) throws -> WorkUnit {
    var dated: [DatedName] = []
    for (name, day) in names {
      guard let from = CalendarDate(day) else { throw WorkUnitRefusal.stale }
      dated.append(DatedName(name: try PlaceName(name), from: from))
    }
    return WorkUnit(
      id: Cast.agency, institutionID: Cast.ministry, parentID: nil, names: dated,
      isActive: isActive)
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

/// A path beside which `__Snapshots__` of this test target lies.
let snapshots = snapshotAnchor()

private func snapshotAnchor(_ file: String = #filePath) -> String {
  let folders = file.split(separator: "/").dropLast(2)
  return "/" + folders.joined(separator: "/") + "/Tests.swift"
}
