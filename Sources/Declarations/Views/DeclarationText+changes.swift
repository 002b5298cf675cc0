import DeclarationsModel
import Kernel
import Web
import WorkUnitsModel

/// Corrections, codes made anew and agreements that are withdrawn, in words.
extension DeclarationText {
  static let newCode = Text("Buat kode baru", "Make a new code")
  static let withdrawal = Text("Tarik perjanjian", "Withdraw the agreement")
  /// Stands on a slip above the address at which its code is typed.
  static let typeAt = Text("Ketik kode ini di peramban, di alamat:", "Type this code at:")
  static let scanToSign = Text(
    "Pindai kode QR untuk menandatangani, atau ketik alamat ini di peramban:",
    "Scan the QR code to sign, or type this address into a browser:")
  static let scanToVerify = Text(
    "Pindai kode QR untuk memeriksa tanda tangan digital naskah ini, atau buka alamat ini:",
    "Scan the QR code to verify the digital signature of this document, or open this address:")

  /// What those read who sign with nothing but the code of a slip.
  static func slipRefusal(_ refusal: DeclarationRefusal) -> Text {
    guard refusal == .codeIsWrong else { return self.refusal(refusal) }
    return Text(
      "Kode ini tidak cocok, atau sudah diganti dengan kode baru. Periksa delapan tanda pada slip "
        + "Anda.",
      "This code does not fit, or a new one took its place. Check the eight signs on your slip.")
  }

  /// Thanks somebody by name, when it is known whose signature was stored.
  static func thanks(_ signer: String?, _ rest: Text) -> Text {
    let name = signer.map { ", " + $0 } ?? ""
    return Text(
      "Terima kasih\(name). \(rest.indonesian)", "Thank you\(name). \(rest.english)")
  }

  /// What stands beside a declaration that was put right.
  static func correctedBy(_ later: UnitDeclarationStore.Published) -> Text {
    Text(
      "dibetulkan oleh catatan tanggal \(later.date.formatted(in: .indonesian)), "
        + later.content.place,
      "put right by the record of \(later.date.formatted(in: .english)), " + later.content.place)
  }

  /// Refusals about what was recorded, opened or drawn up before.
  static func afterwards(_ refusal: DeclarationRefusal) -> Text {
    switch refusal {
    case .dateIsTooEarly:
      Text(
        "Tanggal ini sebelum 1 Januari \(UnitDeclaration.firstYear), ketika zona integritas belum "
          + "ada. Periksa tahunnya.",
        "This date is before 1 January \(UnitDeclaration.firstYear), when there was no integrity "
          + "zone yet. Check the year.")
    case .correctionIsUnknown:
      Text(
        "Catatan yang hendak dibetulkan tidak ada di unit ini. Pilih dari daftar.",
        "This unit has no such record to put right. Choose one of the list.")
    case .alreadyCorrected:
      Text(
        "Catatan ini sudah dibetulkan oleh catatan lain. Pakai catatan yang terakhir.",
        "Another record has put this one right. Use the last one.")
    case .yearIsOutside(let from, let to):
      Text(
        "Tulis tahun \(from) sampai \(to): tahun lalu, tahun ini, atau tahun depan.",
        "Write a year from \(from) to \(to): last, this or next year.")
    case .windowIsOver:
      Text(
        "Waktu ini sudah lewat, jadi tidak ada yang dapat menandatangani. Pilih hari terakhir yang "
          + "belum lewat.",
        "This time is over already, so nobody could sign. Choose a last day that is still to come.")
    case .codeIsRenewed:
      Text(
        "Kode baru sudah dibuat sesudah halaman ini dibuka. Tidak ada yang diganti lagi. Bila "
          + "slipnya hilang, buka lagi halaman kode dan buat yang baru di sana.",
        "A new code was made after this page was opened. Nothing more was replaced. If its slip is "
          + "lost, open the page of codes again and make another one there.")
    case .agreementIsSigned:
      Text(
        "Perjanjian ini sudah ditandatangani, jadi tetap berlaku dan tidak dapat ditarik.",
        "This agreement was signed, so it stands and cannot be withdrawn.")
    case .agreementIsWithdrawn:
      Text(
        "Perjanjian ini sudah ditarik dan tidak dapat ditandatangani.",
        "This agreement was withdrawn and cannot be signed.")
    default: stale
    }
  }
}
