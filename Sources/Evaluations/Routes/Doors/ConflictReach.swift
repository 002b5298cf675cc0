import Accounts
import AccountsModel
import EvaluationsModel
import Kernel
import Storage
import WorkUnitsModel
import WorksheetsModel

/// What a conflict does to the other seats of the same person on the same unit.
///
/// It shuts those of its own year and of earlier ones, in any layer; family in the unit shuts those
/// of the years after it too, as a fact. The door of any other seat keeps the dossier open.
struct ConflictReach: Sendable {
  /// The years of the seats that shut with it, ascending.
  let shut: [Int]
  /// The years of the seats whose door stays open, ascending.
  let open: [Int]

  /// Looks at the other seats that still count.
  ///
  /// - Parameters:
  ///   - kind: What is to be declared.
  ///   - assignment: For which seat.
  ///   - account: Who declares.
  ///   - now: The moment of asking.
  ///   - transaction: A read is enough.
  /// - Throws: What the database throws.
  init(
    of kind: ConflictKind, for assignment: UnitAssignment, by account: ID<Account>,
    at now: Instant, in transaction: Transaction
  ) throws {
    let day = CalendarDate(programmeDayOf: now)
    let others = try AssignmentStore.assignments(with: account, in: transaction).filter {
      $0.unitID == assignment.unitID && $0.id != assignment.id
        && Doors.isPresent($0.year, on: day)
    }
    var shut: Set<Int> = []
    var open: Set<Int> = []
    for other in others {
      let later = other.year - assignment.year
      let yearsBack = ConflictRules.usual(for: other.layer).yearsBack
      if later <= 0 || kind == .family && later <= yearsBack {
        shut.insert(other.year)
      } else if try Doors.bars(of: account, before: other, at: now, in: transaction).isEmpty {
        open.insert(other.year)
      }
    }
    self.shut = shut.sorted()
    self.open = open.sorted()
  }
}
