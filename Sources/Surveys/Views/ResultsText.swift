import Kernel
import SurveysModel

/// The words of results.
enum ResultsText {
  static let results = Text("Hasil", "Results")
  static let withoutMarked = Text("tanpa jawaban bertanda", "without marked answers")
  static let weighted = Text("menurut besar layanan", "by the sizes of services")
  static let hiddenCell = Text(
    "disembunyikan: kurang dari lima jawaban", "hidden: fewer than five answers")
  static let hiddenForAnother = Text(
    "disembunyikan: bersama angka keseluruhan akan membuka layanan lain yang disembunyikan",
    "hidden: with the total it would show another service that is hidden")
  static let moreThanServed = Text(
    "Jawaban lebih banyak daripada orang yang dilayani: jumlah orangnya salah, atau ada yang menjawab "
      + "berulang kali. Selang dihitung seolah-olah jumlah orang tidak diketahui.",
    "There are more answers than people served: either the people were counted wrongly, or some "
      + "answered again and again. Intervals are reckoned as if nobody had counted them.")
  static let notClosed = Text(
    "Survei belum ditutup; angka ini masih dapat berubah.",
    "The survey is not closed; these figures can still change.")
  static let noneYet = Text(
    "Belum cukup data: angka tampil mulai dari lima jawaban.",
    "Not enough data: figures appear from five answers on.")
  static let waiting = Text(
    "Belum ada angka: jawaban yang sudah masuk menunggu dikocok.",
    "No figures yet: answers that came in wait to be shuffled.")
  static let someWait = Text(
    "Sebagian jawaban yang sudah masuk menunggu dikocok dan belum termasuk angka ini.",
    "Some answers that came in wait to be shuffled and are not in these figures yet.")
  /// How answers get into the figures of an open survey.
  static let shuffling = Text(
    "Jawaban masuk ke angka sekali sehari, malam hari, dan saat server dinyalakan, dalam kelompok paling sedikit "
      + "\(SurveyShuffle.smallestBatch) yang dikocok dahulu, supaya tidak ada yang tahu siapa "
      + "menjawab apa. Dalam tiap kelompok, layanan dengan kurang dari "
      + "\(SurveyShuffle.smallestCell) jawaban menunggu lagi. Saat survei ditutup semua jawaban ikut dihitung.",
    "Answers enter the figures once a day, at night, in a group of at least "
      + "\(SurveyShuffle.smallestBatch) that is shuffled first, so that nobody learns who answered "
      + "what. In each group a service with fewer than \(SurveyShuffle.smallestCell) answers waits "
      + "on. At closing all answers count.")
  /// What the interval of equal answers is.
  static let bound = Text(
    "Di mana semua jawaban sama, simpangannya nol tetapi kepastiannya tidak: selangnya adalah "
      + "batas aturan tiga. Bila paling banyak 3 per n orang berpendapat lain, peluang tidak "
      + "seorang pun dari mereka terjaring masih 5%; mereka dianggap memilih ujung skala yang terjauh.",
    "Where all answers are equal nothing spreads, but nothing is certain: the interval is the "
      + "bound of the rule of three. If up to 3 in n people think otherwise, the chance that none "
      + "of them is among those asked is still 5%; they are taken to choose the farther end of the "
      + "scale.")
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
  static let contents = Text("Isi halaman", "On this page")
  static let files = Text("Unduhan", "Downloads")
  static let eachService = Text("Indeks setiap layanan", "Index of each service")
  static let eachRound = Text("Indeks setiap putaran", "Index of each round")
  static let eachSurvey = Text("Indeks setiap survei", "Index of each survey")
  static let itemByItem = Text("Butir demi butir", "Item by item")
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
  static let hiddenSteps = Text(
    "disembunyikan: ada angka yang dipilih kurang dari 5 orang",
    "hidden: fewer than 5 took one of the steps")

  /// Why a service is not shown.
  static func hidden(_ reason: HiddenCell) -> Text {
    switch reason {
    case .tooFew: hiddenCell
    case .protectsAnother: hiddenForAnother
    }
  }

  /// `1 answer`, `2 answers`: what English counts.
  static func english(_ count: some BinaryInteger, _ one: String, _ many: String) -> String {
    "\(count) " + (count == 1 ? one : many)
  }

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

  /// What to know of a year whose rounds did not ask alike.
  static func pooledUnlike(_ part: PooledIndex) -> Text? {
    guard part.scales.count > 1 || !part.hasSameItems else { return nil }
    guard part.scales.count > 1 else {
      return Text(
        "Banyaknya butir berbeda antarputaran; tiap jawaban adalah rata-rata butirnya sendiri.",
        "The rounds asked unlike numbers of items; each answer is the mean of its own items.")
    }
    let scales = part.scales.map { "1–\($0)" }
    return Text(
      "Putaran memakai skala \(scales.joined(separator: " dan ")); tiap jawaban diubah ke 0–4 "
        + "dahulu, lalu semuanya dirata-rata. Angka terendah skala yang lebih panjang bernilai "
        + "lebih kecil, jadi pendapat yang sama dapat memberi indeks yang sedikit berbeda.",
      "The rounds used the scales \(scales.joined(separator: " and ")); each answer was brought to "
        + "0–4 first, then all were averaged. The lowest step of a longer scale is worth less, so "
        + "the same opinion can give a slightly different index.")
  }

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
    Text("\(count) putaran", english(count, "round", "rounds"))
  }

  static func quarter(_ quarter: Int, _ year: Int) -> Text {
    Text("Triwulan \(quarter) \(year)", "Quarter \(quarter) of \(year)")
  }

  /// `1 November 2026 sampai 10 November 2026`; one day stands alone.
  static func window(_ neighbour: RoundResults.Neighbour, in language: Language) -> String {
    let first = neighbour.first.formatted(in: language)
    guard neighbour.first != neighbour.last else { return first }
    return first + Text(" sampai ", " to ").in(language) + neighbour.last.formatted(in: language)
  }

  /// The quarter of a round, with its window where another one of them ended in the same quarter.
  static func time(
    _ neighbour: RoundResults.Neighbour, among all: [RoundResults.Neighbour],
    in language: Language
  ) -> String {
    let name = quarter(neighbour.quarter, neighbour.year).in(language)
    let alike = all.filter { $0.quarter == neighbour.quarter && $0.year == neighbour.year }
    return alike.count > 1 ? name + ", " + window(neighbour, in: language) : name
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
}
