import Accounts
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

/// How many statements the outcomes of an instansi take, however many units it has.
@Suite struct OutcomeStatementTests {
  private final class Counter: Sendable {
    private let total = Mutex(0)

    var observer: @Sendable (SQL) -> Void { { _ in self.total.withLock { $0 += 1 } } }

    /// What was counted since the last time.
    func take() -> Int {
      total.withLock { total in
        defer { total = 0 }
        return total
      }
    }
  }

  struct Place: Sendable {
    let institution: ID<Institution>
    let cycle: Cycle
    let year: CycleYear
  }

  @Test(arguments: TestStorage.engines)
  func `thirty units take as many statements as one`(engine: Engine) async throws {
    let counter = Counter()
    let migrations = EvaluationHouse.features.flatMap(\.migrations)
    try await TestStorage.withDatabase(engine, migrations: migrations) { database in
      var configuration = database
      configuration.observer = counter.observer
      try await withStorage(configuration, migrations: migrations) { storage in
        let place = try await storage.write { try Self.begin(in: $0) }
        func board() async throws -> (lines: [OutcomeBoard.Line], statements: Int) {
          _ = counter.take()
          let facts = try await storage.read {
            try OutcomeFacts(
              of: place.institution, in: place.year, layer: .tpi, at: .minute(9), transaction: $0)
          }
          return (OutcomeBoard(facts).lines, counter.take())
        }
        try await storage.write { try Self.settle(0..<1, place, in: $0) }
        let one = try await board()
        try await storage.write { try Self.settle(1..<30, place, in: $0) }
        let thirty = try await board()

        #expect(one.lines.count == 1)
        #expect(thirty.lines.count == 30)
        #expect(thirty.statements == one.statements)
        #expect(one.statements <= 8)
        #expect(thirty.lines.allSatisfy { $0.standing != nil && $0.name.hasPrefix("Unit ") })
        let totals = thirty.lines.compactMap { $0.standing?.total }
        #expect(totals == totals.sorted(by: >))
        #expect(Set(totals).count == 3)
        let best = try Self.card(rung: 0).total
        #expect(totals.first == best)
      }
    }
  }

  @Test(arguments: TestStorage.engines)
  func `only rows that are shown are explained, and no path is searched twice`(
    engine: Engine
  ) async throws {
    let migrations = EvaluationHouse.features.flatMap(\.migrations)
    try await withStorage(engine, migrations: migrations) { storage in
      let facts = try await storage.write { transaction in
        let place = try Self.begin(in: transaction)
        try Self.settle(0..<6, place, in: transaction)
        return try OutcomeFacts(
          of: place.institution, in: place.year, layer: .tpi, at: .minute(9),
          transaction: transaction)
      }
      let memory = PathMemory()
      let board = OutcomeBoard(facts)
      #expect(memory.searchCount == 0, "ranking explains nothing")

      let first = board.rows(4..<5, paths: memory)
      #expect(first.count == 1)
      #expect(memory.searchCount == 1)
      let all = board.rows(0..<6, paths: memory)
      // Six units with three different sheets.
      #expect(memory.searchCount == 3)
      #expect(board.rows(0..<6, paths: memory).map(\.result?.path) == all.map(\.result?.path))
      #expect(memory.searchCount == 3)
      for row in all {
        let (standing, result) = (try #require(row.line.standing), try #require(row.result))
        #expect(result.conclusion.outcome == standing.outcome)
        #expect(result.path != nil)
      }
    }
  }

  @Test(arguments: TestStorage.engines)
  func `a unit with two worksheets in a year stands once, with the result that stands`(
    engine: Engine
  ) async throws {
    let migrations = EvaluationHouse.features.flatMap(\.migrations)
    try await withStorage(engine, migrations: migrations) { storage in
      let place = try await storage.write { transaction in
        let place = try Self.begin(in: transaction)
        try Self.settle(0..<2, place, in: transaction)
        return place
      }
      func heads() async throws -> [OutcomeFacts.Head] {
        try await storage.read {
          try OutcomeFacts(
            of: place.institution, in: place.year, layer: .tpi, at: .minute(9), transaction: $0)
        }.heads
      }
      let before = try await heads()
      let twice = try #require(before.first)
      let own = try await storage.write { transaction in
        let act = Act(by: nil, at: .minute(20))
        let cycle = try WorkUnitActs.createCycle(
          year: place.year, institution: place.institution,
          instrumentID: InstrumentLibrary.current, window: .open, act: act, in: transaction)
        let unit = try #require(try WorkUnitStore.find(twice.unitID, in: transaction))
        return try WorksheetActs.start(unit: unit, cycle: cycle, act: act, in: transaction).id
      }
      let drafted = try await heads()
      try await storage.write {
        _ = try $0.execute(
          """
          UPDATE evaluation SET worksheet_id = \(own) WHERE worksheet_id = \(twice.worksheetID)
          """)
      }
      let judged = try await heads()
      try await storage.write { _ = try $0.execute("UPDATE evaluation SET layer = 'tpn'") }
      let unjudged = try await heads()

      let first = Set(before.map(\.worksheetID))
      #expect(first.count == 2)
      #expect(Set(drafted.map(\.worksheetID)) == first, "a draft does not hide a result")
      #expect(judged.count == 2)
      #expect(judged.contains { $0.worksheetID == own && $0.evaluation?.stage == .settled })
      #expect(unjudged.count == 2)
      #expect(unjudged.contains { $0.worksheetID == own }, "without a result the last one stands")
      #expect(before.map(\.unitID) == drafted.map(\.unitID))
    }
  }

  private static func card(rung: Int) throws -> Scorecard {
    let board = try Board()
    return board.instrument.score(
      board.filled(by: Cast.ana, rung: rung).answers(in: board.instrument))
  }

  static func begin(in transaction: Transaction) throws -> Place {
    let act = Act(by: nil, at: .sample)
    let ministry = try WorkUnitActs.createInstitution(
      kind: .ministry, name: PlaceName("Kementerian Contoh"), act: act, in: transaction)
    let year = try #require(CycleYear(2026))
    let cycle = try WorkUnitActs.createCycle(
      year: year, institution: nil, instrumentID: InstrumentLibrary.current, window: .open,
      act: act, in: transaction)
    return Place(institution: ministry.id, cycle: cycle, year: year)
  }

  /// Makes units whose worksheet was sent and whose judgement is settled, a rung for each by turns.
  static func settle(
    _ numbers: Range<Int>, _ place: Place, in transaction: Transaction
  ) throws {
    let (act, board) = (Act(by: nil, at: .sample), try Board())
    var random = SeededGenerator(seed: UInt64(numbers.lowerBound))
    for number in numbers {
      let unit = try WorkUnitActs.createUnit(
        name: PlaceName("Unit \(number)"), in: place.institution, below: nil, from: act.day,
        act: act, transaction: transaction)
      let draft = try WorksheetActs.start(
        unit: unit, cycle: place.cycle, act: act, in: transaction)
      try transaction.execute(
        """
        UPDATE worksheet SET stage = 'submitted', stage_at_ms = \(act.now), stage_by_id = 'kepala',
          stage_by_name = 'Kepala', submitted_at_ms = \(act.now), submission_count = 1
        WHERE id = \(draft.id)
        """)
      let sent = try #require(try WorksheetActs.load(draft.id, in: transaction))
      let (begun, _) = try Evaluation.begin(
        id: ID(at: act.now, using: &random), of: sent.worksheet, layer: .tpi, team: Cast.team)
      try EvaluationStore.insert(begun, at: act.now, in: transaction)
      let agreed = board.instrument.questions.indices.map {
        ($0, AnswerContent(values: board.judgement($0, rung: number % 3).values))
      }
      _ = try WorksheetActs.settle(
        Dictionary(uniqueKeysWithValues: agreed), layer: .tpi, of: sent, by: Cast.teknis,
        from: begun.id.text, act: act, in: transaction)
      try transaction.execute(
        """
        UPDATE evaluation SET stage = 'settled', settled_at_ms = \(act.now),
          settled_by_id = 'dalnis', settled_by_name = 'Dalnis' WHERE id = \(begun.id)
        """)
    }
  }
}
