import Kernel
import PlansModel
import TestKit
import Testing
import WorkUnitsModel

@Suite struct ProgressSumTests {
  private static func unit(
    items: Int, done: Int = 0, late: Int = 0, answered: Int = 0
  ) -> ProgressSum {
    let judged = (0..<items).map { index -> (progress: ItemProgress, state: ItemState) in
      let isDone = index < done
      return (
        ItemProgress(linked: 3, fulfilled: isDone ? 3 : 1, isBegun: true),
        isDone ? .done : index < done + late ? .late : .underWay
      )
    }
    return ProgressSum(items: judged, answered: answered, of: 113)
  }

  @Test func `sums of sums are the sum of all`() {
    let units = [
      Self.unit(items: 3, done: 1, late: 1, answered: 10), Self.unit(items: 0),
      Self.unit(items: 7, done: 7, answered: 113), Self.unit(items: 5, late: 2, answered: 50),
    ]

    let all = units.reduce(ProgressSum(), +)
    let halves = (units[0] + units[1]) + (units[2] + units[3])

    #expect(all == halves)
    #expect(all.unitCount == 4 && all.plannedCount == 3)
    #expect(all.itemCount == 15 && all.doneCount == 8 && all.lateCount == 3)
    #expect(all.answeredCount == 173 && all.questionCount == 4 * 113)
    // 8 whole items and 7 of one third.
    #expect(all.progress == Fraction(31, over: 45))
  }

  @Test func `what needs help comes first`() {
    let order = [
      Self.unit(items: 0), Self.unit(items: 5, late: 3), Self.unit(items: 5, late: 1),
      Self.unit(items: 5, answered: 2), Self.unit(items: 5, answered: 9),
      Self.unit(items: 5, done: 5),
    ]

    for (index, left) in order.enumerated() {
      #expect(left.needsAsMuch(as: left))
      for right in order[(index + 1)...] {
        #expect(left.needsHelp(before: right))
        #expect(!right.needsHelp(before: left))
      }
    }
  }

  @Test func `nothing counted is nothing done`() {
    #expect(ProgressSum().progress == .zero)
    #expect(ProgressSum().answeredPercent == 0)
    #expect(Self.unit(items: 0).progress == .zero)
  }

  @Test func `the policy is the reviewed table`() throws {
    let own = Sample.id(1, of: Institution.self)
    let places: [(String, Scope)] = [
      ("national", .national), ("own institution", .institution(own.text)),
      ("other institution", .institution(Sample.id(2, of: Institution.self).text)),
      ("own unit", .workUnit(Sample.id(3, of: WorkUnit.self).text)),
    ]
    var table = [
      "| " + (["who"] + ProgressAction.allCases.map(\.rawValue)).joined(separator: " | ")
    ]
    func row(_ name: String, _ principal: Principal?) {
      let marks = ProgressAction.allCases.map {
        ProgressPolicy.mayAct(principal, $0, on: own) ? "yes" : "no"
      }
      table.append("| " + ([name] + marks).joined(separator: " | "))
    }
    row("visitor", nil)
    for role in Role.allCases {
      for (name, scope) in places {
        row(
          "\(role.rawValue) of \(name)",
          Principal(accountID: "a", name: "A", grants: [Grant(role, for: scope)]))
      }
    }
    expectSnapshot(table.joined(separator: "\n"), named: "progress-policy.txt", test: snapshots)
  }
}
