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

  /// How long LibreOffice would take for a nation of workbooks, from 50 that it opens now.
  ///
  /// - Returns: Milliseconds; nil when it is not installed.
  /// - Throws: What writing the workbooks refuses.
  package static func officeMilliseconds() throws -> Double? {
    try OfficeBench.nationMilliseconds(
      of: InstrumentLibrary.instrument(InstrumentLibrary.current))
  }

  /// Measures, checks that every sheet was decided, and names the references.
  ///
  /// - Parameters:
  ///   - engine: The name of the engine for the lines.
  ///   - office: What `officeMilliseconds` found in this run.
  /// - Returns: The figure beside SQL, beside LibreOffice from files and kept running.
  /// - Throws: `corrupted` for a sheet that is not what was written.
  package func lines(_ engine: String, office: Double?) async throws -> [BenchLine] {
    let (ours, theirs) = try await measure()
    let figure = BenchFigure(ours.median, .milliseconds)
    let promise = "3,691 stored sheets to decisions on \(engine)"
    return [
      BenchLine(
        promise, ours: figure,
        reference: ("SQL averages of rows on \(engine)", BenchFigure(theirs.median, .milliseconds)),
        goal: "≤ 30 ms, ≥ 3.5× SQL on PostgreSQL",
        remark: "read, digests checked, both predicates; \(InstrumentBench.nation) decided"),
      BenchLine(
        promise, ours: figure,
        reference: office.map {
          ("LibreOffice from files, \(OfficeBench.many) opened", BenchFigure($0, .milliseconds))
        },
        goal: "≥ 12,000×",
        remark: office == nil
          ? "LibreOffice is not installed" : "most of it is not opening 3,691 zip files"),
      BenchLine(
        promise, ours: figure,
        reference: (
          "LibreOffice kept running, its best (quoted)", BenchFigure(11_000, .milliseconds)
        ), goal: "≥ 350×"),
    ]
  }

  private func measure() async throws -> (ours: BenchTimes, theirs: BenchTimes) {
    let plan = ScoringPlan(instrument)
    let (instrument, year) = (instrument, year)
    var (ours, theirs) = (BenchTimes(), BenchTimes())
    let clock = ContinuousClock()
    for round in 0...15 {
      let start = clock.now
      let decided = try await storage.read { transaction in
        let sheets = try AnswerVector.all(
          year: year, layer: .unit, instrument: instrument, in: transaction)
        return plan.decisions(on: sheets.places).count
      }
      let mine = clock.now - start
      let other = clock.now
      let rows = try await storage.read { try $0.query(Self.averages).count }
      let sql = clock.now - other
      guard rows == InstrumentBench.nation, decided == rows else {
        throw StorageError.broken("Not every unit was decided.")
      }
      // The first round warms both up.
      if round > 0 {
        ours.add(mine)
        theirs.add(sql)
      }
    }
    return (ours, theirs)
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
