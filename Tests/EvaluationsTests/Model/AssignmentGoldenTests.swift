import EvaluationsModel
import Foundation
import Kernel
import Testing
import WorkUnitsModel
import WorksheetsModel

/// Totals that `docs/assignment-golden.py` finds with another solver, scipy's milp, on random
/// cases, in `__Snapshots__/assignment-golden.jsonl`.
@Suite struct AssignmentGoldenTests {
  /// A place with languages and a number: the limit of a team, the minutes of a unit.
  struct Entry: Decodable {
    let site: Site
    let languages: [LanguageCode]
    let number: Int

    init(from decoder: any Decoder) throws {
      var list = try decoder.unkeyedContainer()
      let place = try list.decode([Int].self)
      site = Sample.point(place[0], place[1])
      languages = try list.decode([String].self).map(Sample.language)
      number = try list.decode(Int.self)
    }
  }

  /// One case with the least totals in their order.
  struct Golden: Decodable {
    let name: String
    let units: [Entry]
    let teams: [Entry]
    let lines: [Int]
    let barred: [[Int]]
    let totals: [Int64]

    func task() throws -> AssignmentTask {
      let teams = teams.enumerated().map { place, team in
        Sample.team(
          place + 1, limit: team.number, site: team.site, languages: Set(team.languages))
      }
      let units = units.enumerated().map { place, unit in
        Sample.unit(
          1000 + place, site: unit.site, languages: unit.languages, minutes: unit.number)
      }
      var conflicts: UnitConflicts = [:]
      for pair in barred {
        let person = teams[pair[1]].seats[pair[0] % 4].personID
        conflicts[units[pair[0]].id, default: [:]][person] = [.judged(year: 2025, .tpi)]
      }
      return try AssignmentTask(
        units: units, teams: teams, rules: AssignmentRules(workSteps: lines),
        conflicts: conflicts)
    }
  }

  private static let cases: [Golden] = {
    let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(components: "__Snapshots__", "assignment-golden.jsonl")
    let lines = (try? String(contentsOf: file, encoding: .utf8))?.split(separator: "\n") ?? []
    return lines.compactMap { try? JSONDecoder().decode(Golden.self, from: Data($0.utf8)) }
  }()

  @Test func `the file is whole`() {
    #expect(Self.cases.map(\.name) == (0..<8).map { "case \($0)" })
  }

  @Test(arguments: cases.indices)
  func `another solver finds the same totals`(_ index: Int) throws {
    let golden = Self.cases[index]
    let task = try golden.task()

    let plan = task.solve()

    let totals = plan.totals
    #expect(
      [
        Int64(totals.unassigned), totals.spread, totals.workSpread, totals.kilometres,
        totals.missedWishes,
      ] == golden.totals, "\(golden.name)")
    #expect(AssignmentProof.check(plan, of: task) == [])
  }
}
