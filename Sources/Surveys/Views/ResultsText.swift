import Kernel
import SurveysModel

/// The words of results.
enum ResultsText {
  static let results = Text("Hasil", "Results")
  static let withoutMarked = Text("tanpa jawaban bertanda", "without marked answers")
  static let weighted = Text("menurut besar layanan", "by the sizes of services")
  static let hiddenCell = Text(
    "disembunyikan: terlalu sedikit jawaban", "hidden: too few answers")
  static let notClosed = Text(
    "Survei belum ditutup; angka ini masih dapat berubah.",
    "The survey is not closed; these figures can still change.")
  static let noneYet = Text(
    "Belum cukup data: angka tampil mulai dari lima jawaban.",
    "Not enough data: figures appear from five answers on.")
  static let fewMarked = Text(
    "Satu sampai empat jawaban bertanda. Angka tanpa jawaban itu tidak ditampilkan, karena "
      + "selisihnya akan menunjukkan isinya.",
    "One to four answers have a mark. The figures without them are not shown, for the difference "
      + "would tell what they said.")
  static let services = Text("Menurut layanan", "By service")
  static let marks = Text("Tanda kejujuran", "Honesty marks")
  static let trend = Text("Dari waktu ke waktu", "Over time")
  static let purposes = Text("Survei lain pada tahun ini", "Other surveys of this year")
  static let item = Text("Butir", "Item")
  static let answers = Text("Jawaban", "Answers")
  static let indexColumn = Text("Indeks", "Index")
  static let interval = Text("Selang 95%", "95% interval")
  static let lkeValue = Text("Nilai LKE", "LKE value")

  /// A figure with fewer decimals, cut off and never rounded up: what looks as if it stood on a
  /// floor stands on it.
  static func cut(_ points: Points, decimals: Int = 2, in language: Language) -> String {
    points.cut(toDecimals: decimals).formatted(decimals: decimals, in: language)
  }

  /// Half an interval with fewer decimals, rounded up: it never looks surer than it is.
  static func margin(_ points: Points, decimals: Int = 2, in language: Language) -> String {
    points.raised(toDecimals: decimals).formatted(decimals: decimals, in: language)
  }

  /// The file with suggestions and complaints, numbers of people masked.
  static let comments = Text("Saran dan keluhan (CSV)", "Suggestions and complaints (CSV)")

  /// What stands for steps that fewer than five took.
  static let hiddenSteps = Text("disembunyikan: kurang dari 5", "hidden: fewer than 5")

  /// `3,62 sampai 3,91`; the lower end is cut off and the upper one rounded up.
  static func interval(_ figure: IndexFigure, in language: Language) -> String {
    cut(figure.low, in: language) + Text(" sampai ", " to ").in(language)
      + margin(figure.high, in: language)
  }

  /// A count that points at nobody.
  static func count(_ count: Int64) -> String {
    (1..<RoundFigures.smallestCell).contains(count) ? "< 5" : String(count)
  }

  static func index(_ kind: QuestionnaireKind) -> Text {
    switch kind {
    case .spkp: Text("IPKP", "IPKP")
    case .spak: Text("IPAK", "IPAK")
    case .skm: Text("SKM", "SKM")
    }
  }

  static func purpose(_ purpose: SurveyPurpose) -> Text {
    switch purpose {
    case .unit: Text("survei unit", "the unit's survey")
    case .internalCheck: Text("pemeriksaan TPI", "TPI's check")
    case .national: Text("survei nasional TPN", "TPN's national survey")
    }
  }

  static let byYear = Text("Per tahun program", "By programme year")
  static let servicesOverTime = Text(
    "Layanan dari waktu ke waktu", "Services over time")
  static let pooled = Text(
    "Semua putaran yang ditutup dalam satu tahun dihitung bersama; putaran dengan kurang dari lima "
      + "jawaban tidak ikut. Orang yang sama dapat menjawab di beberapa putaran.",
    "All rounds that were closed in a year are counted together; a round with fewer than five "
      + "answers stays out. The same person may have answered in several rounds.")

  static func onlyFirstServices(_ count: Int) -> Text {
    Text(
      "Gambar memuat \(count) layanan pertama; tabel memuat semuanya.",
      "The picture has the first \(count) services; the table has all of them.")
  }

  /// The floors of an index, with words such as `ambang WBK 3,60`.
  static func floors(
    _ kind: QuestionnaireKind, in language: Language
  ) -> [(value: Points, label: String)] {
    guard let floors = kind.floors else { return [] }
    return [("WBK", floors.wbk), ("WBBM", floors.wbbm)].map { name, floor in
      (floor, Text("ambang ", "floor ").in(language) + name + " " + cut(floor, in: language))
    }
  }

  /// `3,76 (3,62 sampai 3,91)`, a dash for none.
  static func withInterval(_ figure: IndexFigure?, in language: Language) -> String {
    guard let figure else { return "–" }
    return cut(figure.index, in: language) + " (" + interval(figure, in: language) + ")"
  }

  static func rounds(_ count: Int) -> Text {
    Text("\(count) putaran", count == 1 ? "1 round" : "\(count) rounds")
  }

  static func quarter(_ quarter: Int, _ year: Int) -> Text {
    Text("Triwulan \(quarter) \(year)", "Quarter \(quarter) of \(year)")
  }

  static func sufficiency(_ figures: RoundFigures) -> Text {
    let count = figures.all.count
    return switch figures.sufficiency {
    case .hidden: noneYet
    case .belowSample:
      Text(
        "Belum cukup data: \(count) jawaban, sampel minimum \(figures.wanted).",
        "Not enough data: \(count) answers, the smallest sample is \(figures.wanted).")
    case .enough:
      Text(
        "Cukup data: \(count) jawaban, sampel minimum \(figures.wanted).",
        "Enough data: \(count) answers, the smallest sample is \(figures.wanted).")
    }
  }

  /// What a questionnaire found, in one sentence.
  static func finding(_ part: QuestionnaireFigures, in language: Language) -> String {
    let overall = part.overall
    let value =
      index(part.kind).in(language) + " " + cut(overall.index, in: language) + " ("
      + interval(overall, in: language) + ")"
    if let ikm = part.ikm, let grade = part.grade {
      return value + ", IKM " + cut(ikm, in: language)
        + Text(", mutu ", ", grade ").in(language) + grade.rawValue
    }
    guard let lke = part.lkeValue else { return value }
    return value + Text(", nilai LKE ", ", LKE value ").in(language) + cut(lke, in: language)
      + Text(" dari 17,50", " of 17.50").in(language)
  }

  static func signal(_ signal: RoundSignal, in language: Language) -> String {
    switch signal {
    case .manyMarked(let count, let all):
      Text(
        "\(count) dari \(all) jawaban bertanda.", "\(count) of \(all) answers have a mark."
      ).in(language)
    case .manyStraightLines(let count, let all):
      Text(
        "\(count) dari \(all) jawaban memilih angka yang sama untuk semua butir.",
        "\(count) of \(all) answers take the same step for everything."
      ).in(language)
    case .jumpFromLastYear(let kind, let now, let before):
      index(kind).in(language) + " " + cut(now, in: language)
        + Text("; tahun lalu ", "; last year ").in(language) + cut(before, in: language) + "."
    case .apartFrom(let purpose, let kind, let here, let there):
      index(kind).in(language) + " " + cut(here, in: language) + "; "
        + self.purpose(purpose).in(language) + " " + cut(there, in: language) + "."
    }
  }
}
