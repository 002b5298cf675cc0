import Accounts
import AccountsModel
import EvaluationsModel
import Kernel
import Storage
import WorkUnitsModel
import WorksheetsModel

extension EvaluationActs {
  /// Stops a step on which something would count of somebody who must stay away from the unit.
  ///
  /// A fact, or a conflict declared for another seat, shuts a door and leaves the person in the team
  /// until the coordinator gives their seat to somebody else. Whoever has no seat any more is not
  /// asked: what the coordinator decided about them stands.
  ///
  /// - Parameters:
  ///   - evaluation: The judgement, of which the turn was taken.
  ///   - person: Who takes the step; strangers are answered by the model.
  ///   - act: Who and when.
  ///   - transaction: The write.
  /// - Throws: `EvaluationRefusal.mustBeReplaced` naming who, or what the database throws.
  static func requireFreeTeam(
    of evaluation: Evaluation, for person: Author, _ act: Act, in transaction: Transaction
  ) throws {
    guard evaluation.duty(of: person.accountID) != nil, evaluation.stage.name != .settled else {
      return
    }
    let assignment = try AssignmentStore.find(
      of: evaluation.unitID, year: evaluation.year.number, layer: evaluation.layer,
      in: transaction)
    guard let assignment else { return }
    let seated = Set(assignment.seats.map(\.personID))
    let barred = try evaluation.team.map(\.person).filter { member in
      guard let account = ID<Account>(member.accountID), seated.contains(account) else {
        return false
      }
      return try Doors.bars(of: account, before: assignment, at: act.now, in: transaction)
        .contains { $0.reason != nil }
    }
    guard barred.isEmpty else { throw EvaluationRefusal.mustBeReplaced(barred) }
  }
}
