import EvaluationsModel
import Hummingbird
import Kernel
import Web
import WorksheetsModel

extension SeatText {
  /// An empty seat in the list of a team.
  static let vacantSeat = Text("Kursi kosong", "Vacant seat")

  /// What a change of seats is answered with that a rule forbids; nil for other refusals.
  static func problem(_ refusal: SeatRefusal) -> Problem? {
    switch refusal {
    case .notVacant, .barred, .stale: nil
    case .reportSigned, .resultStands, .waitsForSignature:
      Problem(
        status: .conflict, code: "seat_refused",
        title: Text("Kursi tidak dapat diubah", "The seat cannot be changed"),
        detail: ruled(refusal).rule, wayOut: ruled(refusal).wayOut)
    }
  }

  /// The rule that forbids a change of seats, and the way out.
  static func ruled(_ refusal: SeatRefusal) -> (rule: Text, wayOut: Text) {
    switch refusal {
    case .resultStands:
      (
        Text(
          "Hasil penilaian unit ini sudah disetujui: anggota yang membuatnya tetap tercatat, dan "
            + "kursi anggota tidak dikosongkan atau diisi lagi.",
          "The result of this unit is approved: the members who made it stay, and their seats are "
            + "neither emptied nor filled any more."), ownConflict
      )
    case .waitsForSignature(let duty):
      (
        Text(
          "Laporan hasil evaluasi unit ini menunggu tanda tangan: kursi "
            + "\(EvaluationText.duty(duty).indonesian.lowercased()) tidak boleh kosong.",
          "The evaluation report of this unit waits for its signatures: the seat of the "
            + "\(EvaluationText.duty(duty).english.lowercased()) must not be empty."),
        Text(
          "Serahkan kursi itu langsung kepada orang lain di halaman «\(handover.indonesian)».",
          "Give the seat to somebody else in one go on the page “\(handover.english)”.")
      )
    case .notVacant, .barred, .stale, .reportSigned:
      (
        Text(
          "Laporan hasil evaluasi unit ini sudah ditandatangani: tim dan kursinya tetap, juga kursi "
            + "yang kosong.",
          "The evaluation report of this unit is signed: team and seats stay as they are, empty "
            + "ones too."), ownConflict
      )
    }
  }

  private static let ownConflict = Text(
    "Tidak ada yang perlu dilakukan: berkas unit sudah tertutup bagi orang yang tidak boleh lagi "
      + "menilai. Bila muncul konflik kepentingan, orangnya menyatakannya sendiri di halaman "
      + "penugasannya.",
    "There is nothing to do: the dossier is shut for whoever may not judge any more. If a conflict "
      + "of interest comes up, the person declares it on the page of their assignment.")
}
