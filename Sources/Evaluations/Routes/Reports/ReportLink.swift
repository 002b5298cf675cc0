package import EvaluationsModel
package import Kernel
package import WorkUnitsModel

/// Every path of reports and of what follows from them.
package enum ReportLink: Sendable {
  /// The report on a judgement; POST takes the words of the lead.
  case report(ID<Evaluation>)
  /// The report as PDF.
  case pdf(ID<Evaluation>)
  /// The report as workbook.
  case workbook(ID<Evaluation>)
  /// The signed records as a file that proves itself.
  case records(ID<Evaluation>)
  /// The logo of the paper.
  case logo(ID<Evaluation>)
  /// Takes a signature.
  case signature(ID<Evaluation>)
  /// Takes what the controller wants changed.
  case giveBack(ID<Evaluation>)
  /// Takes a recommendation of a draft.
  case newRecommendation(ID<Evaluation>)
  /// Takes a recommendation out of a draft.
  case removal(ID<Evaluation>, ID<Recommendation>)
  /// Whether a signed paper is genuine, for whoever holds it.
  case proof(String)
  /// What a unit is asked to do.
  case recommendations(ID<WorkUnit>)
  /// Takes the answer of the unit.
  case answer(ID<WorkUnit>, ID<Recommendation>)
  /// Takes what assessors think of the answer.
  case decision(ID<WorkUnit>, ID<Recommendation>)
  /// The statements on audit findings of a unit; POST takes one.
  case audit(ID<WorkUnit>, CycleYear?)
  /// The letterhead of the reports of an instansi; POST shows or takes another one.
  case letterhead(ID<Institution>)
  /// The logo that stands now; POST takes another one.
  case letterheadLogo(ID<Institution>)
  /// Takes the logo away.
  case logoRemoval(ID<Institution>)
  /// The outcomes of an instansi in a year, ranked.
  case outcomes(ID<Institution>, CycleYear)
  /// The same as CSV.
  case outcomesCSV(ID<Institution>, CycleYear)
  /// The same as a workbook.
  case outcomesWorkbook(ID<Institution>, CycleYear)

  /// The path on this installation.
  package var path: String {
    switch self {
    case .report(let id): "/penilaian/\(id)/lhe"
    case .pdf(let id): "/penilaian/\(id)/lhe.pdf"
    case .workbook(let id): "/penilaian/\(id)/lhe.xlsx"
    case .records(let id): "/penilaian/\(id)/lhe.json"
    case .logo(let id): "/penilaian/\(id)/lhe/logo"
    case .signature(let id): "/penilaian/\(id)/lhe/tanda-tangan"
    case .giveBack(let id): "/penilaian/\(id)/lhe/pengembalian"
    case .newRecommendation(let id): "/penilaian/\(id)/lhe/rekomendasi"
    case .removal(let id, let item): "/penilaian/\(id)/lhe/rekomendasi/\(item)/hapus"
    case .proof(let digest): "/lhe/\(digest)"
    case .recommendations(let unit): "/unit/\(unit)/rekomendasi"
    case .answer(let unit, let item): "/unit/\(unit)/rekomendasi/\(item)/jawaban"
    case .decision(let unit, let item): "/unit/\(unit)/rekomendasi/\(item)/keputusan"
    case .audit(let unit, nil): "/unit/\(unit)/tlhp"
    case .audit(let unit, let year?): "/unit/\(unit)/tlhp?tahun=\(year.number)"
    case .letterhead(let id): "/instansi/\(id)/kop-laporan"
    case .letterheadLogo(let id): "/instansi/\(id)/kop-laporan/logo"
    case .logoRemoval(let id): "/instansi/\(id)/kop-laporan/logo/hapus"
    case .outcomes(let id, let year): "/instansi/\(id)/hasil-penilaian/\(year.number)"
    case .outcomesCSV(let id, let year): "/instansi/\(id)/hasil-penilaian/\(year.number)/daftar.csv"
    case .outcomesWorkbook(let id, let year):
      "/instansi/\(id)/hasil-penilaian/\(year.number)/daftar.xlsx"
    }
  }

  /// The path with a page of a long list.
  func path(page: Int) -> String { page > 1 ? path + "?halaman=" + String(page) : path }
}
