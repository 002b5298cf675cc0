import AccountsModel
import EvaluationsModel
import Kernel
import Web
import WorkUnitsModel

/// The people for a seat that needs somebody: those who may take it to choose from, the others with the reason.
struct HandoverPage: HTML {
  static let duty = "tugas"
  static let person = "orang"
  static let version = "versi"

  let assignment: UnitAssignment
  /// The seats that can go to somebody now.
  let gaps: [SeatGap]
  /// How far the judgement is; nil before it.
  let judged: JudgedSeats?
  let unitName: String
  let candidates: [SeatCandidate]
  let names: [ID<Account>: String]
  let chosen: (seat: String?, person: String?)
  let errors: [FormError]
  /// Whether the person gives the role that somebody new would need.
  let mayGrant: Bool
  let page: PageContext

  private var free: [SeatCandidate] { candidates.filter(\.bars.isEmpty) }
  private var barred: [SeatCandidate] { candidates.filter { !$0.bars.isEmpty } }

  var body: some HTML {
    Page(title: SeatText.handover, context: page) {
      Breadcrumb(
        [(page(SeatText.title), SeatLink.seat(assignment.id).path)],
        here: page(SeatText.handover), page: page)
      ErrorSummary(errors, page: page)
      h1 { page(SeatText.handover) }
      p { unitName + " · \(assignment.year) · " + page(SeatText.layer(assignment.layer)) }
      if gaps.isEmpty, let judged, judged != .running {
        Notice(.info, page(AssignmentText.judged(judged)))
      } else if gaps.isEmpty {
        Notice(
          .info,
          page(
            Text(
              "Tidak ada kursi yang perlu diisi: semua kursi ditempati orang yang dapat menilai.",
              "No seat needs anybody: everybody who has one can judge.")))
      } else if free.isEmpty {
        EmptyState(page(SeatText.noCandidates), advice: page(SeatText.noCandidatesAdvice)) {
          RoleGrantingLink(mayGrant: mayGrant, page: page)
        }
      } else {
        choice
        RoleGrantingLink(mayGrant: mayGrant, page: page)
      }
      if !barred.isEmpty { others }
    }
  }

  private var choice: some HTML {
    Form(action: SeatLink.handover(assignment.id).path, context: page) {
      input(.type("hidden"), .name(Self.version), .value(String(assignment.version)))
      RadioGroup(
        page(Text("Kursi", "Seat")), name: Self.duty,
        options: seats.map { seat, gap in
          RadioOption(value: seat.text, title: page(SeatText.gap(gap, names: names)))
        }, chosen: chosen.seat ?? seats.first?.seat.text)
      SelectField(
        page(Text("Orang", "Person")), name: Self.person,
        options: [("", page(SeatText.choosePerson))] + free.map { ($0.personID.text, label($0)) },
        chosen: chosen.person,
        help: page(
          Text(
            "Yang menilai paling sedikit unit berada paling atas.",
            "Whoever judges the fewest units comes first.")),
        error: errors.message(for: Self.person, page))
      div(.class("actions")) { Button(page(Text("Serahkan kursi", "Give the seat"))) }
    }
  }

  /// Each seat to choose from; two empty ones of the same duty are one choice.
  private var seats: [(seat: HandoverSeat, gap: SeatGap)] {
    var seen: Set<HandoverSeat> = []
    return gaps.map { (HandoverSeat($0), $0) }.filter { seen.insert($0.0).inserted }
  }

  private var others: some HTML {
    section {
      h2 { page(Text("Yang tidak boleh mengisi", "Who may not take it")) }
      DataTable(
        caption: page(Text("Orang dan alasannya", "People and the reasons")),
        columns: [Column(page(Text("Orang", "Person"))), Column(page(Text("Alasan", "Reason")))]
      ) {
        barred.map(row)
      }
    }
  }

  private func row(_ candidate: SeatCandidate) -> some HTML {
    tr {
      RowHead { name(candidate) }
      td { page(SeatText.bars(candidate.bars)) }
    }
  }

  private func label(_ candidate: SeatCandidate) -> String {
    name(candidate)
      + page(
        Text(
          ", menilai \(candidate.units) unit",
          candidate.units == 1 ? ", judges 1 unit" : ", judges \(candidate.units) units"))
  }

  private func name(_ candidate: SeatCandidate) -> String { names[candidate.personID] ?? "" }
}
