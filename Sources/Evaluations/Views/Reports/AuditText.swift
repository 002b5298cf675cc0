import EvaluationsModel
import Kernel

/// The sentences of statements on audit findings.
enum AuditText {
  /// Who states it, for those who may not.
  static let whoStates = Text(
    "Pernyataan ini dibuat PIC instansi atau penilai TPI, bukan unit.",
    "This statement is made by the coordinator of the institution or a TPI assessor, not the unit.")
  /// How somebody of the unit gets it done.
  static let howToGetIt = Text(
    "Serahkan surat keterangan tindak lanjut dari pemeriksa (APIP) kepada PIC instansi Anda. Ia "
      + "mengisi angka dan nomor suratnya di halaman ini; hasilnya tampak di sini.",
    "Give the clearance letter of the auditors (APIP) to the coordinator of your institution, who "
      + "enters its figures and number on this page; the result shows here.")
  static let withoutLetter = Text("nomornya tidak disebut", "its number was not given")

  /// What a refused statement is answered with.
  static func refusal(_ refusal: AuditRefusal) -> Text {
    switch refusal {
    case .findingsWrong(let limit), .followedUpWrong(let limit):
      Text(
        "Isi bilangan bulat dari 0 sampai \(limit).",
        "Enter a whole number from 0 to \(limit).")
    case .moreThanFound:
      Text(
        "Yang ditindaklanjuti lebih banyak daripada temuannya. Periksa kedua angkanya.",
        "More was followed up than was found. Check both figures.")
    case .letterMissing:
      Text(
        "Tulis nomor surat keterangan. Bila suratnya belum ada, mintalah dahulu kepada pemeriksa "
          + "(APIP); pernyataan dibuat sesudah suratnya terbit.",
        "Write the number of the clearance letter. If there is none yet, ask the auditors (APIP) "
          + "for it; the statement is made after the letter.")
    case .letterTooLong(let limit), .reasonTooLong(let limit):
      Text("Paling banyak \(limit) karakter.", "At most \(limit) characters.")
    case .reasonMissing: Text("Tulis alasan perubahannya.", "Write why it changed.")
    case .nothingChanged:
      Text(
        "Angkanya sama dengan pernyataan terakhir.",
        "The figures are those of the last statement.")
    case .overtaken:
      Text(
        "Sudah ada pernyataan yang lebih baru. Isian Anda masih di sini; bandingkan, lalu simpan.",
        "A newer statement was made meanwhile. What you typed is still here; compare, then store.")
    }
  }
}
