import Foundation
import HTTPTypes
import Kernel
import Storage
import TestKit
import Testing
import Worksheets
import WorksheetsModel

@testable import Evaluations
@testable import EvaluationsModel

@Suite struct ConsensusRouteTests {
  @Test(arguments: TestStorage.engines)
  func `before the reveal the pages exist for nobody`(engine: Engine) async throws {
    try await EvaluationHouse.with(engine) { here in
      let paths = [
        here.list, ConsensusLink.question(here.id, soal: 1).path, here.sample, here.result,
        here.agreement, ConsensusLink.why(here.id, code: nil, .unit).path,
      ]
      for (name, person) in here.everybody {
        for path in paths {
          let answer = try await here.house.get(path, as: person)
          #expect(answer.status == .notFound, "\(name) \(path)")
        }
      }
      #expect(try await here.move(0, to: 1, as: here.ana).status == .notFound)
      #expect(try await here.finish().status == .notFound)
    }
  }

  @Test(arguments: TestStorage.engines)
  func `after the reveal the team reads, and nobody else but the agreement`(
    engine: Engine
  ) async throws {
    try await EvaluationHouse.with(engine) { here in
      try await here.reveal(ana: 0, budi: 1)
      let question = ConsensusLink.question(here.id, soal: 1).path
      for (name, person) in here.everybody {
        let isTeam = ["ana", "budi", "lead", "controller"].contains(name)
        for path in [here.list, question, here.sample] {
          let status = try await here.house.get(path, as: person).status
          let others = name == "coordinator" ? 403 : 404
          #expect(status.code == (isTeam ? 200 : others), "\(name) \(path)")
        }
        let figures = try await here.house.get(here.agreement, as: person).status
        #expect(figures.code == (isTeam || name == "coordinator" ? 200 : 404), "\(name)")
        #expect(try await here.house.get(here.result, as: person).status == .notFound, "\(name)")
      }
    }
  }

  @Test(arguments: TestStorage.engines)
  func `the list puts what is at stake first and folds what is agreed`(
    engine: Engine
  ) async throws {
    try await EvaluationHouse.with(engine) { here in
      try await here.reveal(ana: 0, budi: 1)
      let lines = ConsensusBoard(try await here.talks(), instrument: here.instrument).lines
      let text = try await here.house.get(here.list, as: here.ana).text
      let paths = lines.prefix(2).map {
        ConsensusLink.question(here.id, soal: here.soal($0.talk.question)).path + "\""
      }
      let first = try #require(text.range(of: paths[0]))
      let second = try #require(text.range(of: paths[1]))
      #expect(first.lowerBound < second.lowerBound)
      let fold = try #require(text.range(of: "consensus-settled"))
      #expect(second.lowerBound < fold.lowerBound)
      #expect(text.contains(Cast.budi.name))
      for filter in ConsensusFilter.allCases {
        let path = ConsensusLink.list(here.id, filter).path
        #expect(try await here.house.get(path, as: here.ketua).status == .ok)
      }
      let all = try await here.house.get(
        ConsensusLink.list(here.id, .all).path, as: here.ketua, headers: [.acceptLanguage: "en"])
      #expect(!all.text.contains("consensus-settled"))
    }
  }

  @Test(arguments: TestStorage.engines)
  func `a member moves with a reason, and everybody reads who moved and why`(
    engine: Engine
  ) async throws {
    try await EvaluationHouse.with(engine) { here in
      try await here.reveal(ana: 0, budi: 1, texts: ("catatan ana", "kuat", "lihat lapangan"))
      let bare = try await here.move(0, to: 0, as: here.budi, because: "  ")
      #expect(bare.status == .unprocessableContent)
      #expect(try await here.talks()[0].version == 0)

      let moved = try await here.move(0, to: 0, as: here.budi, because: "SK ada di halaman 7")
      #expect(moved.status == .seeOther)
      let talk = try await here.talks()[0]
      #expect(talk.state == .agreed)

      let path = ConsensusLink.question(here.id, soal: here.soal(0)).path
      let page = try await here.house.get(path, as: here.teknis).text
      for words in ["SK ada di halaman 7", "catatan ana", "kuat", "lihat lapangan"] {
        #expect(page.contains(words))
      }
      #expect(page.contains("\(Cast.budi.name) pindah dari"))
      #expect(try await here.judgement.journal().contains { $0.hasPrefix("position_moved ") })

      let again = try await here.move(0, to: 0, as: here.budi, version: 1)
      #expect(again.status == .unprocessableContent)
      let twice = try await here.move(0, to: 0, as: here.budi, version: 0)
      #expect(twice.status == .seeOther)
      #expect(try await here.talks()[0].version == 1)
    }
  }

  @Test(arguments: TestStorage.engines)
  func `of two edits at once the second gets the page again with both`(
    engine: Engine
  ) async throws {
    try await EvaluationHouse.with(engine) { here in
      try await here.reveal(ana: 0, budi: 1)
      let question = try #require(here.ladder)
      _ = try await here.move(question, to: 2, as: here.budi, because: "pindah lebih dahulu")

      let second = try await here.move(question, to: 1, as: here.ana, because: "alasan kedua")
      #expect(second.status == .conflict)
      #expect(second.text.contains("pindah lebih dahulu"))
      #expect(second.text.contains("alasan kedua"))
      // The team may know who was faster, and when.
      let moment = MomentText.full(TestHouse.now, in: .indonesian)
      #expect(
        second.text.contains("\(Cast.budi.name) bertindak lebih dahulu, \(moment):"))
      #expect(second.text.contains("name=\"versi\" value=\"1\""))
      #expect(try await here.talks()[question].version == 1)

      let sent = try await here.move(
        question, to: 1, as: here.ana, because: "alasan kedua", version: 1)
      #expect(sent.status == .seeOther)

      // The lead settles it while Budi writes: what Budi typed is not lost.
      _ = try await here.decide(question, to: 1, as: here.ketua, version: 2)
      let late = try await here.move(
        question, to: 0, as: here.budi, because: "terlambat", version: 2)
      #expect(late.status == .conflict)
      #expect(late.text.contains("terlambat"))
      #expect(late.text.contains("\(Cast.ketua.name) bertindak lebih dahulu"))
      #expect(!late.text.contains("orang lain"))
      let own = try await here.decide(question, to: 0, as: here.ketua, version: 2)
      #expect(own.text.contains("Anda sendiri, di jendela lain, bertindak lebih dahulu"))
      #expect(try await here.talks()[question].state == .decided)
    }
  }

  @Test(arguments: TestStorage.engines)
  func `each duty does its own, and an unknown question is none`(engine: Engine) async throws {
    try await EvaluationHouse.with(engine) { here in
      try await here.reveal(ana: 0, budi: 1)
      let remark = ConsensusLink.remark(here.id, soal: here.soal(0)).path
      #expect(try await here.move(0, to: 0, as: here.ketua).status == .forbidden)
      #expect(try await here.decide(0, to: 0, as: here.ana).status == .forbidden)
      #expect(
        try await here.house.post(remark, [("catatan", "x")], as: here.teknis).status
          == .forbidden)
      #expect(
        try await here.house.post(remark, [("catatan", "x")], as: here.outsider).status
          == .notFound)
      #expect(
        try await here.house.post(remark, [("catatan", " ")], as: here.ana).status
          == .unprocessableContent)
      #expect(try await here.talks()[0].version == 0)
      #expect(
        try await here.house.post(remark, [("catatan", "lihat SK")], as: here.ketua).status
          == .seeOther)
      let blank = try await here.house.post(
        ConsensusLink.decision(here.id, soal: here.soal(0)).path,
        [("versi", "1"), ("alasan", "x")], as: here.ketua)
      #expect(blank.status == .unprocessableContent)
      #expect(try await here.talks()[0].version == 1)
      let unknown = ConsensusLink.question(here.id, soal: 99_999).path
      #expect(try await here.house.get(unknown, as: here.ana).status == .notFound)
    }
  }

  @Test(arguments: TestStorage.engines)
  func `the lead decides, goes on to the next, and hands over when nothing is open`(
    engine: Engine
  ) async throws {
    try await EvaluationHouse.with(engine) { here in
      try await here.reveal(ana: 0, budi: 1)
      let open = ConsensusBoard(try await here.talks(), instrument: here.instrument).open
      let early = try await here.finish()
      #expect(early.status == .unprocessableContent)
      #expect(try await here.judgement.evaluation().stage.name == .consensus)

      let first = open[0].talk.question
      var fields = try here.fields(first, rung: 1, because: Board.reason, version: 0)
      fields.append(("lanjut", "1"))
      let answer = try await here.house.post(
        ConsensusLink.decision(here.id, soal: here.soal(first)).path, fields, as: here.ketua)
      let next = ConsensusLink.question(here.id, soal: here.soal(open[1].talk.question)).path
      #expect(answer.location?.hasPrefix(next + "?") == true)

      for line in open.dropFirst() {
        _ = try await here.decide(line.talk.question, to: 1, as: here.ketua)
      }
      #expect(try await here.house.get(here.list, as: here.ketua).text.contains("id=\"serah\""))
      #expect(try await here.finish(version: 1).status == .conflict)
      #expect(try await here.finish().status == .seeOther)
      #expect(try await here.judgement.evaluation().stage.name == .checking)
      #expect(try await here.decide(first, to: 0, as: here.ketua).status == .conflict)
    }
  }
}
