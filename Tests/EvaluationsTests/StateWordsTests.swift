import EvaluationsModel
import Foundation
import Kernel
import Testing

@testable import Evaluations

/// The words for states in docs/states.md against the words of the pages.
@Suite struct StateWordsTests {
  /// The rows of the table about one thing: the state with both words.
  private static func rows(of thing: String) throws -> [String: Text] {
    let file = URL(filePath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .appending(components: "docs", "states.md")
    let page = try String(contentsOf: file, encoding: .utf8)
    let part = page.components(separatedBy: "\n### The words for them").dropFirst().first ?? ""
    let lines = part.components(separatedBy: "\n## ")[0].components(separatedBy: "\n")
    var rows: [String: Text] = [:]
    for line in lines where line.hasPrefix("| \(thing) |") {
      let cells = line.components(separatedBy: "|")
        .map { $0.trimmingCharacters(in: .whitespaces) }
      rows[cells[2]] = Text(cells[3], cells[4])
    }
    return rows
  }

  @Test func `the stages of a judgement are called as the table says`() throws {
    let said = EvaluationStage.allCases.map { ($0.rawValue, EvaluationText.stage($0)) }

    #expect(try Self.rows(of: "judgement") == Dictionary(uniqueKeysWithValues: said))
  }

  @Test func `questions of consensus and sample are called as the table says`() throws {
    #expect(
      try Self.rows(of: "question of the consensus") == [
        "open": ConsensusText.state(.open), "doubted": ConsensusText.state(.doubted),
        "agreed": ConsensusText.state(.agreed), "decided": ConsensusText.state(.decided),
      ])
    #expect(
      try Self.rows(of: "question of the sample") == [
        "unchecked": SampleText.unchecked, "fits": SampleText.agreed,
        "doubted": SampleText.givenBack,
      ])
  }

  @Test func `reports and recommendations are called as the table says`() throws {
    #expect(
      try Self.rows(of: "report").filter { $0.key != "given back" } == [
        "draft": OutcomeTable.report(signatureCount: 0),
        "signed by the lead": OutcomeTable.report(signatureCount: 1),
        "complete": OutcomeTable.report(signatureCount: 2),
      ])
    #expect(
      try Self.rows(of: "recommendation") == [
        "open": ReportText.state(.open), "answered": ReportText.state(.answered),
        "done": ReportText.state(.done),
      ])
  }
}
