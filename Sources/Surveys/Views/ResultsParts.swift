import Kernel
import SurveysModel
import Web

/// The services of a round beside each other.
struct ServiceResults: HTML {
  let figures: RoundFigures
  let page: PageContext

  var body: some HTML {
    section(.id(ResultsContents.services)) {
      h2 { page(ResultsText.services) }
      table
      if figures.services.contains(where: { $0.overall.contains(where: \.isBound) }) {
        p(.class("meta")) { page(ResultsText.bound) }
      }
    }
  }

  private var table: some HTML {
    DataTable(
      caption: page(ResultsText.eachService),
      columns: [
        Column(page(Text("Layanan", "Service"))),
        Column(page(ResultsText.answers), isNumeric: true),
      ] + figures.questionnaires.map { Column(page(ResultsText.index($0.kind)), isNumeric: true) }
    ) {
      figures.services.map(row)
    }
  }

  private func row(_ service: ServiceFigures) -> some HTML {
    tr {
      RowHead { service.service.name }
      if let reason = service.hidden {
        td { page(ResultsText.hidden(reason)) }
      } else {
        NumberCell(String(service.count ?? 0))
      }
      cells(service).map { NumberCell($0) }
    }
  }

  private func cells(_ service: ServiceFigures) -> [String] {
    guard !service.overall.isEmpty else { return figures.questionnaires.map { _ in "–" } }
    return service.overall.map { ResultsText.withInterval($0, in: page.language) }
  }
}
