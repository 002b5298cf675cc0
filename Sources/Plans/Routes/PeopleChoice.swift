import AccountsModel
import Kernel
import PlansModel
import Storage
import WorkUnits
import WorkUnitsModel

/// How a form asks for somebody of the roster: a list, or the number where it would be too long.
struct PeopleChoice: Sendable {
  /// The longest list.
  static let longestList = 300

  /// Everybody with the position; nil when there are too many to list.
  let people: [(id: ID<Employee>, title: String)]?

  /// A choice from known people; nil for a number.
  init(people: [(id: ID<Employee>, title: String)]?) { self.people = people }

  /// Asks the roster of a unit on a day.
  init(
    of unit: ID<WorkUnit>, on day: CalendarDate, in transaction: Transaction
  ) throws(StorageError) {
    let count = try RosterStore.memberCount(of: unit, on: day, in: transaction)
    guard count <= Self.longestList else {
      people = nil
      return
    }
    people = try RosterStore.members(of: unit, on: day, in: transaction)
      .map { ($0.id, $0.name.text + ", " + $0.position.text) }
      .sorted { ($0.title.lowercased(), $0.id) < ($1.title.lowercased(), $1.id) }
  }

  /// Who was meant: the id from the list, or the number as typed.
  ///
  /// - Throws: `notOnRoster` with the field, when it is nobody of the unit on that day.
  static func find(
    _ typed: String, _ field: PlanField, in year: PlanYear, transaction: Transaction
  ) throws -> Employee {
    let compact = typed.filter { !$0.isWhitespace }
    guard !compact.isEmpty else { throw PlanRefusal.empty(field) }
    if let id = ID<Employee>(compact),
      let found = try RosterStore.employee(id, on: year.today, in: transaction),
      found.unitID == year.unitID
    {
      return found
    }
    if let nip = try? NIP(compact),
      let found = try RosterStore.find(
        nip: nip, in: year.unitID, on: year.today, transaction: transaction)
    {
      return found
    }
    throw PlanRefusal.notOnRoster(field)
  }
}
