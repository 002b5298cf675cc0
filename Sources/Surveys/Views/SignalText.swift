import Kernel
import SurveysModel

/// One rule as a signal explains it.
struct SignalWords: Sendable {
  /// What it is called.
  let name: Text
  /// The rule in one sentence.
  let rule: Text
  /// What is counted.
  let counted: Text
  /// What to do when it is exceeded.
  let next: Text
}

/// The words of signals: what each rule asks, what it counts and what to do about it.
enum SignalText {
  static let above = Text("di atas ambang", "above the threshold")
  static let none = Text("Tidak ada tanda: ", "No signal: ")
  static let notCompared = Text("Tidak dapat dibandingkan: ", "Cannot be compared: ")
  static let ofRound = Text("Seluruh putaran", "The round as a whole")
  static let ofAnswers = Text("Jawaban satu per satu", "Answers one by one")
  static let rule = Text("Aturan", "Rule")
  static let counted = Text("Yang dihitung", "What is counted")
  static let threshold = Text("Ambang", "Threshold")
  static let outcome = Text("Hasil", "Outcome")
  static let marked = Text("Jawaban bertanda karenanya", "Answers marked by it")
  static let next = Text("Langkah berikutnya", "What to do next")
  static let marksFrom = Text("Bertanda bila: ", "Marked when: ")
  static let whole = Text("Aturan selengkapnya", "The whole rule")
  static let marksNone = Text(
    "tidak ada; aturan ini menilai seluruh putaran", "none; this rule judges the round as a whole")
  /// Of services that rules about marks send people to.
  static let days = Text("Jawaban per hari dan saluran", "Answers by day and channel")

  /// `6 dari 34 jawaban`, with fewer than five hidden.
  static func share(_ count: Int64, of all: Int64) -> Text {
    let shown = ResultsText.count(count)
    return Text(
      "\(shown) dari \(all) jawaban", "\(shown) of " + ResultsText.english(all, "answer", "answers")
    )
  }

  /// In one line what stands at the head of the page.
  static func standing(_ results: RoundResults) -> Text {
    let rules = Set(results.signals.map(\.rule)).count
    if rules > 0 {
      return Text(
        "ada tanda: \(rules) aturan putaran di atas ambang",
        "signals: \(ResultsText.english(rules, "rule", "rules")) about the round exceeded")
    }
    return results.figures.flaggedCount > 0
      ? Text(
        "ada jawaban bertanda, putarannya di bawah ambang",
        "some answers have a mark, the round is below the thresholds")
      : Text("tidak ada tanda", "no signals")
  }

  /// What was found, with the numbers.
  static func finding(_ signal: RoundSignal, in language: Language) -> String {
    func cut(_ points: Points) -> String { ResultsText.cut(points, in: language) }
    switch signal {
    case .manyMarked(let count, let all):
      return share(count, of: all).in(language) + Text(" bertanda", " have a mark").in(language)
        + "."
    case .manyStraightLines(let count, let all):
      return share(count, of: all).in(language)
        + Text(
          " memilih angka yang sama untuk semua butir", " take the same step for everything"
        ).in(language) + "."
    case .jumpFromLastYear(let kind, let now, let before):
      return ResultsText.index(kind).in(language) + " " + cut(now)
        + Text("; tahun lalu ", "; last year ").in(language) + cut(before)
        + apart(now, before, in: language)
    case .apartFrom(let purpose, let kind, let here, let there):
      return ResultsText.index(kind).in(language) + " " + cut(here) + "; "
        + ResultsText.purpose(purpose).in(language) + " " + cut(there)
        + apart(here, there, in: language)
    }
  }

  private static func apart(_ one: Points, _ other: Points, in language: Language) -> String {
    // Of the figures as they stand beside it, or readers could not follow the subtraction.
    let (first, second) = (one.cut(), other.cut())
    let far = first > second ? first - second : second - first
    return Text("; selisih ", "; apart by ").in(language) + far.formatted(in: language) + "."
  }

  static func words(_ rule: RoundRule) -> SignalWords {
    switch rule {
    case .marked:
      SignalWords(
        name: Text("bagian jawaban bertanda", "share of marked answers"),
        rule: Text(
          "Putaran dengan banyak jawaban bertanda perlu diperiksa.",
          "A round with many marked answers is looked into."),
        counted: Text(
          "jawaban dengan satu tanda atau lebih", "answers with one mark or more"),
        next: Text(
          "Baca tiap tanda di bawah, lalu bandingkan indeks dengan dan tanpa jawaban bertanda.",
          "Read each mark below, then compare the index with and without marked answers."))
    case .straightLines:
      SignalWords(
        name: Text("bagian jawaban seragam", "share of straight lines"),
        rule: Text(
          "Putaran yang hampir semua jawabannya memakai satu angka perlu diperiksa.",
          "A round in which nearly all answers take one step for everything is looked into."),
        counted: Text(
          "jawaban dengan angka yang sama untuk semua butir",
          "answers with the same step for every item"),
        next: Text(
          "Tanyakan kepada petugas loket apakah jawaban diarahkan, dan lihat apakah formulir "
            + "dibaca atau hanya dilewati.",
          "Ask those at the counters whether people were told what to answer, and see whether the "
            + "form is read or only passed through."))
    case .lastYear:
      SignalWords(
        name: Text("beda dengan tahun lalu", "distance to last year"),
        rule: Text(
          "Indeks yang melompat dari tahun lalu perlu dijelaskan.",
          "An index that jumps from last year's has to be explained."),
        counted: Text(
          "selisih indeks dengan putaran terakhir tahun lalu, tujuan yang sama",
          "the distance to the index of last year's latest round of the same purpose"),
        next: Text(
          "Catat apa yang berubah sejak tahun lalu: layanan, petugas, cara menjaring jawaban. Bila "
            + "tidak ada, panggil ulang sebagian penjawab bila ada daftar orang yang dilayani; "
            + "bila tidak ada daftar, catat bahwa bedanya belum dapat dijelaskan.",
          "Note what has changed since last year: services, staff, ways of reaching people. If "
            + "nothing has, call some people back if there is a list of those who were served; "
            + "without a list, note that the distance is not explained yet."))
    case .otherPurpose:
      SignalWords(
        name: Text("beda dengan survei lain", "distance to another survey"),
        rule: Text(
          "Indeks yang jauh dari survei pihak lain pada tahun yang sama perlu dijelaskan.",
          "An index far from that of others who asked in the same year has to be explained."),
        counted: Text(
          "selisih indeks dengan survei unit, TPI atau TPN pada tahun yang sama",
          "the distance to the index of the unit's, TPI's or TPN's survey of the same year"),
        next: Text(
          "Bandingkan siapa yang ditanya, kapan dan lewat apa pada kedua survei; bila itu tidak "
            + "menjelaskan bedanya, bicarakan dengan pihak yang mengadakan survei lain itu.",
          "Compare who was asked, when and how in both surveys; if that does not explain the "
            + "distance, talk with whoever made that other survey."))
    }
  }
}
