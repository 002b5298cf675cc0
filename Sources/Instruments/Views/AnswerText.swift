package import InstrumentsModel
package import Kernel

/// What was odd about a written answer, in words.
package enum AnswerText {
  /// The sentence of a problem.
  package static func problem(_ problem: AnswerReading.Problem) -> Text {
    switch problem {
    case .untidy(let written):
      Text("«\(written)» dirapikan.", "“\(written)” was tidied.")
    case .outsideScale(let written, let scale):
      Text(
        "«\(written)» bukan pilihan \(scale); dianggap belum dijawab.",
        "“\(written)” is not one of \(scale) and counts as unanswered.")
    case .notACount(let written):
      Text(
        "«\(written)» bukan bilangan bulat mulai dari 0; dianggap belum dijawab.",
        "“\(written)” is not a whole number from 0 and counts as unanswered.")
    case .groupedCount(let written):
      Text(
        "«\(written)» dapat berarti ribuan atau desimal; tulis tanpa titik dan koma. Dianggap "
          + "belum dijawab.",
        "“\(written)” may mean thousands or decimals; write it without points and commas. Counts "
          + "as unanswered.")
    case .notAnIndex(let written):
      Text(
        "«\(written)» bukan bilangan; dianggap belum dijawab.",
        "“\(written)” is not a number and counts as unanswered.")
    case .indexOutOfRange(let written, let maximum):
      Text(
        "«\(written)» di luar 0 sampai \(FigureText.exact(maximum, in: .indonesian)); dianggap "
          + "belum dijawab.",
        "“\(written)” is outside 0 to \(maximum) and counts as unanswered.")
    }
  }
}
