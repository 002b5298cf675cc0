import Accounts
import Cryptography
import Evidence
import EvidenceModel
import House
import Instruments
import InstrumentsModel
import Kernel
import Storage
import Surveys
import WorkUnitsModel
import WorksheetsModel

@testable import WorkUnits
@testable import Worksheets

extension Instant {
  /// 21 November 2026, 03:00 UTC.
  static let sample = Instant(milliseconds: 1_795_230_000_000)

  /// This many minutes after the sample moment.
  static func minute(_ minutes: Int64) -> Instant { sample.adding(seconds: minutes * 60) }
}

extension SubmissionSeal {
  /// The digests of nothing in particular.
  static let sample = SubmissionSeal(
    answers: String(repeating: "a", count: 64), proof: String(repeating: "b", count: 64),
    proofCount: 2, byteCount: 9)
}

extension Instrument {
  /// The LKE in force.
  static func current() throws -> Instrument {
    try InstrumentLibrary.instrument(InstrumentLibrary.current)
  }

  /// The question that a soal feeds.
  func question(ofSoal id: Int) -> Int { position(ofSoal: id).map { soals[$0].question } ?? -1 }

  /// A random allowed answer to a question; counts stay small and never contradict.
  func content(of question: Int, using random: inout SeededGenerator) -> AnswerContent {
    let values = questions[question].soals.map { position -> Answer? in
      switch soals[position].kind {
      case .choice(let scale):
        .option(Int.random(in: scales[scale].options.indices, using: &random))
      case .unknown: nil
      case .count: .count(Int.random(in: 1...9, using: &random))
      case .index:
        .index(Points(units: Int64.random(in: 0...4_000_000, using: &random) * 1_000_000))
      }
    }
    return AnswerContent(values: values)
  }
}

/// People and places that the tests know by name.
enum Cast {
  static let head = Author(accountID: "head", name: "Kepala Balai")
  static let staff = Author(accountID: "staff", name: "Anggota Pokja")
  static let assessor = Author(accountID: "assessor", name: "Anggota TPI")
  /// The assessor of `WorksheetHouse`.
  static let tpi = Author(accountID: "tpi", name: "Anggota TPI")

  static let ministry = ID<Institution>("01900000-0000-7000-8000-000000000001") ?? unreachable()
  static let unit = ID<WorkUnit>("01900000-0000-7000-8000-000000000002") ?? unreachable()
  static let above = ID<WorkUnit>("01900000-0000-7000-8000-000000000003") ?? unreachable()
  static let cycle = ID<Cycle>("01900000-0000-7000-8000-000000000004") ?? unreachable()
  static let worksheet = ID<Worksheet>("01900000-0000-7000-8000-000000000005") ?? unreachable()
  static let place = WorkUnitPlace(institutionID: ministry, unitID: unit, ancestorIDs: [above])

  static func occasion(
    _ author: Author = staff, minute: Int64 = 0, window: FillWindow = .open
  ) -> Occasion {
    Occasion(author: author, instant: .minute(minute), window: window)
  }

  static func draft(_ stage: Worksheet.Stage = .draft) throws -> Worksheet {
    guard let year = CycleYear(2026) else { unreachable() }
    return Worksheet(
      id: worksheet, unitID: unit, cycleID: cycle, year: year,
      instrumentID: InstrumentLibrary.current, stage: stage,
      submissionCount: stage.name == .draft ? 0 : 1)
  }

  private static func unreachable<Value>() -> Value {
    preconditionFailure("The constants of the cast are well formed.")
  }

  private static func unreachable() -> Never {
    preconditionFailure("The constants of the cast are well formed.")
  }
}

/// A unit with two years and a worksheet, made through the front door.
struct SampleHouse: Sendable {
  let institution: Institution
  let unit: WorkUnit
  let lastYear: Cycle
  let year: Cycle
  let worksheet: Worksheet
}

extension Storage {
  /// Everything that worksheets stand on.
  static var sampleMigrations: [Migration] {
    WorkUnitMigrations.all + evidence().migrations + surveys().migrations
      + WorksheetMigrations.all
  }

  func makeHouse(window: FillWindow = .open) async throws -> SampleHouse {
    try await write { transaction in
      let act = Act(by: nil, at: .sample)
      let institution = try WorkUnitActs.createInstitution(
        kind: .ministry, name: try PlaceName("Kementerian Perdagangan"), act: act,
        in: transaction)
      let unit = try WorkUnitActs.createUnit(
        name: try PlaceName("Balai Sertifikasi"), in: institution.id, below: nil, from: act.day,
        act: act, transaction: transaction)
      func cycle(_ number: Int) throws -> Cycle {
        guard let year = CycleYear(number) else { throw StorageError.broken("No such year.") }
        return try WorkUnitActs.createCycle(
          year: year, institution: nil, instrumentID: InstrumentLibrary.current, window: window,
          act: act, in: transaction)
      }
      let (lastYear, year) = (try cycle(2025), try cycle(2026))
      let worksheet = try WorksheetActs.start(unit: unit, cycle: year, act: act, in: transaction)
      return SampleHouse(
        institution: institution, unit: unit, lastYear: lastYear, year: year,
        worksheet: worksheet)
    }
  }

  /// Answers questions as a person would.
  @discardableResult
  func answer(
    _ edits: [AnswerEdit], of id: ID<Worksheet>, by author: Author = Cast.staff, minute: Int64 = 0
  ) async throws -> SavedAnswers {
    try await write { transaction in
      guard let loaded = try WorksheetActs.load(id, in: transaction) else {
        throw StorageError.notFound
      }
      return try WorksheetActs.answer(
        edits, of: loaded, by: author, act: Act(by: nil, at: .minute(minute)), in: transaction)
    }
  }

  /// Links the report of a survey that ran elsewhere to both indexes of the sample worksheet.
  ///
  /// An address needs no disk.
  func report(
    _ house: SampleHouse, soals: [Int] = [125, 127], from: String? = "2026-01-01",
    minute: Int64 = 0
  ) async throws {
    try await write { transaction in
      let place = WorkUnitPlace(
        institutionID: house.institution.id, unitID: house.unit.id)
      var description = ProofDescription()
      if let day = from.flatMap({ CalendarDate($0) }) {
        description.period = try EffectivePeriod(from: day, until: nil)
      }
      let act = Act(by: nil, at: .minute(minute))
      let proof = try EvidenceActs.add(
        .webDrive(WebAddress("https://drive.example/laporan")), title: "Laporan survei",
        description: description, to: place, act: act, in: transaction)
      try EvidenceActs.link(
        proof, to: soals, year: house.worksheet.year, pages: "", place: place, act: act,
        in: transaction)
    }
  }

  /// One edit for each question that has no answer yet.
  static func fullEdits(_ instrument: Instrument, seed: UInt64 = 7) -> [AnswerEdit] {
    var random = SeededGenerator(seed: seed)
    return instrument.questions.indices.map {
      AnswerEdit(
        question: $0, content: instrument.content(of: $0, using: &random), baseVersion: 0,
        confirmsExcess: true)
    }
  }

  /// Every row of every table, to see whether a refused request left a trace.
  func dump() async throws -> [String] {
    let tables = [
      "institution", "work_unit", "work_unit_name", "programme_cycle", "worksheet",
      "worksheet_answer", "worksheet_answer_version", "answer_vector", "worksheet_submission",
      "worksheet_return", "worksheet_return_note", "worksheet_return_draft", "return_rules",
      "evidence_link",
      "evidence_release", "journal_entry",
    ]
    return try await read { transaction in
      var lines: [String] = []
      for table in tables {
        let rows = try transaction.query(SQL(stringLiteral: "SELECT * FROM \(table)"))
        lines += try rows.map { row in
          try table + " " + row.columnNames.map { "\(try row.value($0))" }.joined(separator: "|")
        }.sorted()
      }
      return lines
    }
  }
}
