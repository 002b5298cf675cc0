import Accounts
import AccountsModel
import DeclarationsModel
import Foundation
import House
import Instruments
import Kernel
import Storage
import TestKit
import Testing
import WorkUnits
import WorkUnitsModel

@testable import Declarations

extension Instant {
  /// 21 November 2026, 14.32 WIB: the moment at which every request of a test arrives.
  static let sample = TestHouse.now
}

/// A unit with a small roster and an open round.
struct SampleUnit: Sendable {
  static let features = [
    accounts(places: WorkUnitPlaces.self), instruments, workUnits(), declarations(),
  ]

  let storage: Storage
  let folder: String
  let acts: PledgeActs
  let institution: Institution
  let unit: WorkUnit
  let round: PledgeRound
  let people: [EmployeeHistory]

  var head: EmployeeHistory { people[0] }

  /// Who does something on a day of November 2026, at noon UTC.
  static func act(day: Int = 21, by principal: Principal? = nil) -> Act {
    let date = CalendarDate(year: 2026, month: 11, day: day)
    return Act(
      by: principal,
      at: date.map { $0.start(offsetSeconds: 0).adding(seconds: 12 * 3600) } ?? .sample)
  }

  static func nip(_ number: Int) throws -> NIP {
    let digits = String(number)
    return try NIP("198001012005011" + String(repeating: "0", count: 3 - digits.count) + digits)
  }

  /// Signs the pledge of a person.
  @discardableResult
  func sign(
    _ person: EmployeeHistory, before witness: Witness? = nil, day: Int = 21
  ) async throws -> SignedRecord {
    let act = Self.act(day: day)
    let (acts, id) = (acts, round.id)
    return try await storage.write { transaction in
      guard let round = try RoundStore.find(id, in: transaction),
        let employee = try RosterStore.find(
          nip: person.nip, in: round.unitID, on: act.day, transaction: transaction)
      else { throw DeclarationRefusal.notOnRoster }
      return try acts.sign(
        round, by: employee, before: witness, method: .password, act: act, in: transaction)
    }
  }

  func coverage(day: Int = 21) async throws -> Coverage {
    let (round, now) = (round, Self.act(day: day).now)
    return try await storage.read {
      try PledgeActs.coverage(of: round, at: now, in: $0)
    }
  }

  /// How many rows a table has.
  func count(_ table: SQL) async throws -> Int {
    try await storage.read { transaction in
      Int(
        try transaction.first("SELECT CAST(count(1) AS BIGINT) AS total FROM " + table)?
          .int("total") ?? 0)
    }
  }
}

extension Witness {
  static func sample() throws -> Witness {
    try Witness(name: "Drs. Hari Saksi", office: "Sekretaris Jenderal")
  }
}

/// A ministry with one unit of three, its round open from 1 to 30 November 2026.
func withUnit(
  _ engine: Engine, _ body: (SampleUnit) async throws -> Void
) async throws {
  let folder = FileManager.default.temporaryDirectory.appending(path: "zona-\(UUID())").path
  defer { try? FileManager.default.removeItem(atPath: folder) }
  try await withStorage(
    engine, migrations: SampleUnit.features.flatMap(\.migrations)
  ) { storage in
    try await body(try await storage.makeSampleUnit(folder: folder))
  }
}

/// The same in a data folder, as a command finds it; the database is closed afterwards.
func withUnitFolder(_ body: (SampleUnit, _ folder: String) async throws -> Void) async throws {
  let folder = FileManager.default.temporaryDirectory.appending(path: "zona-\(UUID())").path
  try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(atPath: folder) }
  try await withStorage(
    .sqlite(path: folder + "/zona.sqlite"), migrations: SampleUnit.features.flatMap(\.migrations)
  ) { storage in
    try await body(try await storage.makeSampleUnit(folder: folder), folder)
  }
}

extension Storage {
  fileprivate func makeSampleUnit(folder: String) async throws -> SampleUnit {
    let acts = PledgeActs(keys: SigningKeys(dataFolder: folder))
    return try await write { transaction in
      try makeUnit(self, folder, acts, in: transaction)
    }
  }
}

private func makeUnit(
  _ storage: Storage, _ folder: String, _ acts: PledgeActs, in transaction: Transaction
) throws -> SampleUnit {
  let act = SampleUnit.act(day: 1)
  let institution = try WorkUnitActs.createInstitution(
    kind: .ministry, name: try PlaceName("Kementerian Contoh"), act: act, in: transaction)
  let first = try #require(CalendarDate("2026-01-05"))
  let unit = try WorkUnitActs.createUnit(
    name: try PlaceName("Balai Contoh"), in: institution.id, below: nil, from: first, act: act,
    transaction: transaction)
  var people: [EmployeeHistory] = []
  for (index, name) in ["Kepala Satu", "Pegawai Dua", "Pegawai Tiga"].enumerated() {
    people.append(
      try RosterActs.join(
        nip: try SampleUnit.nip(index + 1), name: try PersonName(name),
        post: Post(
          institutionID: institution.id, unitID: unit.id, position: try JobTitle("Analis"),
          section: index == 0 ? nil : try PlaceName("Layanan")),
        on: first, act: act, in: transaction))
  }
  try RosterActs.appoint(
    UnitHead(unitID: unit.id, employeeID: people[0].id, isActing: false, from: first), act: act,
    in: transaction)
  let last = try #require(CalendarDate("2026-11-30"))
  let window = try unit.setting.zone.window(
    from: try #require(CalendarDate("2026-11-01")), to: last)
  let year = try #require(CycleYear(2026))
  let round = try acts.open(year, for: unit, window: window, act: act, in: transaction)
  return SampleUnit(
    storage: storage, folder: folder, acts: acts, institution: institution, unit: unit,
    round: round, people: people)
}
