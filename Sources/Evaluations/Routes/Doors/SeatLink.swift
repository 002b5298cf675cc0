package import EvaluationsModel
package import Kernel
import Web
package import WorkUnitsModel

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
  /// The seats of an instansi that need somebody.
  case gaps(ID<Institution>)
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
    case .gaps(let id): "/instansi/\(id)/kursi-penilai"
    case .beginning(let id): "/penugasan/\(id)/penilaian"
    case .judgement(let id): "/penilaian/\(id)"
    }
  }
}

/// Which gaps of an instansi are listed, and which page of them.
struct SeatGapView: Hashable, Sendable {
  /// nil for every kind.
  let kind: SeatGapKind?
  /// From 1.
  let number: Int

  /// The path of the list.
  func path(of institution: ID<Institution>) -> String {
    var query: [String] = []
    if let kind { query.append("saring=" + Self.word(kind)) }
    if number > 1 { query.append("halaman=" + String(number)) }
    return SeatLink.gaps(institution).path
      + (query.isEmpty ? "" : "?" + query.joined(separator: "&"))
  }

  /// Reads the query of the list; anything unknown is every kind, and the first page.
  static func read(kind: String?, page: String?) -> SeatGapView {
    SeatGapView(
      kind: SeatGapKind.allCases.first { word($0) == kind },
      number: max(1, page.flatMap { Int($0) } ?? 1))
  }

  private static func word(_ kind: SeatGapKind) -> String {
    switch kind {
    case .vacant: "kosong"
    case .roleOver: "peran"
    case .conflict: "konflik"
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
