import InstrumentsModel
import Kernel
import Web

/// In what two editions differ.
struct InstrumentDifferencePage: HTML {
  let earlier: Instrument
  let later: Instrument
  let page: PageContext

  var body: some HTML {
    Page(title: heading, context: page) {
      Breadcrumb(
        [
          (page(InstrumentText.menu), InstrumentLink.index.path),
          (later.regulation, InstrumentLink.show(later.id).path),
        ], here: page(Text("Perbedaan", "Differences")), page: page)
      h1 { page(heading) }
      if differences.isEmpty {
        p { page(Text("Tidak ada perbedaan.", "No differences.")) }
      }
      InstrumentDifference.Subject.allCases.map(part)
    }
  }

  private var heading: Text {
    Text(
      "Yang berubah dari \(earlier.regulation) ke \(later.regulation)",
      "What changed from \(earlier.regulation) to \(later.regulation)")
  }

  private var differences: [InstrumentDifference] { earlier.differences(from: later) }

  @HTMLBuilder private func part(_ subject: InstrumentDifference.Subject) -> some HTML {
    let found = differences.filter { $0.subject == subject }
    if !found.isEmpty {
      DataTable(
        caption: page(InstrumentReport.title(subject)),
        columns: [
          Column(page(Text("Tempat", "Place"))), Column(earlier.regulation),
          Column(later.regulation),
        ]
      ) {
        found.map(row)
      }
    }
  }

  private func row(_ difference: InstrumentDifference) -> some HTML {
    tr {
      RowHead { page(difference.name) }
      td { shown(difference.before) }
      td { shown(difference.after) }
    }
  }

  private func shown(_ text: String?) -> String {
    guard let text else { return page(Text("tidak ada", "none")) }
    return InstrumentReport.decimals(text, page.language)
  }
}
