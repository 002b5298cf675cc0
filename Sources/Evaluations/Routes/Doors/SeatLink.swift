package import EvaluationsModel
package import Kernel
import Web

/// Every path of seats.
package enum SeatLink: Sendable {
  /// Who judges a unit, for the people of its seats and for whoever runs them.
  case seat(ID<UnitAssignment>)
  /// Takes what a person says of their ties to the unit.
  case declaration(ID<UnitAssignment>)
  /// The people for an empty seat; takes the one who gets it.
  case handover(ID<UnitAssignment>)
  /// Takes somebody whose door is shut out of their seat.
  case vacating(ID<UnitAssignment>)
  /// Takes the beginning of the judgement.
  case beginning(ID<UnitAssignment>)
  /// A judgement.
  case judgement(ID<Evaluation>)

  /// The path on this installation.
  package var path: String {
    switch self {
    case .seat(let id): "/penugasan/\(id)"
    case .declaration(let id): "/penugasan/\(id)/konflik"
    case .handover(let id): "/penugasan/\(id)/serah-terima"
    case .vacating(let id): "/penugasan/\(id)/pengosongan"
    case .beginning(let id): "/penugasan/\(id)/penilaian"
    case .judgement(let id): "/penilaian/\(id)"
    }
  }
}

/// What was just done with a seat.
enum SeatMessage: String, DoneMessage {
  case declared = "dinyatakan"
  case filled = "terisi"
  case vacated = "dikosongkan"

  var text: Text {
    switch self {
    case .declared:
      Text(
        "Pernyataan Anda tersimpan. Berkas unit ini terbuka untuk Anda.",
        "Your declaration is kept. The dossier of this unit is open to you.")
    case .filled:
      Text(
        "Kursi sudah terisi. Orangnya diminta menyatakan konflik kepentingan.",
        "The seat is filled. The person is asked to declare their interests.")
    case .vacated: Text("Kursi sudah kosong.", "The seat is vacant.")
    }
  }
}
