import Accounts
import AccountsModel
import House
import Kernel
import Storage
import TestKit
import Testing
import WorkUnits
import WorkUnitsModel
import Worksheets
import WorksheetsModel

@testable import zona

/// One more unit of the sample ministry with everything that a unit can have.
///
/// It is made by the builders of the sample country, which go through the acts of each feature.
struct DemoUnit: Sendable {
  /// The ministry of all of them.
  static let institution = "Kementerian Perindustrian"
  /// Since when it and its people are there.
  static let since = "2024-02-01"

  /// Its name.
  let name: String
  /// The name of the unit above it; nil directly below the ministry.
  var parent: String?
  /// Tells its people and answers from those of another one, 1...9.
  let number: Int

  /// The names in the order of the roster; some of them sign in the sample.
  private static let people = [
    "Contoh Andini", "Contoh Bagas", "Contoh Citra", "Contoh Darma", "Contoh Elok",
    "Contoh Fajar", "Contoh Gita", "Contoh Hadi", "Contoh Intan",
  ]

  /// Stores roster, head, proof, a sent worksheet, plan, declarations and surveys.
  ///
  /// - Returns: The unit.
  @discardableResult
  func store(_ services: Services) async throws -> ID<WorkUnit> {
    let act = Act(by: nil, at: services.clock())
    let id = try await services.storage.write { transaction in
      let unit = try make(act, in: transaction)
      try settle(unit, act, in: transaction)
      return unit.id
    }
    try await DemoEvidence(services, unit: name).store()
    let worksheets = try DemoWorksheets(at: act.now)
    try await services.storage.write { transaction in
      let unit = try #require(try WorkUnitStore.find(id, in: transaction))
      let cycle = try #require(try CycleStore.nationalCycles(in: transaction).first)
      try worksheets.fill(
        unit, cycle, worksheets.invented(100, seed: UInt64(number) + 1_000),
        by: Author(accountID: "contoh", name: "Data contoh"), in: transaction)
    }
    try await DemoPlans(services, unit: name).store()
    let pledges = DemoDeclarations(services, unit: name)
    try await services.storage.write { try pledges.store(in: $0) }
    let surveys = DemoSurveys(at: act.now, unit: name)
    try await services.storage.write { try surveys.store(in: $0) }
    return id
  }

  private func make(_ act: Act, in transaction: Transaction) throws -> WorkUnit {
    let ministry = try #require(
      try InstitutionStore.find(name: Self.institution, in: transaction))
    let above = try parent.flatMap {
      try WorkUnitPlaces.find(
        institution: Self.institution, unit: $0, on: act.day, in: transaction)
    }
    var parentID: ID<WorkUnit>?
    if case .workUnit(let text, _) = above?.place { parentID = ID<WorkUnit>(text) }
    return try WorkUnitActs.createUnit(
      name: try PlaceName(name), in: ministry.id, below: parentID,
      from: try #require(CalendarDate(Self.since)), act: act, transaction: transaction)
  }

  /// Puts the people on the roster; the first one is head.
  private func settle(_ unit: WorkUnit, _ act: Act, in transaction: Transaction) throws {
    let day = try #require(CalendarDate(Self.since))
    for (index, person) in Self.people.enumerated() {
      let employee = try RosterActs.join(
        nip: try NIP(Self.nip(number, index)), name: try PersonName(person),
        post: Post(
          institutionID: unit.institutionID, unitID: unit.id,
          position: try JobTitle("Penguji"), section: nil),
        on: day, act: act, in: transaction)
      if index == 0 {
        try RosterActs.appoint(
          UnitHead(unitID: unit.id, employeeID: employee.id, isActing: false, from: day),
          act: act, in: transaction)
      }
    }
  }

  /// A number that can be, and that nobody else in the sample country has.
  static func nip(_ unit: Int, _ person: Int) -> String {
    "19910\(unit)0\(person + 1)201504100\(unit)"
  }
}
