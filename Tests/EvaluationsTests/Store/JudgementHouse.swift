import Accounts
import Evidence
import EvidenceModel
import House
import Instruments
import InstrumentsModel
import Kernel
import Storage
import Surveys
import WorkUnits
import WorkUnitsModel
import Worksheets
import WorksheetsModel

@testable import Evaluations
@testable import EvaluationsModel

/// One unit whose worksheet was sent, and its judgement, in a database.
struct JudgementHouse {
  /// Every table that a judgement rests on.
  static let migrations =
    workUnits().migrations + evidence().migrations + surveys().migrations
    + worksheets().migrations + EvaluationMigrations.all

  let storage: Storage
  let instrument: Instrument
  let worksheet: Worksheet
  let id: ID<Evaluation>

  /// The same unit with the judgement of a later sending.
  init(_ house: JudgementHouse, worksheet: Worksheet, id: ID<Evaluation>) {
    (storage, instrument) = (house.storage, house.instrument)
    (self.worksheet, self.id) = (worksheet, id)
  }

  /// Makes a unit, sends its worksheet and begins its judgement.
  init(_ storage: Storage) async throws {
    self.storage = storage
    let instrument = try Cast.instrument()
    self.instrument = instrument
    let board = try Board()
    (worksheet, id) = try await storage.write { transaction in
      let act = Act(by: nil, at: .sample)
      let (ministry, unit) = try Self.unit(act, in: transaction)
      guard let year = CycleYear(2026) else { throw StorageError.broken("No such year.") }
      let cycle = try WorkUnitActs.createCycle(
        year: year, institution: nil, instrumentID: InstrumentLibrary.current, window: .open,
        act: act, in: transaction)
      let draft = try WorksheetActs.start(unit: unit, cycle: cycle, act: act, in: transaction)
      guard let loaded = try WorksheetActs.load(draft.id, in: transaction) else {
        throw StorageError.notFound
      }
      let edits = instrument.questions.indices.map {
        AnswerEdit(
          question: $0, content: AnswerContent(values: board.judgement($0, rung: 0).values),
          baseVersion: 0, confirmsExcess: true)
      }
      _ = try WorksheetActs.answer(
        edits, of: loaded, by: Cast.stranger, act: act, in: transaction)
      try Self.report(of: unit, ministry.id, year, act, transaction)
      guard let filled = try WorksheetActs.load(draft.id, in: transaction) else {
        throw StorageError.notFound
      }
      let sent = try WorksheetActs.submit(
        filled, version: filled.worksheet.version, by: Cast.stranger, act: act, in: transaction)
      let evaluation = try EvaluationActs.begin(
        of: sent, layer: .tpi, team: Cast.team, act: act, in: transaction)
      return (sent, evaluation.id)
    }
  }

  /// Makes an instansi with one unit, which is all that rows of an earlier schema need.
  static func unit(
    _ act: Act, in transaction: Transaction
  ) throws -> (ministry: Institution, unit: WorkUnit) {
    let ministry = try WorkUnitActs.createInstitution(
      kind: .ministry, name: try PlaceName("Kementerian Perdagangan"), act: act, in: transaction)
    let unit = try WorkUnitActs.createUnit(
      name: try PlaceName("Balai Sertifikasi"), in: ministry.id, below: nil, from: act.day,
      act: act, transaction: transaction)
    return (ministry, unit)
  }

  /// Links the report of a survey that ran elsewhere to both indexes.
  private static func report(
    of unit: WorkUnit, _ institution: ID<Institution>, _ year: CycleYear, _ act: Act,
    _ transaction: Transaction
  ) throws {
    let place = WorkUnitPlace(institutionID: institution, unitID: unit.id)
    var description = ProofDescription()
    if let day = CalendarDate("2026-01-01") {
      description.period = try EffectivePeriod(from: day, until: nil)
    }
    let proof = try EvidenceActs.add(
      .webDrive(WebAddress("https://drive.example/laporan")), title: "Laporan survei",
      description: description, to: place, act: act, in: transaction)
    try EvidenceActs.link(
      proof, to: [125, 127], year: year, pages: "", place: place, act: act, in: transaction)
  }

  /// Does something with the judgement as it stands.
  @discardableResult
  func act<Value: Sendable>(
    minute: Int64 = 0,
    _ body: @escaping @Sendable (LoadedEvaluation, Act, Transaction) throws -> Value
  ) async throws -> Value {
    let id = id
    return try await storage.write { transaction in
      guard let loaded = try EvaluationActs.load(id, in: transaction) else {
        throw StorageError.notFound
      }
      return try body(loaded, Act(by: nil, at: .minute(minute)), transaction)
    }
  }

  /// Lets a member fill in every question and commit.
  func commitAll(by member: Author, rung: Int) async throws {
    let board = try Board()
    try await act { loaded, act, transaction in
      for question in loaded.instrument.questions.indices {
        _ = try EvaluationActs.judge(
          board.judgement(question, rung: rung), question: question, baseVersion: 0, of: loaded,
          by: member, act: act, in: transaction)
      }
      _ = try EvaluationActs.commit(loaded, by: member, act: act, in: transaction)
    }
  }

  /// Lets the unit take its worksheet back, change one answer, and send it again.
  ///
  /// - Parameters:
  ///   - question: Which one; it gets the second rung.
  ///   - note: What the unit writes beside it.
  /// - Returns: The worksheet as it was sent.
  /// - Throws: What the acts throw.
  func sendAgain(changing question: Int, note: String = "") async throws -> Worksheet {
    try await repair(question, note: note)
    return try await send()
  }

  /// Lets the unit take its worksheet back and change one answer.
  func repair(_ question: Int, note: String = "") async throws {
    let id = worksheet.id
    let values = try Board().judgement(question, rung: 1).values
    try await storage.write { transaction in
      func load() throws -> LoadedWorksheet {
        guard let loaded = try WorksheetActs.load(id, in: transaction) else {
          throw StorageError.notFound
        }
        return loaded
      }
      let act = Act(by: nil, at: .minute(5))
      let sent = try load()
      _ = try WorksheetActs.reopen(
        sent, because: "Perbaikan", version: sent.worksheet.version, by: Cast.stranger, act: act,
        in: transaction)
      let edit = AnswerEdit(
        question: question, content: AnswerContent(values: values, note: note), baseVersion: 1,
        confirmsExcess: true)
      _ = try WorksheetActs.answer(
        [edit], of: try load(), by: Cast.stranger, act: act, in: transaction)
    }
  }

  /// Sends the worksheet as it stands.
  func send() async throws -> Worksheet {
    let id = worksheet.id
    return try await storage.write { transaction in
      guard let filled = try WorksheetActs.load(id, in: transaction) else {
        throw StorageError.notFound
      }
      return try WorksheetActs.submit(
        filled, version: filled.worksheet.version, by: Cast.stranger,
        act: Act(by: nil, at: .minute(5)), in: transaction)
    }
  }

  /// Begins the judgement of what was sent, with the whole team.
  func begin(_ worksheet: Worksheet) async throws -> JudgementHouse {
    let begun = try await storage.write { transaction in
      try EvaluationActs.begin(
        of: worksheet, layer: .tpi, team: Cast.team, act: Act(by: nil, at: .minute(6)),
        in: transaction)
    }
    return JudgementHouse(self, worksheet: worksheet, id: begun.id)
  }

  /// The judgement as it stands.
  func evaluation() async throws -> Evaluation {
    let id = id
    let found = try await storage.read { try EvaluationStore.find(id, in: $0) }
    guard let found else { throw StorageError.notFound }
    return found
  }

  /// Every event of the judgement in the journal, oldest first.
  func journal() async throws -> [String] {
    let id = id.text
    return try await storage.read {
      try Journal.entries(subjectKind: EvaluationEvent.kind, subjectID: id, in: $0)
        .map { $0.entry.event + " " + $0.entry.facts }
    }
  }
}
