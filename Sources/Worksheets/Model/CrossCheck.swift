package import InstrumentsModel

/// Two facts on a sheet that hardly go together: a reason to look again, never a refusal.
package enum Doubt: Hashable, Sendable {
  /// A share above 1, which counts as 1: more above the line than below it.
  case exceeds(question: Int)
  /// Two counts that speak of the same thing differ.
  case differ(soal: Int, other: Int)
  /// A total is not the sum of its parts.
  case partsDiffer(total: Int, parts: [Int])
  /// More of a part than of the whole.
  case moreThanWhole(part: Int, whole: [Int])
  /// A count that can hardly be above one.
  case aboveOne(soal: Int)

  /// The questions that a doubt belongs to, as positions.
  package func questions(of instrument: Instrument) -> [Int] {
    let ids: [Int]
    switch self {
    case .exceeds(let question): return [question]
    case .differ(let soal, let other): ids = [soal, other]
    case .partsDiffer(let total, let parts): ids = [total] + parts
    case .moreThanWhole(let part, let whole): ids = [part] + whole
    case .aboveOne(let soal): ids = [soal]
    }
    var questions: [Int] = []
    for id in ids {
      guard let position = instrument.position(ofSoal: id) else { continue }
      let question = instrument.soals[position].question
      if !questions.contains(question) { questions.append(question) }
    }
    return questions
  }
}

extension Instrument {
  /// What does not go together on a sheet, in reading order.
  ///
  /// - Source: PermenPANRB 90/2021, Lampiran III: soal 89 and 90 count the same changes; 110 is what
  ///   111 (in process) and 112 (completed) are parts of; sanctions (104) answer violations (102,
  ///   103); a unit has one head (113).
  package func doubts(on sheet: AnswerSheet) -> [Doubt] {
    let values = score(sheet).values
    var doubts = questions.indices.filter { values[$0].origin == .capped }
      .map { Doubt.exceeds(question: $0) }
    guard id == "permenpanrb-90-2021" else { return doubts }
    let count = { (soal: Int) in self.count(soal, on: sheet) }
    if let made = count(89), let again = count(90), made != again {
      doubts.append(.differ(soal: 89, other: 90))
    }
    if let all = count(110), let open = count(111), let done = count(112), open + done != all {
      doubts.append(.partsDiffer(total: 110, parts: [111, 112]))
    }
    if let sanctioned = count(104), let before = count(102), let now = count(103),
      sanctioned > before + now
    {
      doubts.append(.moreThanWhole(part: 104, whole: [102, 103]))
    }
    if let heads = count(113), heads > 1 { doubts.append(.aboveOne(soal: 113)) }
    return doubts
  }

  private func count(_ soal: Int, on sheet: AnswerSheet) -> Int? {
    guard let position = position(ofSoal: soal),
      case .count(let count) = sheet.answer(at: position, in: self)
    else { return nil }
    return count
  }
}
