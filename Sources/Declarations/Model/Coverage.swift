package import Kernel
package import WorkUnitsModel

/// How much of the roster of a day has signed.
///
/// Derived each time from roster, head and signatures, never stored: joiners, leavers, transfers
/// and a new head change it by themselves.
package struct Coverage: Hashable, Sendable {
  /// Somebody on the roster and whether they signed.
  package struct Line: Hashable, Sendable {
    /// The person.
    package let employee: Employee
    /// Whether the person is head of the unit that day.
    package let isHead: Bool
    /// When the person signed in the capacity that counts; nil when they did not.
    package let signedAt: Instant?
  }

  /// One section of the unit.
  package struct Section: Hashable, Sendable {
    /// The name; nil for people without a section.
    package let name: String?
    /// Those of the section, in the order of the roster.
    package let lines: [Line]

    /// How many signed.
    package var signedCount: Int { lines.count { $0.signedAt != nil } }
    /// Those who did not sign yet.
    package var missing: [Line] { lines.filter { $0.signedAt == nil } }
  }

  /// Who signed in which capacity, and when.
  package struct Signed: Hashable, Sendable {
    let employeeID: ID<Employee>
    let isHead: Bool
    let at: Instant

    /// Describes a signature.
    package init(_ employeeID: ID<Employee>, isHead: Bool, at instant: Instant) {
      self.employeeID = employeeID
      self.isHead = isHead
      at = instant
    }
  }

  /// The sections in the order of the roster.
  package let sections: [Section]

  /// Counts.
  ///
  /// - Parameters:
  ///   - roster: The members of the day.
  ///   - head: The head of the day; nil without one. Only a signature as head counts for the head.
  ///   - signatures: Every signature of the round.
  package init(roster: [Employee], head: ID<Employee>?, signatures: [Signed]) {
    var asHead: [ID<Employee>: Instant] = [:]
    var asAnybody: [ID<Employee>: Instant] = [:]
    for signature in signatures {
      if signature.isHead { asHead[signature.employeeID] = signature.at }
      let known = asAnybody[signature.employeeID]
      asAnybody[signature.employeeID] = min(known ?? signature.at, signature.at)
    }
    var order: [String?] = []
    var lines: [String?: [Line]] = [:]
    for employee in roster {
      let section = employee.section?.text
      if lines[section] == nil { order.append(section) }
      let isHead = employee.id == head
      lines[section, default: []].append(
        Line(
          employee: employee, isHead: isHead,
          signedAt: isHead ? asHead[employee.id] : asAnybody[employee.id]))
    }
    sections = order.map { Section(name: $0, lines: lines[$0] ?? []) }
  }

  /// Everybody on the roster.
  package var total: Int { sections.reduce(0) { $0 + $1.lines.count } }
  /// Those who signed.
  package var signedCount: Int { sections.reduce(0) { $0 + $1.signedCount } }
  /// Those who did not sign yet.
  package var missing: [Line] { sections.flatMap(\.missing) }

  /// Tenths of a percent, rounded down: only a full roster is 100 %.
  ///
  /// - Returns: nil for an empty roster, which has no coverage.
  package var perMille: Int? { total == 0 ? nil : signedCount * 1000 / total }
}
