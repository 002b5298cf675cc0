import Accounts
import Documents
package import House
import Kernel
package import Storage
import WorkUnitsModel

/// Measures the import of a big list of employees and the pages over it.
package struct RosterBench: Sendable {
  /// The units of the list.
  private static let unitCount = 100
  /// The day of the measurement; the list says who works there then.
  private static let now = Instant(milliseconds: 1_795_230_000_000)

  private let storage: Storage

  /// Measures on a migrated, empty database.
  package init(_ storage: Storage) {
    self.storage = storage
  }

  /// A list of invented employees in a hundred units, as CSV.
  package static func file(employees: Int) -> [UInt8] {
    var rows = [RosterImport.columns]
    for index in 0..<employees {
      rows.append([
        nip(index), "Contoh Pegawai \(index)", "Analis \(index % 40)", "Bagian \(index % 8)",
        "2026-01-05", "", "Unit \(index % unitCount)",
      ])
    }
    return CSV.write(rows)
  }

  /// A number that can be: birthdays, months of appointment and serials in turn.
  private static func nip(_ index: Int) -> String {
    func padded(_ number: Int, _ width: Int) -> String {
      let digits = String(number)
      return String(repeating: "0", count: width - digits.count) + digits
    }
    return String(1970 + index % 30) + padded(index / 30 % 12 + 1, 2)
      + padded(index / 360 % 28 + 1, 2) + String(2010 + index % 10)
      + padded(index / 10 % 12 + 1, 2) + String(index % 2 + 1) + padded(index / 10_080 + 1, 3)
  }

  /// Imports the list once, then reads pages.
  ///
  /// - Parameters:
  ///   - engine: The name of the engine for the table.
  ///   - file: The list.
  ///   - employees: How many people it names.
  ///   - reference: What ran beside the import.
  /// - Returns: One line for each measurement.
  /// - Throws: What the rules or the database throw.
  package func lines(
    _ engine: String, file: [UInt8], employees: Int,
    reference: (name: String, figure: BenchFigure)?
  ) async throws -> [BenchLine] {
    let act = Act(by: nil, at: Self.now)
    let institution = try await storage.write { transaction in
      let made = try WorkUnitActs.createInstitution(
        kind: .ministry, name: try PlaceName("Kementerian Uji \(engine)"), act: act,
        in: transaction)
      for number in 0..<Self.unitCount {
        _ = try WorkUnitActs.createUnit(
          name: try PlaceName("Unit \(number)"), in: made.id, below: nil, from: act.day,
          act: act, transaction: transaction)
      }
      return made.id
    }
    let clock = ContinuousClock()
    let start = clock.now
    let rows = try RosterFile.rows(of: file)
    let stored = try await storage.write { transaction in
      let plan = try RosterImportStore.decide(
        rows, for: nil, in: institution, at: act.now, on: act.day, transaction: transaction)
      guard plan.isAccepted else { throw StorageError.broken("The list has refused rows.") }
      try RosterImportStore.store(plan, by: nil, at: act.now, in: transaction)
      return plan.changes.count
    }
    let seconds = Self.seconds(clock.now - start)
    var again = BenchTimes()
    var pages = BenchTimes()
    for page in 1...20 {
      let query = RosterQuery(
        institutionID: institution, unitID: nil, day: act.day, page: page * 3)
      let begun = clock.now
      _ = try await storage.read { try RosterStore.list(query, in: $0) }
      pages.add(clock.now - begun)
    }
    let begun = clock.now
    _ = try await storage.read { transaction in
      try RosterImportStore.decide(
        rows, for: nil, in: institution, at: act.now, on: act.day, transaction: transaction)
    }
    again.add(clock.now - begun)
    return [
      BenchLine(
        "\(engine): import employees, durable",
        ours: BenchFigure(Double(employees) / seconds, .perSecond), reference: reference,
        remark: "\(stored) of \(employees) stored in \(Int(seconds * 1000)) ms"),
      BenchLine(
        "\(engine): the same list checked again, nothing to store",
        ours: BenchFigure(again.median, .milliseconds)),
      BenchLine(
        "\(engine): a page of 50 of the whole roster, median of 20",
        ours: BenchFigure(pages.median, .milliseconds)),
    ]
  }

  private static func seconds(_ duration: Duration) -> Double {
    let parts = duration.components
    return Double(parts.seconds) + Double(parts.attoseconds) / 1e18
  }
}
