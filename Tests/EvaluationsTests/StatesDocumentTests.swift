import Foundation
import InstrumentsModel
import Kernel
import Testing
import WorksheetsModel

@testable import EvaluationsModel

/// docs/states.md against the stages of a judgement.
@Suite struct StatesDocumentTests {
  /// The part of the page about judgements.
  private func part() throws -> String {
    let file = URL(filePath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .appending(components: "docs", "states.md")
    let text = try String(contentsOf: file, encoding: .utf8)
    let after = text.components(separatedBy: "\n## Judgement").dropFirst().first ?? ""
    return after.components(separatedBy: "\n## ").first ?? ""
  }

  /// The rows of the table of steps: from, step, to.
  private func rows() throws -> Set<String> {
    let rows = try part().components(separatedBy: "\n").filter { $0.hasPrefix("| ") }.dropFirst()
    return Set(
      rows.map { row in
        row.components(separatedBy: "|")[1...3].map { $0.trimmingCharacters(in: .whitespaces) }
          .joined(separator: " ")
      })
  }

  private static let stages: [Evaluation.Stage] = [
    .scoring, .consensus(revealedAt: .sample), .checking(sample: [0]),
    .settled(at: .sample, by: Cast.teknis),
  ]

  @Test func `the table shows every step of every stage of a judgement, and no other`() throws {
    let board = try Board()
    let sheets = [
      try board.committed(by: Cast.ana, rung: 0), try board.committed(by: Cast.budi, rung: 0),
    ]
    var steps: Set<String> = ["– begin scoring"]
    for stage in Self.stages {
      func take(_ step: String, _ act: (inout Evaluation) throws -> Void) throws {
        var evaluation = board.evaluation
        evaluation.stage = stage
        do {
          try act(&evaluation)
          steps.insert("\(stage.name.rawValue) \(step) \(evaluation.stage.name.rawValue)")
        } catch is EvaluationRefusal {
          #expect(evaluation.stage == stage)
        }
      }
      try alone(board, sheets, take)
      try together(board, take)
      try checked(board, sheets, take)
    }

    #expect(try rows() == steps)
    #expect(Set(Self.stages.map(\.name)) == Set(EvaluationStage.allCases))
    for name in EvaluationStage.allCases { #expect(try part().contains("│ \(name.rawValue)")) }
  }

  private typealias Take = (String, (inout Evaluation) throws -> Void) throws -> Void

  private func alone(_ board: Board, _ sheets: [BlindSheet], _ take: Take) throws {
    try take("judge") {
      var sheet = BlindSheet(member: Cast.ana)
      _ = try sheet.judge(
        board.judgement(0, rung: 0), question: 0, baseVersion: 0, in: $0,
        instrument: board.instrument)
    }
    try take("commit") {
      var sheet = board.filled(by: Cast.ana, rung: 0)
      _ = try sheet.commit(board.seal(sheet), in: $0, instrument: board.instrument)
    }
    try take("reveal") {
      _ = try $0.reveal(
        sheets, digest: Cast.digest, by: Cast.ketua, version: 1, at: .sample,
        instrument: board.instrument)
    }
  }

  private func together(_ board: Board, _ take: Take) throws {
    let split = QuestionConsensus(
      question: 0,
      blind: [
        Cast.ana.accountID: board.judgement(0, rung: 0).values,
        Cast.budi.accountID: board.judgement(0, rung: 1).values,
      ])
    try take("remark") {
      var talk = split
      _ = try talk.remark("x", by: Cast.ana, at: .sample, in: $0)
    }
    try take("move") {
      var talk = split
      _ = try talk.move(
        to: board.judgement(0, rung: 1).values, because: "x", by: Cast.ana, at: .sample,
        baseVersion: 0, in: $0, instrument: board.instrument)
    }
    let settled = QuestionConsensus(
      question: 0,
      blind: [
        Cast.ana.accountID: board.judgement(0, rung: 0).values,
        Cast.budi.accountID: board.judgement(0, rung: 0).values,
      ])
    try take("reopen") {
      var talk = settled
      _ = try talk.reopen(
        because: "x", by: Cast.ketua, at: .sample, baseVersion: 0, in: $0)
    }
    try take("explain") {
      var talk = settled
      _ = try talk.explain(
        Board.reason, by: Cast.ketua, at: .sample, baseVersion: 0, in: $0)
    }
    try take("decide") {
      var talk = split
      _ = try talk.decide(
        board.judgement(0, rung: 1).values, because: "x", by: Cast.ketua, at: .sample,
        baseVersion: 0, in: $0, instrument: board.instrument)
    }
  }

  private func checked(_ board: Board, _ sheets: [BlindSheet], _ take: Take) throws {
    let agreed = board.consensus(of: sheets)
    try take("finish") {
      _ = try $0.finish(agreed, unexplained: [], seed: 1, by: Cast.ketua, version: 1)
    }
    try take("check") { _ = try $0.checking(.fits, question: 0, by: Cast.teknis) }
    try take("return") {
      var talks = agreed
      _ = try $0.returnToTeam(
        [0: .doubted(reason: "x")], agreed: &talks, by: Cast.teknis, version: 1, at: .sample)
    }
    try take("approve") {
      _ = try $0.approve([0: .fits], by: Cast.teknis, version: 1, at: .sample)
    }
  }
}
