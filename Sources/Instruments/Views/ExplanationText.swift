package import InstrumentsModel
package import Kernel

/// The words around the arithmetic of an explanation.
package enum ExplanationText {
  /// A remark as a sentence.
  package static func remark(_ remark: Explanation.Remark) -> Text {
    switch remark {
    case .blankCountsZero(let soals):
      let list = soals.map(String.init).joined(separator: ", ")
      return Text(
        "Belum dijawab (soal \(list)), jadi bernilai 0.",
        "Not answered (question \(list)), so it counts 0.")
    case .contradictory:
      return Text(
        "Pembilang ada tetapi pembaginya 0: isian bertentangan dan dianggap belum dijawab.",
        "Something over nothing is contradictory and counts as unanswered.")
    case .zeroRule(let worth, let reason):
      return Text(
        "0 dibagi 0 bernilai \(FigureText.exact(worth, in: .indonesian)): \(reason.indonesian).",
        "0 over 0 is worth \(FigureText.exact(worth, in: .english)): \(reason.english).")
    case .capped:
      return Text(
        "Hasil baginya di atas 1, dihitung 1.", "The share is above 1 and counts 1.")
    case .floored:
      return Text(
        "Jumlahnya naik, bukan turun, jadi bernilai 0.", "It rose instead of falling: worth 0.")
    case .rounded:
      return Text(
        "Pecahan persis dibulatkan sekali, ke angka genap terdekat pada desimal ke-12.",
        "The exact fraction is rounded once, half to even, at the 12th decimal.")
    case .informational:
      return Text(
        "Keterangan: wajib diisi, tetapi tidak masuk rumus.",
        "For information: must be filled in, but is not part of the formula.")
    case .unverified(let confidence):
      return InstrumentText.confidence(confidence)
    }
  }

  /// What the steps are called.
  package static func stepTitle(_ index: Int, of explanation: Explanation) -> Text {
    switch explanation.subject {
    case .node: Text("Perhitungan", "Calculation")
    case .question:
      index == 0 ? Text("Nilai jawaban", "Value of the answer") : Text("Sumbangan", "Adds")
    case .soal: Text("Jawaban", "Answer")
    }
  }

  /// "of", between a score and its weight.
  package static let of = Text("dari", "of")
  /// The heading of the sources.
  package static let source = Text("Sumber", "Source")
}
