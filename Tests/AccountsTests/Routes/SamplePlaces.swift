import AccountsModel
import Cryptography
import House
import Kernel
import Storage
import TestKit

@testable import Accounts

/// Two ministries with a unit each, as a directory without tables.
enum SamplePlaces: PlaceDirectory {
  static let all = [
    PlaceOption(.institution(Cast.ministry), label: "Kementerian Perindustrian"),
    PlaceOption(.institution(Cast.otherMinistry), label: "Kementerian Perdagangan"),
    PlaceOption(
      .workUnit(Cast.unit, institution: Cast.ministry),
      label: "BSPJI Pekanbaru — Kementerian Perindustrian"),
    PlaceOption(
      .workUnit(Cast.otherUnit, institution: Cast.otherMinistry),
      label: "Balai Sertifikasi — Kementerian Perdagangan"),
  ]

  static func search(
    _ text: String, within institutions: [String]?, limit: Int, on day: CalendarDate,
    in transaction: Transaction
  ) throws(StorageError) -> [PlaceOption] {
    let found = all.filter { option in
      option.label.lowercased().contains(text.lowercased())
        || text.isEmpty
    }
    return Array(
      found.filter { option in
        guard let institutions, let id = option.place.institutionID else { return true }
        return institutions.contains(id)
      }.prefix(limit))
  }

  static func institutions(in transaction: Transaction) throws(StorageError) -> [PlaceOption] {
    all.filter { if case .institution = $0.place { true } else { false } }
  }

  static func find(
    _ id: String, on day: CalendarDate, in transaction: Transaction
  ) throws(StorageError) -> PlaceOption? {
    all.first { $0.place.scope.placeID == id }
  }

  static func find(
    institution: String, unit: String?, on day: CalendarDate, in transaction: Transaction
  ) throws(StorageError) -> PlaceOption? {
    let label = unit.map { $0 + " — " + institution } ?? institution
    return all.first { $0.label.lowercased() == label.lowercased() }
  }
}

/// The feature under test in a house without a socket.
struct AccountsHouse: Sendable {
  static let feature = accounts(places: SamplePlaces.self)
  static let password = "kuda hijau di atap"

  let storage: Storage
  let house: TestHouse

  init(_ storage: Storage, clock: @escaping @Sendable () -> Instant = { TestHouse.now }) {
    self.storage = storage
    house = TestHouse([Self.feature], storage: storage, clock: clock)
  }

  /// Makes an account that can sign in with the common password.
  @discardableResult
  func person(
    _ login: String, name: String = "Siti Rahma", at institution: String? = Cast.ministry,
    roles: [(Role, GrantPlace)] = []
  ) async throws -> Account {
    let hash = try await AccountRoutes.hasher.hash(Self.password)
    let act = Act(by: nil, at: TestHouse.now)
    return try await storage.write { transaction in
      let account = try AccountActs.create(
        login: try Login(login), name: try PersonName(name), institutionID: institution,
        act: act, in: transaction)
      if let hash {
        try AccountActs.setPassword(hash, of: account.id, act: act, in: transaction)
      }
      for (role, place) in roles {
        _ = try AccountActs.grant(
          role, at: place, from: act.day, until: nil, to: account.id, act: act, in: transaction)
      }
      return account
    }
  }

  /// How many rows a table has.
  func count(_ table: SQL) async throws -> Int64 {
    try await storage.read { transaction in
      try transaction.first("SELECT CAST(count(1) AS BIGINT) AS total FROM " + table)?
        .int("total") ?? 0
    }
  }
}

/// A house with the tables of Accounts in memory.
func withAccounts(
  _ engine: Engine = .sqlite, clock: @escaping @Sendable () -> Instant = { TestHouse.now },
  _ body: (AccountsHouse) async throws -> Void
) async throws {
  try await withStorage(engine, migrations: AccountsHouse.feature.migrations) { storage in
    try await body(AccountsHouse(storage, clock: clock))
  }
}
