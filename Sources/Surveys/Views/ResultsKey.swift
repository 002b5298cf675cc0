import Kernel
import SurveysModel

/// The columns of exported results.
///
/// Keys and codes are English in every language and never change their meaning, so that programs
/// can rely on them; names and notes are in the language of the reader. This is the one place that
/// says what they mean; the page of results shows it.
enum ResultsKey: String, CaseIterable {
  case part
  case questionnaire
  case code
  case name
  case answers
  case index
  case margin
  case marginWithoutPopulation = "margin_without_population"
  case low
  case high
  case lkeValue = "lke_value"
  case satisfaction = "ikm"
  case grade
  case designEffect = "design_effect"
  case from
  case until
  case note

  static let title = Text(
    "Kunci dalam CSV dan JSON", "Keys in CSV and JSON")
  static let rule = Text(
    "Kunci dan kode tetap berbahasa Inggris dalam kedua bahasa; nama dan catatan mengikuti bahasa "
      + "pembaca. Angka memakai titik desimal dan enam desimal.",
    "Keys and codes are English in both languages; names and notes are in the language of the "
      + "reader. Figures have a decimal point and six decimals.")

  /// What the column holds; the head of the workbook.
  var meaning: Text {
    switch self {
    case .part: Text("Bagian", "Part")
    case .questionnaire: Text("Kuesioner", "Questionnaire")
    case .code: Text("Kode", "Code")
    case .name: Text("Nama", "Name")
    case .answers: Text("Jawaban", "Answers")
    case .index: Text("Indeks 0–4", "Index 0–4")
    case .margin: Text("± 95%", "± 95%")
    case .marginWithoutPopulation: Text("± 95% tanpa populasi", "± 95% without population")
    case .low: Text("Batas bawah", "Lower end")
    case .high: Text("Batas atas", "Upper end")
    case .lkeValue: Text("Nilai LKE", "LKE value")
    case .satisfaction: Text("IKM 25–100", "IKM 25–100")
    case .grade: Text("Mutu", "Grade")
    case .designEffect: Text("Efek desain", "Design effect")
    case .from: Text("Mulai", "From")
    case .until: Text("Sampai", "Until")
    case .note: Text("Catatan", "Note")
    }
  }

  /// Whether its cells are figures.
  var isNumeric: Bool {
    switch self {
    case .answers, .index, .margin, .marginWithoutPopulation, .low, .high, .lkeValue,
      .satisfaction, .designEffect:
      true
    default: false
    }
  }
}

/// The kinds of lines of exported results, by their codes.
enum ResultsPart: String, CaseIterable {
  case round
  case questionnaire
  case unmarked
  case weighted
  case item
  case service
  case group
  case mark
  case signal
  case trend
  case year
  case serviceTrend = "service_trend"
  case purpose

  /// What its lines hold.
  var meaning: Text {
    switch self {
    case .round: Text("Putaran", "The round")
    case .questionnaire: Text("Indeks kuesioner", "Index of a questionnaire")
    case .unmarked: Text("Indeks tanpa jawaban bertanda", "Index without marked answers")
    case .weighted: Text("Indeks menurut besar layanan", "Index by the sizes of services")
    case .item: Text("Butir", "Item")
    case .service: Text("Layanan", "Service")
    case .group: Text("Siapa yang menjawab", "Who answered")
    case .mark: Text("Tanda pada jawaban", "Mark of answers")
    case .signal: Text("Aturan putaran di atas ambang", "Rule about the round above its threshold")
    case .trend: Text("Putaran dari waktu ke waktu", "Rounds over time")
    case .year: Text("Tahun program", "Programme year")
    case .serviceTrend: Text("Layanan dari waktu ke waktu", "Services over time")
    case .purpose: Text("Survei lain pada tahun ini", "Other surveys of this year")
    }
  }
}
