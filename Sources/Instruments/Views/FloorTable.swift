import InstrumentsModel
import Kernel
import Web

/// The floors of a predicate with their sources, before any score.
struct FloorTable: HTML {
  let rule: PredicateRule
  let instrument: Instrument
  let page: PageContext

  var body: some HTML {
    div(.class("floor-table")) {
      if rule.confidence != .verified {
        p {
          Tag(page(InstrumentText.confidenceWord(rule.confidence)), .warning)
          " "
          page(InstrumentText.confidence(rule.confidence))
        }
      }
      DataTable(
        caption: page(Text("Ambang \(title)", "Floors of \(title)")),
        columns: [
          Column(page(Text("Yang diukur", "What is measured"))),
          Column(page(Text("Paling sedikit", "At least")), isNumeric: true),
          Column(page(Text("Dari", "Out of")), isNumeric: true),
          Column(page(Text("Sumber", "Source"))),
        ]
      ) {
        rule.thresholds.map(row)
      }
      if let required = rule.requiredPredicate {
        p {
          page(
            Text(
              "Prasyarat: sudah berpredikat \(required.uppercased()).",
              "Requires the predicate \(required.uppercased()) before."))
        }
      }
    }
  }

  private var title: String { "\(rule.key.uppercased()) (\(page(rule.name)))" }

  private func row(_ threshold: Threshold) -> some HTML {
    tr {
      RowHead { page(InstrumentText.floor(threshold, in: instrument)) }
      NumberCell(floor(threshold))
      NumberCell(maximum(threshold))
      td { small { page(threshold.source) + equivalent(threshold) } }
    }
  }

  private func floor(_ threshold: Threshold) -> String {
    let sign = threshold.comparison == .above ? "> " : ""
    if threshold.target == .eachArea {
      return sign
        + Points(units: threshold.floor.units * 100).formatted(decimals: 0, in: page.language)
        + "%"
    }
    return sign + FigureText.score(threshold.floor, in: page.language)
  }

  private func maximum(_ threshold: Threshold) -> String {
    let points: Points? =
      switch threshold.target {
      case .total: instrument.maximum
      case .node(let index): instrument.nodes[index].weight
      case .question(let index): instrument.weight(ofQuestion: index)
      case .eachArea: nil
      }
    return points.map { FigureText.score($0, in: page.language) }
      ?? page(Text("bobot area", "the area's weight"))
  }

  private func equivalent(_ threshold: Threshold) -> String {
    if let index = threshold.indexEquivalent {
      let shown = FigureText.score(index, in: page.language)
      return page(Text(". Setara indeks \(shown)", ". Equals an index of \(shown)"))
    }
    if let option = threshold.optionEquivalent {
      return page(Text(". Setara pilihan \(option)", ". Equals option \(option)"))
    }
    return ""
  }
}
