package import Kernel

/// What an assessor's scores are compared with.
package enum SeverityReference: String, CaseIterable, Hashable, Sendable {
  /// What the team agreed on.
  case consensus
  /// The mean of the others in the team, before anything is agreed on.
  case others
}

/// How severely somebody scores: the mean difference to what others say, on the same questions.
///
/// It compares with a team, not with the truth: who is alone in being right also deviates.
package struct Severity: Hashable, Sendable {
  /// What is said of it.
  package enum Statement: Hashable, Sendable {
    /// Too few questions or units.
    case tooFewToSay
    /// The mean deviation.
    case deviation(Fraction)
  }

  /// Who, by account id.
  package let assessor: String
  /// What the scores were compared with.
  package let reference: SeverityReference
  /// How many questions of units were compared; above zero.
  package let questionCount: Int
  /// How many units they belong to.
  package let unitCount: Int
  /// The mean deviation: above zero is milder than the others, below zero more severe.
  ///
  /// - Unit: shares of a question's worth, `-1...1`.
  package let mean: Fraction
  /// The mean of the deviations without their sign: how far off, whichever way.
  ///
  /// - Unit: shares of a question's worth, `0...1`.
  package let meanAbsolute: Fraction

  /// What may be said of it.
  ///
  /// - Parameter rules: How many questions and units it takes; exactly as many are enough.
  /// - Returns: The mean, or that nothing can be said.
  package func statement(by rules: AgreementRules) -> Statement {
    questionCount >= rules.fewestQuestions && unitCount >= rules.fewestUnits
      ? .deviation(mean) : .tooFewToSay
  }

  /// Measures every assessor against what the teams agreed on.
  ///
  /// - Parameters:
  ///   - sheets: Revealed sheets, one for each assessor of a judgement.
  ///   - consensus: What was agreed for each judgement, in the order of the questions; nil for a
  ///     question that is still open. Judgements that are missing are left out.
  /// - Returns: Everybody who scored a question that was agreed on, by account id.
  package static func measure(
    _ sheets: [RevealedSheet], against consensus: [ID<Evaluation>: [QuestionShare?]]
  ) -> [Severity] {
    tallies(of: Deviation.list(sheets, against: consensus)).map {
      Severity($0.key, .consensus, $0.value)
    }
    .sorted { $0.assessor < $1.assessor }
  }

  /// Measures every assessor against the mean of the others who scored the same question.
  ///
  /// - Parameter sheets: Revealed sheets, one for each assessor of a judgement. A question that
  ///   more than `AgreementTable.mostAssessors` scored is left out.
  /// - Returns: Everybody who scored a question that somebody else scored too, by account id.
  package static func measureAgainstOthers(_ sheets: [RevealedSheet]) -> [Severity] {
    tallies(of: Deviation.listAgainstOthers(sheets)).map { Severity($0.key, .others, $0.value) }
      .sorted { $0.assessor < $1.assessor }
  }

  init(_ assessor: String, _ reference: SeverityReference, _ tally: DeviationTally) {
    self.assessor = assessor
    self.reference = reference
    questionCount = tally.count
    unitCount = tally.evaluations.count
    let whole = Int128(tally.count) * 1_000_000 * AgreementTable.commonDenominator
    mean = Fraction(tally.sum, over: whole)
    meanAbsolute = Fraction(tally.absolute, over: whole)
  }

  private static func tallies(of deviations: [Deviation]) -> [String: DeviationTally] {
    deviations.reduce(into: [:]) { tallies, deviation in
      tallies[deviation.sheet.assessor, default: DeviationTally()].add(deviation)
    }
  }
}

/// The deviations of one sheet, added up.
struct Deviation {
  let sheet: RevealedSheet
  /// How many questions were compared.
  private(set) var count = 0
  /// The sum; unit: millionths over `AgreementTable.commonDenominator`.
  private(set) var sum: Int128 = 0
  /// The sum without signs.
  private(set) var absolute: Int128 = 0

  private init(_ sheet: RevealedSheet) {
    self.sheet = sheet
  }

  private mutating func add(_ difference: Int128) {
    count += 1
    sum += difference
    absolute += abs(difference)
  }

  static func list(
    _ sheets: [RevealedSheet], against consensus: [ID<Evaluation>: [QuestionShare?]]
  ) -> [Deviation] {
    sheets.compactMap { sheet in
      guard let agreed = consensus[sheet.evaluationID] else { return nil }
      var deviation = Deviation(sheet)
      for (own, agreed) in zip(sheet.shares, agreed) {
        guard let own, let agreed else { continue }
        deviation.add(
          Int128(own.millionths - agreed.millionths) * AgreementTable.commonDenominator)
      }
      return deviation.count > 0 ? deviation : nil
    }
  }

  static func listAgainstOthers(_ sheets: [RevealedSheet]) -> [Deviation] {
    Dictionary(grouping: sheets, by: \.evaluationID).values.flatMap { sheets in
      let questions = sheets.map(\.shares.count).min() ?? 0
      var deviations = sheets.map { Deviation($0) }
      for question in 0..<questions {
        let given = sheets.compactMap { $0.shares[question]?.millionths }
        guard (2...AgreementTable.mostAssessors).contains(given.count) else { continue }
        let sum = given.reduce(0) { $0 + Int($1) }
        let others = Int128(given.count - 1)
        for (index, sheet) in sheets.enumerated() {
          guard let own = sheet.shares[question] else { continue }
          // own − (sum − own) ÷ others, over the common denominator, which `others` divides.
          let difference = given.count * Int(own.millionths) - sum
          deviations[index].add(Int128(difference) * (AgreementTable.commonDenominator / others))
        }
      }
      return deviations.filter { $0.count > 0 }
    }
  }
}

/// The deviations of one assessor, added up.
struct DeviationTally {
  private(set) var count = 0
  private(set) var sum: Int128 = 0
  private(set) var absolute: Int128 = 0
  private(set) var evaluations: Set<ID<Evaluation>> = []

  mutating func add(_ deviation: Deviation) {
    count += deviation.count
    sum += deviation.sum
    absolute += deviation.absolute
    evaluations.insert(deviation.sheet.evaluationID)
  }
}
