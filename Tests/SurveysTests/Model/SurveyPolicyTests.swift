import Kernel
import SurveysModel
import TestKit
import Testing
import WorkUnitsModel

@Suite struct SurveyPolicyTests {
  @Test func `the whole table`() {
    let place = WorkUnitPlace(
      institutionID: Sample.id(7, of: Institution.self), unitID: Sample.id(8, of: WorkUnit.self),
      ancestorIDs: [])
    let elsewhere = WorkUnitPlace(
      institutionID: Sample.id(7, of: Institution.self), unitID: Sample.id(9, of: WorkUnit.self),
      ancestorIDs: [])
    var actions: [(String, SurveyAction)] = [("call back", .callBack)]
    for purpose in SurveyPurpose.allCases {
      actions.append(("read \(purpose.rawValue) open", .read(purpose, isClosed: false)))
      actions.append(("read \(purpose.rawValue) closed", .read(purpose, isClosed: true)))
      actions.append(("organise \(purpose.rawValue)", .organise(purpose)))
      actions.append(("paper \(purpose.rawValue)", .enterPaper(purpose)))
    }
    var lines: [String] = []
    for (name, action) in actions {
      lines.append("\(name): visitor \(SurveyPolicy.permission(nil, action, on: place).rawValue)")
      for role in Role.allCases {
        let principal = Principal(
          accountID: "a", name: "N", grants: [Grant(role, for: .workUnit(place.unitID.text))])
        let own = SurveyPolicy.permission(principal, action, on: place)
        let other = SurveyPolicy.permission(principal, action, on: elsewhere)
        lines.append("\(name): \(role.rawValue) \(own.rawValue), other unit \(other.rawValue)")
        #expect(other == .hidden)
      }
    }
    expectSnapshot(
      lines.joined(separator: "\n") + "\n", named: "survey-policy.txt", test: snapshots)
  }

  @Test func `a door lets an assessor look at the unit's survey and do nothing to it`() {
    let place = WorkUnitPlace(
      institutionID: Sample.id(7, of: Institution.self), unitID: Sample.id(8, of: WorkUnit.self),
      ancestorIDs: [])
    let below = WorkUnitPlace(
      institutionID: place.institutionID, unitID: Sample.id(9, of: WorkUnit.self),
      ancestorIDs: [place.unitID])
    let doors = [OpenDoor(.internalAssessor, to: place.unitID.text)]
    let assessor = Principal(accountID: "a", name: "N", grants: [], doors: Set(doors))
    func asks(_ action: SurveyAction) -> SurveyPermission {
      SurveyPolicy.permission(assessor, action, on: place)
    }

    for isClosed in [false, true] {
      #expect(asks(.read(.unit, isClosed: isClosed)) == .allowed)
      #expect(asks(.read(.internalCheck, isClosed: isClosed)) == .allowed)
      #expect(asks(.read(.national, isClosed: isClosed)) == .hidden)
      #expect(
        SurveyPolicy.permission(assessor, .read(.unit, isClosed: isClosed), on: below) == .hidden)
    }
    for action in [SurveyAction.organise(.unit), .enterPaper(.unit), .callBack] {
      #expect(asks(action) == .forbidden)
    }
    // What the TPI asks by itself is its own survey, and a gate of its report.
    #expect(asks(.organise(.internalCheck)) == .allowed)
    #expect(asks(.organise(.national)) == .hidden)
  }
}
