import EvaluationsModel
import Kernel
import Web
import WorkUnitsModel

/// The seats of somebody who has declared that there is no conflict, closed until they look.
struct DeclaredSeats: HTML {
  let seats: [HeldSeat]
  /// Of the units whose doors are open; no other unit is named.
  let names: [ID<WorkUnit>: String]
  let page: PageContext

  var body: some HTML {
    section(.class("tasks"), .id("pernyataan-anda")) {
      details(.class("plan-form")) {
        summary { page(SeatText.declaredBefore(seats.count)) }
        p { page(SeatText.laterConflict) }
        TaskList(seats.enumerated().map(item))
      }
    }
  }

  private func item(_ number: Int, _ seat: HeldSeat) -> TaskItem {
    let name = names[seat.unitID]
    return TaskItem(
      name ?? page(Text("Penugasan \(number + 1)", "Assignment \(number + 1)")),
      path: SeatLink.seat(seat.id).path, hint: page(SeatText.place(seat)),
      tag: name == nil
        ? Tag(page(Text("berkas tertutup", "dossier shut")), .neutral)
        : Tag(page(Text("tidak ada konflik", "no conflict")), .good))
  }
}

/// The own seat on the page of a unit, with the way to declare a conflict that came later.
struct OwnSeatSection: HTML {
  let seats: [HeldSeat]
  let page: PageContext

  var body: some HTML {
    section(.id("kursi-anda")) {
      h2 { page(SeatText.title) }
      p { page(SeatText.laterConflict) }
      TaskList(
        seats.map { seat in
          TaskItem(
            page(SeatText.declareInterest), path: SeatLink.seat(seat.id).path,
            hint: page(SeatText.place(seat)),
            tag: Tag(page(Text("tidak ada konflik", "no conflict")), .good))
        })
    }
  }
}
