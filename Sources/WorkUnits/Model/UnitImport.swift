package import Kernel

/// The rows of a unit list, decided before anything is stored.
///
/// Names are the keys: an instansi by its name, a unit by its name within the instansi, so that
/// the same file can be imported twice and changes nothing the second time.
package struct UnitImport: DecidedImport {
  /// The columns of the file, of which those after `unit` may be missing.
  package static let columns = [
    "instansi", "jenis", "unit", "induk", "berlaku_sejak", "zona", "bahasa",
  ]
  /// The columns that must be there.
  package static let neededColumns = ["instansi", "jenis", "unit"]
  /// The most rows of one file.
  package static let mostRows = 50_000
  /// The deepest tree.
  package static let deepest = 12

  /// What became of one row of the file.
  package struct Line: ImportLine {
    /// The number of the row in the file, the header being 1.
    package let number: Int
    /// The instansi as written.
    package let institution: String
    /// The unit as written; empty for a row that only names the instansi.
    package let unit: String
    /// What is to be done.
    package let outcome: UnitImport.Outcome
  }

  /// What a row leads to.
  package enum Outcome: ImportOutcome {
    /// It names something new.
    case create
    /// All of it is there already.
    case unchanged
    /// It cannot be taken.
    case refused(UnitImportRefusal)

    /// Whether the row cannot be taken.
    package var isRefused: Bool { if case .refused = self { true } else { false } }
  }

  /// A unit to make; parents come before their children.
  package struct NewUnit: Hashable, Sendable {
    /// The instansi it belongs to.
    package let institution: UnitKey
    /// Its name.
    package let name: PlaceName
    /// The unit above it, nil directly below the instansi.
    package let parent: UnitKey?
    /// The first day of the name; nil for the day of the import.
    package let from: CalendarDate?
    /// Its time zone and languages.
    package let setting: UnitSetting
  }

  /// An instansi to make.
  package struct NewInstitution: Hashable, Sendable {
    /// What it is.
    package let kind: InstitutionKind
    /// Its name.
    package let name: PlaceName
  }

  /// A name in the form in which names are compared.
  package typealias UnitKey = String

  /// Every row with what becomes of it, in the order of the file.
  package let lines: [Line]
  /// The instansi to make.
  package let institutions: [NewInstitution]
  /// The units to make, parents first.
  package let units: [NewUnit]
}

/// Why a row, or a whole file of units, was not taken.
package enum UnitImportRefusal: ImportRefusal, Hashable {
  /// The file holds no row below its header.
  case noRows
  /// A needed column is missing.
  case columnMissing(String)
  /// The header has a column that is not known.
  case columnUnknown(String)
  /// A column stands twice in the header.
  case columnRepeated(String)
  /// More rows than the limit.
  case tooManyRows(limit: Int)
  /// More or fewer cells than the header has columns.
  case cellCount(found: Int, needed: Int)
  /// The name of the instansi was not taken.
  case institutionName(PlaceNameRefusal)
  /// The name of the unit was not taken.
  case unitName(PlaceNameRefusal)
  /// The kind of instansi is not one of the five.
  case kindUnknown(String)
  /// The same instansi has another kind in an earlier row or in the store.
  case kindDiffers(InstitutionKind)
  /// The day is not one of the calendar, written YYYY-MM-DD.
  case dateUnreadable(String)
  /// The world has no such time zone.
  case zoneUnknown(String)
  /// The languages are no codes, or one stands twice.
  case languagesUnreadable(String)
  /// The unit above is neither in the file nor in the store.
  case parentUnknown(String)
  /// The same unit stands in an earlier row.
  case repeated(line: Int)
  /// The unit is in the store below another unit.
  case parentDiffers
  /// The unit would stand below itself.
  case circle
  /// The tree would be deeper than the limit.
  case tooDeep(limit: Int)
  /// A unit of this name was closed.
  case unitIsClosed
  /// An earlier row names the unit above with a fault.
  case parentRefused(line: Int)

  /// A column stands twice; it is named as `columns` have it.
  package static func columnTwice(_ column: String, typed: String) -> UnitImportRefusal {
    .columnRepeated(column)
  }
}
