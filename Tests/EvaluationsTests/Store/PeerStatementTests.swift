import Accounts
import Evidence
import EvidenceModel
import HTTPTypes
import House
import Instruments
import InstrumentsModel
import Kernel
import Storage
import Synchronization
import TestKit
import Testing
import WorkUnits
import WorkUnitsModel
import Worksheets
import WorksheetsModel

@testable import Evaluations
@testable import EvaluationsModel

/// What comparing with peers costs: one statement that groups equal answers, and nobody is scored.
@Suite struct PeerStatementTests {
  /// Keeps the text of statements.
  private final class Log: Sendable {
    private let texts = Mutex<[String]>([])

    var observer: @Sendable (SQL) -> Void { { sql in self.texts.withLock { $0.append(sql.text) } } }

    /// What ran since the last time and asks about other units.
    func takePeers() -> [String] {
      texts.withLock { texts in
        defer { texts = [] }
        return texts.filter {
          $0.contains("answer_vector") && $0.contains("worksheet.unit_id <>")
        }
      }
    }
  }

  @Test(arguments: TestStorage.engines)
  func `the page of a question groups the answers of peers instead of reading their sheets`(
    engine: Engine
  ) async throws {
    let log = Log()
    try await EvaluationHouse.with(engine, observer: log.observer) { house in
      // Twenty lowest answers, one as high as the unit's, and a draft that counts nowhere.
      try await peers(house, 0..<20, rung: 9)
      try await peers(house, 20..<21, rung: 0)
      try await peers(house, 21..<22, rung: 0, isSent: false)
      _ = log.takePeers()

      let soal = house.judgement.instrument.soals[0].id
      let page = try await house.house.get(house.question(soal), as: house.ana)
      let asked = log.takePeers()

      #expect(page.status == .ok)
      #expect(asked.count == 1)
      #expect(asked.allSatisfy { $0.contains("GROUP BY") && !$0.contains("digest") })
      let found = try await findings(house, on: 0)
      guard case .farFromPeers(_, let far) = found.first(where: { $0.rule == .farFromPeers }) else {
        Issue.record("The best answer lies far above twenty of the lowest.")
        return
      }
      #expect(far.peers == 21)
      #expect(far.asHigh == 1)
      #expect(far.median == .zero)
      #expect(log.takePeers().count == 1)
    }
  }

  @Test(arguments: TestStorage.engines)
  func `grouped by the database or read sheet by sheet, peers say the same`(
    engine: Engine
  ) async throws {
    let log = Log()
    try await EvaluationHouse.with(engine, observer: log.observer) { house in
      for rung in 0..<4 { try await peers(house, rung * 6..<rung * 6 + 6, rung: rung) }
      let (worksheet, place) = (house.judgement.worksheet, house.place)
      let instrument = house.judgement.instrument
      _ = log.takePeers()

      let all = try await house.storage.read {
        try PeerAnswers.tallies(
          beside: worksheet, in: place.institutionID, instrument: instrument, transaction: $0)
      }
      let statements = log.takePeers().count
      let single = try await house.storage.read { transaction in
        try instrument.questions.indices.map {
          try PeerAnswers.tally(
            of: $0, beside: worksheet, in: place.institutionID, instrument: instrument,
            transaction: transaction)
        }
      }

      #expect(statements == 1)
      for (question, tally) in single.enumerated() {
        #expect(tally == all[question] ?? PeerTally(), "\(instrument.questions[question].code)")
      }
      #expect(single.map(\.count) == instrument.questions.indices.map { answered($0) ? 24 : 0 })
    }
  }

  @Test(arguments: TestStorage.engines)
  func `who answers below half of the range is compared with nobody`(engine: Engine) async throws {
    let log = Log()
    try await EvaluationHouse.with(engine, observer: log.observer) { house in
      _ = try await house.judgement.sendAgain(changing: 0)
      let instrument = house.judgement.instrument
      let lowest = try Board().judgement(0, rung: 1).values
      let value = try #require(instrument.trainingShare(of: lowest, question: 0))
      _ = log.takePeers()

      _ = try await findings(house, on: 0)

      #expect(log.takePeers().count == (value.millionths < 500_000 ? 0 : 1))
      _ = try await findings(house, on: 1)
      #expect(log.takePeers().count == 1)
    }
  }

  /// The questions that `peers` answers: the first ones and the first with counts.
  private func answered(_ question: Int) -> Bool { Self.questions.contains(question) }

  private static let questions: [Int] = {
    guard let board = try? Board() else { return [] }
    let counted = board.instrument.questions.firstIndex { $0.soals.count > 1 }
    return [0, 1] + (counted.map { [$0] } ?? [])
  }()

  private func findings(
    _ house: EvaluationHouse, on question: Int
  ) async throws -> [PreCheckFinding] {
    let (worksheet, place) = (house.judgement.worksheet, house.place)
    return try await house.storage.read { transaction in
      guard let loaded = try WorksheetActs.load(worksheet.id, in: transaction) else {
        throw StorageError.notFound
      }
      let board = try ProofBoard(of: place.unitID, year: worksheet.year, in: transaction)
      return try PreCheckStore.findings(
        on: question, of: loaded, at: place, board: board,
        on: CalendarDate(programmeDayOf: .sample), in: transaction)
    }
  }

  /// Units of the same instansi that answered a few questions with one rung.
  private func peers(
    _ house: EvaluationHouse, _ numbers: Range<Int>, rung: Int, isSent: Bool = true
  ) async throws {
    let board = try Board()
    let institution = house.place.institutionID
    try await house.storage.write { transaction in
      let act = Act(by: nil, at: .sample)
      guard let cycle = try CycleStore.cycles(of: institution, in: transaction).first else {
        throw StorageError.notFound
      }
      for number in numbers {
        let unit = try WorkUnitActs.createUnit(
          name: try PlaceName("Kantor \(number)"), in: institution, below: nil, from: act.day,
          act: act, transaction: transaction)
        let draft = try WorksheetActs.start(unit: unit, cycle: cycle, act: act, in: transaction)
        guard let loaded = try WorksheetActs.load(draft.id, in: transaction) else {
          throw StorageError.notFound
        }
        let edits = Self.questions.map {
          AnswerEdit(
            question: $0, content: AnswerContent(values: board.judgement($0, rung: rung).values),
            baseVersion: 0, confirmsExcess: true)
        }
        _ = try WorksheetActs.answer(
          edits, of: loaded, by: Cast.stranger, act: act, in: transaction)
        guard isSent else { continue }
        try transaction.execute(
          """
          UPDATE worksheet SET stage = 'submitted', stage_at_ms = \(act.now),
            stage_by_id = 'kepala', stage_by_name = 'Kepala', submitted_at_ms = \(act.now),
            submission_count = 1
          WHERE id = \(draft.id)
          """)
      }
    }
  }
}
