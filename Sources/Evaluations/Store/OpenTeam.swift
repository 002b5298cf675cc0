import AccountsModel
import EvaluationsModel
import Kernel
import Storage
import WorkUnitsModel
import WorksheetsModel

extension Evaluation {
  /// The people of the team whose door to the unit is open now.
  ///
  /// A fact may have shut somebody's door before their seat is emptied: until then they stand in
  /// the team, and no message of the judgement may reach them.
  ///
  /// - Parameters:
  ///   - now: The moment of asking.
  ///   - transaction: A read is enough.
  /// - Returns: In the order of the team; everybody where the judgement rests on no assignment.
  /// - Throws: What the database throws.
  func openTeam(at now: Instant, in transaction: Transaction) throws -> [TeamMember] {
    let assignment = try AssignmentStore.find(
      of: unitID, year: year.number, layer: layer, in: transaction)
    guard let assignment else { return team }
    return try team.filter { member in
      guard let account = ID<Account>(member.person.accountID) else { return false }
      return try Doors.bars(of: account, before: assignment, at: now, in: transaction).isEmpty
    }
  }
}
