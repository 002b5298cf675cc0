import Accounts
package import AccountsModel
package import EvaluationsModel
package import Kernel
package import Storage
import WorkUnits
import WorkUnitsModel
import WorksheetsModel

/// Which units an assessor may look into at a moment.
///
/// Asked before every request of an assessor and never remembered: a declaration, a transfer on the
/// roster or a role that ends shuts the door with the next request.
package enum Doors {
  /// The doors that are open for a person.
  ///
  /// A door needs a valid role, a seat, the word that there is no conflict, and no fact against it.
  /// Cost: one indexed statement for whoever has no seat with that word, ten otherwise, whatever
  /// the number of units.
  ///
  /// - Parameters:
  ///   - principal: The person; without a role of an assessor nothing is asked.
  ///   - instant: The moment of asking.
  ///   - transaction: A read is enough.
  /// - Returns: One door for each role and unit; empty for everybody who judges nothing.
  /// - Throws: What the database throws.
  package static func open(
    for principal: Principal, at instant: Instant, in transaction: Transaction
  ) throws -> Set<OpenDoor> {
    guard principal.roles.contains(where: \.isAssessor),
      let account = ID<Account>(principal.accountID)
    else { return [] }
    let day = CalendarDate(programmeDayOf: instant)
    let seats = try DeclaredSeat.seats(of: account, at: instant, on: day, in: transaction)
    guard !seats.isEmpty else { return [] }
    let units = Set(seats.map(\.unitID)).sorted()
    let kin = Dictionary(
      uniqueKeysWithValues: try PastStore.kin(of: units, in: transaction)
        .map { ($0.place.unitID, $0) })
    guard let past = try PastStore.past(of: [account], in: transaction).first else { return [] }
    // As stored: a page that is still open since yesterday brings no role that ended.
    let grants = past.grants.filter { $0.isValid(on: day) }
    var doors: Set<OpenDoor> = []
    for seat in seats {
      guard let role = EvaluationPolicy.role(of: seat.layer), let unit = kin[seat.unitID],
        grants.contains(where: { $0.role == role && unit.place.scopes.contains($0.scope) })
      else { continue }
      let moment = ConflictMoment(year: seat.year, layer: seat.layer, day: day)
      let facts = past.facts(against: unit, at: moment, rules: .usual(for: seat.layer))
      if facts.isEmpty { doors.insert(OpenDoor(role, to: seat.unitID.text)) }
    }
    return doors
  }

  /// What keeps the door of a unit shut for somebody, for the person and for whoever assigns.
  ///
  /// - Parameters:
  ///   - account: The person.
  ///   - assignment: Who judges the unit.
  ///   - instant: The moment of asking.
  ///   - transaction: A read is enough.
  /// - Returns: Everything that does; empty when `open` has this door.
  /// - Throws: `notFound` for a unit that does not exist.
  package static func bars(
    of account: ID<Account>, before assignment: UnitAssignment, at instant: Instant,
    in transaction: Transaction
  ) throws -> [DoorBar] {
    guard let role = EvaluationPolicy.role(of: assignment.layer) else { return [.noRole] }
    let day = CalendarDate(programmeDayOf: instant)
    guard let unit = try PastStore.kin(of: [assignment.unitID], in: transaction).first,
      let past = try PastStore.past(of: [account], in: transaction).first
    else { throw StorageError.notFound }
    let said = try ConflictStore.declarations(
      of: account, unit: assignment.unitID, since: assignment.year, in: transaction)
    let own = said.first { $0.year == assignment.year && $0.layer == assignment.layer }
    let moment = ConflictMoment(year: assignment.year, layer: assignment.layer, day: day)
    // A conflict in a later year or another layer is one for this seat too.
    let elsewhere = said.filter { $0 != own }.compactMap { other in
      other.standing.conflict.map { ConflictReason.declared($0.kind, since: $0.since) }
    }
    let facts = past.facts(
      against: unit, at: moment, rules: .usual(for: assignment.layer))
    let door = DossierDoor(
      unit: unit.place, role: role, grants: past.grants, seats: assignment.terms(of: account),
      declaration: own, facts: elsewhere + facts)
    let bars = door.bars(at: instant, on: day)
    return isPresent(assignment.year, on: day) ? bars : bars + [.seatNotNow(since: nil)]
  }

  /// Whether seats of a programme year still count on a day: those of its own year and of the one
  /// before, whose last judgements are still at work.
  static func isPresent(_ year: Int, on day: CalendarDate) -> Bool {
    (day.year - 1...day.year).contains(year)
  }
}

/// A seat whose holder said that there is no conflict.
private struct DeclaredSeat {
  let unitID: ID<WorkUnit>
  let year: Int
  let layer: Layer

  /// The seats that count now and of whose units the person never said otherwise.
  static func seats(
    of account: ID<Account>, at instant: Instant, on day: CalendarDate,
    in transaction: Transaction
  ) throws(StorageError) -> [DeclaredSeat] {
    let rows = try transaction.query(
      """
      SELECT DISTINCT assignment.unit_id, assignment.year, assignment.layer
      FROM seat_holding seat
      JOIN unit_assignment assignment ON assignment.unit_id = seat.unit_id
        AND assignment.id = seat.assignment_id
      JOIN conflict_declaration declaration ON declaration.account_id = seat.account_id
        AND declaration.unit_id = seat.unit_id AND declaration.year = assignment.year
        AND declaration.layer = assignment.layer
      JOIN conflict_statement statement ON statement.unit_id = declaration.unit_id
        AND statement.declaration_id = declaration.id
      WHERE seat.account_id = \(account) AND seat.until_ms IS NULL AND seat.from_ms <= \(instant)
        AND assignment.year >= \(day.year - 1) AND assignment.year <= \(day.year)
        AND statement.kind IS NULL AND statement.at_ms <= \(instant)
        AND NOT EXISTS (
          SELECT 1 FROM conflict_declaration other
          JOIN conflict_statement conflict ON conflict.unit_id = other.unit_id
            AND conflict.declaration_id = other.id
          WHERE other.account_id = seat.account_id AND other.unit_id = seat.unit_id
            AND other.year >= assignment.year AND conflict.kind IS NOT NULL)
      ORDER BY assignment.unit_id, assignment.year, assignment.layer
      """)
    return try rows.map { row throws(StorageError) in
      guard let layer = Layer(rawValue: try row.text("layer")) else {
        throw .broken("A seat has a layer that is none.")
      }
      return DeclaredSeat(
        unitID: try row.id("unit_id", of: WorkUnit.self), year: Int(try row.int("year")),
        layer: layer)
    }
  }
}
