import EvaluationsModel
import Kernel
import Web
import WorkUnitsModel

/// The units of a plan that no team may take, a page of them at a time.
struct StoppedUnits: HTML {
  let opened: OpenedDesk
  let proposal: AssignmentProposal
  let shown: ListPage
  let page: PageContext
  let path: @Sendable (Int) -> String

  private var left: [StoppedUnit] { proposal.plan.stopped }

  var body: some HTML {
    if !left.isEmpty {
      DataTable(
        caption: page(caption),
        columns: [
          Column(page(Text("Unit", "Unit"))),
          Column(page(Text("Aturan yang menghentikan", "Rules that stopped it"))),
          Column(page(Text("Jalan keluar", "Way out"))),
        ]
      ) {
        for unit in left[shown.range] {
          tr {
            RowHead {
              a(.href(TeamLink.unit(opened.institution.id, opened.year, unit.unitID).path)) {
                opened.desk.unit(unit.unitID)?.name ?? "?"
              }
            }
            td { page(AssignmentText.stopped(unit)) }
            td { page(AssignmentText.wayOut(unit)) }
          }
        }
      }
      Pager(shown.number, of: shown.count, page: page, path: path)
    }
  }

  private var caption: Text {
    Text(
      "Unit yang tidak bisa ditempatkan: \(left.count)",
      "Units that cannot be placed: \(left.count)")
  }
}

/// A page of a long list: its number, kept within the list, and what stands on it.
struct ListPage: Sendable {
  let number: Int
  let count: Int
  /// The positions in the list that stand on the page.
  let range: Range<Int>

  /// Chooses a page.
  ///
  /// - Parameters:
  ///   - wanted: The number that was asked for, from 1.
  ///   - total: How long the list is.
  ///   - size: How much stands on one page.
  init(_ wanted: Int, of total: Int, size: Int) {
    count = max(1, (total + size - 1) / size)
    number = min(max(1, wanted), count)
    range = (number - 1) * size..<min(total, number * size)
  }
}
