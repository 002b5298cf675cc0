package import InstrumentsModel
import Kernel

extension ReadAnswers {
  /// Takes the answer that a cell holds, and reports what is odd about it.
  ///
  /// - Parameters:
  ///   - cell: The cell where the answer is typed.
  ///   - soal: The position in `Instrument.soals`.
  ///   - place: The address for the finding.
  ///   - instrument: The instrument of this reading.
  mutating func take(
    _ cell: SheetCell, for soal: Int, at place: @autoclosure () -> String,
    in instrument: Instrument
  ) {
    if let formula = cell.formula {
      report(.formulaInAnswer(formula: formula), soal, place(), taken: nil)
      return
    }
    switch cell.content {
    case .blank: return
    case .other(let written): report(.notAnAnswer(written: written), soal, place(), taken: nil)
    case .number(let written):
      take(written, for: soal, at: place(), in: instrument, by: .program)
    case .text(let written):
      take(written, for: soal, at: place(), in: instrument)
      if let answer = sheet.answer(at: soal, in: instrument), !isRung(answer) {
        report(
          .numberAsText(written: written), soal, place(),
          taken: instrument.text(of: answer, at: soal))
      }
    }
  }

  /// Takes an answer that somebody wrote, and reports what is odd about it.
  ///
  /// - Parameters:
  ///   - written: The text; blank means unanswered.
  ///   - soal: The position in `Instrument.soals`.
  ///   - place: Where it stands, for the finding.
  ///   - instrument: The instrument of this reading.
  ///   - hand: Whose hand wrote it.
  mutating func take(
    _ written: String, for soal: Int, at place: @autoclosure () -> String,
    in instrument: Instrument, by hand: AnswerReading.Hand = .person
  ) {
    let reading = instrument.read(written, at: soal, by: hand)
    sheet.set(reading.answer, at: soal)
    guard let problem = reading.problem else { return }
    report(
      Self.problem(problem), soal, place(),
      taken: reading.answer.map { instrument.text(of: $0, at: soal) })
  }

  /// Reports shares that are cut to the whole or contradictory, at the place of their numerator.
  ///
  /// - Parameters:
  ///   - instrument: The instrument of this reading.
  ///   - place: Names the place of a soal.
  mutating func reportShares(in instrument: Instrument, place: (Int) -> String) {
    let values = instrument.score(sheet).values
    for (index, question) in instrument.questions.enumerated() {
      guard case .ratio(let ratio) = question.kind else { continue }
      let above = ratio.numerator.reduce(0) { $0 + Int(sheet.places[$1]) }
      let below = ratio.denominator.reduce(0) { $0 + Int(sheet.places[$1]) }
      let soal = ratio.numerator[0]
      switch values[index].origin {
      case .capped:
        report(.aboveTheWhole(part: above, whole: below), soal, place(soal), taken: "1")
      case .contradictory:
        report(.someOutOfNone(part: above), soal, place(soal), taken: nil)
      case .answer, .unanswered, .zeroRule, .floored: continue
      }
    }
  }

  /// Reports a stored total that the answers do not make, neither by our rules nor by the form's.
  ///
  /// Figures are compared to six decimals, as programs store binary ones.
  ///
  /// - Parameters:
  ///   - instrument: The instrument of this reading.
  ///   - place: The address of the total.
  mutating func reportStoredTotal(in instrument: Instrument, at place: String) {
    guard let storedTotal, let stored = Self.rounded(storedTotal) else { return }
    // A total that somebody typed is a finding already.
    guard !findings.contains(where: { $0.place == place }) else { return }
    let total = instrument.score(sheet).total
    let known = [total, instrument.workbookTotal(of: sheet)].compactMap(\.self)
    let tolerance = Points(units: 2_000_000)
    guard !known.contains(where: { $0 - stored <= tolerance && stored - $0 <= tolerance }) else {
      return
    }
    findings.append(
      Finding(place: place, problem: .storedTotalDiffers(stored: storedTotal, answers: total)))
  }

  /// A plain decimal cut to six decimals; nil for other texts.
  private static func rounded(_ text: String) -> Points? {
    let halves = text.split(separator: ".", omittingEmptySubsequences: false)
    guard halves.count <= 2 else { return nil }
    let rest = halves.count == 2 ? "." + String(halves[1].prefix(6)) : ""
    return Points(decimal: String(halves[0]) + rest)
  }

  private mutating func report(
    _ problem: Finding.Problem, _ soal: Int, _ place: String, taken: String?
  ) {
    findings.append(Finding(place: place, soal: soal, problem: problem, taken: taken))
  }

  private func isRung(_ answer: Answer) -> Bool {
    if case .option = answer { return true }
    return false
  }

  private static func problem(_ problem: AnswerReading.Problem) -> Finding.Problem {
    switch problem {
    case .untidy(let written): .untidy(written: written)
    case .outsideScale(let written, let scale): .outsideScale(written: written, scale: scale)
    case .notACount(let written):
      isNumber(written) ? .notAWholeCount(written: written) : .textForNumber(written: written)
    case .groupedCount(let written): .groupedCount(written: written)
    case .notAnIndex(let written):
      isNumber(written) ? .indexTooFine(written: written) : .textForNumber(written: written)
    case .indexOutOfRange(let written, let maximum):
      if let index = Points(decimal: pointed(written)), index >= .zero, index <= maximum {
        .indexTooFine(written: written)
      } else {
        .indexOutOfRange(written: written, maximum: maximum)
      }
    }
  }

  private static func pointed(_ written: String) -> String {
    String(written.filter { !$0.isWhitespace }.map { $0 == "," ? "." : $0 })
  }

  /// Whether a text is a decimal number of any size and sign.
  private static func isNumber(_ written: String) -> Bool {
    var text = pointed(written)[...]
    if text.first == "-" || text.first == "+" { text.removeFirst() }
    let halves = text.split(separator: ".", omittingEmptySubsequences: false)
    return halves.count <= 2
      && halves.allSatisfy { !$0.isEmpty && $0.allSatisfy { $0.isASCII && $0.isNumber } }
  }
}

extension Instrument {
  /// The soal ids that count as unanswered: blank ones, and those of contradictory shares.
  ///
  /// - Parameters:
  ///   - sheet: A valid sheet of this instrument.
  ///   - card: Its scorecard.
  /// - Returns: Ids in the order of the form.
  package func unansweredSoals(on sheet: AnswerSheet, _ card: Scorecard) -> [Int] {
    var positions = Set(sheet.unansweredPositions)
    for (index, question) in questions.enumerated() {
      guard card.values[index].origin == .contradictory, case .ratio(let ratio) = question.kind
      else { continue }
      positions.formUnion(ratio.numerator + ratio.denominator)
    }
    return positions.sorted().map { soals[$0].id }
  }
}
