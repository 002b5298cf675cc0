import EvaluationsModel
import Kernel
import Web

/// The sentences of agreement over a year.
enum YearAgreementText {
  static let agreement = Text("Kesesuaian penilai", "Agreement of assessors")
  static let rows = Text("Dibandingkan", "Compared")
  static let ordinal = AgreementWords.ordinal
  static let interval = AgreementWords.interval
  static let linear = Text("Kappa linear", "Kappa, linear")
  static let quadratic = Text("Kappa kuadrat", "Kappa, quadratic")
  static let reading = Text("Bacaan", "Reading")
  static let little = Text("sedikit data", "little data")
  static let tooFew = Text("terlalu sedikit untuk disimpulkan", "too few to say")

  /// What scores are compared with.
  static func reference(_ reference: SeverityReference) -> Text {
    switch reference {
    case .consensus: Text("kesepakatan", "agreement")
    case .others: Text("anggota lain", "other members")
    }
  }

  /// How the figures are to be read.
  static func help(_ rules: AgreementRules) -> [Text] {
    let reliable = Points(rounding: rules.reliableAlpha)
    let tentative = Points(rounding: rules.tentativeAlpha)
    return [
      Text(
        """
        Yang dibandingkan: jawaban yang diberikan penilai sendiri-sendiri, sesudah lembarnya dibuka. \
        Penilaian yang masih berjalan tidak ikut.
        """,
        """
        What is compared: the answers that assessors gave alone, after their sheets were opened. \
        Judgements that are still being scored are not in it.
        """),
      Text(
        """
        Alfa Krippendorff 1 berarti semua sama, 0 berarti sama banyaknya dengan kebetulan, di bawah 0 berarti \
        lebih buruk dari kebetulan. Mulai \(reliable.formatted(decimals: 3, in: .indonesian)) dapat \
        diandalkan, mulai \(tentative.formatted(decimals: 3, in: .indonesian)) hanya untuk dugaan \
        sementara.
        """,
        """
        Krippendorff's alpha of 1 means that all said the same, 0 what chance alone would give, below 0 worse \
        than chance. From \(reliable.formatted(decimals: 3, in: .english)) it is reliable, from \
        \(tentative.formatted(decimals: 3, in: .english)) only tentative.
        """),
      Text(
        """
        Alfa ordinal hanya melihat urutan jawaban; yang interval melihat jauhnya. Kappa adalah \
        rata-rata dari semua pasangan penilai.
        """,
        """
        Ordinal alpha looks at the order of answers only; interval at how far apart they are. \
        Kappa is the mean over all pairs of assessors.
        """),
      Text(
        """
        Area dan tim menggabungkan banyak pertanyaan, sehingga angkanya biasanya lebih tinggi dari \
        satu pertanyaan. Bandingkan area dengan area, tim dengan tim.
        """,
        """
        Areas and teams pool many questions, so their figures mostly lie above those of one \
        question. Compare areas with areas and teams with teams.
        """),
      Text(
        """
        Angka rendah pada satu pertanyaan lebih sering berarti kriterianya dipahami berbeda \
        daripada seseorang keliru. Bahas kriterianya lebih dahulu.
        """,
        """
        A low figure on one question more often means that its criteria are understood differently \
        than that somebody is wrong. Talk about the criteria first.
        """),
    ]
  }

  /// How severity is to be read.
  static let severityHelp = Text(
    """
    Selisih jawaban sendiri terhadap kesepakatan tim: di atas 0 lebih longgar, di bawah 0 lebih \
    ketat. Ini membandingkan dengan tim, bukan dengan kebenaran; yang benar sendirian juga \
    menyimpang. Rentangnya paling sedikit selebar itu, karena jawaban dalam satu unit saling terkait. \
    Kolom terakhir membandingkan dengan rata-rata anggota lain sebelum dibahas, sehingga tidak \
    dipengaruhi siapa yang meyakinkan siapa.
    """,
    """
    How own answers differ from what the team agreed on: above 0 is milder, below 0 more severe. \
    It compares with a team and not with the truth; who is right alone differs too. Intervals are \
    at least that wide, since the answers of one unit hang together. The last column compares with \
    the mean of the other members before anything was talked about, so it does not depend on who \
    convinced whom.
    """)

  /// A figure, cut off downwards, or why there is none.
  static func figure(_ figure: AgreementFigure, _ page: PageContext) -> String {
    if let shown = figure.shown() { return AgreementWords.figure(shown, page.language) }
    return switch figure.gap {
    case .tooFewPairable: page(Text("tak ada pembanding", "nothing to compare"))
    case .noVariation: page(Text("semua sama", "all the same"))
    case .tooManyAssessors: page(Text("terlalu banyak penilai", "too many assessors"))
    case nil: "–"
    }
  }

  /// A mean over pairs, cut off downwards.
  static func figure(_ kappa: PairwiseKappa, _ page: PageContext) -> String {
    kappa.mean.map { figure(AgreementFigure.figure($0.fraction), page) } ?? "–"
  }

  /// How much may be built on a figure from so many units.
  static func reading(
    _ summary: AgreementSummary, units: Int, _ rules: AgreementRules, _ page: PageContext
  ) -> Tag {
    guard let reading = rules.reading(of: summary.interval) else { return Tag("–", .neutral) }
    let isLittle = units < rules.fewestUnits || summary.rowCount < rules.fewestQuestions
    if isLittle { return Tag(page(little), .neutral) }
    return switch reading {
    case .reliable: Tag(page(Text("dapat diandalkan", "reliable")), .good)
    case .tentative: Tag(page(Text("sementara", "tentative")), .active)
    case .unreliable: Tag(page(Text("belum seragam", "not yet alike")), .warning)
    }
  }

  /// `1 sheet`, `2 sheets`.
  static func counted(_ count: Int, _ noun: String) -> String {
    "\(count) " + noun + (count == 1 ? "" : "s")
  }

  /// A difference with its sign and three decimals.
  static func signed(_ points: Points, _ language: Language) -> String {
    let text = AgreementWords.figure(points, language)
    return points.printed(decimals: 3) > .zero ? "+" + text : text
  }

  /// A month such as `2026-11`.
  static func month(_ day: CalendarDate) -> String { String(day.description.prefix(7)) }
}
