import Accounts
import EvaluationsModel
package import House
import Instruments
import InstrumentsModel
import Kernel
package import Storage
import WorkUnits
import WorkUnitsModel
import Worksheets
import WorksheetsModel

/// What a page costs in an instansi of 1,000 units: a question beside its peers, a page of outcomes.
///
/// Beside each stands the same work done for every unit, as the pages did before decision 0215.
package struct ManyUnitsBench: Sendable {
  /// How many units the instansi has.
  package static let units = 1_000
  private static let runs = 5

  private let storage: Storage
  private let instrument: Instrument
  private let now = Instant(milliseconds: 1_795_230_000_000)

  /// Takes a database with the tables of every feature.
  ///
  /// - Throws: When the instrument is not part of the program.
  package init(_ storage: Storage) throws {
    self.storage = storage
    instrument = try InstrumentLibrary.instrument(InstrumentLibrary.current)
  }

  /// Makes the units and measures both pages.
  ///
  /// - Parameter engine: The name of the engine for the lines.
  /// - Returns: The time of each, beside the former way in the same run.
  /// - Throws: `broken` when both ways differ; what the database throws.
  package func lines(_ engine: String) async throws -> [BenchLine] {
    let place = try await storage.write { try begin(in: $0) }
    for start in stride(from: 0, to: Self.units, by: 50) {
      try await storage.write { transaction in
        for number in start..<start + 50 { try judge(number, place, in: transaction) }
      }
    }
    return [try await question(place, engine), try await outcomes(place, engine)]
  }

  /// Where the units are.
  private struct Place: Sendable {
    let institution: ID<Institution>
    let cycle: Cycle
    let year: CycleYear
  }

  private func question(_ place: Place, _ engine: String) async throws -> BenchLine {
    let first = try await storage.read {
      try OutcomeFacts(
        of: place.institution, in: place.year, layer: .tpi, at: now, transaction: $0
      ).heads.first?.worksheetID
    }
    guard let first else { throw StorageError.notFound }
    var (ours, theirs) = (BenchTimes(), BenchTimes())
    let clock = ContinuousClock()
    for _ in 0..<Self.runs {
      let (one, every) = try await storage.read { transaction in
        guard let worksheet = try WorksheetStore.find(first, in: transaction) else {
          throw StorageError.notFound
        }
        let start = clock.now
        let tally = try PeerAnswers.tally(
          of: 0, beside: worksheet, in: place.institution, instrument: instrument,
          transaction: transaction)
        let between = clock.now
        let stored = try AnswerVector.all(
          of: place.institution, year: place.year, layer: .unit, instrument: instrument,
          in: transaction)
        var scored = PeerTally()
        for sheet in 0..<stored.count where stored.worksheetIDs[sheet] != first {
          let value = instrument.score(stored.sheet(sheet)).values[0]
          if value.isAnswered { scored.add(value.fraction) }
        }
        guard tally == scored, tally.count == Self.units - 1 else {
          throw StorageError.broken("Peers differ: \(tally.count) and \(scored.count).")
        }
        return (between - start, clock.now - between)
      }
      ours.add(one)
      theirs.add(every)
    }
    return BenchLine(
      "a question beside \(Self.units - 1) peers on \(engine)",
      ours: BenchFigure(ours.median, .milliseconds),
      reference: (
        "every sheet read, checked and scored", BenchFigure(theirs.median, .milliseconds)
      ),
      remark: "both find the same")
  }

  private func outcomes(_ place: Place, _ engine: String) async throws -> BenchLine {
    func read() async throws -> OutcomeFacts {
      try await storage.read {
        try OutcomeFacts(
          of: place.institution, in: place.year, layer: .tpi, at: now, transaction: $0)
      }
    }
    var (ours, theirs, again) = (BenchTimes(), BenchTimes(), BenchTimes())
    let clock = ContinuousClock()
    for _ in 0..<Self.runs {
      let memory = PathMemory()
      var start = clock.now
      let page = OutcomeBoard(try await read()).rows(0..<OutcomesPage.pageSize, paths: memory)
      ours.add(clock.now - start)
      start = clock.now
      _ = OutcomeBoard(try await read()).rows(0..<OutcomesPage.pageSize, paths: memory)
      again.add(clock.now - start)
      guard page.count == OutcomesPage.pageSize, page.allSatisfy({ $0.result != nil }) else {
        throw StorageError.broken("\(page.count) rows are on the page.")
      }
    }
    let start = clock.now
    let board = OutcomeBoard(try await read())
    let all = board.rows(board.lines.indices, paths: PathMemory())
    theirs.add(clock.now - start)
    return BenchLine(
      "a page of \(OutcomesPage.pageSize) of \(all.count) outcomes on \(engine)",
      ours: BenchFigure(ours.median, .milliseconds),
      reference: ("all of them explained", BenchFigure(theirs.median, .milliseconds)),
      remark: "opened again: " + BenchFigure(again.median, .milliseconds).text)
  }

  private func begin(in transaction: Transaction) throws -> Place {
    let act = Act(by: nil, at: now)
    let institution = try WorkUnitActs.createInstitution(
      kind: .ministry, name: PlaceName("Page bench"), act: act, in: transaction)
    guard let year = CycleYear(2026) else { throw StorageError.broken("2026 is no cycle.") }
    let cycle = try WorkUnitActs.createCycle(
      year: year, institution: institution.id, instrumentID: instrument.id,
      window: FillWindow(from: nil, until: nil), act: act, in: transaction)
    return Place(institution: institution.id, cycle: cycle, year: year)
  }

  /// A unit whose worksheet was sent and judged, with answers by chance.
  private func judge(_ number: Int, _ place: Place, in transaction: Transaction) throws {
    let act = Act(by: nil, at: now)
    var random = SeededGenerator(seed: UInt64(number))
    let unit = try WorkUnitActs.createUnit(
      name: PlaceName("Unit \(number)"), in: place.institution, below: nil, from: act.day,
      act: act, transaction: transaction)
    let draft = try WorksheetActs.start(unit: unit, cycle: place.cycle, act: act, in: transaction)
    let head = Author(accountID: "head", name: "Head")
    guard let loaded = try WorksheetActs.load(draft.id, in: transaction) else {
      throw StorageError.notFound
    }
    let answers = instrument.questions.indices.map { ($0, answer($0, &random)) }
    _ = try WorksheetActs.answer(
      answers.map {
        AnswerEdit(question: $0.0, content: $0.1, baseVersion: 0, confirmsExcess: true)
      }, of: loaded, by: head, act: act, in: transaction)
    try transaction.execute(
      """
      UPDATE worksheet SET stage = 'submitted', stage_at_ms = \(now), stage_by_id = 'head',
        stage_by_name = 'Head', submitted_at_ms = \(now), submission_count = 1
      WHERE id = \(draft.id)
      """)
    guard let sent = try WorksheetActs.load(draft.id, in: transaction) else {
      throw StorageError.notFound
    }
    let duties: [TeamDuty] = [.member, .member, .lead, .controller]
    let team = duties.enumerated().map { place, duty in
      TeamMember(person: Author(accountID: "judge-\(place)", name: "Judge"), duty: duty)
    }
    let (begun, _) = try Evaluation.begin(
      id: ID(at: now, using: &random), of: sent.worksheet, layer: .tpi, team: team)
    try EvaluationStore.insert(begun, at: now, in: transaction)
    _ = try WorksheetActs.settle(
      Dictionary(uniqueKeysWithValues: answers), layer: .tpi, of: sent, by: head,
      from: begun.id.text, act: act, in: transaction)
    try transaction.execute(
      """
      UPDATE evaluation SET stage = 'settled', settled_at_ms = \(now), settled_by_id = 'judge-3',
        settled_by_name = 'Judge'
      WHERE id = \(begun.id)
      """)
  }

  private func answer(_ question: Int, _ random: inout SeededGenerator) -> AnswerContent {
    AnswerContent(
      values: instrument.questions[question].soals.map { position -> Answer? in
        switch instrument.soals[position].kind {
        case .choice(let scale):
          .option(Int.random(in: 0..<instrument.scales[scale].options.count, using: &random))
        case .count: .count(Int.random(in: 1...9, using: &random))
        case .index:
          .index(Points(units: 1_000_000_000_000 * Int64.random(in: 2...4, using: &random)))
        case .unknown: nil
        }
      })
  }
}
