import InstrumentsModel
import Kernel

extension Instrument {
  /// Hundredths of an index in one whole.
  private static let hundredths: Int64 = 100

  /// Brings each survey index of a path down to the least that suffices.
  ///
  /// The search counts an index as one change to its highest value, which decides how many changes
  /// there are. Which value is enough is known only then: the least of two decimals with which
  /// every floor is still cleared while the other steps are taken. Several indexes are lowered in
  /// reading order, each with those before it as low as they came.
  ///
  /// - Parameters:
  ///   - path: Changes that clear every floor of the predicate.
  ///   - sheet: The sheet they start from; it is not changed.
  ///   - predicate: What they clear.
  /// - Returns: The same questions; lowering any of its indexes by a hundredth misses a floor.
  func withLeastIndexes(
    _ path: [AnswerChange], from sheet: AnswerSheet, to predicate: PredicateRule
  ) -> [AnswerChange] {
    var path = path
    for place in path.indices {
      guard case .index(let maximum) = questions[path[place].question].kind else { continue }
      let hundredth = Points.unitsPerPoint / Self.hundredths
      func change(_ step: Int64) -> AnswerChange {
        answering(path[place], with: min(Points(units: step * hundredth), maximum), on: sheet)
      }
      var (least, enough) = (Int64(0), (maximum.units + hundredth - 1) / hundredth)
      while least < enough {
        let middle = (least + enough) / 2
        var tried = path
        tried[place] = change(middle)
        if verdict(of: predicate, on: score(applying(tried, to: sheet))).passes {
          enough = middle
        } else {
          least = middle + 1
        }
      }
      path[place] = change(enough)
    }
    return path
  }

  /// A change of an index question with another index.
  private func answering(
    _ change: AnswerChange, with index: Points, on sheet: AnswerSheet
  ) -> AnswerChange {
    let answers = change.answers.map { answer in
      guard case .index = answer.answer else { return answer }
      return SoalAnswer(position: answer.position, answer: .index(index))
    }
    var changed = sheet
    for answer in answers { changed.set(answer.answer, at: answer.position) }
    return AnswerChange(
      question: change.question, before: change.before, answers: answers,
      worth: score(changed).total - score(sheet).total,
      isFreelyChangeable: change.isFreelyChangeable)
  }
}
