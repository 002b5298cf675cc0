import Accounts
import AccountsModel
import EvaluationsModel
import Kernel
import Messages
import MessagesModel
import Storage
import WorkUnits
import WorkUnitsModel
import WorksheetsModel

/// What people are told when a seat falls vacant; neither unit nor person is named.
enum SeatMessages {
  /// Tells whoever fills the seats, and the rest of the team whose door to the unit is open.
  ///
  /// Nobody is told of a seat for which nobody waits any more, nor whoever emptied it.
  ///
  /// - Parameters:
  ///   - left: The assignment without the person who left.
  ///   - account: Who left.
  ///   - act: Who emptied the seat, and when.
  ///   - transaction: That of the act, after the judgements went on without the person.
  /// - Throws: What the database throws.
  static func tellVacant(
    _ left: UnitAssignment, without account: ID<Account>, _ act: Act, in transaction: Transaction
  ) throws {
    guard let seat = left.terms.last(where: { $0.personID == account }),
      try JudgedSeats.waits(for: seat.duty, of: left, in: transaction)
    else { return }
    let place = try WorkUnitStore.place(of: left.unitID, in: transaction)
    let running = try SeatPool.running(left.layer, of: place, on: act.day, in: transaction)
    let team = try left.seats.map(\.personID).filter { colleague in
      try Doors.bars(of: colleague, before: left, at: act.now, in: transaction).isEmpty
    }
    let told =
      running.map { ($0, SeatText.vacantMessage) }
      + team.filter { !running.contains($0) }.map { ($0, SeatText.colleagueLeftMessage) }
    let path = InAppPath(SeatLink.seat(left.id).path)
    try Outbox.post(
      told.filter { $0.0 != account && $0.0.text != act.principal?.accountID }.map {
        NewMessage($0.1, to: $0.0, path: path, about: subject(left))
      }, at: act.now, in: transaction)
  }

  /// What messages about the seats of a unit are withdrawn by.
  static func subject(_ assignment: UnitAssignment) -> MessageSubject {
    MessageSubject("work_unit", assignment.unitID.text)
  }
}
