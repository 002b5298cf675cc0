import Kernel
import SurveysModel
import Web

/// The services of a round beside each other.
struct ServiceResults: HTML {
  let figures: RoundFigures
  let page: PageContext

  var body: some HTML {
    DataTable(
      caption: page(ResultsText.services),
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
      NumberCell(service.count.map { String($0) } ?? page(ResultsText.hiddenCell))
      cells(service).map { NumberCell($0) }
    }
  }

  private func cells(_ service: ServiceFigures) -> [String] {
    guard !service.overall.isEmpty else { return figures.questionnaires.map { _ in "–" } }
    return service.overall.map {
      ResultsText.cut($0.index, in: page.language) + " ("
        + ResultsText.interval($0, in: page.language) + ")"
    }
  }
}

/// The marks of a round and what stands out in it.
struct MarkResults: HTML {
  let results: RoundResults
  let page: PageContext

  var body: some HTML {
    section {
      h2 { page(ResultsText.marks) }
      p {
        page(HonestyText.promise) + " "
        a(.href(ResultsLink.rules.path)) { page(HonestyText.rules) }
      }
      if (1..<RoundFigures.smallestCell).contains(results.figures.flaggedCount) {
        p { page(ResultsText.fewMarked) }
      }
      results.signals.map { Notice(.warning, ResultsText.signal($0, in: page.language)) }
      DataTable(
        caption: page(ResultsText.marks),
        columns: [
          Column(page(Text("Tanda", "Mark"))),
          Column(page(ResultsText.answers), isNumeric: true),
        ]
      ) {
        zip(HonestyFlags.all, results.marks).map { flag, count in
          tr {
            RowHead { page(HonestyText.flag(flag)) }
            NumberCell(ResultsText.count(count))
          }
        }
      }
    }
  }
}

/// The honesty rules for everybody to read.
struct HonestyPage: HTML {
  let rules: [HonestyRules]
  let page: PageContext

  var body: some HTML {
    Page(title: HonestyText.rules, context: page) {
      h1 { page(HonestyText.rules) }
      p { page(HonestyText.promise) }
      rules.map { version in
        section {
          h2 { page(Text("Versi \(version.version)", "Version \(version.version)")) }
          dl {
            HonestyText.sentences(version).map { entry in
              div {
                dt { page(entry.flag) }
                dd { page(entry.rule) }
              }
            }
          }
          p { page(HonestyText.roundSentence(version)) }
        }
      }
    }
  }
}
