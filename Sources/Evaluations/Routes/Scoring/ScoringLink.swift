package import EvaluationsModel
package import InstrumentsModel
package import Kernel
import Worksheets

/// Every path of scoring alone, and those of other parts that its pages lead to.
package enum ScoringLink: Sendable {
  /// The check page before a judgement begins, and where it begins.
  case beginning(ID<UnitAssignment>)
  /// The overview of a judgement.
  case overview(ID<Evaluation>)
  /// One question in two panes; any soal of it leads there.
  case question(ID<Evaluation>, soal: Int)
  /// The check page before committing, and where it is committed.
  case commitment(ID<Evaluation>)
  /// The check page before opening, and where it is opened.
  case opening(ID<Evaluation>)
  /// The consensus workspace.
  case consensus(ID<Evaluation>)
  /// The sample check.
  case sample(ID<Evaluation>)
  /// The result that stands.
  case result(ID<Evaluation>)

  /// The path on this installation.
  package var path: String {
    switch self {
    case .beginning(let id): "/penugasan/\(id)/penilaian"
    case .overview(let id): "/penilaian/\(id)"
    case .question(let id, let soal): "/penilaian/\(id)/soal/\(soal)"
    case .commitment(let id): "/penilaian/\(id)/penguncian"
    case .opening(let id): "/penilaian/\(id)/pembukaan"
    case .consensus(let id): "/penilaian/\(id)/kesepakatan"
    case .sample(let id): "/penilaian/\(id)/uji-petik"
    case .result(let id): "/penilaian/\(id)/hasil"
    }
  }

  /// The page of a question.
  ///
  /// - Parameters:
  ///   - id: The judgement.
  ///   - question: The position in `Instrument.questions`.
  ///   - instrument: Its instrument.
  /// - Returns: The link through the first soal of the question.
  package static func question(
    _ id: ID<Evaluation>, _ question: Int, in instrument: Instrument
  ) -> ScoringLink {
    .question(id, soal: instrument.firstSoal(of: question))
  }
}
