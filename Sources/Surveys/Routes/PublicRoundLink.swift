package import Kernel
package import SurveysModel

/// What everybody may read of a survey, without an account.
package enum PublicRoundLink: Sendable {
  /// What is asked, how it was drawn and, once it is closed, what it found.
  case round(ID<SurveyRound>)

  /// The path.
  package var path: String {
    switch self {
    case .round(let id): "/publik/survei/\(id)"
    }
  }
}
