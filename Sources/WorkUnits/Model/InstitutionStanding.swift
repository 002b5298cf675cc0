package import Kernel

/// What is measured of an instansi as a whole, before its units may be proposed.
package enum StandingMeasure: String, CaseIterable, Sendable {
  /// The opinion of the auditors (opini BPK) on the financial report.
  case auditOpinion = "opini_bpk"
  /// The score of performance accountability (nilai SAKIP), `0...100`.
  case accountability = "sakip"
  /// The index of bureaucratic reform (indeks RB), `0...110`.
  case reformIndex = "indeks_rb"
  /// The maturity of internal control (maturitas SPIP), `0...5`.
  case controlMaturity = "maturitas_spip"

  /// The largest value on record.
  package var largest: Points {
    switch self {
    case .auditOpinion: Points(AuditOpinion.allCases.count)
    case .accountability: Points(100)
    case .reformIndex: Points(110)
    case .controlMaturity: Points(5)
    }
  }
}

/// The opinion of the auditors; the better the larger.
package enum AuditOpinion: Int, CaseIterable, Sendable {
  /// Tidak menyatakan pendapat.
  case disclaimer = 1
  /// Tidak wajar.
  case adverse = 2
  /// Wajar dengan pengecualian (WDP).
  case qualified = 3
  /// Wajar tanpa pengecualian (WTP).
  case unqualified = 4

  /// The rank as it is compared and stored.
  package var points: Points { Points(rawValue) }
}

/// One measure of an instansi in a year, with where it comes from.
package struct StandingFact: Hashable, Sendable {
  /// What was measured.
  package let measure: StandingMeasure
  /// The value; of an opinion its rank.
  package let value: Points
  /// The document that says so.
  package let source: String
  /// The day of the document.
  package let dated: CalendarDate

  /// The longest source, in characters.
  package static let longestSource = 300

  /// Describes a fact.
  ///
  /// - Returns: nil for a value outside the measure, or a source that is empty or too long.
  package init?(
    measure: StandingMeasure, value: Points, source typed: String, dated: CalendarDate
  ) {
    let source = typed.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    guard (Points.zero...measure.largest).contains(value), !source.isEmpty,
      source.count <= Self.longestSource
    else { return nil }
    if measure == .auditOpinion {
      guard AuditOpinion.allCases.contains(where: { $0.points == value }) else { return nil }
    }
    self.measure = measure
    self.value = value
    self.source = source
    self.dated = dated
  }
}

/// The standing of an instansi in a year.
package struct InstitutionStanding: Hashable, Sendable {
  /// What is on record, by measure.
  package let facts: [StandingMeasure: StandingFact]

  /// Takes what is on record.
  package init(_ facts: [StandingFact]) {
    self.facts = Dictionary(facts.map { ($0.measure, $0) }, uniquingKeysWith: { $1 })
  }
}
