/// What an instansi was granted and set itself for a programme year.
package struct YearPlan: Hashable, Sendable {
  /// How many units it may propose; nil when no quota was set.
  package let quota: Quota?
  /// How many units it wants to reach WBK.
  package let targetWBK: Int?
  /// How many units it wants to reach WBBM.
  package let targetWBBM: Int?
  /// Whether it was entrusted with designating WBK itself (WBK mandiri).
  package let designatesWBK: Bool
  /// Counts the changes; 0 when nothing is on record.
  package let version: Int64

  /// The larger of both targets; nil when none is set.
  package var largestTarget: Int? { [targetWBK, targetWBBM].compactMap { $0 }.max() }

  /// The largest number of units.
  package static let mostUnits = 10_000

  /// A quota with the letter that sets it.
  ///
  /// - Source: Letter B/14/PW.00/2022: a yearly number for each instansi.
  package struct Quota: Hashable, Sendable {
    /// How many units.
    package let units: Int
    /// The letter.
    package let source: String

    /// Describes a quota.
    ///
    /// - Returns: nil for a number out of range, or a source that is empty or too long.
    package init?(units: Int, source typed: String) {
      let source = typed.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      guard (0...YearPlan.mostUnits).contains(units), !source.isEmpty,
        source.count <= StandingFact.longestSource
      else { return nil }
      self.units = units
      self.source = source
    }
  }

  /// Describes a plan.
  package init(
    quota: Quota? = nil, targetWBK: Int? = nil, targetWBBM: Int? = nil,
    designatesWBK: Bool = false, version: Int64 = 0
  ) {
    self.quota = quota
    self.targetWBK = targetWBK
    self.targetWBBM = targetWBBM
    self.designatesWBK = designatesWBK
    self.version = version
  }
}
