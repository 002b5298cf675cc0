import Kernel
import TestKit
import Testing
import WorkUnitsModel
import WorksheetsModel

@testable import EvaluationsModel

/// Every role and duty before and after each step, as one table to be reviewed.
@Suite struct EvaluationPolicyTests {
  private static let place = WorkUnitPlace(
    institutionID: Cast.institution, unitID: Cast.unit)

  @Test func `the table of who may do what stands as reviewed`() {
    var lines: [String] = []
    for stage in EvaluationStage.allCases {
      for (name, principal, duty) in Self.people {
        let permissions = EvaluationAction.allCases.map { action in
          let permission = EvaluationPolicy.permission(
            principal, duty: duty, action, on: Self.place, layer: .tpi, stage: stage)
          return "\(action.rawValue)=\(permission.rawValue)"
        }
        lines.append("\(stage.rawValue) | \(name) | " + permissions.joined(separator: " "))
      }
    }
    expectSnapshot(
      lines.joined(separator: "\n") + "\n", named: "evaluation-policy.txt", test: Cast.snapshots)
  }

  @Test func `a duty without the role for the unit is nothing`() {
    let nobody = Principal(accountID: "x", name: "", grants: [])
    for action in EvaluationAction.allCases {
      #expect(
        EvaluationPolicy.permission(
          nobody, duty: .lead, action, on: Self.place, layer: .tpi, stage: .settled) == .hidden)
    }
  }

  private static var people: [(String, Principal?, TeamDuty?)] {
    let institution = Scope.institution(place.institutionID.text)
    func person(_ role: Role, _ scope: Scope) -> Principal {
      Principal(accountID: role.rawValue, name: "", grants: [Grant(role, for: scope)])
    }
    let assessor = person(.internalAssessor, institution)
    return [
      ("visitor", nil, nil), ("stranger", Principal(accountID: "s", name: "", grants: []), nil),
      ("head", person(.unitHead, .workUnit(place.unitID.text)), nil),
      ("staff", person(.unitStaff, .workUnit(place.unitID.text)), nil),
      ("coordinator", person(.coordinator, institution), nil),
      ("administrator", person(.administrator, .national), nil),
      ("national assessor", person(.nationalAssessor, .national), nil),
      ("assessor without a seat", assessor, nil), ("member", assessor, .member),
      ("lead", assessor, .lead), ("controller", assessor, .controller),
    ]
  }
}
