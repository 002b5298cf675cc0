import Cryptography
import EvaluationsModel
import Foundation
import InstrumentsModel
import Kernel
import Storage
import TestKit
import Testing
import Worksheets
import WorksheetsModel

@testable import Evaluations

/// Decision 0209: what the journal says of a judgement can be read, and the sample drawn again.
@Suite struct JudgementJournalTests {
  @Test(arguments: TestStorage.engines)
  func `the sample can be drawn again from the journal alone, by soal numbers`(
    engine: Engine
  ) async throws {
    try await EvaluationHouse.with(engine) { world in
      try await world.reveal(ana: 0, budi: 0)
      _ = try await world.finish()
      let sampled = try await world.sampled()

      let facts = try #require(try await world.facts().last)

      let text = try #require(facts["seed_text"] as? String)
      let seed = SHA256Digest(of: Array(text.utf8)).bytes.prefix(8)
        .reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
      let total = try #require(facts["drawn_from"] as? Int)
      let drawn = Evaluation.sample(of: total, seed: seed)
      #expect(total == world.instrument.questions.count)
      #expect(drawn == sampled)
      #expect(
        facts["questions"] as? String
          == drawn.map { world.instrument.questions[$0].code }.joined(separator: " "))
      #expect(
        facts["soal"] as? String
          == drawn.map { world.instrument.soalNumbers(of: $0) }.joined(separator: ", "))
    }
  }

  @Test(arguments: TestStorage.engines)
  func `a move names the soal that people see, and earlier entries still verify`(
    engine: Engine
  ) async throws {
    try await EvaluationHouse.with(engine) { world in
      let id = world.id.text
      try await world.storage.write { transaction in
        try Journal.append(
          [
            JournalEntry(
              subjectKind: EvaluationEvent.kind, subjectID: id, event: "position_moved",
              facts: #"{"by":"a","question":0,"reason":"dahulu"}"#)
          ], by: nil, at: .sample, in: transaction)
      }
      try await world.reveal(ana: 0, budi: 0)
      let ladder = try #require(world.ladder)
      _ = try await world.move(ladder, to: 1, as: world.ana)

      let facts = try await world.facts()

      #expect(facts.contains { $0["question"] as? Int == 0 && $0["reason"] as? String == "dahulu" })
      let moved = try #require(facts.last)
      #expect(moved["soal"] as? String == world.instrument.soalNumbers(of: ladder))
      #expect(moved["questions"] as? String == world.instrument.questions[ladder].code)
      #expect(moved["question"] == nil)
    }
  }
}

extension EvaluationHouse {
  /// The facts in the journal of the judgement, oldest first; reading them checks the chain.
  fileprivate func facts() async throws -> [[String: Any]] {
    let id = id.text
    let texts = try await storage.read {
      try Journal.entries(subjectKind: EvaluationEvent.kind, subjectID: id, in: $0)
        .map(\.entry.facts)
    }
    return try texts.map { text in
      try #require(
        try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    }
  }
}
