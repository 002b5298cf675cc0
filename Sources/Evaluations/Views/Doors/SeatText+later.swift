import EvaluationsModel
import Kernel

extension SeatText {
  static let declareInterest = Text(
    "Nyatakan konflik kepentingan", "Declare a conflict of interest")
  static let laterConflict = Text(
    "Bila konflik kepentingan muncul kemudian, nyatakan di halaman penugasan.",
    "If a conflict of interest comes up later, declare it on the page of the assignment.")

  /// What waits for the word of somebody.
  ///
  /// - Parameters:
  ///   - year: Of the seat.
  ///   - opensUnit: Whether the dossier is open by what they declared for another year.
  /// - Returns: One sentence.
  static func silent(year: Int, opensUnit: Bool) -> Text {
    opensUnit
      ? Text(
        "Berkas unit ini sudah terbuka karena pernyataan Anda untuk tahun lain; penilaian tahun "
          + "\(year) baru dimulai setelah Anda menyatakan untuk tahun itu.",
        "The dossier of this unit is open already by your declaration for another year; the "
          + "judgement of \(year) begins only after you declare for that year.")
      : Text(
        "Berkas unit ini tertutup sampai Anda menyatakan ada tidaknya konflik kepentingan.",
        "The dossier of this unit is shut until you declare whether you have a conflict.")
  }

  static let vacate = Text("Kosongkan kursi", "Empty the seat")

  /// When a seat of a judgement that has begun goes to somebody else.
  static let whenSeatsChange = Text(
    "Kursi dapat diserahkan kepada orang lain hanya bila orangnya menyatakan konflik "
      + "kepentingan, kehilangan perannya, atau Anda mengosongkan kursi orang yang belum siap "
      + "menilai.",
    "A seat goes to somebody else only when its holder declares a conflict of interest, loses the "
      + "role, or is not ready to judge and you empty the seat.")

  /// What follows when somebody is taken out of their seat, one sentence each.
  static func vacatingFollows(_ duty: TeamDuty) -> [Text] {
    var sentences = [
      Text(
        "Orang ini kehilangan kursinya: berkas unit tertutup baginya, juga bila ia masih akan "
          + "menyatakan atau lulus kalibrasi.",
        "The person loses the seat: the dossier of the unit is shut for them, also if they would "
          + "still declare or pass the calibration."),
      Text(
        "Orang ini tidak dapat mengisi kursi penilai unit ini lagi dalam penugasan ini.",
        "The person cannot take a seat of this assignment again."),
    ]
    if duty == .member {
      sentences.append(
        Text(
          "Lembar penilaiannya yang belum disepakati tidak dihitung lagi. Bila ia harus menjauh "
            + "karena konflik, kesepakatan yang sedang diuji petik kembali kepada tim.",
          "A sheet of theirs that is not agreed on yet no longer counts. If they must stay away "
            + "because of a conflict, what the controller checks goes back to the team."))
    }
    sentences.append(
      Text(
        "Penilaian unit menunggu sampai kursi ini diisi orang lain.",
        "The judgement of the unit waits until somebody else takes the seat."))
    return sentences
  }

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
