import AccountsModel
import EvaluationsModel
import Kernel
import Web
import WorkUnitsModel

/// The check before a conflict of interest is declared: what was said, what follows, one button.
struct ConflictPage: HTML {
  let assignment: UnitAssignment
  /// Whether the seat goes to somebody else.
  let isFilled: Bool
  /// What becomes of the person's other seats on the unit.
  let reach: ConflictReach
  let unitName: String
  let kind: ConflictKind
  let words: Reason?
  let page: PageContext

  var body: some HTML {
    Page(title: SeatText.declareConflict, context: page) {
      Breadcrumb(
        [(page(SeatText.title), SeatLink.seat(assignment.id).path)],
        here: page(SeatText.declareConflict), page: page)
      h1 { page(SeatText.declareConflict) }
      SummaryList(rows)
      ConfirmForm(
        action: SeatLink.declaration(assignment.id).path,
        consequences: SeatText.conflictFollows(
          year: assignment.year, isFilled: isFilled, reach: reach
        ).map { page($0) },
        verb: page(SeatText.declareConflict), isDanger: true,
        cancelPath: SeatLink.seat(assignment.id).path,
        hidden: [
          (SeatForm.statement, kind.rawValue),
          (SeatForm.words, words?.text ?? ""), (SeatForm.confirmed, "ya"),
        ], page: page)
    }
  }

  private var rows: [SummaryRow] {
    var rows = [
      SummaryRow(page(Text("Unit", "Unit")), unitName),
      SummaryRow(
        page(Text("Yang Anda nyatakan", "What you declare")), page(SeatText.kind(kind))),
    ]
    if let words {
      rows.append(SummaryRow(page(SeatText.words), words.text))
    }
    return rows
  }
}
