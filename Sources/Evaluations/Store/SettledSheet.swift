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
}
