import EvidenceModel
import Kernel
import TestKit
import Testing
import WorkUnitsModel

@Suite struct EvidencePolicyTests {
  private static func id<T>(_ end: String, of subject: T.Type) -> ID<T> {
    guard let id = ID<T>("01900000-0000-7000-8000-0000000000" + end) else {
      preconditionFailure("the cast has proper ids")
    }
    return id
  }

  private static let ministry = id("a0", of: Institution.self)
  private static let otherMinistry = id("b0", of: Institution.self)
  private static let above = id("a1", of: WorkUnit.self)
  private static let unit = id("a2", of: WorkUnit.self)
  private static let sister = id("a3", of: WorkUnit.self)
  private static let place = WorkUnitPlace(
    institutionID: ministry, unitID: unit, ancestorIDs: [above])

  private static let everybody: [(String, Principal?)] = {
    func person(_ role: Role, _ scope: Scope) -> Principal {
      Principal(accountID: role.rawValue, name: role.rawValue, grants: [Grant(role, for: scope)])
    }
    return [
      ("staff, own unit", person(.unitStaff, .workUnit(unit.text))),
      ("head, own unit", person(.unitHead, .workUnit(unit.text))),
      ("head of the unit above", person(.unitHead, .workUnit(above.text))),
      ("staff, other unit, same instansi", person(.unitStaff, .workUnit(sister.text))),
      ("head, other unit, same instansi", person(.unitHead, .workUnit(sister.text))),
      ("coordinator, same instansi", person(.coordinator, .institution(ministry.text))),
      ("coordinator, other instansi", person(.coordinator, .institution(otherMinistry.text))),
      ("TPI, same instansi", person(.internalAssessor, .institution(ministry.text))),
      ("TPI, this unit only", person(.internalAssessor, .workUnit(unit.text))),
      ("TPI, other instansi", person(.internalAssessor, .institution(otherMinistry.text))),
      ("TPN", person(.nationalAssessor, .national)),
      ("administrator", person(.administrator, .national)),
      ("visitor", nil),
    ]
  }()

  @Test func `the table of rights over proof is the reviewed one`() {
    var lines: [String] = []
    for release in Release.allCases {
      lines.append(
        padded("worksheet: \(release.rawValue)", 36)
          + EvidenceAction.allCases.map { padded($0.rawValue, 11) }.joined())
      for (who, principal) in Self.everybody {
        let cells = EvidenceAction.allCases.map { action in
          padded(
            EvidencePolicy.permission(principal, action, on: Self.place, release: release)
              .rawValue, 11)
        }
        lines.append(padded(who, 36) + cells.joined())
      }
      lines.append("")
    }

    expectSnapshot(
      lines.map { $0.replacing(#/\s+$/#, with: "") }.joined(separator: "\n"),
      named: "evidence-policy.txt", test: snapshots)
  }

  @Test func `nobody who may not read may do anything else`() {
    for release in Release.allCases {
      for (_, principal) in Self.everybody {
        let mayRead = EvidencePolicy.mayAct(principal, .read, on: Self.place, release: release)
        for action in EvidenceAction.allCases where !mayRead {
          #expect(
            EvidencePolicy.permission(principal, action, on: Self.place, release: release)
              == .hidden)
        }
      }
    }
  }

  private func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(1, width - text.count))
  }
}
