import Kernel
import Web
import WorkUnitsModel

/// The name of an instansi or a unit, with what belongs to it.
struct PlaceForm: Sendable {
  var typedName = ""
  var typedKind: String?
  var typedFrom = ""
  private(set) var name: PlaceName?
  private(set) var kind: InstitutionKind?
  private(set) var from: CalendarDate?
  private(set) var errors: [FormError] = []

  /// A form with a name, beginning on a day.
  init(name: String = "", from: CalendarDate? = nil) {
    typedName = name
    typedFrom = from?.description ?? ""
  }

  /// Reads the name alone.
  init(name form: FormBody) {
    typedName = String((form["nama"] ?? "").prefix(400))
    do throws(PlaceNameRefusal) {
      name = try PlaceName(form["nama"] ?? "")
    } catch {
      errors.append(FormError(field: "nama", message: WorkUnitText.refusal(error)))
    }
  }

  /// Reads the name and the kind of an instansi.
  init(institution form: FormBody) {
    self.init(name: form)
    typedKind = form["jenis"]
    kind = typedKind.flatMap(InstitutionKind.init(rawValue:))
    if kind == nil {
      errors.append(FormError(field: "jenis", message: WorkUnitText.kindMissing))
    }
  }

  /// Reads the name of a unit and its first day.
  init(unit form: FormBody) {
    self.init(name: form)
    typedFrom = String((form["sejak"] ?? "").prefix(20))
    from = CalendarDate(typedFrom)
    if from == nil {
      errors.append(FormError(field: "sejak", message: WorkUnitText.dateUnreadable))
    }
  }
}

/// The fields of a cycle; its window is typed as whole days in WIB.
struct CycleForm: Sendable {
  var typedYear = ""
  var typedInstrument: String?
  var typedFrom = ""
  var typedUntil = ""
  private(set) var year: CycleYear?
  private(set) var window: FillWindow?
  private(set) var errors: [FormError] = []

  /// A form for a year.
  init(year: Int, instrument: String) {
    typedYear = String(year)
    typedInstrument = instrument
  }

  /// A form for the window of a cycle.
  init(window: FillWindow) {
    typedFrom = window.firstDay?.description ?? ""
    typedUntil = window.lastDay?.description ?? ""
  }

  /// Reads year, instrument and window.
  init(cycle form: FormBody, instruments: [String]) {
    self.init(window: form)
    typedYear = String((form["tahun"] ?? "").prefix(10))
    typedInstrument = form["instrumen"]
    year = Int(typedYear.filter { !$0.isWhitespace }).flatMap { CycleYear($0) }
    if year == nil {
      errors.insert(FormError(field: "tahun", message: WorkUnitText.yearUnreadable), at: 0)
    }
    if !instruments.contains(typedInstrument ?? "") {
      errors.append(FormError(field: "instrumen", message: WorkUnitText.instrumentMissing))
    }
  }

  /// Reads the window alone.
  init(window form: FormBody) {
    typedFrom = String((form["sejak"] ?? "").prefix(20))
    typedUntil = String((form["sampai"] ?? "").prefix(20))
    let first = Self.day(typedFrom)
    let last = Self.day(typedUntil)
    if first == nil {
      errors.append(FormError(field: "sejak", message: WorkUnitText.dateUnreadable))
    }
    if last == nil {
      errors.append(FormError(field: "sampai", message: WorkUnitText.dateUnreadable))
    }
    guard errors.isEmpty, let first, let last else { return }
    do throws(WorkUnitRefusal) {
      window = try FillWindow(firstDay: first, lastDay: last)
    } catch {
      errors.append(FormError(field: "sampai", message: WorkUnitText.refusal(error)))
    }
  }

  /// A day, none for an empty field, nil for what is no day.
  private static func day(_ typed: String) -> CalendarDate?? {
    let compact = typed.filter { !$0.isWhitespace }
    if compact.isEmpty { return .some(nil) }
    return CalendarDate(compact).map { .some($0) }
  }
}

extension FillWindow {
  private static let wib: Int64 = 7 * 3600

  /// A window of whole days in WIB, the last one included; nil where it has no end.
  init(firstDay: CalendarDate?, lastDay: CalendarDate?) throws(WorkUnitRefusal) {
    let end = lastDay?.start(offsetSeconds: Self.wib).adding(seconds: 86_400)
    try self.init(from: firstDay?.start(offsetSeconds: Self.wib), until: end)
  }

  /// The day in WIB on which it opens.
  var firstDay: CalendarDate? {
    from.map { CalendarDate(of: $0, offsetSeconds: Self.wib) }
  }

  /// The last day in WIB on which it is open.
  var lastDay: CalendarDate? {
    until.map {
      CalendarDate(
        of: Instant(milliseconds: $0.milliseconds - 1), offsetSeconds: Self.wib)
    }
  }
}
