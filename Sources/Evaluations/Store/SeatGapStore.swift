import Accounts
import AccountsModel
import EvaluationsModel
import Kernel
import Storage
import WorkUnits
import WorkUnitsModel
import WorksheetsModel

/// The seats that need somebody else, worked out when somebody looks.
///
/// A role that ends is no event, so that nothing can be stored when it happens. The number of
/// statements does not grow with units or seats.
struct SeatGapStore: Sendable {
  /// One unit with its gaps.
  struct Line: Sendable {
    let assignment: UnitAssignment
    let unitName: String
    let gaps: [SeatGap]
    /// Where the worksheet of the unit stands; nil before there is one.
    let worksheet: StageName?

    /// Whether the unit has sent its worksheet, so that somebody waits for the seats now.
    var isSent: Bool { worksheet == .submitted }
  }

  /// The units with gaps: those that have sent their worksheet first, then by year and name.
  let lines: [Line]
  /// What the holders are called.
  let names: [ID<Account>: String]

  /// How many seats need somebody.
  var seatCount: Int { lines.reduce(0) { $0 + $1.gaps.count } }

  /// Looks at every seat of some instansi; one statement where no unit is given to anybody.
  ///
  /// - Parameters:
  ///   - institutions: The instansi.
  ///   - layer: The assessor layer.
  ///   - now: The moment of looking.
  ///   - transaction: A read is enough.
  /// - Throws: What the database throws.
  init(
    in institutions: [ID<Institution>], layer: Layer, at now: Instant, transaction: Transaction
  ) throws {
    let day = CalendarDate(programmeDayOf: now)
    let assignments = try AssignmentStore.unfinished(
      in: institutions, layer: layer, year: day.year, transaction: transaction)
    let (watch, names) = try Self.watch(assignments, on: day, in: transaction)
    let found = assignments.map { ($0, watch.gaps(of: $0)) }.filter { !$0.1.isEmpty }
    let units = Array(Set(found.map(\.0.unitID))).sorted()
    let sendings = try Self.sendings(of: units, layer: layer, in: transaction)
    let unitNames = try WorkUnitStore.names(of: units, on: day, in: transaction)
    lines = found.compactMap { assignment, gaps in
      let sending = sendings[[assignment.unitID.text, String(assignment.year)]]
      let needed = gaps.filter { Self.isNeeded($0, at: sending?.stage) }
      return needed.isEmpty
        ? nil
        : Line(
          assignment: assignment, unitName: unitNames[assignment.unitID] ?? "", gaps: needed,
          worksheet: sending?.worksheet)
    }.sorted { left, right in
      if left.isSent != right.isSent { return left.isSent }
      return (left.assignment.year, left.unitName, left.assignment.id)
        < (right.assignment.year, right.unitName, right.assignment.id)
    }
    self.names = names
  }

  /// Whether anybody waits for a seat.
  ///
  /// What members did is done once the controller checks, so that nobody takes over from them then;
  /// but nothing is approved while one must stay away.
  private static func isNeeded(_ gap: SeatGap, at stage: EvaluationStage?) -> Bool {
    switch stage {
    case nil, .scoring, .consensus: true
    case .checking: gap.duty != .member || gap.kind == .conflict
    case .settled: gap.duty != .member
    }
  }

  /// The gaps of one assignment.
  ///
  /// - Parameters:
  ///   - assignment: Who judges a unit.
  ///   - now: The moment of looking.
  ///   - transaction: A read is enough.
  /// - Returns: The gaps, and what the holders of the seats are called.
  /// - Throws: What the database throws.
  static func gaps(
    of assignment: UnitAssignment, at now: Instant, in transaction: Transaction
  ) throws -> (gaps: [SeatGap], names: [ID<Account>: String]) {
    let (watch, names) = try watch(
      [assignment], on: CalendarDate(programmeDayOf: now), in: transaction)
    return (watch.gaps(of: assignment), names)
  }

  private static func watch(
    _ assignments: [UnitAssignment], on day: CalendarDate, in transaction: Transaction
  ) throws -> (SeatWatch, names: [ID<Account>: String]) {
    let people = Array(Set(assignments.flatMap(\.seats).map(\.personID))).sorted()
    let units = Array(Set(assignments.map(\.unitID))).sorted()
    let accounts = try accounts(people, in: transaction)
    let watch = SeatWatch(
      day: day,
      past: Dictionary(
        uniqueKeysWithValues: try PastStore.past(of: people, in: transaction)
          .map { ($0.assessorID, $0) }),
      units: Dictionary(
        uniqueKeysWithValues: try PastStore.kin(of: units, in: transaction)
          .map { ($0.place.unitID, $0) }),
      declared: try declared(by: people, of: units, in: transaction), closed: accounts.closed)
    return (watch, accounts.names)
  }

  /// The latest year for which each of these people declared a conflict with each of the units.
  private static func declared(
    by people: [ID<Account>], of units: [ID<WorkUnit>], in transaction: Transaction
  ) throws(StorageError) -> [ID<WorkUnit>: [ID<Account>: Int]] {
    guard !people.isEmpty else { return [:] }
    let rows = try transaction.query(
      """
      SELECT declaration.unit_id, declaration.account_id,
        CAST(max(declaration.year) AS BIGINT) AS year
      FROM conflict_declaration declaration
      JOIN conflict_statement conflict ON conflict.unit_id = declaration.unit_id
        AND conflict.declaration_id = declaration.id
      WHERE declaration.account_id IN (\(SQL.list(people)))
        AND declaration.unit_id IN (\(SQL.list(units))) AND conflict.kind IS NOT NULL
      GROUP BY declaration.unit_id, declaration.account_id
      ORDER BY declaration.unit_id, declaration.account_id
      """)
    var found: [ID<WorkUnit>: [ID<Account>: Int]] = [:]
    for row in rows {
      let unit = try row.id("unit_id", of: WorkUnit.self)
      found[unit, default: [:]][try row.id("account_id", of: Account.self)] =
        Int(try row.int("year"))
    }
    return found
  }

  private static func accounts(
    _ people: [ID<Account>], in transaction: Transaction
  ) throws(StorageError) -> (names: [ID<Account>: String], closed: Set<ID<Account>>) {
    guard !people.isEmpty else { return ([:], []) }
    let rows = try transaction.query(
      "SELECT id, name, is_active FROM account WHERE id IN (\(SQL.list(people))) ORDER BY id")
    var names: [ID<Account>: String] = [:]
    var closed: Set<ID<Account>> = []
    for row in rows {
      let id = try row.id("id", of: Account.self)
      names[id] = try row.text("name")
      if try !row.bool("is_active") { closed.insert(id) }
    }
    return (names, closed)
  }

  /// How far each unit is in each year: the stage of its worksheet, and the stage of the judgement
  /// of what was last sent.
  private static func sendings(
    of units: [ID<WorkUnit>], layer: Layer, in transaction: Transaction
  ) throws(StorageError) -> [[String]: (worksheet: StageName?, stage: EvaluationStage?)] {
    guard !units.isEmpty else { return [:] }
    let rows = try transaction.query(
      """
      SELECT worksheet.unit_id, worksheet.year, worksheet.stage, evaluation.stage AS judged
      FROM worksheet
      LEFT JOIN evaluation ON evaluation.unit_id = worksheet.unit_id
        AND evaluation.worksheet_id = worksheet.id AND evaluation.layer = \(layer.rawValue)
        AND evaluation.submission = worksheet.submission_count
      WHERE worksheet.unit_id IN (\(SQL.list(units)))
      ORDER BY worksheet.unit_id, worksheet.year, worksheet.id
      """)
    var found: [[String]: (worksheet: StageName?, stage: EvaluationStage?)] = [:]
    for row in rows {
      let stage = try row.optionalText("judged").flatMap { EvaluationStage(rawValue: $0) }
      found[[try row.text("unit_id"), String(try row.int("year"))]] = (
        StageName(rawValue: try row.text("stage")), stage
      )
    }
    return found
  }
}
