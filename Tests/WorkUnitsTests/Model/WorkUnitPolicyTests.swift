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
}
