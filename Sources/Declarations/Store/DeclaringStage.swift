import DeclarationsModel
import Kernel
import Storage
import WorkUnits
import WorkUnitsModel

/// The stage of the year to which declaring and signing belong.
enum DeclaringStage {
  /// Refuses an act at a moment at which the stage is not open for a unit.
  ///
  /// A stage without a window has not been bounded by anybody and is open.
  ///
  /// - Parameters:
  ///   - unit: The unit.
  ///   - year: The programme year.
  ///   - now: The moment of the act.
  ///   - since: Since when the person has the duty to sign. Whoever got it on the day of closing or
  ///     later had no stage to sign in and may still do it; nil for acts that cannot be late.
  ///   - transaction: A read is enough.
  /// - Throws: `stageIsClosed`, or what the database throws.
  static func check(
    _ unit: ID<WorkUnit>, year: CycleYear, at now: Instant, since: CalendarDate? = nil,
    in transaction: Transaction
  ) throws {
    let window = try StageWindowStore.window(
      .declaration, unit: unit, year: year, in: transaction)?.window
    guard let window, !window.contains(now) else { return }
    let zone = try WorkUnitStore.zone(of: unit, in: transaction)
    if let since, let until = window.until, now >= until, since >= zone.day(of: until) { return }
    throw DeclarationRefusal.stageIsClosed(window, zone)
  }
}
