import EvaluationsModel
import Kernel

/// The sentences about how far members agreed.
enum AgreementWords {
  static let title = Text("Kesesuaian anggota", "Agreement of the members")
  static let lead = Text(
    "Angka ini dihitung dari penilaian sendiri-sendiri, sebelum siapa pun melihat penilaian lain. "
      + "Bukan nilai unit dan bukan nilai seorang anggota.",
    "These figures are of what each scored alone, before anybody saw another's scores. They are "
      + "no score of the unit, and no mark for a member.")
  static let ordinal = Text(
    "Alfa Krippendorff, ordinal", "Krippendorff's alpha, ordinal")
  static let interval = Text(
    "Alfa Krippendorff, interval", "Krippendorff's alpha, interval")
  static let linear = Text("Kappa linear", "Kappa, linear")
  static let quadratic = Text("Kappa kuadrat", "Kappa, quadratic")
  static let reading = Text("Dibaca sebagai", "Read as")
  static let part = Text("Bagian", "Part")
  static let rows = Text("Pertanyaan", "Questions")
  static let pair = Text("Pasangan", "Pair")
  static let overall = Text("Semua pertanyaan", "All questions")
  static let byArea = Text("Menurut area perubahan", "By change area")
  static let byPair = Text("Menurut pasangan anggota", "By pair of members")
  static let none = Text("tidak ada", "none")
  static let whyNone = Text("Bila tidak ada angka", "Where there is no figure")
  static let howTitle = Text("Cara membacanya", "How to read it")

  static let how: [Text] = [
    Text(
      "1 berarti semua memberi sama; 0 berarti tidak lebih sama daripada bila jawaban dibagikan "
        + "secara acak; di bawah 0 berarti lebih sering berbeda daripada itu.",
      "1 means that all gave the same; 0 means no more agreement than if the answers were dealt "
        + "out by chance; below 0 they differ more often than that."),
    Text(
      "Alfa Krippendorff ordinal hanya melihat urutan pilihan; yang interval melihat jaraknya: A "
        + "dan B lebih dekat daripada A dan D.",
      "Krippendorff's alpha, ordinal, looks at the order of the rungs only; interval at their "
        + "distance: A and B are closer than A and D."),
    Text(
      "Kappa berlaku bagi dua orang. Kappa kuadrat memberi bobot lebih pada satu perbedaan jauh "
        + "daripada beberapa yang dekat.",
      "Kappa belongs to two people. Quadratic kappa weighs one far difference more than several "
        + "near ones."),
    Text(
      "Angka dipotong ke bawah pada tiga desimal, sehingga yang tampak 0,800 memang mencapainya. "
        + "Pertanyaan hasil tidak termasuk area mana pun.",
      "Figures are cut off downwards at three decimals, so that what shows 0.800 reached it. "
        + "Questions of results belong to no area."),
    Text(
      "Satu unit hanya satu kasus. Angka rendah adalah ajakan membahas kriteria bersama, bukan "
        + "bukti bahwa seseorang keliru.",
      "One unit is one case. A low figure invites to talk about the criteria; it does not prove "
        + "that somebody is wrong."),
  ]

  /// The lines that alpha is read by.
  static func lines(_ reliable: String, _ tentative: String) -> Text {
    Text(
      "Alfa Krippendorff mulai \(reliable) dapat diandalkan; mulai \(tentative) hanya untuk "
        + "kesimpulan sementara (Krippendorff 2004).",
      "Krippendorff's alpha from \(reliable) is reliable; from \(tentative) good for tentative "
        + "conclusions only (Krippendorff 2004).")
  }

  /// A figure with three decimals and the real minus, as differences have it.
  static func figure(_ points: Points, _ language: Language) -> String {
    let text = points.formatted(decimals: 3, in: language)
    return text.hasPrefix("-") ? "−" + text.dropFirst() : text
  }

  static func reading(_ reading: AgreementRules.Reading) -> Text {
    switch reading {
    case .reliable: Text("dapat diandalkan", "reliable")
    case .tentative: Text("sementara", "tentative")
    case .unreliable: Text("belum seragam", "not yet alike")
    }
  }

  /// Why there is no figure.
  static func gap(_ gap: AgreementGap) -> Text {
    switch gap {
    case .tooFewPairable:
      Text(
        "terlalu sedikit yang dinilai dua orang", "hardly anything was scored by two people")
    case .noVariation:
      Text(
        "semua memberi nilai yang sama di mana-mana, jadi kesepakatan tidak dapat dibedakan dari "
          + "kebiasaan",
        "everybody gave everything the same value, so agreement cannot be told from habit")
    case .tooManyAssessors:
      Text("terlalu banyak penilai untuk dihitung", "too many assessors to compute")
    }
  }
}
