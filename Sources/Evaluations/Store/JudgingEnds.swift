import Kernel
import Storage
import WorkUnits
import WorkUnitsModel
import WorksheetsModel

/// Until when judgements are to be done: the end of the stage in the calendar of the year.
///
/// It is a reminder and no lock. A few statements for each instansi, whatever the number of units.
struct JudgingEnds: Sendable {
  private var ends: [[String]: Instant] = [:]

  /// Looks the ends up.
  ///
  /// - Parameters:
  ///   - institutions: The instansi of the judged units.
  ///   - years: The programme years.
  ///   - transaction: A read is enough.
  /// - Throws: What the database throws.
  init(
    in institutions: Set<ID<Institution>>, years: Set<Int>, transaction: Transaction
  ) throws(StorageError) {
    for institution in institutions.sorted() {
      for cycle in try CycleStore.cycles(of: institution, in: transaction)
      where years.contains(cycle.year.number) {
        let windows = try StageWindowStore.calendar(of: cycle, in: transaction)
        let end = windows.first { $0.stage == .internalReview }?.window.until
        ends[Self.key(institution, cycle.year.number)] = end
      }
    }
  }

  /// When the internal assessors are to be done.
  ///
  /// - Returns: nil where the calendar names no end, and for other layers.
  func end(of layer: Layer, in institution: ID<Institution>, year: Int) -> Instant? {
    layer == .tpi ? ends[Self.key(institution, year)] : nil
  }

  private static func key(_ institution: ID<Institution>, _ year: Int) -> [String] {
    [institution.text, String(year)]
  }
}
