import Accounts
import Foundation
import House
import Instruments
import InstrumentsModel
import Kernel
import Logging
import Storage
import Synchronization
import WorkUnits
import WorkUnitsModel
import Worksheets
import WorksheetsModel

/// Saves answers with their journal, durably, and gives the new total back.
final class AnswerBench: Sendable {
  /// What one engine managed with some clients.
  struct Result {
    let perSecond: Double
    let times: BenchTimes
    let acknowledged: Int
    let stored: Int

    /// Whether nothing acknowledged is missing and nothing else is there.
    var isWhole: Bool { acknowledged == stored }
  }

  let storage: Storage
  let instrument: Instrument
  private let worksheets: [ID<Worksheet>]
  /// How many answers each worksheet has had, over all runs.
  private let turns = Mutex<[ID<Worksheet>: Int]>([:])
  private static let author = Author(
    accountID: "00000000-0000-7000-8000-000000000000", name: "Bench")

  /// Opens a fresh database and makes one worksheet for each client.
  init(_ configuration: StorageConfiguration, clients: Int) async throws {
    var logger = Logger(label: "bench")
    logger.logLevel = .error
    storage = try await Storage.open(
      configuration, migrations: Features.all.flatMap(\.migrations), logger: logger)
    instrument = try InstrumentLibrary.instrument("permenpanrb-90-2021")
    let act = Act(by: nil, at: Self.now())
    worksheets = try await storage.write { transaction in
      try Self.seed(clients, act, transaction)
    }
  }

  private static func seed(
    _ clients: Int, _ act: Act, _ transaction: Transaction
  ) throws -> [ID<Worksheet>] {
    let run = UUID().uuidString.prefix(8)
    guard let year = CycleYear(2026) else { return [] }
    let name = try PlaceName("Instansi Bench \(run)")
    let institution = try WorkUnitActs.createInstitution(
      kind: .ministry, name: name, act: act, in: transaction)
    let cycle = try WorkUnitActs.createCycle(
      year: year, institution: institution.id, instrumentID: "permenpanrb-90-2021",
      window: FillWindow(from: nil, until: nil), act: act, in: transaction)
    return try (0..<clients).map { client in
      let unitName = try PlaceName("Unit Bench \(run) \(client)")
      let unit = try WorkUnitActs.createUnit(
        name: unitName, in: institution.id, below: nil, from: act.day, act: act,
        transaction: transaction)
      return try WorksheetActs.start(unit: unit, cycle: cycle, act: act, in: transaction).id
    }
  }

  /// Lets every client answer its own worksheet, one question after the other.
  ///
  /// - Parameters:
  ///   - seconds: How long.
  ///   - isJournaled: Whether each save appends to the journal, as in earnest.
  /// - Returns: What was managed, and whether it is all there.
  /// - Throws: What saving throws.
  func run(seconds: Double, isJournaled: Bool = true) async throws -> Result {
    let before = try await storedCount()
    let clock = ContinuousClock()
    let start = clock.now
    let end = start.advanced(by: .seconds(seconds))
    let parts = try await withThrowingTaskGroup(of: BenchTimes.self) { group in
      for worksheet in worksheets {
        group.addTask { try await self.answer(worksheet, until: end, isJournaled) }
      }
      var parts = BenchTimes()
      for try await times in group { parts.add(times) }
      return parts
    }
    let elapsed = (clock.now - start).components
    let took = Double(elapsed.seconds) + Double(elapsed.attoseconds) / 1e18
    let stored = try await storedCount() - before
    return Result(
      perSecond: Double(parts.milliseconds.count) / took, times: parts,
      acknowledged: parts.milliseconds.count, stored: stored)
  }

  private func answer(
    _ worksheet: ID<Worksheet>, until end: ContinuousClock.Instant, _ isJournaled: Bool
  ) async throws -> BenchTimes {
    var times = BenchTimes()
    let clock = ContinuousClock()
    let questions = instrument.questions.indices.filter { instrument.isFreelyChangeable($0) }
    var turn = turns.withLock { $0[worksheet] ?? 0 }
    while clock.now < end {
      let question = questions[turn % questions.count]
      let round = turn / questions.count
      turn += 1
      let start = clock.now
      try await save(question, round: round, on: worksheet, isJournaled)
      times.add(clock.now - start)
    }
    turns.withLock { $0[worksheet] = turn }
    return times
  }

  /// One answer: load, decide, save, journal, commit; then the new total.
  private func save(
    _ question: Int, round: Int, on worksheet: ID<Worksheet>, _ isJournaled: Bool
  ) async throws {
    let content = AnswerContent(values: [.option(round % 2)])
    let edit = AnswerEdit(question: question, content: content, baseVersion: Int64(round))
    let act = Act(by: nil, at: Self.now())
    let sheet = try await storage.write { transaction in
      guard let loaded = try WorksheetActs.load(worksheet, in: transaction) else {
        throw StorageError.broken("The bench's worksheet is gone.")
      }
      guard isJournaled else {
        return try JournalBench.answerUnjournaled(
          edit, of: loaded, by: Self.author, act: act, in: transaction)
      }
      return try WorksheetActs.answer(
        [edit], of: loaded, by: Self.author, act: act, in: transaction
      ).sheet
    }
    guard instrument.score(sheet).total >= .zero else {
      throw StorageError.broken("An answer was not saved.")
    }
  }

  /// How many saves a second with the journal and without it, in turns in one run.
  func journalCost(turns: Int, seconds: Double) async throws -> (with: Double, without: Double) {
    var (with, without) = (BenchTimes(), BenchTimes())
    for _ in 0..<turns {
      let journaled = try await run(seconds: seconds).perSecond
      let bare = try await run(seconds: seconds, isJournaled: false).perSecond
      with.add(.milliseconds(journaled))
      without.add(.milliseconds(bare))
    }
    return (with.median, without.median)
  }

  /// Checks every chain of the journal from its start.
  ///
  /// - Returns: How many entries a second.
  func journalChecked() async throws -> Double {
    let clock = ContinuousClock()
    var times = BenchTimes()
    var count = 0
    for _ in 0..<3 {
      let start = clock.now
      count = try await storage.read { try Journal.verify(in: $0) }
      times.add(clock.now - start)
    }
    return Double(count) / times.median * 1_000
  }

  /// How many versions of answers and journal entries are stored; both must agree.
  private func storedCount() async throws -> Int {
    try await storage.read { transaction in
      let versions = try transaction.first(
        "SELECT count(*) AS amount FROM worksheet_answer_version WHERE author_name = 'Bench'")
      return try Int(versions?.int("amount") ?? 0)
    }
  }

  private static func now() -> Instant {
    Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1000))
  }
}
