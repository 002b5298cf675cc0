import InstrumentsModel
import Kernel
import WorksheetsModel

/// Invented answers: plausible, different for each unit, the same on each run.
struct DemoAnswers {
  private let instrument: Instrument
  private var random: SeededGenerator
  /// How often an answer is the best one; unit: percent.
  private let strength: Int

  init(_ instrument: Instrument, seed: UInt64, strength: Int) {
    self.instrument = instrument
    random = SeededGenerator(seed: seed)
    self.strength = strength
  }

  /// Answers to the first questions of the form.
  ///
  /// - Parameter percent: How many of the questions are answered, 0...100.
  /// - Returns: Wishes that no rule refuses.
  mutating func edits(percent: Int) -> [AnswerEdit] {
    var sheet = AnswerSheet(blankFor: instrument.soals.count)
    for question in instrument.questions {
      for (position, value) in zip(question.soals, values(of: question)) {
        sheet.set(value, at: position)
      }
    }
    for doubt in instrument.doubts(on: sheet) { settle(doubt, on: &sheet) }
    let count = instrument.questions.count * percent / 100
    return instrument.questions.indices.prefix(count).map { position in
      let values = instrument.questions[position].soals.map {
        sheet.answer(at: $0, in: instrument)
      }
      return AnswerEdit(
        question: position, content: AnswerContent(values: values, note: "Data contoh."),
        baseVersion: 0, confirmsExcess: true)
    }
  }

  /// Makes counts agree that speak of the same thing.
  private func settle(_ doubt: Doubt, on sheet: inout AnswerSheet) {
    func count(_ soal: Int) -> Int {
      guard let position = instrument.position(ofSoal: soal),
        case .count(let count) = sheet.answer(at: position, in: instrument)
      else { return 0 }
      return count
    }
    func set(_ soal: Int, to count: Int, on sheet: inout AnswerSheet) {
      guard let position = instrument.position(ofSoal: soal) else { return }
      sheet.set(.count(max(count, 0)), at: position)
    }
    switch doubt {
    case .exceeds: break
    case .differ(let soal, let other): set(other, to: count(soal), on: &sheet)
    case .partsDiffer(let total, let parts):
      set(total, to: parts.reduce(0) { $0 + count($1) }, on: &sheet)
    case .moreThanWhole(let part, let whole):
      set(part, to: whole.reduce(0) { $0 + count($1) }, on: &sheet)
    case .aboveOne(let soal): set(soal, to: 1, on: &sheet)
    }
  }

  private mutating func values(of question: Question) -> [Answer?] {
    var counts: [Int: Int] = [:]
    switch question.kind {
    case .ratio(let ratio):
      let whole = Int.random(in: 20...60, using: &random)
      share(whole * ratio.denominator.count, among: ratio.denominator, into: &counts)
      let part = whole * ratio.denominator.count * Int.random(in: strength...100, using: &random)
      share(part / 100, among: ratio.numerator, into: &counts)
    case .reduction(let reduction):
      counts[reduction.previous] = 2
      counts[reduction.current] = Int.random(in: 0..<100, using: &random) < strength ? 0 : 1
    case .choice, .index, .unknown: break
    }
    return question.soals.map { value(at: $0, counts: counts) }
  }

  private func share(_ total: Int, among positions: [Int], into counts: inout [Int: Int]) {
    for (index, position) in positions.enumerated() {
      let isLast = index == positions.count - 1
      let each = total / positions.count
      counts[position] = isLast ? total - each * index : each
    }
  }

  private mutating func value(at position: Int, counts: [Int: Int]) -> Answer? {
    switch instrument.soals[position].kind {
    case .choice(let scale):
      let last = instrument.scales[scale].options.count - 1
      let isBest = Int.random(in: 0..<100, using: &random) < strength
      return .option(isBest ? 0 : Int.random(in: 0...min(last, 2), using: &random))
    case .count: return .count(counts[position] ?? 1)
    case .index(let maximum):
      let permille = Int64.random(in: Int64(strength) * 10...990, using: &random)
      return .index(Points(units: maximum.units / 1_000 * permille))
    case .unknown: return nil
    }
  }
}
