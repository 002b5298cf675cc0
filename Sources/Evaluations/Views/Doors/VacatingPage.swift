import EvaluationsModel
import Kernel
import Web

/// The check before somebody is taken out of their seat: who, what follows, one button.
struct VacatingPage: HTML {
  static let confirmed = "yakin"

  let assignment: UnitAssignment
  let seat: TeamSeat
  let unitName: String
  let name: String
  let page: PageContext

  var body: some HTML {
    Page(title: SeatText.vacate, context: page) {
      Breadcrumb(
        [(page(SeatText.title), SeatLink.seat(assignment.id).path)],
        here: page(SeatText.vacate), page: page)
      h1 { page(SeatText.vacate) }
      SummaryList([
        SummaryRow(page(Text("Unit", "Unit")), unitName),
        SummaryRow(
          page(Text("Tahun dan lapisan", "Year and layer")),
          "\(assignment.year) · " + page(SeatText.layer(assignment.layer))),
        SummaryRow(page(Text("Orang", "Person")), name),
        SummaryRow(page(Text("Tugas", "Duty")), page(EvaluationText.duty(seat.duty))),
      ])
      ConfirmForm(
        action: SeatLink.vacating(assignment.id).path,
        consequences: SeatText.vacatingFollows(seat.duty).map { page($0) },
        verb: page(SeatText.vacate), isDanger: true,
        cancelPath: SeatLink.seat(assignment.id).path,
        hidden: [
          (HandoverPage.version, String(assignment.version)),
          (HandoverPage.person, seat.personID.text), (Self.confirmed, "ya"),
        ], page: page)
    }
  }
}
