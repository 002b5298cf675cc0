import DeclarationsModel
import EvidenceModel
import Kernel
import PlansModel
import SurveysModel
import Testing
import WorkUnitsModel
import WorksheetsModel

/// Decision 0209: in the unit that they judge, assessors look, and act only as assessors.
@Suite struct DoorActsTests {
  private static let place = WorkUnitPlace(
    institutionID: id(1), unitID: id(2), ancestorIDs: [id(3)])

  @Test func `through a door everything may be read that was sent, and nothing changed`() {
    var allowed: Set<String> = []
    func note(_ feature: String, _ action: String, _ isAllowed: Bool) {
      if isAllowed { allowed.insert(feature + " " + action) }
    }
    let judge = Self.judge
    for action in WorkUnitAction.allCases {
      note("unit", action.rawValue, WorkUnitPolicy.mayAct(judge, action, on: .unit(Self.place)))
    }
    for action in EvidenceAction.allCases {
      for release in Release.allCases {
        note(
          "evidence", "\(action.rawValue) \(release.rawValue)",
          EvidencePolicy.mayAct(judge, action, on: Self.place, release: release))
      }
    }
    for action in DeclarationAction.allCases {
      note("declaration", action.rawValue, DeclarationPolicy.mayAct(judge, action, on: Self.place))
    }
    for (name, action) in Self.plans {
      note("plan", name, PlanPolicy.mayAct(judge, action, on: Self.place, tie: .none))
    }
    for action in WorksheetAction.allCases {
      for stage in [StageName.draft, .returned, .submitted] {
        note(
          "worksheet", "\(action.rawValue) \(stage.rawValue)",
          WorksheetPolicy.mayAct(judge, action, on: Self.place, stage: stage))
      }
    }
    for (name, action) in Self.surveys {
      note("survey", name, SurveyPolicy.mayAct(judge, action, on: Self.place))
    }

    #expect(
      allowed == [
        "unit read", "unit readRoster", "evidence read returned", "evidence read submitted",
        "plan read", "worksheet read returned", "worksheet read submitted",
        "worksheet give_back submitted", "survey read unit", "survey read internal_check",
        // Their own survey, not the unit's.
        "survey organise internal_check", "survey paper internal_check",
      ])
  }

  private static let judge = Principal(
    accountID: "a", name: "Penilai", grants: [],
    doors: [OpenDoor(.internalAssessor, to: place.unitID.text)],
    withheld: [Grant(.internalAssessor, for: .institution(place.institutionID.text))])

  private static let plans: [(String, PlanAction)] = [
    ("read", .read), ("edit", .edit(.oversight)), ("manage", .manage),
    ("close", .close(isOwner: false)), ("close one's own", .close(isOwner: true)),
  ]

  private static let surveys: [(String, SurveyAction)] =
    [("call back", .callBack)]
    + SurveyPurpose.allCases.flatMap { purpose in
      [
        ("read " + name(purpose), .read(purpose, isClosed: false)),
        ("organise " + name(purpose), .organise(purpose)),
        ("paper " + name(purpose), .enterPaper(purpose)),
      ]
    }

  private static func name(_ purpose: SurveyPurpose) -> String {
    switch purpose {
    case .unit: "unit"
    case .internalCheck: "internal_check"
    case .national: "national"
    }
  }

  private static func id<T>(_ number: Int) -> ID<T> {
    guard let id = ID<T>("01900000-0000-7000-8000-00000000000\(number)") else {
      preconditionFailure("This is an id.")
    }
    return id
  }
}
