import Kernel
import SurveysModel
import WorksheetsModel

extension WorksheetText {
  /// Why the figure of a survey may not stand in a worksheet, and what the person can do now.
  static func survey(_ refusal: WorksheetRefusal) -> (detail: Text, wayOut: Text) {
    switch refusal {
    case .surveyUnknown:
      (
        Text(
          "Unit ini tidak mempunyai putaran survei itu.", "The unit has no such survey round."),
        Text(
          "Muat ulang halaman soal dan pilih dari putaran yang terlihat.",
          "Reload the page of the question and choose from the rounds that are shown.")
      )
    case .surveyNotClosed:
      (
        Text(
          "Putaran survei itu belum ditutup, jadi angkanya masih dapat berubah.",
          "That survey round is not closed, so its figures can still change."),
        Text(
          "Tutup putarannya setelah waktunya berakhir, lalu pakai angkanya.",
          "Close the round once its window is over, then take its figure.")
      )
    case .surveyOfAnotherYear(let year):
      (
        Text(
          "Putaran survei itu untuk tahun \(year), bukan untuk tahun LKE ini.",
          "That survey round is of \(year), not of the year of this worksheet."),
        Text(
          "Pakai putaran survei dari tahun LKE ini.",
          "Take a survey round of the year of this worksheet.")
      )
    case .surveyAskedOtherwise(let kind):
      (
        Text(
          "Putaran survei itu tidak menanyakan \(kind.rawValue.uppercased()).",
          "That survey round did not ask \(kind.rawValue.uppercased())."),
        Text(
          "Pakai putaran yang menanyakannya; satu survei tidak menggantikan yang lain.",
          "Take a round that asked it; one survey does not stand for another.")
      )
    case .surveyHasNoFigure:
      (
        Text(
          "Jawaban pada putaran survei itu kurang dari lima, jadi tidak ada angkanya.",
          "That survey round has fewer than five answers, so there is no figure."),
        Text(
          "Jalankan putaran lagi, atau ketik angka dari survei lain dengan laporannya sebagai bukti.",
          "Run another round, or type the figure of another survey with its report as proof.")
      )
    case .surveyOvertaken:
      (
        Text(
          "Ada putaran survei yang ditutup sesudah putaran itu. Angka setahun memuat semuanya.",
          "A survey round was closed after that one. The figure of a year holds all of them."),
        Text(
          "Muat ulang halaman soal dan pakai angka yang terlihat.",
          "Reload the page of the question and take the figure that is shown.")
      )
    case .indexesUnsettled(let faults):
      faults.first.map { SurveyFigureText.sentence($0) }
        ?? (SurveyFigureText.cannotBeSent, SurveyFigureText.cannotBeSent)
    default: preconditionFailure("The caller sends only what is written above.")
    }
  }
}
