import Kernel
import Web
import WorkUnitsModel

/// The fields of a stage window: wall-clock times in a zone, the last second included.
struct StageForm: Sendable {
  var typedFrom = ""
  var typedUntil = ""
  var typedZone = UnitZone.wib.label
  var typedReason = ""
  private(set) var window: FillWindow?
  private(set) var zone: UnitZone?
  private(set) var errors: [FormError] = []

  /// A form with the window that holds.
  init(_ present: StageWindow?) {
    guard let present, let clock = ZoneClock(present.zone) else { return }
    typedZone = present.zone.label
    typedFrom = present.window.from.map { clock.local($0).description } ?? ""
    typedUntil = present.window.until.map { clock.local($0.adding(seconds: -1)).description } ?? ""
  }

  /// Reads the fields.
  init(_ form: FormBody) {
    typedFrom = String((form["buka"] ?? "").prefix(30))
    typedUntil = String((form["tutup"] ?? "").prefix(30))
    typedZone = String((form["zona"] ?? "").prefix(80))
    typedReason = String((form["alasan"] ?? "").prefix(2000))
    zone = UnitZone(typedZone.filter { !$0.isWhitespace })
    guard let zone, let clock = ZoneClock(zone) else {
      errors.append(FormError(field: "zona", message: SettingText.zoneUnknown))
      return
    }
    let from = moment(typedFrom, clock, field: "buka")
    let until = moment(typedUntil, clock, field: "tutup")
    guard errors.isEmpty else { return }
    do throws(WorkUnitRefusal) {
      window = try FillWindow(from: from, until: until?.adding(seconds: 1))
    } catch {
      errors.append(FormError(field: "tutup", message: YearText.refusal(.windowIsEmpty)))
    }
  }

  private mutating func moment(
    _ typed: String, _ clock: ZoneClock, field: String
  ) -> Instant? {
    if typed.allSatisfy(\.isWhitespace) { return nil }
    guard let local = LocalTime(typed) else {
      errors.append(FormError(field: field, message: YearText.timeUnreadable))
      return nil
    }
    return clock.instant(of: local)
  }

  /// Adds what the rules refused.
  mutating func refuse(_ refusal: StageRefusal) {
    let field =
      switch refusal {
      case .reasonMissing, .reasonTooLong: "alasan"
      case .windowIsEmpty, .nothingChanged, .stale: "tutup"
      }
    errors.append(FormError(field: field, message: YearText.refusal(refusal)))
  }
}

/// The fields of a measure.
struct StandingForm: Sendable {
  var typedMeasure = ""
  var typedValue = ""
  var typedSource = ""
  var typedDate = ""
  private(set) var fact: StandingFact?
  private(set) var errors: [FormError] = []

  /// An empty form.
  init() {}

  /// Reads the fields.
  init(_ form: FormBody) {
    typedMeasure = String((form["ukuran"] ?? "").prefix(40))
    typedValue = String((form["nilai"] ?? "").prefix(30))
    typedSource = String((form["sumber"] ?? "").prefix(1300))
    typedDate = String((form["tanggal"] ?? "").prefix(20))
    guard let measure = StandingMeasure(rawValue: typedMeasure) else {
      errors.append(FormError(field: "ukuran", message: YearText.measureMissing))
      return
    }
    let value = Self.value(typedValue, of: measure)
    if value == nil {
      errors.append(FormError(field: "nilai", message: YearText.valueUnreadable(measure)))
    }
    let day = CalendarDate(typedDate)
    if day == nil {
      errors.append(FormError(field: "tanggal", message: WorkUnitText.dateUnreadable))
    }
    guard let value, let day else { return }
    fact = StandingFact(measure: measure, value: value, source: typedSource, dated: day)
    if fact == nil {
      errors.append(FormError(field: "sumber", message: YearText.sourceMissing))
    }
  }

  /// Reads a decimal with comma or point, or the short name of an opinion.
  private static func value(_ typed: String, of measure: StandingMeasure) -> Points? {
    let compact = typed.filter { !$0.isWhitespace }
    if measure == .auditOpinion {
      return AuditOpinion.allCases.first { YearText.short($0) == compact.uppercased() }?.points
    }
    let point = String(compact.map { $0 == "," ? "." : $0 })
    guard let value = Points(decimal: point), (Points.zero...measure.largest).contains(value)
    else { return nil }
    return value
  }
}

/// The fields of quota, mandate and targets.
struct PlanForm: Sendable {
  var typedQuota = ""
  var typedSource = ""
  var typedWBK = ""
  var typedWBBM = ""
  var designatesWBK = false
  private(set) var plan: YearPlan?
  private(set) var errors: [FormError] = []

  /// A form with what is on record.
  init(_ plan: YearPlan) {
    typedQuota = plan.quota.map { String($0.units) } ?? ""
    typedSource = plan.quota?.source ?? ""
    typedWBK = plan.targetWBK.map(String.init) ?? ""
    typedWBBM = plan.targetWBBM.map(String.init) ?? ""
    designatesWBK = plan.designatesWBK
  }

  /// Reads quota and mandate; targets stay as they are.
  init(quota form: FormBody, keeping plan: YearPlan, version: Int64) {
    self.init(plan)
    typedQuota = String((form["kuota"] ?? "").prefix(10))
    typedSource = String((form["sumber-kuota"] ?? "").prefix(1300))
    designatesWBK = form["mandiri"] != nil
    var quota: YearPlan.Quota?
    if let units = number(typedQuota, field: "kuota") {
      quota = YearPlan.Quota(units: units, source: typedSource)
      if quota == nil {
        errors.append(FormError(field: "sumber-kuota", message: YearText.sourceMissing))
      }
    }
    guard errors.isEmpty else { return }
    self.plan = YearPlan(
      quota: quota, targetWBK: plan.targetWBK, targetWBBM: plan.targetWBBM,
      designatesWBK: designatesWBK, version: version)
  }

  /// Reads targets; quota and mandate stay as they are.
  init(targets form: FormBody, keeping plan: YearPlan, version: Int64) {
    self.init(plan)
    typedWBK = String((form["wbk"] ?? "").prefix(10))
    typedWBBM = String((form["wbbm"] ?? "").prefix(10))
    let (wbk, wbbm) = (number(typedWBK, field: "wbk"), number(typedWBBM, field: "wbbm"))
    guard errors.isEmpty else { return }
    self.plan = YearPlan(
      quota: plan.quota, targetWBK: wbk, targetWBBM: wbbm, designatesWBK: plan.designatesWBK,
      version: version)
  }

  private mutating func number(_ typed: String, field: String) -> Int? {
    let compact = typed.filter { !$0.isWhitespace }
    if compact.isEmpty { return nil }
    guard compact.allSatisfy(\.isNumber), let number = Int(compact),
      (0...YearPlan.mostUnits).contains(number)
    else {
      errors.append(FormError(field: field, message: YearText.numberUnreadable))
      return nil
    }
    return number
  }
}
