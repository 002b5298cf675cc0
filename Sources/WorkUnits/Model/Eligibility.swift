package import Kernel

/// For what an instansi may propose units in a year.
///
/// - Source: PortalRB, preconditions of instansi, cycle 2024: the numbers 0 to 4.
package enum Eligibility: Int, CaseIterable, Sendable {
  /// No unit.
  case none = 0
  /// Units for WBK.
  case wbkOnly = 1
  /// Units for WBK and for WBBM.
  case wbkAndWBBM = 2
  /// A regional government that fails may still propose affirmative units (unit afirmasi) for WBK.
  case affirmation = 3
  /// An instansi that designates WBK itself (WBK mandiri) and may not propose for WBBM.
  case ownWBKOnly = 4
}

/// The predicates that preconditions are written for.
package enum ProposedPredicate: String, CaseIterable, Sendable {
  /// Wilayah bebas dari korupsi.
  case wbk
  /// Wilayah birokrasi bersih dan melayani.
  case wbbm
}

/// One precondition of an edition of the rules.
package struct InstitutionPrecondition: Hashable, Sendable {
  /// How the value is compared with the line.
  package enum Comparison: String, CaseIterable, Sendable {
    /// The value must be larger; on the line it fails.
    case above
    /// The value must be at least as large; on the line it passes.
    case atLeast = "at_least"
  }

  /// The predicate.
  package let predicate: ProposedPredicate
  /// Whether it is for regional governments (true), for ministries and agencies (false), or both.
  package let isRegional: Bool?
  /// What is measured.
  package let measure: StandingMeasure
  /// How it is compared.
  package let comparison: Comparison
  /// The line; of an opinion its rank.
  package let line: Points
  /// Where the rule stands.
  package let source: String

  /// Describes a precondition.
  package init(
    predicate: ProposedPredicate, isRegional: Bool?, measure: StandingMeasure,
    comparison: Comparison, line: Points, source: String
  ) {
    self.predicate = predicate
    self.isRegional = isRegional
    self.measure = measure
    self.comparison = comparison
    self.line = line
    self.source = source
  }

  /// Whether a value passes; what is not on record does not.
  package func isMet(by value: Points?) -> Bool {
    guard let value else { return false }
    return switch comparison {
    case .above: value > line
    case .atLeast: value >= line
    }
  }
}

/// The preconditions that hold from a programme year on, until a later edition.
package struct PreconditionEdition: Hashable, Sendable {
  /// The name, such as `2024`.
  package let name: String
  /// The first programme year.
  package let firstYear: CycleYear
  /// How many years the measured year lies before the programme year.
  package let lagYears: Int
  /// The rules.
  package let rules: [InstitutionPrecondition]

  /// Describes an edition.
  package init(name: String, firstYear: CycleYear, lagYears: Int, rules: [InstitutionPrecondition])
  {
    self.name = name
    self.firstYear = firstYear
    self.lagYears = lagYears
    self.rules = rules
  }
}

/// What an instansi may propose, with every rule that led to it.
package struct EligibilityFinding: Hashable, Sendable {
  /// One rule held against the record.
  package struct Check: Hashable, Sendable {
    /// The rule.
    package let rule: InstitutionPrecondition
    /// What is on record; nil when nothing is.
    package let value: Points?
    /// Whether the rule is met.
    package let isMet: Bool
  }

  /// What may be proposed.
  package let eligibility: Eligibility
  /// The rules that apply to this kind of instansi.
  package let checks: [Check]

  /// Decides what an instansi may propose.
  ///
  /// What is not on record does not pass: a blank never helps.
  ///
  /// - Parameters:
  ///   - kind: What the instansi is.
  ///   - standing: Its standing in the measured year.
  ///   - edition: The preconditions of the programme year.
  ///   - designatesWBK: Whether it was entrusted with designating WBK itself (WBK mandiri).
  package init(
    kind: InstitutionKind, standing: InstitutionStanding, edition: PreconditionEdition,
    designatesWBK: Bool
  ) {
    let isRegional =
      switch kind {
      case .ministry, .agency: false
      case .province, .regency, .city: true
      }
    let applying = edition.rules.filter { $0.isRegional == nil || $0.isRegional == isRegional }
    let held = applying.map { rule in
      let value = standing.facts[rule.measure]?.value
      return Check(rule: rule, value: value, isMet: rule.isMet(by: value))
    }
    func passes(_ predicate: ProposedPredicate) -> Bool {
      let own = held.filter { $0.rule.predicate == predicate }
      return !own.isEmpty && own.allSatisfy(\.isMet)
    }
    checks = held
    let hasReformIndex = standing.facts[.reformIndex] != nil
    if !hasReformIndex || !passes(.wbk) {
      eligibility = isRegional ? .affirmation : .none
    } else if passes(.wbbm) {
      eligibility = .wbkAndWBBM
    } else {
      eligibility = designatesWBK ? .ownWBKOnly : .wbkOnly
    }
  }
}
