import Kernel
import Surveys
import SurveysModel
import Web
import WorksheetsModel

/// The words about each round of a year, and about what keeps an index from being sent.
extension SurveyFigureText {
  static let unsettled = Text("belum bisa dikirim", "cannot be sent yet")
  static let unlikeScales = Text(
    "Putaran tahun ini memakai skala yang berbeda; jawabannya dibawa ke 0 sampai 4 lebih dulu.",
    "The rounds of this year used different scales; their answers were brought to 0 to 4 first.")
  static let cannotBeSent = Text(
    "LKE belum bisa dikirim dengan angka ini. Ambil dulu angka yang baru; satu tekan cukup.",
    "The worksheet cannot be sent with this figure. Take the new one first; one press is enough.")
  static let doubtful = Text(
    "Yang juga dilihat penilai pada putaran ini:",
    "What assessors will see of these rounds, too:")
  private static let window = Text("Waktu", "Window")
  private static let marks = Text("Tanda kejujuran", "Honesty marks")
  private static let belowSample = Text("sampel kurang", "sample too small")

  static func allRounds(_ kind: QuestionnaireKind, _ year: Int) -> Text {
    let name = kind.rawValue.uppercased()
    return Text(
      "Semua putaran \(name) unit tahun \(year)", "All \(name) rounds of the unit in \(year)")
  }

  /// A closed round that the figure leaves out.
  static func leavesOut(_ titles: [String]) -> Text {
    let names = titles.map { "«\($0)»" }.joined(separator: ", ")
    return Text(
      "Angka di soal ini belum memuat putaran yang sudah ditutup: \(names).",
      "The figure of this question leaves out rounds that are closed: \(names).")
  }

  /// One round of the year, as a list.
  ///
  /// - Parameters:
  ///   - entry: The round.
  ///   - isTaken: Whether the figure that stands holds it; nil where no figure of a survey stands.
  ///   - frame: The page.
  /// - Returns: Title, window, answers, and where it counts index and marks.
  static func rows(
    _ entry: YearRound, isTaken: Bool?, _ frame: WorksheetFrame
  ) -> [SummaryRow] {
    let (round, language) = (entry.round, frame.language)
    let days = [round.plan.window.opensAt, round.plan.window.closesAt.adding(seconds: -1)]
      .map { MomentText.day($0, in: language) }
    var rows = [
      SummaryRow(frame.page(self.round)) {
        a(.href(PublicRoundLink.round(round.id).path)) { round.plan.title }
        " "
        tag(entry, isTaken: isTaken, frame.page)
      },
      SummaryRow(frame.page(window), days.joined(separator: frame.page(Text(" sampai ", " to ")))),
      SummaryRow(frame.page(answers)) {
        frame.page(count(entry))
        if entry.isBelowSample {
          " "
          Tag(frame.page(belowSample), .warning)
        }
      },
    ]
    if let index = entry.index {
      rows.append(SummaryRow(frame.page(self.index), frame.page(figure(index))))
      rows.append(
        SummaryRow(frame.page(marks)) {
          a(.href(ResultsLink.results(round.id).path)) { frame.page(signals(entry)) }
        })
    }
    return rows
  }

  private static func tag(
    _ entry: YearRound, isTaken: Bool?, _ page: PageContext
  ) -> Tag {
    switch entry.standing {
    case .counts where isTaken == false:
      Tag(page(Text("belum ada dalam angka ini", "not in this figure")), .warning)
    case .counts: Tag(page(Text("dihitung", "counts")), .good)
    case .tooFew:
      Tag(
        page(
          Text("tidak dihitung: kurang dari lima jawaban", "not counted: fewer than five answers")),
        .neutral)
    case .running:
      Tag(page(Text("belum dihitung: belum selesai", "not counted yet: not over")), .neutral)
    case .unclosed:
      Tag(page(Text("belum dihitung: belum ditutup", "not counted yet: not closed")), .warning)
    }
  }

  private static func count(_ entry: YearRound) -> Text {
    switch entry.standing {
    case .counts:
      let count = entry.answerCount ?? 0
      return Text(
        "\(count), sampel minimum \(entry.wanted)", "\(count), minimum sample \(entry.wanted)")
    case .tooFew:
      return Text(
        "kurang dari lima, sampel minimum \(entry.wanted)",
        "fewer than five, minimum sample \(entry.wanted)")
    case .running, .unclosed:
      return Text("diketahui setelah ditutup", "known once it is closed")
    }
  }

  /// How many thresholds a round is above, and its index without marked answers.
  private static func signals(_ entry: YearRound) -> Text {
    func words(_ language: Language) -> String {
      let count = entry.signals.count
      let above =
        count == 0
        ? Text("tidak ada yang melewati ambang", "nothing above its threshold")
        : Text("\(count) hal melewati ambang", "\(count) above the threshold")
      guard let clean = entry.withoutMarked else { return above.in(language) }
      return above.in(language) + "; "
        + Text("tanpa jawaban bertanda ", "without marked answers ").in(language)
        + exact(clean.index, language)
    }
    return Text(words(.indonesian), words(.english))
  }

  /// What is worth a look in a round, in one sentence.
  static func doubt(_ entry: YearRound) -> Text {
    if entry.standing == .unclosed {
      return Text(
        "waktunya habis dan belum ditutup, jadi belum dihitung",
        "its time is over and it is not closed, so it does not count yet")
    }
    var parts: [Text] = []
    if entry.isBelowSample { parts.append(count(entry)) }
    if !entry.signals.isEmpty { parts.append(signals(entry)) }
    return Text(
      parts.map(\.indonesian).joined(separator: "; "),
      parts.map(\.english).joined(separator: "; "))
  }

  /// Why an index may not be sent, and what the person can do now.
  static func sentence(_ fault: IndexFault) -> (detail: Text, wayOut: Text) {
    switch fault {
    case .unproven:
      (
        Text(
          "Angka ini diisi sendiri dan belum ada laporan survei yang berlaku untuk tahun ini.",
          "This figure was filled in, and no report of a survey that holds for this year is linked."
        ),
        Text(
          "Kaitkan laporannya ke soal ini di gudang bukti, dengan masa berlakunya, atau pakai angka "
            + "putaran survei di Zona.",
          "Link the report to this question in the vault, with its period, or take the figure of the "
            + "survey rounds in Zona.")
      )
    case .leavesOut:
      (
        Text(
          "Sesudah angka ini diambil, ada putaran survei lain yang ditutup.",
          "After this figure was taken, another survey round was closed."),
        Text(
          "Pakai angka yang baru di halaman soal.",
          "Take the new figure on the page of the question.")
      )
    }
  }

  /// The same as something to do.
  static func task(_ fault: IndexFault, _ kind: QuestionnaireKind?) -> Text {
    let name = kind.map { index($0) } ?? ""
    return switch fault {
    case .unproven:
      Text("Kaitkan laporan survei untuk \(name)", "Link the report of the survey for \(name)")
    case .leavesOut: Text("Ambil angka \(name) yang baru", "Take the new \(name)")
    }
  }
}
