package import Kernel
package import SurveysModel

/// The paths of results.
package enum ResultsLink: Sendable {
  /// The results of a round.
  case results(ID<SurveyRound>)
  /// The same as CSV.
  case csv(ID<SurveyRound>)
  /// The same as a workbook.
  case workbook(ID<SurveyRound>)
  /// The same as JSON.
  case json(ID<SurveyRound>)
  /// What people wrote, masked, as CSV.
  case comments(ID<SurveyRound>)
  /// The honesty rules, public before the first answer.
  case rules
  /// One of them, by its code.
  case rule(String, version: Int)

  /// The path.
  package var path: String {
    switch self {
    case .results(let id): "/survei-unit/\(id)/hasil"
    case .csv(let id): "/survei-unit/\(id)/hasil.csv"
    case .workbook(let id): "/survei-unit/\(id)/hasil.xlsx"
    case .json(let id): "/survei-unit/\(id)/hasil.json"
    case .comments(let id): "/survei-unit/\(id)/tulisan.csv"
    case .rules: "/aturan-kejujuran-survei"
    case .rule(let code, let version):
      "/aturan-kejujuran-survei#" + HonestyText.anchor(code, version: version)
    }
  }
}
