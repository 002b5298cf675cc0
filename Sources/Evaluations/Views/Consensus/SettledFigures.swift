import EvaluationsModel
import Kernel
import Web
import WorksheetsModel

/// What a unit gave itself beside what assessors gave, each result with the way to its reasons.
struct SettledFigures: HTML {
  /// Years with a result that the person may read.
  let years: [SettledYear]
  /// Whether the page does not say already of which year it is.
  let namesYears: Bool
  let page: PageContext

  var body: some HTML {
    section(.id("hasil-penilaian")) {
      h2 { page(ResultText.bothSides) }
      for year in years {
        if namesYears { h3 { "LKE \(year.year)" } }
        SummaryList(rows(of: year))
      }
      p(.class("help")) { page(ResultText.bothSidesHelp) }
    }
  }

  private func rows(of year: SettledYear) -> [SummaryRow] {
    let maximum = " / " + year.maximum.formatted(in: page.language)
    return [
      SummaryRow(
        page(ResultText.ownScore), year.unit.formatted(in: page.language) + maximum)
    ]
      + year.layers.map { entry in
        SummaryRow(page(ResultText.score(of: entry.layer))) {
          a(.href(ConsensusLink.result(entry.evaluation).path)) {
            entry.total.formatted(in: page.language)
          }
          maximum
        }
      }
  }
}
