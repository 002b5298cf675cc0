package import Kernel
package import WorkUnitsModel

/// How the monitoring of a quarter stands on a day.
package enum QuarterStanding: Hashable, Sendable {
  /// It was opened.
  case opened
  /// Its last month has not begun.
  case early(from: CalendarDate)
  /// Its last month runs.
  case due(until: CalendarDate)
  /// Its last month is over, and nobody opened it.
  case late(since: CalendarDate)
  /// The next one can be opened or was opened, so nobody can say any more how things stood.
  case missed(since: CalendarDate)

  /// How a quarter stands.
  ///
  /// - Parameters:
  ///   - quarter: The quarter.
  ///   - year: The programme year.
  ///   - opened: The quarters that were opened.
  ///   - today: The day of the unit.
  package init(
    of quarter: Quarter, in year: CycleYear, opened: [Quarter], today: CalendarDate
  ) {
    if opened.contains(quarter) {
      self = .opened
    } else if today < quarter.opensOn(in: year) {
      self = .early(from: quarter.opensOn(in: year))
    } else if Quarter.allCases.contains(where: {
      $0 > quarter && (opened.contains($0) || today >= $0.opensOn(in: year))
    }) {
      self = .missed(since: quarter.isLateFrom(in: year))
    } else if today < quarter.isLateFrom(in: year) {
      self = .due(until: quarter.lastDay(in: year))
    } else {
      self = .late(since: quarter.isLateFrom(in: year))
    }
  }
}

extension Quarter {
  /// The first day on which its monitoring is late.
  package func isLateFrom(in year: CycleYear) -> CalendarDate {
    guard let day = lastDay(in: year).adding(days: 1) else {
      preconditionFailure("A day follows every day of a programme year.")
    }
    return day
  }
}
