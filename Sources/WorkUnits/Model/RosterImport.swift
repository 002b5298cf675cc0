package import AccountsModel
package import Kernel

/// A list of employees that was read and decided row by row, before anything is stored.
package struct RosterImport: DecidedImport {
  /// The most rows of one file.
  package static let mostRows = 50_000
  /// The columns in the order in which they are exported.
  package static let columns = [
    "nip", "nama", "jabatan", "bagian", "bergabung", "keluar", "unit",
  ]
  /// The columns that a file must have; `unit` too when the file is for a whole instansi.
  package static let neededColumns = ["nip", "nama", "jabatan", "bergabung"]

  /// What becomes of a row.
  package enum Outcome: ImportOutcome {
    /// A person who is not on record yet.
    case create
    /// Another stay of a person on record.
    case join
    /// The latest stay or the name of a person on record is changed.
    case correct
    /// All of it is on record.
    case unchanged
    /// The row cannot be taken.
    case refused(RosterImportRefusal)

    /// Whether the row cannot be taken.
    package var isRefused: Bool { if case .refused = self { true } else { false } }
  }

  /// One row with its outcome.
  package struct Line: ImportLine {
    /// The row of the file; 1 is the header.
    package let number: Int
    /// The cells in the order of `columns`, as they were read.
    package let cells: [String]
    /// What becomes of it.
    package let outcome: RosterImport.Outcome
    /// What differs from the record; empty for somebody new and for a refused row.
    package let differences: [Difference]
  }

  /// A cell that differs from the record; its column is one of `columns`.
  package typealias Difference = ImportDifference<String>

  /// A person as the import leaves it.
  package struct Change: Hashable, Sendable {
    /// The person on record; nil for a new one.
    package let before: EmployeeHistory?
    /// The person afterwards.
    package let after: EmployeeHistory
    /// What happened.
    package let events: [RosterEvent]
  }

  /// Every row in the order of the file.
  package let lines: [Line]
  /// Every person who is new or different.
  package let changes: [Change]

  /// Joins lines and changes.
  init(lines: [Line], changes: [Change]) {
    self.lines = lines
    self.changes = changes
  }
}

/// Why a list of employees, or a row of it, was not taken.
package enum RosterImportRefusal: ImportRefusal, Hashable {
  /// The file has no row below its header.
  case noRows
  /// More rows than the limit.
  case tooManyRows(limit: Int)
  /// A needed column is missing.
  case columnMissing(String)
  /// A column that is not known.
  case columnUnknown(String)
  /// A column stands twice.
  case columnRepeated(String)
  /// The row is wider than the header.
  case tooManyCells(found: Int, needed: Int)
  /// The number is none.
  case nip(NIPRefusal)
  /// A spreadsheet made a rounded number of it, so that its last digits are lost.
  case nipRounded
  /// The name cannot be taken.
  case name(NameRefusal)
  /// The position cannot be taken.
  case position(NameRefusal)
  /// The section cannot be taken.
  case section(PlaceNameRefusal)
  /// A day that is none; names its column.
  case dateUnreadable(column: String, typed: String)
  /// No open unit that the person may manage has this name.
  case unitUnknown(String)
  /// The row is about another unit than the one whose list is imported.
  case otherUnit(String)
  /// The person stands in an earlier row with the same unit and first day.
  case repeated(line: Int)
  /// The person stands in an earlier row at the same time in another unit.
  case inTwoUnits(line: Int)
  /// The person has another name in an earlier row.
  case nameDiffers(line: Int)
  /// Only the latest stay of a person can be changed.
  case olderStay
  /// The rules of the roster refuse it.
  case roster(RosterRefusal)

  /// A column stands twice; it is named as `columns` have it.
  package static func columnTwice(_ column: String, typed: String) -> RosterImportRefusal {
    .columnRepeated(column)
  }
}
