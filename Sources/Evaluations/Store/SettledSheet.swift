import EvaluationsModel
import Instruments
package import InstrumentsModel
import Kernel
package import Storage
import WorkUnitsModel
import Worksheets
import WorksheetsModel

/// What assessors settled, from the layer of the worksheet that the approval wrote.
///
/// Why it was settled so stands in the talk; whoever needs only answers reads the layer
/// (decision 0206).
package enum SettledSheet {
  /// The settled answers of a judgement, also after a later sending was judged into the layer.
  ///
  /// - Returns: nil while the result does not stand.
  /// - Throws: `corrupted` when a row is not what was written.
  package static func sheet(
    of loaded: LoadedEvaluation, in transaction: Transaction
  ) throws(StorageError) -> AnswerSheet? {
    let (evaluation, instrument) = (loaded.evaluation, loaded.instrument)
    guard case .settled(let at, _) = evaluation.stage,
      let worksheet = try WorksheetStore.find(evaluation.worksheetID, in: transaction)
    else { return nil }
    let answers = try AnswerStore.answers(
      at: at, of: worksheet, layer: evaluation.layer, instrument: instrument, in: transaction)
    return answers.isEmpty ? nil : AnswerSheet(of: answers.values, in: instrument)
  }

  /// The answers of one layer as they stand in every worksheet of an instansi, by worksheet.
  ///
  /// One statement for each instrument that worksheets of the year have: one, as a rule. It says
  /// what a judgement came to where the latest judgement of the worksheet is settled.
  ///
  /// - Parameters:
  ///   - institution: Whose units.
  ///   - year: The programme year.
  ///   - layer: Whose answers.
  ///   - instruments: The instruments of the worksheets.
  ///   - transaction: A read.
  /// - Returns: Sheets by worksheet.
  /// - Throws: `corrupted` at the first one that is not what was written.
  static func sheets(
    of institution: ID<Institution>, in year: CycleYear, layer: Layer,
    instruments: [Instrument], transaction: Transaction
  ) throws(StorageError) -> [ID<Worksheet>: AnswerSheet] {
    var sheets: [ID<Worksheet>: AnswerSheet] = [:]
    for instrument in instruments {
      let stored = try AnswerVector.all(
        of: institution, year: year, layer: layer, instrument: instrument, in: transaction)
      for (place, worksheet) in stored.worksheetIDs.enumerated() {
        sheets[worksheet] = stored.sheet(place)
      }
    }
    return sheets
  }
}
