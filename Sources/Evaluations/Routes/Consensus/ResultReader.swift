import EvaluationsModel
import Instruments
import InstrumentsModel
import Kernel
import Storage
import WorkUnitsModel
import Worksheets
import WorksheetsModel

/// What one year of a unit came to.
struct SettledYear: Sendable {
  /// The year.
  let year: Int
  /// The worksheet of the year.
  let worksheet: ID<Worksheet>
  /// The most that can be earned.
  let maximum: Points
  /// What the unit gave itself: when the latest result was approved, or as it was sent without one.
  let unit: Points
  /// What layers of assessors gave, with the judgement that says why.
  let layers: [(layer: Layer, total: Points, evaluation: ID<Evaluation>)]
}

/// Reads the totals of a unit's years for one person; nothing that the person may not read.
struct ResultReader: Sendable {
  /// Who reads, with the doors that are open.
  let principal: Principal
  /// The unit with everything above it.
  let place: WorkUnitPlace

  /// The years of the unit that the person may read, the latest first, each with the results that
  /// stand.
  ///
  /// - Throws: What the database throws.
  func years(of unit: ID<WorkUnit>, in transaction: Transaction) throws -> [SettledYear] {
    try readable(of: unit, in: transaction).map {
      try year(of: $0, settled: try settled(of: $0, in: transaction), in: transaction)
    }
  }

  /// The years with a result that stands and that the person may read, the latest first.
  ///
  /// - Throws: What the database throws.
  func settledYears(
    of unit: ID<WorkUnit>, in transaction: Transaction
  ) throws -> [SettledYear] {
    try readable(of: unit, in: transaction).compactMap {
      try settledYear(of: $0, in: transaction)
    }
  }

  /// The year of one worksheet.
  ///
  /// - Returns: nil while no result stands that the person may read.
  /// - Throws: What the database throws.
  func settledYear(
    of worksheet: Worksheet, in transaction: Transaction
  ) throws -> SettledYear? {
    guard mayRead(worksheet) else { return nil }
    let settled = try settled(of: worksheet, in: transaction)
    return settled.isEmpty
      ? nil : try year(of: worksheet, settled: settled, in: transaction)
  }

  private func readable(
    of unit: ID<WorkUnit>, in transaction: Transaction
  ) throws(StorageError) -> [Worksheet] {
    try WorksheetStore.worksheets(of: unit, in: transaction).filter(mayRead)
  }

  private func mayRead(_ worksheet: Worksheet) -> Bool {
    worksheet.submissionCount > 0
      && WorksheetPolicy.mayAct(principal, .read, on: place, stage: worksheet.stage.name)
  }

  /// The latest settled judgement of each layer whose result the person may read.
  private func settled(
    of worksheet: Worksheet, in transaction: Transaction
  ) throws(StorageError) -> [(evaluation: Evaluation, at: Instant)] {
    var found: [(evaluation: Evaluation, at: Instant)] = []
    for evaluation in try EvaluationStore.evaluations(of: worksheet, in: transaction) {
      guard case .settled(let at, _) = evaluation.stage,
        !found.contains(where: { $0.evaluation.layer == evaluation.layer }),
        EvaluationPolicy.mayAct(
          principal, duty: evaluation.duty(of: principal.accountID), .readResult, on: place,
          layer: evaluation.layer, stage: .settled)
      else { continue }
      found.append((evaluation, at))
    }
    return found.sorted { $0.evaluation.layer.rawValue < $1.evaluation.layer.rawValue }
  }

  private func year(
    of worksheet: Worksheet, settled: [(evaluation: Evaluation, at: Instant)],
    in transaction: Transaction
  ) throws -> SettledYear {
    let instrument = try InstrumentLibrary.instrument(worksheet.instrumentID)
    var layers: [(layer: Layer, total: Points, evaluation: ID<Evaluation>)] = []
    for (evaluation, _) in settled {
      let vector = try AnswerVector.find(
        of: worksheet, layer: evaluation.layer, instrument: instrument, in: transaction)
      layers.append((evaluation.layer, instrument.score(vector.sheet).total, evaluation.id))
    }
    let unit = try unitSheet(
      of: worksheet, instrument, at: settled.map { $0.at }.max(), in: transaction)
    return SettledYear(
      year: worksheet.year.number, worksheet: worksheet.id, maximum: instrument.maximum,
      unit: instrument.score(unit).total, layers: layers)
  }

  private func unitSheet(
    of worksheet: Worksheet, _ instrument: Instrument, at settledAt: Instant?,
    in transaction: Transaction
  ) throws(StorageError) -> AnswerSheet {
    if let settledAt {
      let answers = try AnswerStore.answers(
        at: settledAt, of: worksheet, layer: .unit, instrument: instrument, in: transaction)
      return AnswerSheet(of: answers.values, in: instrument)
    }
    // What it repairs now is the unit's own business until it sends again.
    return try SentWorksheet.sheet(of: worksheet, instrument: instrument, in: transaction)
  }
}
