import Accounts
package import House
import Instruments
import InstrumentsModel
import Kernel
package import Storage
import WorkUnits
import WorkUnitsModel
import WorksheetsModel

/// A nation of stored worksheets, read and decided, beside SQL that averages rows.
package struct NationBench {
  private let storage: Storage
  private let instrument: Instrument
  private let year: CycleYear

  /// Fills an empty database with the units of the 2020 cycle and a packed sheet for each.
  ///
  /// - Throws: What the database throws.
  package init(_ storage: Storage) async throws {
    self.storage = storage
    let instrument = try InstrumentLibrary.instrument(InstrumentLibrary.current)
    self.instrument = instrument
    guard let year = CycleYear(2020) else { throw StorageError.broken("2020 is no cycle.") }
    self.year = year
    try await storage.write { try Self.fill($0, instrument, year) }
    try await storage.write { try Self.fillRows($0, instrument) }
  }

  /// Measures, checks that every sheet was decided, and names the reference.
  ///
  /// - Parameter engine: The name of the engine for the line.
  /// - Returns: One line.
  /// - Throws: `corrupted` for a sheet that is not what was written.
  package func line(_ engine: String) async throws -> BenchLine {
    let plan = ScoringPlan(instrument)
    let (instrument, year) = (instrument, year)
    var ours = BenchTimes()
    var theirs = BenchTimes()
    var decided = 0
    let clock = ContinuousClock()
    for _ in 0..<9 {
      let start = clock.now
      decided = try await storage.read { transaction in
        let sheets = try AnswerVector.all(
          year: year, layer: .unit, instrument: instrument, in: transaction)
        return plan.decisions(on: sheets.flatMap(\.sheet.places)).count
      }
      ours.add(clock.now - start)
      let other = clock.now
      let rows = try await storage.read { try $0.query(Self.averages).count }
      theirs.add(clock.now - other)
      guard rows == InstrumentBench.nation, decided == rows else {
        throw StorageError.broken("Not every unit was decided.")
      }
    }
    return BenchLine(
      "3,691 stored sheets to decisions on \(engine)",
      ours: BenchFigure(ours.median, .milliseconds),
      reference: ("SQL averages of rows on \(engine)", BenchFigure(theirs.median, .milliseconds)),
      goal: "≤ 30 ms",
      remark: "read, digests checked, both predicates; \(decided) decided")
  }

  private static func fill(
    _ transaction: Transaction, _ instrument: Instrument, _ year: CycleYear
  ) throws {
    let act = Act(by: nil, at: Instant(milliseconds: 1_600_000_000_000))
    var (ids, answers) = (SeededGenerator(seed: 20), SeededGenerator(seed: 2020))
    let institution = try WorkUnitActs.createInstitution(
      kind: .ministry, name: PlaceName("Nation bench"), act: act, in: transaction)
    let cycle = try WorkUnitActs.createCycle(
      year: year, institution: institution.id, instrumentID: instrument.id,
      window: FillWindow(from: nil, until: nil), act: act, in: transaction)
    for number in 0..<InstrumentBench.nation {
      let unit = try WorkUnitActs.createUnit(
        name: PlaceName("Unit \(number)"), in: institution.id, below: nil, from: act.day, act: act,
        transaction: transaction)
      let worksheet = Worksheet(
        id: ID(at: act.now, using: &ids), unitID: unit.id, cycleID: cycle.id, year: year,
        instrumentID: instrument.id)
      try WorksheetStore.insert(worksheet, of: institution.id, at: act.now, in: transaction)
      let sheet = InstrumentBench.randomSheet(of: instrument, using: &answers)
      _ = try AnswerVector.blank(.unit, for: instrument)
        .store(sheet, of: worksheet, in: transaction)
    }
  }

  /// One row for each answer with the weight of its indicator, as a spreadsheet of rows would have.
  private static func fillRows(_ transaction: Transaction, _ instrument: Instrument) throws {
    try transaction.execute(
      """
      CREATE TABLE bench_value (
        unit BIGINT NOT NULL, node BIGINT NOT NULL, weight BIGINT NOT NULL, value BIGINT NOT NULL
      )
      """)
    for question in instrument.questions {
      let weight = instrument.nodes[question.node].weight.units / 1_000_000
      try transaction.execute(
        """
        INSERT INTO bench_value (unit, node, weight, value)
        WITH RECURSIVE counter (unit) AS (
          SELECT 1 UNION ALL SELECT unit + 1 FROM counter WHERE unit < \(InstrumentBench.nation)
        )
        SELECT unit, CAST(\(question.node) AS BIGINT), CAST(\(weight) AS BIGINT), unit % 100
        FROM counter
        """)
    }
  }

  private static let averages: SQL = """
    SELECT unit, CAST(sum(points) AS BIGINT) AS points
    FROM (
      SELECT unit, node, max(weight) * sum(value) / count(*) AS points
      FROM bench_value
      GROUP BY unit, node
    ) indicator
    GROUP BY unit
    ORDER BY unit
    """
}
