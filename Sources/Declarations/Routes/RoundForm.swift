import DeclarationsModel
import Kernel
import Web
import WorkUnitsModel

/// The year and the window of a round; whole days in the time zone of the unit.
struct RoundForm: Sendable {
  var typedYear = ""
  var typedFrom = ""
  var typedUntil = ""
  private(set) var version: Int64 = 0
  private(set) var year: CycleYear?
  private(set) var from: CalendarDate?
  private(set) var until: CalendarDate?
  private(set) var errors: [FormError] = []

  /// A form for a new round.
  init(year: Int, from: CalendarDate, until: CalendarDate) {
    typedYear = String(year)
    typedFrom = from.description
    typedUntil = until.description
  }

  /// A form for the window of a round.
  init(of frame: RoundFrame) {
    typedFrom = frame.zone.day(of: frame.round.window.opensAt).description
    typedUntil = frame.zone.lastDay(of: frame.round.window).description
    version = frame.round.version
  }

  /// Reads year and window.
  init(_ form: FormBody) {
    self.init(window: form)
    typedYear = String((form["tahun"] ?? "").prefix(10))
    year = Int(typedYear.filter { !$0.isWhitespace }).flatMap { CycleYear($0) }
    if year == nil {
      errors.insert(FormError(field: "tahun", message: DeclarationText.yearUnreadable), at: 0)
    }
  }

  /// Reads the window alone.
  init(window form: FormBody) {
    typedFrom = String((form["sejak"] ?? "").prefix(20))
    typedUntil = String((form["sampai"] ?? "").prefix(20))
    version = form["versi"].flatMap { Int64($0) } ?? 0
    from = CalendarDate(typedFrom.filter { !$0.isWhitespace })
    until = CalendarDate(typedUntil.filter { !$0.isWhitespace })
    for (field, day) in [("sejak", from), ("sampai", until)] where day == nil {
      errors.append(FormError(field: field, message: DeclarationText.dateUnreadable))
    }
  }
}
