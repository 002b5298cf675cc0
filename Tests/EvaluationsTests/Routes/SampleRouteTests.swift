import HTTPTypes
import InstrumentsModel
import Kernel
import Storage
import TestKit
import Testing
import Worksheets
import WorksheetsModel

@testable import Evaluations
@testable import EvaluationsModel

@Suite struct SampleRouteTests {
  @Test(arguments: TestStorage.engines)
  func `the controller checks the whole sample before anything is decided`(
    engine: Engine
  ) async throws {
    try await EvaluationHouse.with(engine) { here in
      try await here.reveal(ana: 0, budi: 0)
      #expect(try await here.house.get(here.sample, as: here.teknis).status == .ok)
      _ = try await here.finish()
      let sampled = try await here.sampled()
      #expect(sampled.count == Evaluation.sampleSize(of: here.instrument.questions.count))
      let page = try await here.house.get(here.sample, as: here.ana).text
      #expect(page.contains(here.id.text))
      #expect(!page.contains("name=\"temuan\""))

      let early = try await here.close(here.result)
      #expect(early.status == .unprocessableContent)
      let bare = try await here.check(sampled[0], doubt: " ")
      #expect(bare.status == .unprocessableContent)
      let none = try await here.house.post(
        ConsensusLink.check(here.id, soal: here.soal(sampled[0])).path, [], as: here.teknis)
      #expect(none.status == .unprocessableContent)
      let stray = try #require(here.instrument.questions.indices.first { !sampled.contains($0) })
      #expect(try await here.check(stray).status == .unprocessableContent)
      #expect(try await here.check(sampled[0], as: here.ketua).status == .forbidden)

      for question in sampled { #expect(try await here.check(question).status == .seeOther) }
      let nothing = try await here.close(ConsensusLink.returned(here.id).path)
      #expect(nothing.status == .unprocessableContent)
      #expect(try await here.judgement.evaluation().stage.name == .checking)
    }
  }

  @Test(arguments: TestStorage.engines)
  func `what is doubted cannot be approved, and a return opens it again`(
    engine: Engine
  ) async throws {
    try await EvaluationHouse.with(engine) { here in
      try await here.reveal(ana: 0, budi: 0)
      _ = try await here.finish()
      let sampled = try await here.sampled()
      for question in sampled {
        _ = try await here.check(question, doubt: question == sampled[0] ? "bukti 2024" : nil)
      }
      #expect(try await here.close(here.result).status == .unprocessableContent)
      #expect(try await here.layer().sheet == AnswerSheet(blankFor: here.instrument.soals.count))

      let returned = try await here.close(ConsensusLink.returned(here.id).path)
      #expect(returned.status == .seeOther)
      #expect(try await here.judgement.evaluation().stage.name == .consensus)
      let list = try await here.house.get(
        ConsensusLink.list(here.id, .doubted).path, as: here.ana
      ).text
      #expect(list.contains(ConsensusLink.question(here.id, soal: here.soal(sampled[0])).path))
      #expect(try await here.finish().status == .unprocessableContent)

      // A member may stay with the value, but has to say why.
      let stays = try await here.move(sampled[0], to: 0, as: here.ana, version: 1)
      #expect(stays.status == .seeOther)
      #expect(try await here.finish().status == .seeOther)
      #expect(try await here.judgement.evaluation().returnCount == 1)
    }
  }

  @Test(arguments: TestStorage.engines)
  func `what came back is in the next sample, marked, and stays in the settled one`(
    engine: Engine
  ) async throws {
    try await EvaluationHouse.with(engine) { here in
      try await here.reveal(ana: 0, budi: 0)
      _ = try await here.finish()
      let doubted = try await here.sampled()
      let first = try #require(try await here.judgement.evaluation().drawNonce)
      for question in doubted { _ = try await here.check(question, doubt: "bukti 2024") }
      _ = try await here.close(ConsensusLink.returned(here.id).path)
      let task = Text(
        "Dikembalikan pengendali teknis; \(doubted.count) pertanyaan terbuka.", "")
      let overview = try await here.house.get(ConsensusLink.judgement(here.id).path, as: here.ketua)
      #expect(overview.text.contains(task.indonesian))
      for question in doubted {
        _ = try await here.move(question, to: 0, as: here.ana, version: 1)
      }
      #expect(try await here.finish().status == .seeOther)

      let sheets = try await here.judgement.act { loaded, _, transaction in
        try BlindStore.opened(
          of: loaded.evaluation, instrument: loaded.instrument, in: transaction)
      }
      let total = here.instrument.questions.count
      let draw = SampleDraw(
        of: try await here.judgement.evaluation(), sheets: sheets, questionCount: total)
      // Whoever has the text of the first round cannot make that of the second from it.
      let second = try #require(try await here.judgement.evaluation().drawNonce)
      #expect(second.count == 64 && second != first)
      #expect(draw.seedText.contains(second) && !draw.seedText.contains(first))
      let sampled = try await here.sampled()
      #expect(draw.drawn == drawnByHand(draw.seed, total))
      #expect(sampled == Set(draw.drawn).union(doubted).sorted())
      #expect(draw.again == doubted.filter { !draw.drawn.contains($0) })
      let page = try await here.house.get(here.sample, as: here.teknis).text
      #expect(page.ranges(of: SampleText.doubtedBefore.indonesian).count == doubted.count)

      for question in sampled { _ = try await here.check(question) }
      let confirm = try await here.house.get(
        ConsensusLink.approval(here.id).path, as: here.teknis
      ).text
      #expect(confirm.contains("action=\"\(here.result)\""))
      #expect(try await here.close(here.result).status == .seeOther)
      let after = SampleDraw(
        of: try await here.judgement.evaluation(), sheets: sheets, questionCount: total,
        checked: Set(sampled))
      #expect(after.questions == sampled)
    }
  }

  @Test(arguments: TestStorage.engines)
  func `the result is approved on a page of its own, and only when nothing is in the way`(
    engine: Engine
  ) async throws {
    try await EvaluationHouse.with(engine) { here in
      try await here.reveal(ana: 0, budi: 0)
      _ = try await here.finish()
      let path = ConsensusLink.approval(here.id).path
      let early = try await here.house.get(path, as: here.teknis)
      #expect(early.status == .ok)
      #expect(!early.text.contains("action=\"\(here.result)\""))
      #expect(try await here.house.get(path, as: here.ketua).status == .forbidden)
      #expect(try await here.house.get(path, as: here.outsider).status == .notFound)
      for question in try await here.sampled() { _ = try await here.check(question) }
      let list = try await here.house.get(here.sample, as: here.teknis).text
      #expect(list.contains("href=\"\(path)\""))
      #expect(!list.contains("action=\"\(here.result)\""))
    }
  }

  @Test(arguments: TestStorage.engines)
  func `the sample is the one that anybody can draw again`(engine: Engine) async throws {
    try await EvaluationHouse.with(engine) { here in
      try await here.reveal(ana: 0, budi: 0)
      _ = try await here.finish()
      let sampled = try await here.sampled()
      let sheets = try await here.judgement.act { loaded, _, transaction in
        try BlindStore.opened(
          of: loaded.evaluation, instrument: loaded.instrument, in: transaction)
      }
      let evaluation = try await here.judgement.evaluation()
      let page = try await here.house.get(here.sample, as: here.teknis).text
      let draw = SampleDraw(
        of: evaluation, sheets: sheets, questionCount: here.instrument.questions.count)
      #expect(page.contains(draw.digest))
      #expect(drawnByHand(draw.seed, here.instrument.questions.count) == sampled)

      for question in sampled { _ = try await here.check(question) }
      #expect(try await here.close(here.result).status == .seeOther)
      let after = SampleDraw(
        of: try await here.judgement.evaluation(), sheets: sheets,
        questionCount: here.instrument.questions.count)
      #expect(after.questions == sampled)
    }
  }

  @Test(arguments: TestStorage.engines)
  func `each question of the sample has what its consensus page shows, and leads on`(
    engine: Engine
  ) async throws {
    try await EvaluationHouse.with(engine) { here in
      try await here.reveal(ana: 0, budi: 1)
      for talk in try await here.talks() where talk.outcome == .open {
        _ = try await here.decide(
          talk.question, to: 1, as: here.ketua,
          because: "Putusan untuk soal \(here.soal(talk.question)).")
      }
      _ = try await here.finish()
      let sampled = try await here.sampled()
      func path(_ question: Int) -> String {
        ConsensusLink.check(here.id, soal: here.soal(question)).path
      }
      let list = try await here.house.get(here.sample, as: here.teknis).text
      for question in sampled { #expect(list.contains("href=\"\(path(question))\"")) }
      #expect(!list.contains("name=\"temuan\""))

      let decided = try #require(
        try await here.talks().first { sampled.contains($0.question) && $0.state == .decided })
      let page = try await here.house.get(path(decided.question), as: here.teknis).text
      for words in [
        Cast.ana.name, Cast.budi.name, "Putusan untuk soal \(here.soal(decided.question)).",
        "name=\"temuan\"", "data-key=\"=\"", "data-key=\"s\"", ConsensusText.proof.indonesian,
      ] {
        #expect(page.contains(words), "\(words)")
      }
      let read = try await here.house.get(path(sampled[0]), as: here.ana)
      #expect(read.status == .ok)
      #expect(!read.text.contains("name=\"temuan\""))
      #expect(try await here.house.get(path(sampled[0]), as: here.outsider).status == .notFound)
      let stray = try #require(here.instrument.questions.indices.first { !sampled.contains($0) })
      #expect(try await here.house.get(path(stray), as: here.teknis).status == .notFound)

      let agreed = try await here.house.post(
        path(sampled[0]), [("setuju", "1"), ("temuan", "ragu"), ("keraguan", "sudah dilihat")],
        as: here.teknis)
      #expect(agreed.location?.hasPrefix(path(sampled[1]) + "?") == true)
      let noted = try await here.house.get(here.sample, as: here.teknis).text
      #expect(noted.contains("sudah dilihat"))
      let bare = try await here.check(sampled[1], doubt: " ")
      #expect(bare.text.contains(SampleText.agree.indonesian))
      for question in sampled.dropFirst() {
        let last = try await here.house.post(
          path(question), [("temuan", "cocok"), ("lanjut", "1")], as: here.teknis)
        if question == sampled.last {
          #expect(last.location?.hasSuffix("#keputusan") == true)
        }
      }
      #expect(try await here.close(here.result).status == .seeOther)
    }
  }

  /// The steps that the page prints, written from its words and not from our generator.
  private func drawnByHand(_ seed: String, _ total: Int) -> [Int] {
    var state = UInt64(seed, radix: 16) ?? 0
    func number() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var x = state
      x = (x ^ (x >> 30)) &* 0xBF58_476D_1CE4_E5B9
      x = (x ^ (x >> 27)) &* 0x94D0_49BB_1331_11EB
      return x ^ (x >> 31)
    }
    var places = Array(0..<total)
    let size = min(total, max(5, (total + 9) / 10))
    for place in 0..<size {
      let count = UInt64(total - place)
      var product = number().multipliedFullWidth(by: count)
      while product.low < (0 &- count) % count { product = number().multipliedFullWidth(by: count) }
      places.swapAt(place, place + Int(product.high))
    }
    return places[..<size].sorted()
  }
}
