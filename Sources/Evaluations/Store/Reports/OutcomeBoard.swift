import Accounts
package import EvaluationsModel
import Instruments
package import InstrumentsModel
package import Kernel
package import Storage
import WorkUnits
package import WorkUnitsModel
import Worksheets
package import WorksheetsModel

/// The outcome of every judged unit of an instansi in a year, best first.
package struct OutcomeBoard: Sendable {
  /// What is known of a settled judgement.
  package struct Result: Sendable {
    /// The judgement.
    package let evaluationID: ID<Evaluation>
    /// The total of the assessors.
    package let total: Points
    /// The conclusion with its reasons.
    package let conclusion: Conclusion
    /// The cheapest path to the next predicate; nil when every one is reached.
    package let path: CheapestPath?
    /// The instrument of the worksheet.
    package let instrument: Instrument
  }

  /// How far a unit without a result is.
  package enum Progress: Hashable, Sendable {
    /// The worksheet is with the unit or waits to be judged.
    case worksheet(StageName)
    /// It is being judged.
    case judging(EvaluationStage)
  }

  /// One unit.
  package struct Line: Sendable {
    /// The unit.
    package let unitID: ID<WorkUnit>
    /// What it is called.
    package let name: String
    /// The place among those with a result, from 1; equal totals share one; nil without a result.
    package fileprivate(set) var rank: Int?
    /// What came out; nil while nothing did.
    package let result: Result?
    /// How far it is when nothing came out.
    package let progress: Progress
  }

  /// Units with a result first, the highest total first; then the others by name.
  package let lines: [Line]

  /// Reads the outcomes of one layer.
  ///
  /// - Parameters:
  ///   - institution: Whose units.
  ///   - year: The programme year.
  ///   - layer: Whose judgement.
  ///   - now: For the names of units.
  ///   - transaction: A read.
  /// - Throws: What the database throws.
  package init(
    of institution: ID<Institution>, in year: CycleYear, layer: Layer, at now: Instant,
    transaction: Transaction
  ) throws {
    let heads = try Self.heads(of: institution, in: year, layer: layer, in: transaction)
    let names = try WorkUnitStore.names(
      in: institution, on: CalendarDate(programmeDayOf: now), transaction: transaction)
    let settled = heads.compactMap(\.evaluation).filter { $0.stage == .settled }
    var instruments: [String: Instrument] = [:]
    for id in Set(settled.map(\.instrumentID)) {
      instruments[id] = try InstrumentLibrary.instrument(id)
    }
    let facts = Facts(
      sheets: try SettledSheet.sheets(
        of: institution, in: year, layer: layer,
        instruments: instruments.values.sorted { $0.id < $1.id }, transaction: transaction),
      readings: try OpenedReport.readings(
        by: layer, in: institution, year: year, transaction: transaction),
      audits: try AuditStore.standing(in: institution, year: year, transaction: transaction),
      instruments: instruments)
    lines = Self.ranked(
      heads.map { head in
        Line(
          unitID: head.unitID, name: names[head.unitID] ?? "", rank: nil,
          result: facts.result(of: head),
          progress: head.evaluation.map { .judging($0.stage) } ?? .worksheet(head.stage))
      })
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
    return try rows.map { (row) throws(StorageError) in try Head(row) }
  }

  private static func ranked(_ lines: [Line]) -> [Line] {
    let judged = lines.filter { $0.result != nil }.sorted { left, right in
      let (one, other) = (left.result?.total ?? .zero, right.result?.total ?? .zero)
      return one == other ? (left.name, left.unitID) < (right.name, right.unitID) : one > other
    }
    var ranked: [Line] = []
    for (index, line) in judged.enumerated() {
      var line = line
      let isEqual = index > 0 && judged[index - 1].result?.total == line.result?.total
      line.rank = isEqual ? ranked[index - 1].rank : index + 1
      ranked.append(line)
    }
    return ranked
      + lines.filter { $0.result == nil }
      .sorted { ($0.name, $0.unitID) < ($1.name, $1.unitID) }
  }
}

/// A worksheet with its latest judgement.
private struct Head {
  let worksheetID: ID<Worksheet>
  let unitID: ID<WorkUnit>
  let stage: StageName
  let evaluation: (id: ID<Evaluation>, stage: EvaluationStage, instrumentID: String)?

  init(_ row: Row) throws(StorageError) {
    worksheetID = try row.id("id", of: Worksheet.self)
    unitID = try row.id("unit_id", of: WorkUnit.self)
    guard let stage = StageName(rawValue: try row.text("stage")) else {
      throw .broken("Worksheet \(worksheetID) cannot be read.")
    }
    self.stage = stage
    guard let name = try row.optionalText("evaluation_stage") else {
      evaluation = nil
      return
    }
    guard let judged = EvaluationStage(rawValue: name) else {
      throw .broken("A judgement of worksheet \(worksheetID) cannot be read.")
    }
    evaluation = (
      try row.id("evaluation_id", of: Evaluation.self), judged, try row.text("instrument_id")
    )
  }
}

/// What outcomes are computed from, by worksheet and by unit.
private struct Facts {
  let sheets: [ID<Worksheet>: AnswerSheet]
  let readings: [ID<WorkUnit>: [SurveyReading]]
  let audits: [ID<WorkUnit>: AuditStatement]
  let instruments: [String: Instrument]

  /// nil while the latest judgement is not settled.
  func result(of head: Head) -> OutcomeBoard.Result? {
    guard let evaluation = head.evaluation, evaluation.stage == .settled,
      let sheet = sheets[head.worksheetID], let instrument = instruments[evaluation.instrumentID]
    else { return nil }
    let card = instrument.score(sheet)
    let conclusion = Conclusion(
      of: card, in: instrument, readings: readings[head.unitID] ?? [],
      audit: audits[head.unitID])
    let rule = conclusion.next.flatMap { next in
      instrument.predicates.first { $0.key == next.predicate }
    }
    return OutcomeBoard.Result(
      evaluationID: evaluation.id, total: card.total, conclusion: conclusion,
      path: rule.map { instrument.cheapestPath(from: sheet, to: $0) }, instrument: instrument)
  }
}
