import InstrumentsModel
import Kernel
import Surveys
import SurveysModel
import Web
import WorksheetsModel

/// The sentences beside questions that surveys answer.
enum SurveyFigureText {
  static let round = Text("Putaran survei", "Survey round")
  static let index = Text("Indeks 0–4", "Index 0–4")
  static let exactly = Text("Masuk ke jawaban, persis", "Goes into the answer, exactly")
  static let answers = Text("Jawaban", "Answers")
  static let take = Text("Pakai angka ini", "Take this figure")
  static let takeAnew = Text("Pakai angka yang baru", "Take the new figure")
  static let standsHere = Text("dipakai di soal ini", "stands in this question")
  static let rounds = Text("Survei unit ini", "The surveys of this unit")
  static let sources = Text("Dari mana indeks survei berasal", "Where the survey indexes came from")
  static let typedHere = Text(
    "Diisi sendiri, tidak dari putaran survei di Zona,",
    "Filled in, not from a survey round in Zona,")
  static let needsReport = Text(
    "Laporan surveinya harus ada sebagai bukti.",
    "The report of its survey has to be there as proof.")
  static let report = Text("Laporannya:", "Its report:")
  static let typed = Text(
    "Angka ini diisi sendiri, tidak dari putaran survei di Zona. Bila surveinya dijalankan di "
      + "tempat lain, kaitkan laporannya ke soal ini sebagai bukti; tanpa laporan LKE tidak dapat "
      + "dikirim:",
    "This figure was filled in and is not from a survey round in Zona. If the survey ran "
      + "elsewhere, link its report to this question as proof; without it the worksheet cannot be "
      + "sent:")
  static let typedProven = Text(
    "Angka ini diisi sendiri, tidak dari putaran survei di Zona. Buktinya ada:",
    "This figure was filled in and is not from a survey round in Zona. Its proof is there:")
  static let noSatisfaction = Text(
    "Belum ada putaran SKM unit yang ditutup tahun ini.",
    "No SKM round of the unit has been closed this year.")

  static func title(_ kind: QuestionnaireKind) -> Text {
    Text(
      "\(index(kind)) dari survei (\(kind.rawValue.uppercased()))",
      "\(index(kind)) from the survey (\(kind.rawValue.uppercased()))")
  }

  static func none(_ kind: QuestionnaireKind) -> Text {
    let name = kind.rawValue.uppercased()
    return Text(
      "Belum ada putaran \(name) unit yang ditutup tahun ini.",
      "No \(name) round of the unit has been closed this year.")
  }

  /// What the index of a survey is called.
  static func index(_ kind: QuestionnaireKind) -> String {
    switch kind {
    case .spak: "IPAK"
    case .spkp: "IPKP"
    case .skm: "IKM"
    }
  }

  /// What the list of the worksheet says about an index: from a survey, or filled in.
  ///
  /// - Returns: nil for other questions and for blank ones.
  static func source(
    _ answer: QuestionAnswer?, of question: Int, in instrument: Instrument
  ) -> Text? {
    guard instrument.surveyKind(of: question) != nil, let answer,
      answer.content.values.contains(where: { $0 != nil })
    else { return nil }
    return answer.origin.rounds.isEmpty
      ? Text("diisi sendiri", "filled in") : WorksheetText.origin(answer.origin)
  }

  /// What is taken from how many rounds.
  static func taken(_ rounds: Int) -> Text {
    Text(
      "Diambil dari \(rounds) putaran survei yang sudah ditutup, tidak diketik,",
      "Taken from \(rounds == 1 ? "a closed survey round" : "\(rounds) closed survey rounds"), not "
        + "typed,")
  }

  /// The index of several rounds, as a list: as people read it, and as it goes into the answer.
  static func rows(_ index: PooledIndex, _ frame: WorksheetFrame) -> [SummaryRow] {
    [
      SummaryRow(frame.page(self.index), frame.page(figure(index.figure))),
      SummaryRow(frame.page(exactly), exact(index.figure.index, frame.language)),
      SummaryRow(
        frame.page(answers),
        frame.page(
          Text(
            "\(index.figure.count) dari \(index.roundCount) putaran",
            "\(index.figure.count) of \(index.roundCount) "
              + (index.roundCount == 1 ? "round" : "rounds")))),
    ]
  }

  /// The index cut to two decimals, with its margin of error, which is never shown smaller than it
  /// is.
  static func figure(_ figure: IndexFigure) -> Text {
    func words(_ language: Language) -> String {
      cut(figure.index, language) + " ± "
        + figure.margin.raised().formatted(decimals: 2, in: language) + " (95%)"
    }
    return Text(words(.indonesian), words(.english))
  }

  /// How the figure came about, in a few sentences.
  static func reckoning(_ index: PooledIndex) -> Text {
    let count = index.figure.count
    return Text(
      "Rata-rata semua \(count) jawaban dari setiap putaran tahun itu yang dihitung, pada skala 0–4, "
        + "dipotong dan tidak dibulatkan: angka persis di jawaban memakai enam angka di belakang "
        + "koma, angka lain dua. Setiap jawaban berbobot sama. "
        + "Jawaban bertanda ikut dihitung; di bawah ini ada angka tanpa jawaban itu. Angka ± adalah "
        + "setengah selang kepercayaan 95%.",
      "The mean of all \(count) answers of every round of that year that counts, on the scale 0–4, "
        + "cut off and not rounded: the exact figure of the answer has six decimals, the others two. "
        + "Each answer weighs the same. Answers with a mark count; the figure without them stands below. The figure after ± is half the interval of "
        + "95%.")
  }

  static func satisfaction(_ count: Int) -> Text {
    Text("SKM tahun ini: \(count) putaran", "SKM this year: \(count) rounds")
  }

  static func satisfaction(_ round: ClosedFigure) -> Text {
    guard let value = round.satisfaction, let grade = round.grade else {
      return Text("belum cukup data", "not enough data")
    }
    func words(_ language: Language) -> String {
      value.cut().formatted(decimals: 2, in: language)
    }
    let (indonesian, english) = (
      MomentText.full(round.closedAt, in: .indonesian),
      MomentText.full(round.closedAt, in: .english)
    )
    return Text(
      "IKM \(words(.indonesian)), mutu \(grade), \(round.answerCount) jawaban, ditutup "
        + indonesian,
      "IKM \(words(.english)), grade \(grade), \(round.answerCount) answers, closed \(english)")
  }

  /// Two decimals, cut and not rounded, so that no floor looks cleared that is not.
  static func cut(_ index: Points, _ language: Language) -> String {
    index.cut().formatted(decimals: 2, in: language)
  }

  /// Every decimal: of the one figure that goes into the answer.
  static func exact(_ index: Points, _ language: Language) -> String {
    let text = index.description
    return language == .english ? text : String(text.map { $0 == "." ? "," : $0 })
  }
}
