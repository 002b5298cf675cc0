import EvaluationsModel
import Kernel
import WorksheetsModel

extension ScoringText {
  /// The rule that found something.
  static func rule(_ rule: PreCheckRule) -> Text {
    switch rule {
    case .contradiction: Text("Angka saling cocok", "Counts go together")
    case .oneHead: Text("Satu unit, satu kepala", "One unit, one head")
    case .bestWithoutProof: Text("Jawaban terbaik perlu bukti", "The best answer needs evidence")
    case .proofOutsideYear: Text("Bukti dari tahun penilaian", "Evidence is of the assessed year")
    case .proofOutOfReach: Text("Bukti dapat dilihat", "Evidence can be looked at")
    case .farFromPeers: Text("Sebanding dengan unit lain", "In line with other units")
    }
  }

  /// A rule with how many questions it found something on.
  static func found(_ rule: PreCheckRule, _ count: Int) -> Text {
    let name = self.rule(rule)
    return Text(
      "\(name.indonesian): \(count) pertanyaan",
      "\(name.english): " + (count == 1 ? "1 question" : "\(count) questions"))
  }

  /// What was found, in words.
  ///
  /// Says nothing of how many other units there are: the reader may not know of some of them.
  ///
  /// - Parameters:
  ///   - finding: What was found.
  ///   - doubt: What does not go together, in the words of the unit's own page.
  /// - Returns: One sentence.
  static func finding(_ finding: PreCheckFinding, doubt: (Doubt) -> Text) -> Text {
    switch finding {
    case .contradiction(let found): doubt(found)
    case .bestWithoutProof:
      Text(
        "Jawabannya yang terbaik, tetapi tidak ada bukti yang dikaitkan.",
        "The answer is the best one, and no evidence is linked.")
    case .proofOutsideYear(_, let proofs):
      Text(
        "\(proofs) bukti dikaitkan; tidak satu pun berlaku pada tahun penilaian.",
        "Evidence is linked (\(proofs)); none of it holds in the assessed year.")
    case .proofOutOfReach(_, let proofs):
      Text(
        "\(proofs) bukti dikaitkan; semuanya tautan di luar yang tidak tersimpan di sini.",
        "Evidence is linked (\(proofs)); all of it lies on a web drive and not here.")
    case .farFromPeers:
      Text(
        "Jauh di atas jawaban unit lain di instansi ini.",
        "Far above what other units of the institution answer.")
    }
  }
}
