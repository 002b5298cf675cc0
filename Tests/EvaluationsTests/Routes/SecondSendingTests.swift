import EvaluationsModel
import HTTPTypes
import House
import InstrumentsModel
import Kernel
import Storage
import TestKit
import Testing
import WorkUnitsModel
import Worksheets
import WorksheetsModel

@testable import Evaluations

/// Decision 0214: what a worksheet that came back does to judgements, the earlier and the later one.
@Suite struct SecondSendingTests {
  private static let secret = "perbaikan yang belum dikirim"

  @Test(arguments: TestStorage.engines)
  func `after an opening every sheet begins blank, and the own former one stays at hand`(
    engine: Engine
  ) async throws {
    try await EvaluationHouse.with(engine) { world in
      try await world.reveal(ana: 0, budi: 1)
      let sent = try await world.judgement.sendAgain(changing: 2)
      let later = world.judging(try await world.judgement.begin(sent))

      for member in [Cast.ana, Cast.budi] {
        let sheet = try await later.judgement.act { loaded, _, transaction in
          try BlindStore.own(
            of: member, in: loaded.evaluation, instrument: loaded.instrument,
            transaction: transaction)
        }
        #expect(sheet.judgements.isEmpty)
      }
      let page = try await later.house.get(later.question(1), as: later.ana)
      #expect(page.text.contains("value=\"\(TakenFrom.former.rawValue)\""))
      let taken = try await later.score(
        1, [(ScoringField.take, TakenFrom.former.rawValue)], as: later.ana)
      #expect(taken.status == .seeOther, "\(taken.text)")
      let own = try await later.judgement.act { loaded, _, transaction in
        try BlindStore.own(
          of: Cast.ana, in: loaded.evaluation, instrument: loaded.instrument,
          transaction: transaction)
      }
      #expect(own.judgements.count == 1)
    }
  }

  @Test(arguments: TestStorage.engines)
  func `while the next sending is scored alone the earlier talk is closed to everybody`(
    engine: Engine
  ) async throws {
    try await EvaluationHouse.with(engine) { world in
      try await world.reveal(ana: 0, budi: 1)
      let question = try #require(world.ladder)
      let talk = ConsensusLink.question(world.id, soal: world.soal(question)).path
      let pages = [
        world.list, talk, world.sample, world.agreement, ConsensusLink.unexplained(world.id).path,
      ]
      let people = [world.ana, world.budi, world.ketua, world.teknis, world.coordinator]
      let sent = try await world.judgement.sendAgain(changing: question)
      #expect(try await world.house.get(talk, as: world.budi).status == .ok)
      let later = world.judging(try await world.judgement.begin(sent))

      for person in people {
        for page in pages {
          let answer = try await world.house.get(page, as: person)
          #expect(answer.status == .notFound, "\(person.name) \(page)")
        }
        let overview = try await world.house.get(world.overview, as: person).text
        #expect(!overview.contains(world.list), "\(person.name)")
      }
      let moved = try await world.move(question, to: 1, as: world.ana)
      #expect(moved.status == .notFound)

      try await later.reveal(ana: 1, budi: 0)
      for page in [world.list, talk, world.agreement] {
        #expect(try await world.house.get(page, as: world.budi).status == .ok, "\(page)")
      }
      #expect(try await later.house.get(later.list, as: later.budi).status == .ok)
    }
  }

  @Test(arguments: TestStorage.engines)
  func `an earlier judgement shows what it judged, whatever is written or sent since`(
    engine: Engine
  ) async throws {
    try await EvaluationHouse.with(engine) { world in
      try await world.reveal(ana: 0, budi: 1)
      let question = try #require(world.ladder)
      let soal = world.soal(question)
      let pages = [
        world.list, ConsensusLink.question(world.id, soal: soal).path, world.question(soal),
        world.overview, ConsensusLink.unexplained(world.id).path,
      ]
      let worksheet = WorksheetLink.question(world.judgement.worksheet.id, soal: soal).path
      func check(_ state: String) async throws {
        for page in pages {
          let answer = try await world.house.get(page, as: world.ana)
          #expect(answer.status == .ok, "\(state) \(page)")
          #expect(!answer.text.contains(Self.secret), "\(state) \(page)")
        }
        let unit = try await world.unitAnswers()
        #expect(unit[question] == 0, "\(state)")
      }

      try await world.judgement.repair(question, note: Self.secret)
      try await check("returned")
      let seat = SeatLink.seat(Cast.assignment).path
      let waiting = try await world.house.get(seat, as: world.coordinator).text
      #expect(waiting.contains("perlu perbaikan") && !waiting.contains("belum dikirim"))
      let draft = try await world.house.get(worksheet, as: world.ana)
      #expect(draft.status == .ok && !draft.text.contains(Self.secret))
      #expect(try await world.house.get(worksheet, as: world.head).text.contains(Self.secret))

      _ = try await world.judgement.send()
      try await check("sent again")
      let sent = try await world.house.get(worksheet, as: world.ana).text
      #expect(sent.contains(Self.secret))
    }
  }
}

extension EvaluationHouse {
  /// The same house with the judgement of a later sending.
  func judging(_ later: JudgementHouse) -> EvaluationHouse {
    EvaluationHouse(house: house, storage: storage, judgement: later, place: place)
  }

  /// The rung that the judged sending has on each question with rungs.
  fileprivate func unitAnswers() async throws -> [Int: Int] {
    try await judgement.act { loaded, _, transaction in
      let (evaluation, instrument) = (loaded.evaluation, loaded.instrument)
      let found = try WorksheetStore.find(evaluation.worksheetID, in: transaction)
      guard let worksheet = found else { throw StorageError.notFound }
      let answers = try SentWorksheet.answers(
        of: evaluation.submission, of: worksheet, instrument: instrument, in: transaction)
      return answers.compactMapValues {
        guard case .option(let rung)?? = $0.content.values.first else { return nil }
        return rung
      }
    }
  }
}
