import Kernel
import TestKit
import Testing
import WorkUnitsModel
import WorksheetsModel

@Suite struct WorksheetPolicyTests {
  static let everybody: [(String, Principal?)] = {
    func person(_ role: Role, _ scope: Scope) -> Principal {
      Principal(accountID: role.rawValue, name: role.rawValue, grants: [Grant(role, for: scope)])
    }
    let unit = Scope.workUnit(Cast.unit.text)
    let elsewhere = Scope.workUnit("01900000-0000-7000-8000-0000000000ff")
    return [
      ("staff", person(.unitStaff, unit)), ("head", person(.unitHead, unit)),
      ("head of unit above", person(.unitHead, .workUnit(Cast.above.text))),
      ("head elsewhere", person(.unitHead, elsewhere)),
      ("coordinator", person(.coordinator, .institution(Cast.ministry.text))),
      ("TPI", person(.internalAssessor, .institution(Cast.ministry.text))),
      ("TPI elsewhere", person(.internalAssessor, elsewhere)),
      ("TPN", person(.nationalAssessor, .national)),
      ("administrator", person(.administrator, .national)), ("visitor", nil),
    ]
  }()

  @Test func `the table of rights over worksheets is the reviewed one`() {
    var lines: [String] = []
    for stage in [nil] + StageName.allCases.map(Optional.some) {
      let title = "stage \(stage?.rawValue ?? "none")"
      lines.append(
        padded(title) + WorksheetAction.allCases.map { padded($0.rawValue, 10) }.joined())
      for (who, principal) in Self.everybody {
        let cells = WorksheetAction.allCases.map { action in
          padded(
            WorksheetPolicy.permission(principal, action, on: Cast.place, stage: stage).rawValue,
            10)
        }
        lines.append(padded(who) + cells.joined())
      }
      lines.append("")
    }

    expectSnapshot(
      lines.map { $0.replacing(#/\s+$/#, with: "") }.joined(separator: "\n"),
      named: "worksheet-policy.txt", test: Self.snapshots)
  }

  @Test func `only what is allowed may be done`() {
    for stage in StageName.allCases {
      for (_, principal) in Self.everybody {
        for action in WorksheetAction.allCases {
          let permission = WorksheetPolicy.permission(
            principal, action, on: Cast.place, stage: stage)
          #expect(
            WorksheetPolicy.mayAct(principal, action, on: Cast.place, stage: stage)
              == (permission == .allowed))
        }
      }
    }
  }

  @Test func `assessors see no draft, the unit and those who run the programme do`() {
    let seeing = Self.everybody.filter { WorksheetPolicy.seesDrafts($0.1, on: Cast.place) }
    #expect(
      seeing.map(\.0) == ["staff", "head", "head of unit above", "coordinator", "administrator"])
  }

  private func padded(_ text: String, _ width: Int = 20) -> String {
    text + String(repeating: " ", count: max(1, width - text.count))
  }

  /// Snapshots of the feature lie together, beside the folders of its tests.
  static var snapshots: String {
    #filePath.replacing("/Model/WorksheetPolicyTests.swift", with: "/Snapshots.swift")
  }
}
