import EvaluationsModel
import Kernel

extension SeatText {
  static let declareInterest = Text(
    "Nyatakan konflik kepentingan", "Declare a conflict of interest")
  static let laterConflict = Text(
    "Bila konflik kepentingan muncul kemudian, nyatakan di halaman penugasan.",
    "If a conflict of interest comes up later, declare it on the page of the assignment.")

  /// How many seats the person has declared for.
  static func declaredBefore(_ count: Int) -> Text {
    Text("Yang sudah Anda nyatakan (\(count))", "What you have declared (\(count))")
  }

  /// The duty, the layer and the year of a seat.
  static func place(_ seat: HeldSeat) -> Text {
    let duty = EvaluationText.duty(seat.duty)
    let layer = layer(seat.layer)
    return Text(
      "\(duty.indonesian) \(layer.indonesian), tahun \(seat.year)",
      "\(duty.english) \(layer.english), year \(seat.year)")
  }
}
