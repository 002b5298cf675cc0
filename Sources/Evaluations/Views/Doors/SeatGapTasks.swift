import EvaluationsModel
import Kernel
import Web
import WorkUnits
import WorkUnitsModel

/// The seats that need somebody on "Yang perlu Anda kerjakan": the first ones, and all of them on
/// their own page.
struct SeatGapTasks: HTML {
  /// The most units listed of an instansi.
  static let most = 10

  let board: SeatGapBoard
  let page: PageContext

  var body: some HTML {
    section(.class("tasks"), .id("kursi-penilai")) {
      h2 { page(SeatText.gaps) }
      for part in board.parts {
        p { page(SeatText.gapCount(part.found.seatCount, units: part.found.lines.count)) }
        TaskList(part.found.lines.prefix(Self.most).map { item($0, of: part) })
        p {
          a(.href(SeatLink.gaps(part.institutionID).path)) {
            page(
              Text(
                "Daftar lengkap (\(part.found.lines.count) unit)",
                "The whole list ("
                  + (part.found.lines.count == 1 ? "1 unit" : "\(part.found.lines.count) units")
                  + ")"))
          }
        }
      }
    }
  }

  private func item(_ line: SeatGapStore.Line, of part: SeatGapBoard.Part) -> TaskItem {
    var hint = [SeatText.gapList(line.gaps, names: part.found.names)]
    if line.isSent { hint.append(SeatText.sentAlready) }
    if let end = part.ends[line.assignment.year] { hint.append(ScoringText.judgingEnd(end)) }
    return TaskItem(
      page(SeatText.gapTask(line)), path: SeatLink.handover(line.assignment.id).path,
      hint: hint.map { page($0) }.joined(separator: " "),
      tag: Tag(page(SeatText.gapKind(line.gaps[0].kind)), .warning))
  }
}

/// Every seat of an instansi that needs somebody.
struct SeatGapPage: HTML {
  /// How many units stand on one page.
  static let pageSize = 50

  let institution: Institution
  let found: SeatGapStore
  let view: SeatGapView
  let page: PageContext

  var body: some HTML {
    Page(title: SeatText.gaps, context: page) {
      Breadcrumb(
        [(institution.name.text, WorkUnitLink.institution(institution.id).path)],
        here: page(SeatText.gaps), page: page)
      h1 { page(SeatText.gaps) }
      p { page(SeatText.gapCount(found.seatCount, units: found.lines.count)) }
      if found.lines.isEmpty {
        EmptyState(
          page(Text("Semua kursi terisi", "Every seat is taken")),
          advice: page(
            Text(
              "Kursi muncul di sini bila kosong, atau bila orangnya tidak lagi boleh menilai.",
              "A seat appears here when it is vacant, or when who has it may not judge any more.")))
      } else {
        filters
        table
        Pager(number, of: pageCount, page: page) { [kind = view.kind, id = institution.id] in
          SeatGapView(kind: kind, number: $0).path(of: id)
        }
      }
    }
  }

  private var chosen: [SeatGapStore.Line] {
    guard let kind = view.kind else { return found.lines }
    return found.lines.filter { line in line.gaps.contains { $0.kind == kind } }
  }
  private var pageCount: Int { max(1, (chosen.count + Self.pageSize - 1) / Self.pageSize) }
  private var number: Int { min(view.number, pageCount) }

  private var shown: [SeatGapStore.Line] {
    Array(chosen.dropFirst((number - 1) * Self.pageSize).prefix(Self.pageSize))
  }

  private var filters: some HTML {
    nav(.class("filters"), .aria(.label, page(Text("Saringan", "Filter")))) {
      filter(Text("Semua", "All"), nil)
      SeatGapKind.allCases.map { filter(SeatText.gapKind($0), $0) }
    }
  }

  private func filter(_ title: Text, _ kind: SeatGapKind?) -> some HTML {
    a(
      .href(SeatGapView(kind: kind, number: 1).path(of: institution.id)),
      .aria(.current, "true").when(view.kind == kind)
    ) { page(title) }
  }

  private var table: some HTML {
    DataTable(
      caption: page(Text("Unit dan kursinya", "Units and their seats")),
      columns: [
        Column(page(Text("Unit", "Unit"))), Column(page(Text("Tahun", "Year")), isNumeric: true),
        Column(page(Text("LKE unit", "Worksheet"))), Column(page(Text("Kursi", "Seats"))),
      ]
    ) {
      shown.map(row)
    }
  }

  private func row(_ line: SeatGapStore.Line) -> some HTML {
    tr {
      RowHead {
        a(.href(SeatLink.handover(line.assignment.id).path)) { line.unitName }
      }
      NumberCell(String(line.assignment.year))
      td { Tag.worksheet(line.worksheet, page) }
      td { page(SeatText.gapList(line.gaps, names: found.names)) }
    }
  }
}
