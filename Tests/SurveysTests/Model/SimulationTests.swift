import Kernel
import SurveysModel
import Testing

@Suite struct SimulationTests {
  @Test func `a simulation repeats itself and tells honest from dishonest`() throws {
    let report = try SimulationReport(seed: 7, rounds: 4, rules: .version1)
    let lines = Dictionary(uniqueKeysWithValues: report.lines.map { ($0.kind, $0) })
    let (honest, kiosk) = (try #require(lines[.honest]), try #require(lines[.pressedKiosk]))

    #expect(try SimulationReport(seed: 7, rounds: 4, rules: .version1) == report)
    #expect(try SimulationReport(seed: 8, rounds: 4, rules: .version1) != report)
    #expect(report.lines.map(\.kind) == SimulatedKind.allCases)
    #expect(honest.dishonest == 0)
    #expect(honest.markedHonest * 100 < honest.honest * 5)
    #expect(kiosk.markedDishonest * 100 > kiosk.dishonest * 80)
  }

  @Test func `version 2 finds more programs and leaves honest rounds alone`() throws {
    let first = try SimulationReport(seed: 7, rounds: 5, rules: .version1)
    let second = try SimulationReport(seed: 7, rounds: 5, rules: .version2)
    func line(_ report: SimulationReport, _ kind: SimulatedKind) throws -> SimulationReport.Line {
      try #require(report.lines.first { $0.kind == kind })
    }
    let (before, after) = (try line(first, .bots), try line(second, .bots))
    let honest = try line(second, .honest)

    #expect(after.dishonest == before.dishonest)
    #expect(after.markedDishonest > before.markedDishonest)
    #expect(honest.markedHonest * 100 < honest.honest * 2)
  }
}
