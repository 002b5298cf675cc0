import Accounts
import AccountsModel
import Cryptography
package import House
import Instruments
import Kernel
import Storage
import WorkUnitsModel

/// Stores the demo country with its people and cycles; safe to repeat.
package enum DemoStore {
  /// The programme years of the demo, the present one last.
  static let years = [2025, 2026]

  /// Stores whatever of the demo is not there yet.
  ///
  /// - Parameter services: The house of a demo; never of a real installation.
  /// - Throws: What the rules or the database throw.
  package static func fill(_ services: Services) async throws {
    let hasher = PasswordHasher()
    defer { hasher.stop() }
    // One hash for everybody: the password is the same and printed on the screen.
    guard let hash = try await hasher.hash(DemoCast.password) else { throw StorageError.busy }
    let act = Act(by: nil, at: services.clock())
    try await services.storage.write { transaction in
      let known = try ImportStore.known(on: act.day, in: transaction)
      let plan = try UnitImport(rows: DemoCountry.rows, known: known)
      try ImportStore.store(plan, act: act, in: transaction)
      try storeCycles(act, in: transaction)
      for person in DemoCast.people { try store(person, hash, act, in: transaction) }
      try DemoRosterStore.store(act, in: transaction)
    }
  }

  private static func storeCycles(_ act: Act, in transaction: Transaction) throws {
    for number in years {
      guard let year = CycleYear(number),
        try !CycleStore.exists(year: year, institution: nil, in: transaction)
      else { continue }
      _ = try WorkUnitActs.createCycle(
        year: year, institution: nil, instrumentID: InstrumentLibrary.current, window: .open,
        act: act, in: transaction)
    }
  }

  private static func store(
    _ person: DemoCast.Person, _ hash: PasswordHash, _ act: Act, in transaction: Transaction
  ) throws {
    let login = try Login(person.login)
    guard try AccountStore.find(login: login, in: transaction) == nil else { return }
    var place = GrantPlace.national
    if let institution = person.institution {
      let found = try WorkUnitPlaces.find(
        institution: institution, unit: person.unit, on: act.day, in: transaction)
      guard let found else { throw StorageError.notFound }
      place = found.place
    }
    let account = try AccountActs.create(
      login: login, name: try PersonName(person.name), institutionID: place.institutionID,
      act: act, in: transaction)
    try AccountActs.setPassword(hash, of: account.id, act: act, in: transaction)
    _ = try AccountActs.grant(
      person.role, at: place, from: act.day, until: nil, to: account.id, act: act,
      in: transaction)
  }
}
