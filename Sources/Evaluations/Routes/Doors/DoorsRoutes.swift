import House
import Hummingbird
import Kernel
import Web

extension EvaluationRoutes {
  func registerDoors(in table: RouteTable) {
    let fill = RouteAccess.policy("seat.fill")
    table.get("/penugasan/:id", .policy("seat.read")) { try await seat($0, $1) }
    table.post("/penugasan/:id/konflik", .policy("seat.declare"), limit: Self.smallSeatForm) {
      try await declare($0, $1)
    }
    table.get("/instansi/:id/kursi-penilai", fill) { try await seatGaps($0, $1) }
    table.get("/penugasan/:id/serah-terima", fill) { try await handover($0, $1) }
    table.post("/penugasan/:id/serah-terima", fill, limit: Self.smallSeatForm) {
      try await fillSeat($0, $1)
    }
    table.post("/penugasan/:id/pengosongan", fill, limit: Self.smallSeatForm) {
      try await vacateSeat($0, $1)
    }
  }

  /// The largest form of a seat.
  ///
  /// - Unit: bytes.
  private static let smallSeatForm = 16 * 1024
}
