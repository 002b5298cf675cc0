import Accounts
import AccountsModel
import Kernel
import Storage
import TestKit
import WorkUnits
import WorkUnitsModel
import WorksheetsModel

@testable import Evaluations
@testable import EvaluationsModel

extension EvaluationHouse {
  /// Puts somebody on the roster of the judged unit, through the acts of the roster.
  func employ(_ person: Author, since day: String, asHead: Bool = false) async throws {
    let unit = place
    guard let day = CalendarDate(day) else { throw StorageError.notFound }
    try await storage.write { transaction in
      let act = Act(by: nil, at: .sample)
      let post = Post(
        institutionID: unit.institutionID, unitID: unit.unitID, position: try JobTitle("Auditor"),
        section: nil)
      let employee = try RosterActs.join(
        nip: try NIP("198503302003121002"), name: try PersonName(person.name), post: post, on: day,
        act: act, in: transaction)
      guard let stored = try RosterStore.history(of: employee.id, in: transaction) else {
        throw StorageError.notFound
      }
      try RosterActs.link(
        stored, to: try Self.account(person), version: stored.version, act: act, in: transaction)
      guard asHead else { return }
      try RosterActs.appoint(
        UnitHead(unitID: unit.unitID, employeeID: employee.id, isActing: false, from: day),
        act: act, in: transaction)
    }
  }

  /// Ends every role of somebody with a last day.
  func endRoles(of person: Author, after day: String) async throws {
    try await storage.write { transaction in
      _ = try transaction.execute(
        "UPDATE role_grant SET valid_until = \(day) WHERE account_id = \(person.accountID)")
    }
  }

  /// The assignment as it stands.
  func assignment() async throws -> UnitAssignment {
    let found = try await storage.read { try AssignmentStore.find(Cast.assignment, in: $0) }
    guard let found else { throw StorageError.notFound }
    return found
  }

  /// The doors that are open for somebody at the moment of every request of a test.
  func doors(of principal: Principal) async throws -> Set<OpenDoor> {
    try await storage.read { try Doors.open(for: principal, at: TestHouse.now, in: $0) }
  }

  /// The one door that there is in this house.
  var door: OpenDoor { OpenDoor(.internalAssessor, to: place.unitID.text) }
}
