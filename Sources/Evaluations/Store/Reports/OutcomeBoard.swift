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
    let day = CalendarDate(programmeDayOf: now)
    let rows = try transaction.query(
      """
      SELECT id, unit_id, stage FROM worksheet
      WHERE institution_id = \(institution) AND year = \(year.number)
      ORDER BY unit_id, id
      """)
    var lines: [Line] = []
    for row in rows {
      let worksheet = try row.id("id", of: Worksheet.self)
      let unit = try row.id("unit_id", of: WorkUnit.self)
      guard let stage = StageName(rawValue: try row.text("stage")) else {
        throw StorageError.broken("Worksheet \(worksheet) cannot be read.")
      }
      let evaluation = try Self.latest(of: worksheet, unit, layer, in: transaction)
      let result = try evaluation.flatMap { try Self.result(of: $0, in: transaction) }
      lines.append(
        Line(
          unitID: unit,
          name: try WorkUnitStore.name(of: unit, on: day, in: transaction) ?? "", rank: nil,
          result: result,
          progress: evaluation.map { .judging($0.stage.name) } ?? .worksheet(stage)))
    }
    self.lines = Self.ranked(lines)
  }

  private static func latest(
    of worksheet: ID<Worksheet>, _ unit: ID<WorkUnit>, _ layer: Layer, in transaction: Transaction
  ) throws(StorageError) -> Evaluation? {
    let row = try transaction.first(
      """
      SELECT id FROM evaluation
      WHERE unit_id = \(unit) AND worksheet_id = \(worksheet) AND layer = \(layer.rawValue)
      ORDER BY submission DESC, id
      LIMIT 1
      """)
    guard let row else { return nil }
    return try EvaluationStore.find(row.id("id", of: Evaluation.self), in: transaction)
  }

  private static func result(
    of evaluation: Evaluation, in transaction: Transaction
  ) throws -> Result? {
    guard evaluation.stage.name == .settled,
      let loaded = try EvaluationActs.load(evaluation.id, in: transaction),
      let sheet = try SettledSheet.sheet(of: loaded, in: transaction)
    else { return nil }
    let instrument = loaded.instrument
    let card = instrument.score(sheet)
    let conclusion = Conclusion(
      of: card, in: instrument,
      readings: try OpenedReport.readings(of: loaded, in: transaction),
      audit: try AuditStore.standing(
        of: evaluation.unitID, in: evaluation.year, transaction: transaction))
    let rule = conclusion.next.flatMap { next in
      instrument.predicates.first { $0.key == next.predicate }
    }
    return Result(
      evaluationID: evaluation.id, total: card.total, conclusion: conclusion,
      path: rule.map { instrument.cheapestPath(from: sheet, to: $0) }, instrument: instrument)
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
