import HTTPTypes
import Kernel
import Storage
import TestKit
import Testing
import WorksheetsModel

@testable import Evaluations
@testable import EvaluationsModel

/// A settled value that differs from the unit's, and what has to be said to the unit about it.
@Suite struct ReasonRouteTests {
  @Test(arguments: TestStorage.engines)
  func `handing over names what the unit would not understand, and the lead writes it`(
    engine: Engine
  ) async throws {
    try await EvaluationHouse.with(engine) { here in
      try await here.reveal(ana: 1, budi: 1)
      let missing = try here.lowered(1)
      #expect(missing.count > 2)
      let list = ConsensusLink.unexplained(here.id).path
      let refused = try await here.finish()
      #expect(refused.status == .unprocessableContent)
      let named = ConsensusText.soal(
        ConsensusSoal.numbers(of: missing[0], in: here.instrument)
      ).indonesian
      #expect(refused.text.contains(named))
      #expect(refused.text.contains(list))
      #expect(try await here.judgement.evaluation().stage.name == .consensus)

      let page = try await here.house.get(list, as: here.ketua).text
      for question in missing {
        let field = ConsensusField.reason(here.soal(question))
        #expect(page.contains("name=\"\(field)\""))
      }
      #expect(try await !here.house.get(list, as: here.ana).text.contains("name=\"alasan-"))
      #expect(try await here.house.get(list, as: here.coordinator).status == .forbidden)
      #expect(try await here.house.get(list, as: here.outsider).status == .notFound)

      #expect(try await here.explain(missing[0], as: here.ana).status == .forbidden)
      let short = try await here.explain(missing[0], "kurang", as: here.ketua)
      #expect(short.status == .unprocessableContent)
      #expect(short.text.contains("kurang"))
      #expect(try await here.talks()[missing[0]].version == 0)
      let some = try await here.explainAll([missing[0]: Board.reason])
      #expect(some.location?.hasPrefix(list + "?") == true)
      let rest = try await here.explainAll(
        Dictionary(uniqueKeysWithValues: missing.dropFirst().map { ($0, Board.reason) }))
      #expect(rest.location?.hasPrefix(here.list + "?") == true)
      let twice = try await here.explain(missing[0], "Alasan lain yang cukup.", as: here.ketua)
      #expect(twice.status == .conflict)
      #expect(twice.text.contains("Alasan lain yang cukup."))
      #expect(try await here.finish().status == .seeOther)
      #expect(
        try await here.judgement.journal().filter { $0.hasPrefix("unit_reason_written ") }.count
          == missing.count)
    }
  }

  @Test(arguments: TestStorage.engines)
  func `a bad reason brings the list back with everything typed, and nothing is kept`(
    engine: Engine
  ) async throws {
    try await EvaluationHouse.with(engine) { here in
      try await here.reveal(ana: 1, budi: 1)
      let missing = try here.lowered(1)
      let good = "Notulen rapat belum ada tanda tangannya."
      let bad = try await here.explainAll([missing[0]: "SK tidak ada.", missing[1]: good])
      #expect(bad.status == .unprocessableContent)
      for words in ["SK tidak ada.", good, "f-" + ConsensusField.reason(here.soal(missing[0]))] {
        #expect(bad.text.contains(words), "\(words)")
      }
      #expect(try await here.talks().allSatisfy { $0.version == 0 })
      #expect(
        try await here.explainAll([missing[0]: Board.reason], as: here.ana).status == .forbidden)

      #expect(try await here.explainAll([missing[1]: good]).status == .seeOther)
      let late = try await here.explainAll([missing[1]: "Alasan lain yang cukup panjang."])
      #expect(late.status == .conflict)
      #expect(late.text.contains("Alasan lain yang cukup panjang."))
      let same = try await here.explainAll([missing[1]: good], version: 1)
      #expect(same.status == .seeOther)
      #expect(try await here.talks()[missing[1]].version == 1)
      let changed = try await here.explainAll(
        [missing[1]: "Notulen rapat belum ditandatangani ketua."], version: 1)
      #expect(changed.status == .seeOther)
      #expect(try await here.talks()[missing[1]].version == 2)
    }
  }

  @Test(arguments: TestStorage.engines)
  func `a decision against the unit's answer asks for enough at once`(
    engine: Engine
  ) async throws {
    try await EvaluationHouse.with(engine) { here in
      try await here.reveal(ana: 0, budi: 1)
      let question = try #require(here.ladder)
      let short = try await here.decide(question, to: 1, as: here.ketua, because: "SK tidak ada.")
      #expect(short.status == .unprocessableContent)
      #expect(short.text.contains("SK tidak ada."))
      #expect(try await here.talks()[question].version == 0)
      let same = try await here.decide(question, to: 0, as: here.ketua, because: "SK ada.")
      #expect(same.status == .seeOther)
      let list = try await here.house.get(ConsensusLink.unexplained(here.id).path, as: here.ketua)
      #expect(!list.text.contains(ConsensusField.reason(here.soal(question)) + "\""))
    }
  }

  @Test(arguments: TestStorage.engines)
  func `the unit reads the reason beside the value`(engine: Engine) async throws {
    try await EvaluationHouse.with(engine) { here in
      try await here.reveal(ana: 1, budi: 1)
      for question in try here.lowered(1) {
        _ = try await here.explain(
          question, "Alasan untuk soal \(here.soal(question)) saja.", as: here.ketua)
      }
      try await here.settle()
      let first = try #require(try here.lowered(1).first)
      let words = "Alasan untuk soal \(here.soal(first)) saja."
      #expect(try await here.house.get(here.result, as: here.head).text.contains(words))
      #expect(try await here.rows()[first]?.content.note == words)
    }
  }

  @Test(arguments: TestStorage.engines)
  func `the lead replaces a decision and opens an agreement, each kept in the history`(
    engine: Engine
  ) async throws {
    try await EvaluationHouse.with(engine) { here in
      try await here.reveal(ana: 0, budi: 1)
      let question = try #require(here.ladder)
      _ = try await here.decide(
        question, to: 1, as: here.ketua, because: "alasan yang pertama kali")
      let path = ConsensusLink.question(here.id, soal: here.soal(question)).path
      let offered = try await here.house.get(path, as: here.ketua).text
      #expect(offered.contains(ConsensusText.replace.indonesian))
      #expect(
        try await !here.house.get(path, as: here.ana).text.contains(
          ConsensusText.replace.indonesian))

      let late = try await here.decide(question, to: 2, as: here.ketua, because: "terlambat")
      #expect(late.status == .conflict)
      #expect(late.text.contains("terlambat"))
      let replaced = try await here.decide(
        question, to: 2, as: here.ketua, because: "alasan yang kedua kalinya", version: 1)
      #expect(replaced.status == .seeOther)

      #expect(try await here.reopen(question, as: here.budi, version: 2).status == .forbidden)
      #expect(try await here.reopen(question, as: here.ketua, version: 1).status == .conflict)
      #expect(
        try await here.reopen(question, as: here.ketua, because: " ", version: 2).status
          == .unprocessableContent)
      #expect(try await here.reopen(question, as: here.ketua, version: 2).status == .seeOther)
      #expect(try await here.talks()[question].state == .open)
      let moved = try await here.move(question, to: 0, as: here.budi, version: 3)
      #expect(moved.status == .seeOther)
      #expect(try await here.talks()[question].state == .agreed)
      let page = try await here.house.get(path, as: here.teknis).text
      for words in ["alasan yang pertama", "alasan yang kedua", "Bukti baru ditemukan."] {
        #expect(page.contains(words))
      }
      #expect(try await here.judgement.journal().contains { $0.hasPrefix("question_reopened ") })
    }
  }

  @Test(arguments: TestStorage.engines)
  func `nothing is opened while the controller checks`(engine: Engine) async throws {
    try await EvaluationHouse.with(engine) { here in
      try await here.reveal(ana: 0, budi: 0)
      _ = try await here.finish()
      #expect(try await here.reopen(0, as: here.ketua).status == .conflict)
      #expect(try await here.explain(0, as: here.ketua).status == .conflict)
      #expect(try await here.talks()[0].version == 0)
    }
  }

  @Test(arguments: TestStorage.engines)
  func `the steps of a talk outlive the change of their table`(engine: Engine) async throws {
    try await EvaluationHouse.with(engine) { here in
      try await here.reveal(ana: 0, budi: 1)
      let question = try #require(here.ladder)
      _ = try await here.move(question, to: 2, as: here.budi)
      _ = try await here.decide(question, to: 1, as: here.ketua, version: 1)
      let before = try await here.talks()

      try await here.storage.write { transaction in
        for statement in EvaluationMigrations.consensus[0].statements.dropLast() {
          _ = try transaction.execute(SQL(stringLiteral: statement))
        }
      }

      #expect(before[question].version == 2)
      #expect(try await here.talks() == before)
    }
  }
}
