import InstrumentsModel
import Kernel
import Web

/// What is asked beside the score, of the instansi and of the unit, with its sources.
struct PreconditionTables: HTML {
  let instrument: Instrument
  let page: PageContext

  var body: some HTML {
    if !instrument.preconditions.isEmpty {
      section(.class("floor-table"), .id("syarat")) {
        h2 { page(InstrumentText.preconditions) }
        p { page(InstrumentText.preconditionsLead) }
        Precondition.Holder.allCases.map(table)
      }
    }
  }

  private func table(_ holder: Precondition.Holder) -> some HTML {
    DataTable(
      caption: page(InstrumentText.preconditions(of: holder)),
      columns: [Column(page(Text("Syarat", "Precondition")))]
        + instrument.predicates.map { Column($0.key.uppercased()) }
        + [Column(page(Text("Sumber", "Source")))]
    ) {
      instrument.preconditions.filter { $0.holder == holder }.map(row)
    }
  }

  private func row(_ item: Precondition) -> some HTML {
    tr {
      RowHead { page(item.name) }
      instrument.predicates.map { cell(item.demands(for: $0.key)) }
      td { small { page(item.source) } }
    }
  }

  private func cell(_ demands: [Precondition.Demand]) -> some HTML {
    td {
      if demands.isEmpty { "–" }
      for demand in demands {
        page(demand.text)
        if demand.confidence != .verified {
          " "
          Tag(page(InstrumentText.confidenceWord(demand.confidence)), .warning)
        }
      }
    }
  }
}
