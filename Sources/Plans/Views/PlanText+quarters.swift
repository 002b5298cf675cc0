import Kernel
import PlansModel
import Web
import WorkUnitsModel

extension PlanText {
  /// How the monitoring of a quarter stands, in a word.
  static func state(_ standing: QuarterStanding) -> Text {
    switch standing {
    case .opened: Text("dibuka", "opened")
    case .early: Text("belum waktunya", "not yet")
    case .due: Text("dapat dibuka", "can be opened")
    case .late: Text("terlambat", "late")
    case .missed: Text("terlewat", "missed")
    }
  }

  /// What can still be done about it, and since when it is late.
  static func hint(_ standing: QuarterStanding) -> Text {
    switch standing {
    case .opened: state(standing)
    case .early(let day):
      Text(
        "Dapat dibuka mulai \(day.formatted(in: .indonesian))",
        "Can be opened from \(day.formatted(in: .english))")
    case .due(let day):
      Text(
        "Buka paling lambat \(day.formatted(in: .indonesian))",
        "To be opened by \(day.formatted(in: .english))")
    case .late(let day):
      Text(
        "Terlambat sejak \(day.formatted(in: .indonesian)), masih dapat dibuka",
        "Late since \(day.formatted(in: .english)), can still be opened")
    case .missed(let day):
      Text(
        "Terlewat: tidak dibuka sebelum \(day.formatted(in: .indonesian)), keadaan saat itu tidak "
          + "dapat dibekukan lagi",
        "Missed: not opened before \(day.formatted(in: .english)), how it stood then can no longer "
          + "be frozen")
    }
  }

  /// That a quarter is opened on a day after its last month; nil when it is in time.
  static func late(_ quarter: Quarter, in year: CycleYear, on day: CalendarDate) -> Text? {
    guard day >= quarter.isLateFrom(in: year) else { return nil }
    let last = quarter.lastDay(in: year)
    return Text(
      "Terlambat: \(quarter.code) seharusnya dibuka paling lambat "
        + "\(last.formatted(in: .indonesian)). Yang dibekukan adalah keadaan "
        + "\(day.formatted(in: .indonesian)).",
      "Late: \(quarter.code) was to be opened by \(last.formatted(in: .english)). What is frozen is "
        + "how it stood on \(day.formatted(in: .english)).")
  }
}

extension Tag {
  /// How the monitoring of a quarter stands.
  static func quarter(_ standing: QuarterStanding, _ page: PageContext) -> Tag {
    let kind: Kind =
      switch standing {
      case .opened: .good
      case .early: .neutral
      case .due: .active
      case .late: .warning
      case .missed: .bad
      }
    return Tag(page(PlanText.state(standing)), kind)
  }
}
