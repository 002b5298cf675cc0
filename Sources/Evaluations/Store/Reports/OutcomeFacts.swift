import Accounts
import EvaluationsModel
import Instruments
import InstrumentsModel
import Kernel
import Storage
import WorkUnits
import WorkUnitsModel
import Worksheets
import WorksheetsModel

/// What outcomes follow from, read in one transaction; nothing is scored while it is open.
struct OutcomeFacts: Sendable {
  /// A worksheet with its latest judgement.
  struct Head: Sendable {
    let worksheetID: ID<Worksheet>
    let unitID: ID<WorkUnit>
    let stage: StageName
    let evaluation: (id: ID<Evaluation>, stage: EvaluationStage, instrumentID: String)?
  }

  /// Every unit with a worksheet of the year, once, in the order of their ids.
  let heads: [Head]
  let names: [ID<WorkUnit>: String]
  /// The answers of the layer, packed, for each instrument that was judged with.
  let sheets: [(instrument: Instrument, stored: StoredSheets)]
  let readings: [ID<WorkUnit>: [SurveyReading]]
  let audits: [ID<WorkUnit>: AuditStatement]

  /// Reads the facts of one layer, with as many statements for one unit as for a thousand.
  ///
  /// - Parameters:
  ///   - institution: Whose units.
  ///   - year: The programme year.
  ///   - layer: Whose judgement.
  ///   - now: For the names of units.
  ///   - transaction: A read.
  /// - Throws: What the database throws.
  init(
    of institution: ID<Institution>, in year: CycleYear, layer: Layer, at now: Instant,
    transaction: Transaction
  ) throws {
    heads = Self.oneOfEachUnit(
      try Self.heads(of: institution, in: year, layer: layer, in: transaction))
    names = try WorkUnitStore.names(
      in: institution, on: CalendarDate(programmeDayOf: now), transaction: transaction)
    let judged = heads.compactMap(\.evaluation).filter { $0.stage == .settled }
    sheets = try Set(judged.map(\.instrumentID)).sorted().map { id in
      let instrument = try InstrumentLibrary.instrument(id)
      let stored = try AnswerVector.all(
        of: institution, year: year, layer: layer, instrument: instrument, in: transaction)
      return (instrument, stored)
    }
    readings = try OpenedReport.readings(
      by: layer, in: institution, year: year, transaction: transaction)
    audits = try AuditStore.standing(in: institution, year: year, transaction: transaction)
  }

  /// The worksheet that stands for its unit: the last one started with a result; without one the last
  /// that is judged; else the last.
  ///
  /// A year has two worksheets of a unit when the instansi got a year of its own after the unit had
  /// begun the national one (decision 0215).
  ///
  /// - Parameter heads: In the order of units, each with its worksheets as they were started.
  /// - Returns: One of each unit, in the order of their ids.
  private static func oneOfEachUnit(_ heads: [Head]) -> [Head] {
    Dictionary(grouping: heads, by: \.unitID).values.compactMap { sheets in
      sheets.last { $0.evaluation?.stage == .settled } ?? sheets.last { $0.evaluation != nil }
        ?? sheets.last
    }.sorted { $0.unitID < $1.unitID }
  }

  /// Every worksheet of the year with its latest judgement, with one statement.
  private static func heads(
    of institution: ID<Institution>, in year: CycleYear, layer: Layer,
    in transaction: Transaction
  ) throws(StorageError) -> [Head] {
    let rows = try transaction.query(
      """
      SELECT worksheet.id, worksheet.unit_id, worksheet.stage, evaluation.id AS evaluation_id,
        evaluation.stage AS evaluation_stage, evaluation.instrument_id
      FROM worksheet
      LEFT JOIN evaluation ON evaluation.unit_id = worksheet.unit_id
        AND evaluation.worksheet_id = worksheet.id AND evaluation.layer = \(layer.rawValue)
        AND NOT EXISTS (
          SELECT later.id FROM evaluation later
          WHERE later.unit_id = evaluation.unit_id
            AND later.worksheet_id = evaluation.worksheet_id AND later.layer = evaluation.layer
            AND later.submission > evaluation.submission)
      WHERE worksheet.institution_id = \(institution) AND worksheet.year = \(year.number)
      ORDER BY worksheet.unit_id, worksheet.id
      """)
    return try rows.map { (row) throws(StorageError) in try head(row) }
  }

  private static func head(_ row: Row) throws(StorageError) -> Head {
    let id = try row.id("id", of: Worksheet.self)
    guard let stage = StageName(rawValue: try row.text("stage")) else {
      throw .broken("Worksheet \(id) cannot be read.")
    }
    var evaluation: (id: ID<Evaluation>, stage: EvaluationStage, instrumentID: String)?
    if let name = try row.optionalText("evaluation_stage") {
      guard let judged = EvaluationStage(rawValue: name) else {
        throw .broken("A judgement of worksheet \(id) cannot be read.")
      }
      evaluation = (
        try row.id("evaluation_id", of: Evaluation.self), judged, try row.text("instrument_id")
      )
    }
    return Head(
      worksheetID: id, unitID: try row.id("unit_id", of: WorkUnit.self), stage: stage,
      evaluation: evaluation)
  }
}
