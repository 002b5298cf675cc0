import EvaluationsModel
import Kernel
import Worksheets

extension ScoringText {
  /// A report that waits for a lead or controller, a verb first.
  static func task(_ task: ReportTask, year: Int, unit: String) -> Text {
    let name = "\(year), \(unit)"
    return switch task {
    case .write: Text("Tulis LHE \(name)", "Write the LHE \(name)")
    case .repair:
      Text("Perbaiki LHE yang dikembalikan: \(name)", "Repair the LHE that was given back: \(name)")
    case .sign: Text("Tanda tangani LHE \(name)", "Sign the LHE \(name)")
    }
  }

  /// What is known of it: why it waits, and until when judging is open.
  static func reportHint(_ line: ReportTaskStore.Line, until: Instant?) -> Text {
    let since = Text(
      "Hasil disetujui \(MomentText.day(line.settledAt, in: .indonesian)).",
      "The result was approved on \(MomentText.day(line.settledAt, in: .english)).")
    guard let until else { return since }
    let end = judgingEnd(until)
    return Text(
      since.indonesian + " " + end.indonesian, since.english + " " + end.english)
  }

  /// When judging is to be done by the calendar of the year.
  static func judgingEnd(_ until: Instant) -> Text {
    Text(
      "Penilaian TPI sampai \(MomentText.full(until, in: .indonesian)).",
      "TPI judges until \(MomentText.full(until, in: .english)).")
  }
}
