import Accounts
import Evidence
import EvidenceModel
import Instruments
import InstrumentsModel
package import Kernel
package import PlansModel
package import Storage
import WorkUnits
package import WorkUnitsModel
import Worksheets
import WorksheetsModel

/// The year of a unit and what its proof and answers say: read from upstream, never stored here.
package enum PlanYearStore {
  /// The year of a unit as it stands at a moment.
  ///
  /// The plan may be changed until the window of building closes, or to the end of the year when
  /// no window was set.
  ///
  /// - Parameters:
  ///   - unit: The unit.
  ///   - year: The programme year.
  ///   - instant: The moment, which decides the day of the unit's clock.
  ///   - transaction: A read is enough.
  /// - Returns: The year.
  /// - Throws: `notFound` for a unit that does not exist, `PlanRefusal.noProgramme`.
  package static func find(
    _ unit: ID<WorkUnit>, year: CycleYear, at instant: Instant, in transaction: Transaction
  ) throws -> PlanYear {
    guard let found = try WorkUnitStore.find(unit, in: transaction) else {
      throw StorageError.notFound
    }
    let cycles = try CycleStore.cycles(of: found.institutionID, in: transaction)
    guard let cycle = cycles.first(where: { $0.year == year }) else {
      throw PlanRefusal.noProgramme(year)
    }
    let clock = ZoneClock(found.setting.zone)
    let building = try StageWindowStore.calendar(of: cycle, in: transaction)
      .first { $0.stage == .building }
    let place = try WorkUnitStore.place(of: unit, in: transaction)
    return PlanYear(
      place: place, year: year,
      instrument: try InstrumentLibrary.instrument(cycle.instrumentID),
      isUnitActive: found.isActive,
      lastDay: lastDay(of: year, building: building, clock: clock),
      today: day(of: instant, clock: clock))
  }

  /// The day on the clock of a unit.
  ///
  /// - Throws: `notFound` for a unit that does not exist.
  package static func today(
    _ unit: ID<WorkUnit>, at instant: Instant, in transaction: Transaction
  ) throws(StorageError) -> CalendarDate {
    day(of: instant, clock: ZoneClock(try WorkUnitStore.zone(of: unit, in: transaction)))
  }

  /// What proof and answers of the year say about every question as they stand, for the unit and
  /// those who run the programme.
  package static func facts(
    of year: PlanYear, in transaction: Transaction
  ) throws(StorageError) -> PlanFacts {
    let worksheet = try worksheet(of: year, in: transaction)
    return try present(of: year, worksheet, in: transaction)
  }

  /// What a reader is shown of it: who sees no drafts is shown what was sent.
  ///
  /// - Parameters:
  ///   - year: The year of the unit.
  ///   - principal: Who reads.
  ///   - tie: How the reader belongs to the unit; its own people see what stands.
  ///   - transaction: A read is enough.
  /// - Returns: The facts, and what they are read from; blank facts with `nothing`.
  /// - Throws: `corrupted` when a kept answer or the list of proof of a sending is damaged.
  package static func facts(
    of year: PlanYear, shownTo principal: Principal?, tie: UnitTie, in transaction: Transaction
  ) throws(StorageError) -> (facts: PlanFacts, basis: ProgressBasis) {
    let worksheet = try worksheet(of: year, in: transaction)
    if tie != .none || WorksheetPolicy.seesDrafts(principal, on: year.place) {
      return (try present(of: year, worksheet, in: transaction), .present)
    }
    guard let worksheet,
      WorksheetPolicy.mayAct(principal, .read, on: year.place, stage: worksheet.stage.name)
    else {
      return (PlanFacts(proof: [:], sheet: nil, instrument: year.instrument), .nothing)
    }
    // While a sending stands nothing of it can change.
    guard worksheet.stage.name == .returned else {
      return (try present(of: year, worksheet, in: transaction), .present)
    }
    let number = worksheet.submissionCount
    let sheet = try SentWorksheet.sheet(
      of: worksheet, instrument: year.instrument, in: transaction)
    let board = try SentWorksheet.proof(
      of: number, of: worksheet, instrument: year.instrument, in: transaction)
    return (facts(of: year, board, sheet), .sending(number))
  }

  private static func worksheet(
    of year: PlanYear, in transaction: Transaction
  ) throws(StorageError) -> Worksheet? {
    try WorksheetStore.worksheets(of: year.unitID, in: transaction)
      .first { $0.year == year.year && $0.instrumentID == year.instrument.id }
  }

  private static func present(
    of year: PlanYear, _ worksheet: Worksheet?, in transaction: Transaction
  ) throws(StorageError) -> PlanFacts {
    let board = try ProofBoard(of: year.unitID, year: year.year, in: transaction)
    let sheet = try worksheet.map { (worksheet) throws(StorageError) in
      try AnswerVector.find(
        of: worksheet, layer: .unit, instrument: year.instrument, in: transaction
      ).sheet
    }
    return facts(of: year, board, sheet)
  }

  private static func facts(
    of year: PlanYear, _ board: ProofBoard, _ sheet: AnswerSheet?
  ) -> PlanFacts {
    var proof: [Int: QuestionProof] = [:]
    for soal in board.entries.keys { proof[soal] = board.proof(ofSoal: soal) }
    return PlanFacts(proof: proof, sheet: sheet, instrument: year.instrument)
  }

  /// Lets an act on a plan begin: whoever acts on the same plan at the same time comes after.
  static func begin(_ year: PlanYear, in transaction: Transaction) throws(StorageError) {
    try transaction.execute(
      """
      INSERT INTO plan_year (unit_id, year, institution_id, act_count)
      VALUES (\(year.unitID), \(year.year.number), \(year.institutionID), 1)
      ON CONFLICT (unit_id, year) DO UPDATE SET act_count = plan_year.act_count + 1
      """)
  }

  private static func day(of instant: Instant, clock: ZoneClock?) -> CalendarDate {
    clock?.local(instant).day ?? CalendarDate(programmeDayOf: instant)
  }

  private static func lastDay(
    of year: CycleYear, building: StageWindow?, clock: ZoneClock?
  ) -> CalendarDate {
    if let end = building?.window.until {
      return day(of: Instant(milliseconds: end.milliseconds - 1), clock: clock)
    }
    guard let last = CalendarDate(year: year.number, month: 12, day: 31) else {
      preconditionFailure("Every year has a last of December.")
    }
    return last
  }
}
