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
  static let window = Text("Waktu", "Window")
  static let marks = Text("Tanda", "Marks")
  static let belowSample = Text("sampel kurang", "sample too small")
  /// Why answers of a round below its sample are in the figure all the same.
  static let belowSampleCounts = Text(
    "Jawaban putaran dengan sampel kurang tetap dihitung: bila boleh ditinggalkan, putaran dapat "
      + "dipilih menurut hasilnya.",
    "The answers of a round whose sample is too small count all the same: could they be left out, "
      + "rounds could be chosen by what they found.")

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

  /// How many answered, as far as that may be said.
  static func count(_ entry: YearRound) -> Text {
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

  /// How many rules a round exceeds as far as this index is concerned, and its index without marked
  /// answers.
  static func signals(_ entry: YearRound, _ kind: QuestionnaireKind) -> Text {
    let (count, name) = (entry.exceededRules, index(kind))
    let above =
      count == 0
      ? Text(
        "tidak ada aturan di atas ambang tentang \(name)",
        "no rule above its threshold for \(name)")
      : Text(
        "\(count) aturan di atas ambang tentang \(name)",
        count == 1
          ? "1 rule above its threshold for \(name)"
          : "\(count) rules above their thresholds for \(name)")
    guard let clean = entry.withoutMarked?.index else { return above }
    return Text(
      "\(above.indonesian); tanpa jawaban bertanda \(cut(clean, .indonesian))",
      "\(above.english); without marked answers \(cut(clean, .english))")
  }

  /// What is worth a look in a round, in one sentence.
  static func doubt(_ entry: YearRound, _ kind: QuestionnaireKind) -> Text {
    if entry.standing == .unclosed {
      return Text(
        "waktunya habis dan belum ditutup, jadi belum dihitung",
        "its time is over and it is not closed, so it does not count yet")
    }
    var parts: [Text] = []
    if entry.isBelowSample { parts += [belowSample, count(entry)] }
    if !entry.signals.isEmpty { parts.append(signals(entry, kind)) }
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
