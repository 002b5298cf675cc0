package import Kernel
package import WorkUnitsModel

/// A quarter of a year; its monitoring is named after its last month: B03, B06, B09, B12.
package enum Quarter: Int, CaseIterable, Comparable, Sendable {
  /// January to March.
  case first = 1
  /// April to June.
  case second
  /// July to September.
  case third
  /// October to December.
  case fourth

  package static func < (left: Quarter, right: Quarter) -> Bool { left.rawValue < right.rawValue }

  /// The quarter of a day.
  package init(of day: CalendarDate) {
    switch day.month {
    case 1...3: self = .first
    case 4...6: self = .second
    case 7...9: self = .third
    default: self = .fourth
    }
  }

  /// The quarter with a name such as `B03`.
  package init?(code: String) {
    guard let found = Self.allCases.first(where: { $0.code == code }) else { return nil }
    self = found
  }

  /// The last month, `3`, `6`, `9` or `12`.
  package var lastMonth: Int { 3 * rawValue }

  /// The name of its monitoring: `B03`.
  package var code: String { (lastMonth < 10 ? "B0" : "B") + String(lastMonth) }

  /// The first day on which its monitoring can be opened: that of its last month.
  package func opensOn(in year: CycleYear) -> CalendarDate {
    guard let day = CalendarDate(year: year.number, month: lastMonth, day: 1) else {
      preconditionFailure("The first of a month is a day of every year.")
    }
    return day
  }
}

/// The quarters in which something is done.
package struct QuarterSet: OptionSet, Hashable, Sendable {
  /// Bit 0 is the first quarter; `0...15`.
  package let rawValue: Int

  /// Takes bits; those of no quarter are dropped.
  package init(rawValue: Int) { self.rawValue = rawValue & 15 }

  /// Takes quarters.
  package init(_ quarters: some Sequence<Quarter>) {
    self.init(rawValue: quarters.reduce(0) { $0 | 1 << ($1.rawValue - 1) })
  }

  /// Whether a quarter is among them.
  package func contains(_ quarter: Quarter) -> Bool {
    rawValue & 1 << (quarter.rawValue - 1) != 0
  }

  /// The quarters in the order of the year.
  package var quarters: [Quarter] { Quarter.allCases.filter { contains($0) } }
}
