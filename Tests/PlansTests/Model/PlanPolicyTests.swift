import Kernel
import PlansModel
import TestKit
import Testing
import WorkUnitsModel

@Suite struct PlanPolicyTests {
  @Test func `the table of rights over plans is the reviewed one`() {
    let ministry = Sample.id(1, of: Institution.self)
    let unit = Sample.id(2, of: WorkUnit.self)
    let above = Sample.id(3, of: WorkUnit.self)
    let other = Sample.id(4, of: WorkUnit.self)
    let place = WorkUnitPlace(institutionID: ministry, unitID: unit, ancestorIDs: [above])
    func person(_ grants: Grant...) -> Principal {
      Principal(accountID: "p", name: "P", grants: Set(grants))
    }
    let people: [(String, Principal?, UnitTie)] = [
      ("visitor", nil, .none), ("without roles", person(), .none),
      ("on the roster", person(), .employee),
      ("pokja of oversight", person(), .member([.oversight])),
      ("leader of the team", person(), .leader),
      ("unit staff", person(Grant(.unitStaff, for: .workUnit(unit.text))), .employee),
      ("unit head", person(Grant(.unitHead, for: .workUnit(unit.text))), .employee),
      ("head of the unit above", person(Grant(.unitHead, for: .workUnit(above.text))), .none),
      ("head of another unit", person(Grant(.unitHead, for: .workUnit(other.text))), .none),
      ("coordinator", person(Grant(.coordinator, for: .institution(ministry.text))), .none),
      ("assessor (TPI)", person(Grant(.internalAssessor, for: .workUnit(unit.text))), .none),
      ("assessor (TPN)", person(Grant(.nationalAssessor, for: .national)), .none),
      ("administrator", person(Grant(.administrator, for: .national)), .none),
    ]
    let actions: [PlanAction] = [
      .read, .edit(.oversight), .edit(.people), .manage, .close(isOwner: false),
      .close(isOwner: true),
    ]

    var lines = ["read, edit oversight, edit people, manage, close another's, close one's own"]
    for (name, principal, tie) in people {
      let marks = actions.map {
        PlanPolicy.permission(principal, $0, on: place, tie: tie).rawValue
      }
      lines.append(name + ": " + marks.joined(separator: " "))
    }

    expectSnapshot(lines.joined(separator: "\n"), named: "plan-policy.txt", test: snapshots)
  }
}
