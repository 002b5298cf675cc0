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

/// Many units scored alone by many assessors, through the acts that the pages use.
package struct JudgementBench: Sendable {
  /// How many units.
  package static let units = 300
  /// How many members score each of them alone.
  package static let membersPerUnit = 3
  /// How many people save at the same time.
  static let clients = 64

  /// The members of the first unit, who say the same.
  static let agreeing = "member-0-"

  let storage: Storage
  private let instrument: Instrument

  /// Takes an empty database with the tables of every feature.
  ///
  /// - Throws: When the instrument is not part of the program.
  package init(_ storage: Storage) throws {
    self.storage = storage
    instrument = try InstrumentLibrary.instrument(InstrumentLibrary.current)
  }

  /// Fills in, commits and opens every sheet, counts what is stored, and names the references.
  ///
  /// - Parameter engine: The name of the engine for the lines.
  /// - Returns: Saving beside bare rows in the same database, committing, opening.
  /// - Throws: `broken` when something acknowledged is not there; what the database throws.
  package func lines(_ engine: String) async throws -> [BenchLine] {
    let evaluations = try await storage.write { try self.begin(in: $0) }
    let clock = ContinuousClock()
    var start = clock.now
    try await forEach(evaluations.flatMap { entry in entry.members.map { (entry, $0) } }) {
      (entry, member) in
      for question in instrument.questions.indices {
        try await storage.write { try self.judge(question, entry, by: member, in: $0) }
      }
    }
    let saved = clock.now - start
    start = clock.now
    try await forEach(evaluations.flatMap { entry in entry.members.map { (entry, $0) } }) {
      (entry, member) in
      try await storage.write { try self.commit(entry, by: member, in: $0) }
    }
    let committed = clock.now - start
    start = clock.now
    try await forEach(evaluations) { entry in
      try await storage.write { try self.reveal(entry, in: $0) }
    }
    let revealed = clock.now - start
    let expected = Self.units * Self.membersPerUnit * instrument.questions.count
    let stored = try await storage.read {
      try $0.first("SELECT count(*) AS n FROM blind_answer")?.int("n") ?? 0
    }
    guard stored == Int64(expected) else {
      throw StorageError.broken("\(expected) judgements were acknowledged, \(stored) are stored.")
    }
    let bare = try await bareRows(count: 20_000)
    return [
      BenchLine(
        "judgement of one question saved on \(engine)", ours: perSecond(expected, in: saved),
        reference: ("bare rows on \(engine)", perSecond(20_000, in: bare)),
        remark: "\(Self.clients) people at once; \(stored) acknowledged and stored"),
      BenchLine(
        "sheet of \(instrument.questions.count) questions committed on \(engine)",
        ours: perSecond(Self.units * Self.membersPerUnit, in: committed)),
      BenchLine(
        "all sheets of a unit opened, every seal checked, on \(engine)",
        ours: perSecond(Self.units, in: revealed)),
    ]
  }

  /// A judgement with who takes part in it.
  struct Entry: Sendable {
    let id: ID<Evaluation>
    let members: [Author]
    let lead: Author
  }

  private func begin(in transaction: Transaction) throws -> [Entry] {
    let act = Act(by: nil, at: Instant(milliseconds: 1_795_230_000_000))
    let institution = try WorkUnitActs.createInstitution(
      kind: .ministry, name: PlaceName("Judgement bench"), act: act, in: transaction)
    guard let year = CycleYear(2026) else { throw StorageError.broken("2026 is no cycle.") }
    let cycle = try WorkUnitActs.createCycle(
      year: year, institution: institution.id, instrumentID: instrument.id,
      window: FillWindow(from: nil, until: nil), act: act, in: transaction)
    return try (0..<Self.units).map { number in
      let unit = try WorkUnitActs.createUnit(
        name: PlaceName("Unit \(number)"), in: institution.id, below: nil, from: act.day, act: act,
        transaction: transaction)
      let draft = try WorksheetActs.start(unit: unit, cycle: cycle, act: act, in: transaction)
      let head = Author(accountID: "head-\(number)", name: "Head")
      let sent = Worksheet(
        id: draft.id, unitID: unit.id, cycleID: cycle.id, year: year,
        instrumentID: instrument.id, stage: .submitted(at: act.now, by: head),
        submissionCount: 1)
      let members = (0..<Self.membersPerUnit).map {
        Author(accountID: "member-\(number)-\($0)", name: "Member \($0)")
      }
      let lead = Author(accountID: "lead-\(number)", name: "Lead")
      let controller = Author(accountID: "controller-\(number)", name: "Controller")
      let team =
        members.map { TeamMember(person: $0, duty: .member) } + [
          TeamMember(person: lead, duty: .lead),
          TeamMember(person: controller, duty: .controller),
        ]
      let evaluation = try EvaluationActs.begin(
        of: sent, layer: .tpi, team: team, act: act, in: transaction)
      return Entry(id: evaluation.id, members: members, lead: lead)
    }
  }

  private func judge(
    _ question: Int, _ entry: Entry, by member: Author, in transaction: Transaction
  ) throws {
    _ = try EvaluationActs.judge(
      judgement(question, by: member), question: question, baseVersion: 0,
      of: try load(entry, in: transaction), by: member, act: act, in: transaction)
  }

  private func commit(_ entry: Entry, by member: Author, in transaction: Transaction) throws {
    _ = try EvaluationActs.commit(
      try load(entry, in: transaction), by: member, act: act, in: transaction)
  }

  private func reveal(_ entry: Entry, in transaction: Transaction) throws {
    let loaded = try load(entry, in: transaction)
    _ = try EvaluationActs.reveal(
      loaded, version: loaded.evaluation.version, by: entry.lead, act: act, in: transaction)
  }

  private var act: Act { Act(by: nil, at: Instant(milliseconds: 1_795_230_060_000)) }

  private func load(_ entry: Entry, in transaction: Transaction) throws -> LoadedEvaluation {
    guard let loaded = try EvaluationActs.load(entry.id, in: transaction) else {
      throw StorageError.notFound
    }
    return loaded
  }

  /// A full answer with a note as people write it; another for each member.
  private func judgement(_ question: Int, by member: Author) -> Judgement {
    let rung =
      member.accountID.hasPrefix(Self.agreeing)
      ? question % 4 : member.accountID.utf8.reduce(question) { $0 &+ Int($1) } % 4
    return Judgement(
      values: instrument.questions[question].soals.map { position -> Answer? in
        switch instrument.soals[position].kind {
        case .choice(let scale):
          .option(min(rung, instrument.scales[scale].options.count - 1))
        case .count: .count(1)
        case .index: .index(Points(units: 3_000_000_000_000))
        case .unknown: nil
        }
      }, note: "Notulen triwulan dua menunjukkan tindak lanjut; halaman tiga.")
  }

  private func bareRows(count: Int) async throws -> Duration {
    _ = try await storage.write {
      try $0.execute("CREATE TABLE bench_row (id TEXT PRIMARY KEY, body TEXT NOT NULL)")
    }
    let clock = ContinuousClock()
    let start = clock.now
    try await forEach(Array(0..<count)) { number in
      let body = "Notulen triwulan dua menunjukkan tindak lanjut; halaman tiga."
      _ = try await storage.write {
        try $0.execute("INSERT INTO bench_row (id, body) VALUES (\(String(number)), \(body))")
      }
    }
    return clock.now - start
  }

  /// Does something with every item, as many at once as there are clients.
  private func forEach<Item: Sendable>(
    _ items: [Item], _ body: @escaping @Sendable (Item) async throws -> Void
  ) async throws {
    try await withThrowingTaskGroup { group in
      for client in 0..<Self.clients {
        group.addTask {
          var place = client
          while place < items.count {
            try await body(items[place])
            place += Self.clients
          }
        }
      }
      try await group.waitForAll()
    }
  }

  private func perSecond(_ count: Int, in duration: Duration) -> BenchFigure {
    let parts = duration.components
    let seconds = Double(parts.seconds) + Double(parts.attoseconds) / 1e18
    return BenchFigure(seconds > 0 ? Double(count) / seconds : 0, .perSecond)
  }
}
