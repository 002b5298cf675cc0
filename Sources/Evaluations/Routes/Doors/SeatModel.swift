import Accounts
import AccountsModel
import EvaluationsModel
import Kernel
import Storage
import WorkUnits
import WorkUnitsModel
import Worksheets
import WorksheetsModel

/// What the page of a seat shows, already decided.
struct SeatModel: Sendable {
  /// One seat with who has it.
  struct Line: Sendable {
    let personID: ID<Account>
    let name: String
    let duty: TeamDuty
    /// What keeps the person's door shut; empty for somebody who may judge.
    let bars: [DoorBar]
    /// Whether whoever runs the seats may empty this one.
    let mayBeEmptied: Bool
  }

  /// How far the unit and its judges are; only for those whose door is open and who run it.
  struct Progress: Sendable {
    let lines: [Line]
    let vacancies: [TeamDuty]
    /// Where the worksheet of the year stands; nil before there is one.
    let worksheet: StageName?
    /// The judgement of the latest sending that was judged.
    let judgement: (id: ID<Evaluation>, stage: EvaluationStage)?
    /// Whether everything is ready to begin.
    let mayBegin: Bool
    /// Whether a seat is empty, or somebody has one who will not judge any more.
    let needsSomebody: Bool
    /// What may still change with the seats; nil before the judgement.
    let judged: JudgedSeats?
  }

  let assignment: UnitAssignment
  let unitName: String
  let institutionName: String
  /// The instansi for whoever shares out its units; nil for everybody else.
  let managed: Institution?
  /// Who heads the unit today, with whether they act; nil without a head on the roster.
  let head: (name: String, isActing: Bool)?
  let own: OwnSeat?
  let runs: Bool
  let progress: Progress?

  init(_ opened: OpenedSeat, at now: Instant, in transaction: Transaction) throws {
    let day = CalendarDate(programmeDayOf: now)
    let unit = opened.place.unitID
    assignment = opened.assignment
    own = opened.own
    runs = opened.runs
    unitName = try WorkUnitStore.name(of: unit, on: day, in: transaction) ?? ""
    let institution = try InstitutionStore.find(opened.place.institutionID, in: transaction)
    institutionName = institution?.name.text ?? ""
    managed = opened.managesTeams ? institution : nil
    head = try HeadStore.office(of: unit, on: day, in: transaction).map {
      ($0.employee.name.text, $0.head.isActing)
    }
    let sees = opened.runs || opened.own?.standing == .free
    progress = sees ? try Progress(opened.assignment, at: now, in: transaction) : nil
  }
}

extension SeatModel.Progress {
  init(_ assignment: UnitAssignment, at now: Instant, in transaction: Transaction) throws {
    let names = try SeatPool.names(
      of: assignment.seats.map(\.personID), in: transaction)
    let gaps = try SeatGapStore.gaps(of: assignment, at: now, in: transaction).gaps
    let judged = try JudgedSeats.of(assignment, in: transaction)
    var lines: [SeatModel.Line] = []
    for seat in assignment.seats {
      let bars = try Doors.bars(
        of: seat.personID, before: assignment, at: now, in: transaction)
      let refusal = judged?.refusal(
        emptying: seat.duty, isGap: gaps.contains { $0.holder == seat.personID })
      lines.append(
        SeatModel.Line(
          personID: seat.personID, name: names[seat.personID] ?? "", duty: seat.duty, bars: bars,
          mayBeEmptied: !bars.isEmpty && refusal == nil))
    }
    self.lines = lines
    self.judged = judged
    vacancies = assignment.vacancies
    needsSomebody = gaps.contains { judged?.refusal(changing: $0.duty) == nil }
    let worksheet = try WorksheetStore.worksheets(of: assignment.unitID, in: transaction)
      .first { $0.year.number == assignment.year }
    self.worksheet = worksheet?.stage.name
    let judgements = try worksheet.map {
      try EvaluationStore.evaluations(of: $0, in: transaction)
        .filter { $0.layer == assignment.layer }
    }
    let latest = judgements?.first
    judgement = latest.map { ($0.id, $0.stage.name) }
    mayBegin =
      worksheet?.stage.name == .submitted && latest?.submission != worksheet?.submissionCount
      && assignment.faults(under: .usual).isEmpty && lines.allSatisfy(\.bars.isEmpty)
  }
}

/// A seat of one person on their page of tasks.
struct HeldSeat: Sendable {
  let id: ID<UnitAssignment>
  let unitID: ID<WorkUnit>
  let year: Int
  let layer: Layer
  let duty: TeamDuty

  /// The seats whose holder has not said anything yet; after a conflict with the unit for a later
  /// year or another layer there is nothing to say, and the door cannot open.
  static func waiting(
    of principal: Principal, at now: Instant, in transaction: Transaction
  ) throws -> [HeldSeat] {
    try seats(
      of: principal, at: now,
      where: """
        NOT EXISTS (
          SELECT 1 FROM conflict_declaration said
          WHERE said.account_id = seat.account_id AND said.unit_id = seat.unit_id
            AND said.year = assignment.year AND said.layer = assignment.layer)
        AND \(noConflict)
        """, in: transaction)
  }

  /// The seats whose holder said that there is no conflict, and has declared none of the unit.
  static func declared(
    of principal: Principal, at now: Instant, in transaction: Transaction
  ) throws -> [HeldSeat] {
    try seats(
      of: principal, at: now,
      where: """
        EXISTS (
          SELECT 1 FROM conflict_declaration said
          WHERE said.account_id = seat.account_id AND said.unit_id = seat.unit_id
            AND said.year = assignment.year AND said.layer = assignment.layer)
        AND \(noConflict)
        """, in: transaction)
  }

  /// That the holder declared no conflict with the unit for the year or a later one, in any layer.
  private static let noConflict: SQL = """
    NOT EXISTS (
      SELECT 1 FROM conflict_declaration other
      JOIN conflict_statement conflict ON conflict.unit_id = other.unit_id
        AND conflict.declaration_id = other.id
      WHERE other.account_id = seat.account_id AND other.unit_id = seat.unit_id
        AND other.year >= assignment.year AND conflict.kind IS NOT NULL)
    """

  /// Seats of now, one statement for whoever has none.
  private static func seats(
    of principal: Principal, at now: Instant, where condition: SQL, in transaction: Transaction
  ) throws -> [HeldSeat] {
    guard let account = ID<Account>(principal.accountID) else { return [] }
    let day = CalendarDate(programmeDayOf: now)
    let rows = try transaction.query(
      """
      SELECT assignment.id, assignment.unit_id, assignment.year, assignment.layer, seat.duty
      FROM seat_holding seat
      JOIN unit_assignment assignment ON assignment.unit_id = seat.unit_id
        AND assignment.id = seat.assignment_id
      WHERE seat.account_id = \(account) AND seat.until_ms IS NULL AND seat.from_ms <= \(now)
        AND assignment.year >= \(day.year - 1) AND assignment.year <= \(day.year)
        AND \(condition)
      ORDER BY assignment.year DESC, assignment.begun_at_ms, assignment.id
      LIMIT \(mostListed)
      """)
    let units = try rows.map { try $0.id("unit_id", of: WorkUnit.self) }
    let places = Dictionary(
      uniqueKeysWithValues: try PastStore.kin(of: Array(Set(units)).sorted(), in: transaction)
        .map { ($0.place.unitID, $0.place) })
    let grants = principal.grants.union(principal.withheld)
    return try rows.compactMap { row in
      guard let layer = Layer(rawValue: try row.text("layer")),
        let duty = TeamDuty(rawValue: try row.text("duty"))
      else { throw StorageError.broken("A seat cannot be read.") }
      let unit = try row.id("unit_id", of: WorkUnit.self)
      guard let role = EvaluationPolicy.role(of: layer), let place = places[unit],
        place.scopes.contains(where: { grants.contains(Grant(role, for: $0)) })
      else { return nil }
      return HeldSeat(
        id: try row.id("id", of: UnitAssignment.self), unitID: unit,
        year: Int(try row.int("year")), layer: layer, duty: duty)
    }
  }

  /// The most seats that one list of the page of tasks has.
  private static let mostListed = 100
}
