import Kernel
import TestKit
import Testing
import WorkUnitsModel

@Suite struct WorkUnitPolicyTests {
  @Test func `the table of rights over places is the reviewed one`() {
    let places: [(String, Place)] = [
      ("the nation", .national), ("the ministry", .institution(Cast.ministry)),
      ("another ministry", .institution(Cast.otherMinistry)),
      ("BKIPM", .unit(Cast.agencyPlace)), ("the station below BKIPM", .unit(Cast.stationPlace)),
      ("a unit of the other ministry", .unit(Cast.otherPlace)),
    ]
    var lines: [String] = []
    for (name, place) in places {
      lines.append("at \(name)")
      lines.append(
        "".padded(to: 19) + WorkUnitAction.allCases.map(\.rawValue).joined(separator: "  "))
      for (who, principal) in Cast.everybody {
        let marks = WorkUnitAction.allCases.map { action in
          (WorkUnitPolicy.mayAct(principal, action, on: place) ? "✔" : "·")
            .padded(to: action.rawValue.count + 2)
        }
        lines.append((who.padded(to: 19) + marks.joined()).trimmedEnd())
      }
      lines.append("")
    }

    expectSnapshot(lines.joined(separator: "\n"), named: "work-unit-policy.txt", test: snapshots)
  }

  @Test func `what somebody sees in a list is what the policy lets them read`() {
    for (_, principal) in Cast.everybody {
      let reach = WorkUnitPolicy.reach(of: principal)
      for place in [Cast.agencyPlace, Cast.stationPlace, Cast.otherPlace] {
        let units = [place.unitID.text] + place.ancestorIDs.map(\.text)
        let isListed =
          reach.isNational || reach.institutionIDs.contains(place.institutionID.text)
          || units.contains { reach.unitIDs.contains($0) }

        #expect(isListed == WorkUnitPolicy.mayAct(principal, .read, on: .unit(place)))
      }
    }
  }

  @Test func `a role covers a unit from the unit itself up to the nation`() {
    let head = Cast.agencyHead

    #expect(head.holds(.unitHead, covering: Cast.agencyPlace))
    #expect(head.holds(.unitHead, covering: Cast.stationPlace))
    #expect(!head.holds(.unitHead, covering: Cast.otherPlace))
    #expect(!head.holds(.unitStaff, covering: Cast.agencyPlace))
    #expect(!Cast.stationStaff.holds(.unitStaff, covering: Cast.agencyPlace))
  }

  @Test func `a door gives its role for one unit and none above, below or beside it`() {
    let judge = Cast.person("Tono").narrowed(
      to: [OpenDoor(.internalAssessor, to: Cast.agency.text)])

    #expect(judge.holds(.internalAssessor, covering: Cast.agencyPlace))
    #expect(!judge.holds(.nationalAssessor, covering: Cast.agencyPlace))
    #expect(!judge.holds(.internalAssessor, covering: Cast.stationPlace))
    #expect(!judge.holds(.internalAssessor, covering: Cast.otherPlace))
    let reads = { WorkUnitPolicy.mayAct(judge, $0, on: $1) }
    #expect(reads(.read, .unit(Cast.agencyPlace)))
    #expect(reads(.readRoster, .unit(Cast.agencyPlace)))
    #expect(!reads(.change, .unit(Cast.agencyPlace)))
    for place in [
      Place.unit(Cast.stationPlace), .unit(Cast.otherPlace), .institution(Cast.ministry), .national,
    ] {
      #expect(!WorkUnitAction.allCases.contains { reads($0, place) })
    }
    let reach = WorkUnitPolicy.reach(of: judge)
    #expect(reach == WorkUnitReach(isNational: false, exactUnitIDs: [Cast.agency.text]))
    #expect(!reach.isEmpty)
  }

  @Test func `an assessor without an open door reaches nothing`() {
    for assessor in [Cast.internalAssessor, Cast.nationalAssessor] {
      let nobody = assessor.narrowed(to: [])

      #expect(WorkUnitPolicy.reach(of: nobody).isEmpty)
      for place in [Cast.agencyPlace, Cast.stationPlace, Cast.otherPlace] {
        #expect(!WorkUnitPolicy.mayAct(nobody, .read, on: .unit(place)))
      }
    }
  }
}
