import Declarations
import DeclarationsModel
import EvaluationsModel
import Instruments
import InstrumentsModel
import Kernel
import Storage
import SurveysModel
import WorkUnitsModel
import WorksheetsModel

/// The report on a result, for somebody who may read it.
struct ResultReport: Sendable {
  /// The sentence of its conclusion, in the language of reports; nil for a signed one without.
  let conclusion: String?

  /// Reads what the report concludes: as signed, or of a draft as it stands now.
  ///
  /// The whole report is not made for this: its paths take too long.
  ///
  /// - Returns: nil for whoever may not read the report, and while there is none.
  /// - Throws: What the database throws; `corrupted` for a signed record that was changed.
  init?(_ opened: OpenedEvaluation, _ result: SettledResult, in transaction: Transaction) throws {
    let evaluation = opened.evaluation
    guard evaluation.stage.name == .settled else { return nil }
    let report = try ReportStore.report(of: evaluation, in: transaction)
    guard opened.mayRead(report) else { return nil }
    if let first = try ReportStore.records(of: report, in: transaction).first {
      conclusion = ReportDocument.paper(of: first)?.section("kesimpulan")?.paragraphs.first
      return
    }
    let instrument = opened.loaded.instrument
    let found = Conclusion(
      of: instrument.score(result.assessors), in: instrument,
      readings: try OpenedReport.readings(of: opened.loaded, in: transaction),
      audit: try AuditStore.standing(
        of: evaluation.unitID, in: evaluation.year, transaction: transaction))
    conclusion = OutcomeText.conclusion(found.outcome).indonesian
  }
}
