package import Kernel

/// How somebody's severity moves over time.
package struct SeverityDrift: Hashable, Sendable {
  /// A span of time with what was scored in it.
  package struct Period: Hashable, Sendable {
    /// The first day; it ends before the first day of the next period.
    package let start: CalendarDate
    /// The severity in it, with its counts.
    package let severity: Severity
  }

  /// Who, by account id.
  package let assessor: String
  /// The periods in which the assessor scored something comparable, the earliest first.
  package let periods: [Period]

  /// How much milder the last period is than the first, of those with enough to say.
  ///
  /// - Parameter rules: How many questions and units a period takes.
  /// - Returns: Shares of a question's worth, below zero for more severe; nil with fewer than two
  ///   such periods.
  package func change(by rules: AgreementRules) -> Fraction? {
    let known = periods.compactMap { period in
      if case .deviation(let mean) = period.severity.statement(by: rules) { mean } else { nil }
    }
    guard let first = known.first, let last = known.last, known.count > 1 else { return nil }
    return last + Fraction(-first.numerator, over: first.denominator)
  }

  /// The first days of the months in which sheets were committed, the earliest first.
  package static func months(of sheets: [RevealedSheet]) -> [CalendarDate] {
    Set(
      sheets.compactMap {
        CalendarDate(year: $0.committedOn.year, month: $0.committedOn.month, day: 1)
      }
    ).sorted()
  }

  /// Measures drift against what the teams agreed on.
  ///
  /// - Parameters:
  ///   - sheets: Revealed sheets, one for each assessor of a judgement.
  ///   - consensus: What was agreed for each judgement.
  ///   - starts: The first days of the periods; what was committed before all of them is left out.
  /// - Returns: Everybody with something comparable, by account id.
  package static func measure(
    _ sheets: [RevealedSheet], against consensus: [ID<Evaluation>: [QuestionShare?]],
    periodsFrom starts: [CalendarDate]
  ) -> [SeverityDrift] {
    drifts(of: Deviation.list(sheets, against: consensus), .consensus, starts)
  }

  /// Measures drift against the mean of the others who scored the same question.
  ///
  /// - Parameters:
  ///   - sheets: Revealed sheets, one for each assessor of a judgement.
  ///   - starts: The first days of the periods; what was committed before all of them is left out.
  /// - Returns: Everybody with something comparable, by account id.
  package static func measureAgainstOthers(
    _ sheets: [RevealedSheet], periodsFrom starts: [CalendarDate]
  ) -> [SeverityDrift] {
    drifts(of: Deviation.listAgainstOthers(sheets), .others, starts)
  }

  private static func drifts(
    of deviations: [Deviation], _ reference: SeverityReference, _ starts: [CalendarDate]
  ) -> [SeverityDrift] {
    let starts = starts.sorted()
    var tallies: [String: [CalendarDate: DeviationTally]] = [:]
    for deviation in deviations {
      guard let start = starts.last(where: { $0 <= deviation.sheet.committedOn }) else { continue }
      tallies[deviation.sheet.assessor, default: [:]][start, default: DeviationTally()]
        .add(deviation)
    }
    return tallies.map { assessor, periods in
      SeverityDrift(
        assessor: assessor,
        periods: periods.sorted { $0.key < $1.key }.map {
          Period(start: $0.key, severity: Severity(assessor, reference, $0.value))
        })
    }
    .sorted { $0.assessor < $1.assessor }
  }
}
