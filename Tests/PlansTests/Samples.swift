import Accounts
import AccountsModel
import Evidence
import EvidenceModel
import House
import Instruments
import InstrumentsModel
import Kernel
import PlansModel
import Storage
import Surveys
import TestKit
import Testing
import WorkUnits
import WorkUnitsModel
import Worksheets
import WorksheetsModel

@testable import Plans

/// A path beside which `__Snapshots__` of this test target lies.
let snapshots = #filePath

/// Values that tests name without ceremony.
enum Sample {
  static func day(_ text: String) -> CalendarDate {
    guard let day = CalendarDate(text) else { preconditionFailure("a day of the calendar") }
    return day
  }

  static func year(_ number: Int) -> CycleYear {
    guard let year = CycleYear(number) else { preconditionFailure("a year of the programme") }
    return year
  }

  static func id<T>(_ number: Int, of subject: T.Type) -> ID<T> {
    let digits = String(number)
    let padded = String(repeating: "0", count: 12 - digits.count) + digits
    guard let id = ID<T>("01900000-0000-7000-8000-" + padded) else {
      preconditionFailure("an id of the canonical shape")
    }
    return id
  }

  static func line(_ text: String, _ field: PlanField = .action) throws -> PlanWording {
    try PlanWording(line: text, field)
  }

  static func content(
    _ area: PlanArea = .changeManagement, owner: ID<Employee>, due: String = "2026-12-10",
    soals: [Int] = [], action: String = "Bentuk tim kerja"
  ) throws -> PlanItemContent {
    PlanItemContent(
      area: area, quarters: QuarterSet([.first, .fourth]), action: try line(action),
      output: try line("SK tim kerja"), target: try PlanTarget(amount: "1", measure: "dokumen"),
      ownerID: owner, dueOn: day(due), soals: soals)
  }

  static let instrument: Instrument = {
    guard let instrument = try? InstrumentLibrary.instrument(InstrumentLibrary.current) else {
      preconditionFailure("the instrument in force can be read")
    }
    return instrument
  }()

  /// A year of a unit that can be changed until the end of 2026.
  static func planYear(
    today: String = "2026-11-21", lastDay: String = "2026-12-31", isUnitActive: Bool = true
  ) -> PlanYear {
    PlanYear(
      place: WorkUnitPlace(
        institutionID: id(1, of: Institution.self), unitID: id(2, of: WorkUnit.self)),
      year: year(2026), instrument: instrument, isUnitActive: isUnitActive,
      lastDay: day(lastDay), today: day(today))
  }
}

/// A unit of three people, a sister unit and a unit elsewhere, with the years 2025 and 2026.
struct PlanHouse: Sendable {
  let storage: Storage
  let house: TestHouse
  let ministry: Institution
  let unit: WorkUnit
  let sister: WorkUnit
  let elsewhere: WorkUnit
  /// Head, and two more.
  let people: [EmployeeHistory]
  let worksheet: Worksheet
  let cycle: Cycle

  static let year = Sample.year(2026)
  static let features = [
    accounts(places: WorkUnitPlaces.self), instruments, workUnits(), evidence(), surveys(),
    worksheets(),
    plans(),
  ]

  var place: WorkUnitPlace { WorkUnitPlace(institutionID: ministry.id, unitID: unit.id) }
  var head: Principal { person("head", .unitHead, .workUnit(unit.id.text)) }
  var staff: Principal { person("staff", .unitStaff, .workUnit(unit.id.text)) }
  var stranger: Principal { person("stranger", .unitHead, .workUnit(elsewhere.id.text)) }
  var coordinator: Principal { person("pic", .coordinator, .institution(ministry.id.text)) }

  func person(_ id: String, _ role: Role, _ scope: Scope) -> Principal {
    Principal(accountID: id, name: "Nama " + id, grants: [Grant(role, for: scope)])
  }

  /// Who does something on a day of 2026, at noon in Jakarta.
  static func act(_ day: String = "2026-11-21", by principal: Principal? = nil) -> Act {
    Act(by: principal, at: Sample.day(day).start(offsetSeconds: 25_200).adding(seconds: 43_200))
  }

  /// Builds it, runs a test and takes it away.
  ///
  /// - Parameters:
  ///   - engine: Below it.
  ///   - observer: Hears every statement.
  ///   - body: The test.
  /// - Throws: What the test throws.
  static func with(
    _ engine: Engine = .sqlite, observer: (@Sendable (SQL) -> Void)? = nil,
    _ body: (PlanHouse) async throws -> Void
  ) async throws {
    let migrations = features.flatMap(\.migrations)
    func run(_ base: StorageConfiguration) async throws {
      var configuration = base
      configuration.observer = observer
      try await withStorage(configuration, migrations: migrations) { storage in
        try await furnish(storage, body)
      }
    }
    switch engine {
    case .sqlite: try await run(.sqliteInMemory)
    case .postgres:
      try await TestStorage.withDatabase(.postgres, migrations: migrations) { try await run($0) }
    }
  }

  private static func furnish(
    _ storage: Storage, _ body: (PlanHouse) async throws -> Void
  ) async throws {
    let made = try await storage.write { try make(in: $0) }
    try await body(
      PlanHouse(
        storage: storage, house: TestHouse(features, storage: storage), ministry: made.ministry,
        unit: made.units[0], sister: made.units[1], elsewhere: made.units[2],
        people: made.people, worksheet: made.worksheet, cycle: made.cycle))
  }

  private static func make(in transaction: Transaction) throws -> (
    ministry: Institution, units: [WorkUnit], people: [EmployeeHistory], worksheet: Worksheet,
    cycle: Cycle
  ) {
    let act = act("2026-01-10")
    func institution(_ name: String) throws -> Institution {
      try WorkUnitActs.createInstitution(
        kind: .ministry, name: try PlaceName(name), act: act, in: transaction)
    }
    func unit(_ name: String, _ institution: Institution) throws -> WorkUnit {
      try WorkUnitActs.createUnit(
        name: try PlaceName(name), in: institution.id, below: nil, from: act.day, act: act,
        transaction: transaction)
    }
    func cycle(_ number: Int) throws -> Cycle {
      try WorkUnitActs.createCycle(
        year: Sample.year(number), institution: nil, instrumentID: InstrumentLibrary.current,
        window: .open, act: act, in: transaction)
    }
    let ministry = try institution("Kementerian Perindustrian")
    let units = [
      try unit("BSPJI Pekanbaru", ministry), try unit("BSPJI Medan", ministry),
      try unit("Balai Sertifikasi", try institution("Kementerian Perdagangan")),
    ]
    let people = try ["Kepala Satu", "Pegawai Dua", "Pegawai Tiga"].enumerated().map {
      index, name in
      try RosterActs.join(
        nip: try NIP("19800101200501100\(index + 1)"), name: try PersonName(name),
        post: Post(
          institutionID: ministry.id, unitID: units[0].id, position: try JobTitle("Analis"),
          section: nil), on: Sample.day("2026-01-05"), act: act, in: transaction)
    }
    _ = try cycle(2025)
    let year = try cycle(2026)
    let worksheet = try WorksheetActs.start(
      unit: units[0], cycle: year, act: act, in: transaction)
    return (ministry, units, people, worksheet, year)
  }

  /// The year of the unit on a day.
  func planYear(
    _ day: String = "2026-11-21", unit: WorkUnit? = nil, in transaction: Transaction
  ) throws -> PlanYear {
    try PlanYearStore.find(
      (unit ?? self.unit).id, year: Self.year, at: Self.act(day).now, in: transaction)
  }

  /// Plans an item on a day.
  @discardableResult
  func plan(_ content: PlanItemContent, on day: String = "2026-02-01") async throws -> PlanItem {
    try await storage.write { transaction in
      try PlanActs.plan(
        content, in: try planYear(day, in: transaction), act: Self.act(day, by: staff),
        transaction: transaction)
    }
  }

  /// The plan as it stands on a day.
  func board(_ day: String = "2026-11-21") async throws -> PlanBoard {
    try await storage.read { transaction in
      try PlanActs.board(of: try planYear(day, in: transaction), in: transaction)
    }
  }

  /// Brings proof for a soal into the vault of the unit.
  @discardableResult
  func prove(
    _ soal: Int?, from: String = "2026-01-01", until: String? = nil
  ) async throws -> Proof {
    try await storage.write { transaction in
      var random = SystemRandomNumberGenerator()
      let digest = (0..<64).map { _ in String(Int.random(in: 0...9, using: &random)) }.joined()
      var description = ProofDescription(
        period: try EffectivePeriod(from: Sample.day(from), until: until.map(Sample.day)))
      if let soal { description.question = (Self.year, soal, "") }
      return try EvidenceActs.add(
        .file(
          StoredFile(
            digest: digest, byteCount: 10, kind: .pdf, name: FileName(cleaning: "bukti.pdf"))),
        description: description, to: place, act: Self.act("2026-03-01", by: staff),
        in: transaction)
    }
  }

  /// Answers the choice question that a soal belongs to with a rung; 0 is the best.
  func answer(_ soal: Int, rung: Int = 0) async throws {
    try await storage.write { transaction in
      let loaded = try #require(try WorksheetActs.load(worksheet.id, in: transaction))
      let position = try #require(loaded.instrument.position(ofSoal: soal))
      let question = loaded.instrument.soals[position].question
      let known = try AnswerStore.answer(
        to: question, of: loaded.worksheet, layer: .unit, instrument: loaded.instrument,
        in: transaction)
      let values = loaded.instrument.questions[question].soals.map { _ -> Answer? in
        .option(rung)
      }
      _ = try WorksheetActs.answer(
        [
          AnswerEdit(
            question: question, content: AnswerContent(values: values),
            baseVersion: known?.version ?? 0)
        ], of: loaded, by: Author(accountID: "staff", name: "Nama staff"),
        act: Self.act("2026-03-02", by: staff), in: transaction)
    }
  }

  /// Takes a person off the roster after a last day.
  func leave(_ index: Int, lastDay: String) async throws {
    try await storage.write { transaction in
      let person = try #require(try RosterStore.history(of: people[index].id, in: transaction))
      try RosterActs.leave(
        person, lastDay: Sample.day(lastDay), version: person.version, act: Self.act(lastDay),
        in: transaction)
    }
  }

  /// How many rows a table has.
  func count(_ table: SQL) async throws -> Int {
    try await storage.read { transaction in
      Int(
        try transaction.first("SELECT CAST(count(1) AS BIGINT) AS total FROM " + table)?
          .int("total") ?? 0)
    }
  }
}
