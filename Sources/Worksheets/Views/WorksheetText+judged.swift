import Kernel
import Web
import WorksheetsModel

extension WorksheetText {
  /// Why a worksheet does not go back while assessors are at work, or done, and the way out.
  static func judged(_ state: JudgedState) -> (detail: Text, wayOut: Text) {
    switch state {
    case .judging:
      (
        Text(
          "Tim penilai sedang menilai LKE ini, jadi hanya mereka yang dapat mengembalikannya.",
          "Assessors judge this worksheet, so that only they can give it back."),
        Text(
          "Sampaikan kepada tim penilai; mereka mengembalikannya dengan catatan.",
          "Tell the assessors; they give it back with notes.")
      )
    case .settled:
      (
        Text(
          "Hasil penilaian LKE ini sudah disetujui, jadi LKE tidak dapat dikembalikan.",
          "The result of this worksheet is approved, so it cannot be given back."),
        Text(
          "Perbaikan ditulis sebagai rekomendasi, atau masuk LKE tahun berikutnya.",
          "Write repairs as recommendations, or in the worksheet of the next year.")
      )
    }
  }
}

extension WorksheetRefusal {
  /// What the refusal is called: what an approved result ends is never done later.
  var title: Text {
    self == .judged(.settled)
      ? Text("Tidak dapat dikembalikan", "Cannot be given back")
      : Text("Belum bisa dilakukan", "Not possible yet")
  }
}
