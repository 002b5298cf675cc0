import Foundation
import Kernel
import SurveysModel
import Testing

/// The survey round of docs/states.md against the model.
@Suite struct RoundStatesTests {
  /// The part of the page about rounds.
  private func part() throws -> String {
    let file = URL(filePath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(components: "docs", "states.md")
    let page = try String(contentsOf: file, encoding: .utf8)
    let after = page.components(separatedBy: "## Survey round").last ?? ""
    return after.components(separatedBy: "\n## ")[0]
  }

  /// The rows of its table: from, step, to.
  private func rows() throws -> Set<String> {
    let rows = try part().components(separatedBy: "\n").filter { $0.hasPrefix("| ") }.dropFirst()
    return Set(
      rows.map { row in
        row.components(separatedBy: "|")[1...3].map { $0.trimmingCharacters(in: .whitespaces) }
          .joined(separator: " ")
      })
  }

  @Test func `the table shows every step of every stage, and no other`() throws {
    var steps: Set<String> = ["– plan draft"]
    for stage in SurveyRound.Stage.allCases {
      let (round, now) = try Self.round(in: stage)
      #expect(round.stage(at: now) == stage)
      func take(
        _ step: String, isLast: Bool = false, _ act: (inout SurveyRound) throws -> Void
      ) throws {
        var changed = round
        do {
          try act(&changed)
          let end = isLast ? "–" : changed.stage(at: now).rawValue
          steps.insert("\(stage.rawValue) \(step) \(end)")
        } catch is SurveyRefusal {
          #expect(changed == round)
        }
      }
      try take("change") { round in
        var plan = round.plan
        plan.title = "Lain"
        _ = try round.change(to: plan)
      }
      try take("discard", isLast: true) { _ = try $0.discard() }
      try take("publish") { _ = try $0.publish(at: now) }
      try take("withdraw") { _ = try $0.withdraw(reason: "x", at: now) }
      try take("extend") {
        _ = try $0.extend(until: Instant(milliseconds: 3000), reason: "x", at: now)
      }
      try take("close") { try $0.close(at: now) }
    }

    #expect(try rows() == steps)
  }

  @Test func `the diagram draws every stage`() throws {
    let part = try part()
    for stage in SurveyRound.Stage.allCases { #expect(part.contains("│ \(stage.rawValue)")) }
  }

  /// A round that stands in a stage at a moment.
  private static func round(in stage: SurveyRound.Stage) throws -> (SurveyRound, Instant) {
    var round = try Sample.round()
    let early = Instant(milliseconds: 10)
    if stage != .draft { _ = try round.publish(at: early) }
    switch stage {
    case .draft, .announced: return (round, early)
    case .withdrawn:
      _ = try round.withdraw(reason: "x", at: early)
      return (round, early)
    case .open: return (round, Instant(milliseconds: 1500))
    case .ended: return (round, Instant(milliseconds: 2000))
    case .closed:
      try round.close(at: Instant(milliseconds: 2000))
      return (round, Instant(milliseconds: 2001))
    }
  }
}
