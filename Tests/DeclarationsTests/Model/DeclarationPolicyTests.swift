import DeclarationsModel
import Kernel
import TestKit
import Testing
import WorkUnitsModel

@Suite struct DeclarationPolicyTests {
  private static func id<T>(_ end: String, of subject: T.Type) throws -> ID<T> {
    try #require(ID<T>("01900000-0000-7000-8000-0000000000" + end))
  }

  @Test func `the table of rights over declarations is the reviewed one`() throws {
    let ministry = try Self.id("a0", of: Institution.self)
    let other = try Self.id("b0", of: Institution.self)
    let agency = try Self.id("a1", of: WorkUnit.self)
    let station = try Self.id("a2", of: WorkUnit.self)
    func person(_ grants: Grant...) -> Principal {
      Principal(accountID: "p", name: "P", grants: Set(grants))
    }
    let people: [(String, Principal?, Bool)] = [
      ("administrator", person(Grant(.administrator, for: .national)), false),
      ("coordinator", person(Grant(.coordinator, for: .institution(ministry.text))), false),
      ("agency head", person(Grant(.unitHead, for: .workUnit(agency.text))), false),
      ("agency staff", person(Grant(.unitStaff, for: .workUnit(agency.text))), false),
      ("station staff", person(Grant(.unitStaff, for: .workUnit(station.text))), false),
      ("on the roster", person(), true),
      ("assessor (TPI)", person(Grant(.internalAssessor, for: .workUnit(station.text))), false),
      ("assessor (TPN)", person(Grant(.nationalAssessor, for: .national)), false),
      ("without roles", person(), false), ("visitor", nil, false),
    ]
    let places = [
      (
        "the station",
        WorkUnitPlace(institutionID: ministry, unitID: station, ancestorIDs: [agency])
      ),
      ("a unit of another ministry", WorkUnitPlace(institutionID: other, unitID: agency)),
    ]
    var lines: [String] = []
    for (name, place) in places {
      lines.append("at \(name): read manage sign word")
      for (who, principal, isMember) in people {
        let marks = DeclarationAction.allCases.map {
          DeclarationPolicy.mayAct(
            principal, $0, on: place, isMember: isMember && place.unitID == station)
        }
        let word = DeclarationPolicy.mayWord(principal, of: place.institutionID)
        lines.append(
          who + ": " + (marks + [word]).map { $0 ? "yes" : "no" }.joined(separator: " "))
      }
    }

    expectSnapshot(lines.joined(separator: "\n"), named: "policy.txt", test: snapshots)
  }
}

/// A path beside which `__Snapshots__` of this test target lies.
let snapshots = snapshotAnchor()

private func snapshotAnchor(_ file: String = #filePath) -> String {
  "/" + file.split(separator: "/").dropLast(2).joined(separator: "/") + "/Tests.swift"
}
