package import InstrumentsModel
import Kernel

extension Instrument {
  /// What each single improvement is worth: every question that is not at its best, brought there.
  ///
  /// - Parameters:
  ///   - sheet: A valid sheet of this instrument; it is not changed.
  ///   - card: The scorecard of that sheet.
  /// - Returns: One change a question, the most worth first; equal ones in reading order.
  package func improvements(on sheet: AnswerSheet, _ card: Scorecard) -> [AnswerChange] {
    changesToBest(on: sheet, card).filter { $0.worth > .zero }.sorted {
      $0.worth == $1.worth ? $0.question < $1.question : $0.worth > $1.worth
    }
  }

  /// Each question below its best with the change that brings it there, in reading order.
  func changesToBest(on sheet: AnswerSheet, _ card: Scorecard) -> [AnswerChange] {
    questions.indices.compactMap { index in
      let before = card.values[index]
      guard before.fraction < .one else { return nil }
      let answers = bestAnswers(of: index, on: sheet)
      var changed = sheet
      for answer in answers { changed.set(answer.answer, at: answer.position) }
      // Above a node there is only addition, so what the node gains the total gains.
      let node = questions[index].node
      let worth =
        score(ofOwnQuestionsAt: node, on: changed) - score(ofOwnQuestionsAt: node, on: sheet)
      return AnswerChange(
        question: index, before: before, answers: answers, worth: worth,
        isFreelyChangeable: isFreelyChangeable(index))
    }
  }

  /// Whether a unit decides an answer by working; counts and surveys report facts.
  package func isFreelyChangeable(_ question: Int) -> Bool {
    if case .choice = questions[question].kind { return true }
    return false
  }

  /// The answers that give a question its full value, as close to the sheet as possible.
  private func bestAnswers(of question: Int, on sheet: AnswerSheet) -> [SoalAnswer] {
    var best: [Int: Answer] = [:]
    let soals = questions[question].soals
    switch questions[question].kind {
    case .choice(let scale):
      let values = scales[scale].options.map(\.value)
      let rung = values.indices.max { values[$0] < values[$1] } ?? 0
      best[soals[0]] = .option(values.firstIndex(of: values[rung]) ?? rung)
    case .index(let maximum):
      best[soals[0]] = .index(maximum)
    case .ratio(let ratio):
      best = fulfilled(ratio, on: sheet)
    case .reduction(let reduction):
      best[reduction.current] = .count(0)
      if sheet.places[reduction.previous] < 0 { best[reduction.previous] = .count(0) }
    case .unknown: return []
    }
    for soal in soals where best[soal] == nil && sheet.places[soal] < 0 {
      best[soal] = .count(0)
    }
    settleRemarks(&best, of: question, on: sheet)
    return best.map { SoalAnswer(position: $0.key, answer: $0.value) }
      .sorted { $0.position < $1.position }
  }

  /// Brings counts that are only for information in line, so that what is proposed is not doubted:
  /// once every complaint is settled, none is left in process.
  private func settleRemarks(
    _ best: inout [Int: Answer], of question: Int, on sheet: AnswerSheet
  ) {
    let remarks = questions[question].soals.filter { isInformational($0) }
    guard !remarks.isEmpty else { return }
    var changed = sheet
    for (soal, answer) in best { changed.set(answer, at: soal) }
    guard doubts(on: changed).contains(where: { $0.questions(of: self) == [question] }) else {
      return
    }
    for soal in remarks where best[soal] == nil && sheet.places[soal] > 0 {
      best[soal] = .count(0)
    }
  }

  /// A share brought to 1: what is owed stays as it is, what is done rises to it.
  private func fulfilled(_ ratio: Ratio, on sheet: AnswerSheet) -> [Int: Answer] {
    var answers: [Int: Answer] = [:]
    var owed = 0
    for (order, soal) in ratio.denominator.enumerated() {
      let written = Int(sheet.places[soal])
      let count = written >= 0 ? written : (order == 0 ? 1 : 0)
      if written < 0 { answers[soal] = .count(count) }
      owed += count
    }
    if owed == 0 && ratio.zeroValue < .one || owed > AnswerSheet.largestCount {
      owed = owed == 0 ? 1 : AnswerSheet.largestCount
      for (order, soal) in ratio.denominator.enumerated() {
        answers[soal] = .count(order == 0 ? owed : 0)
      }
    }
    for (order, soal) in ratio.numerator.enumerated() {
      answers[soal] = .count(order == 0 ? owed : 0)
    }
    return answers
  }
}
