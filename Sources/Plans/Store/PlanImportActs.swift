import Accounts
import AccountsModel
import Kernel
import PlansModel
import Storage
import WorkUnits
import WorkUnitsModel

/// Imports of plans: decided and stored in the caller's transaction.
enum PlanImportActs {
  /// Decides every row; nothing is stored.
  ///
  /// - Throws: What `PlanImport.decide` refuses of the whole file.
  static func decide(
    _ rows: [[String]], areas: Set<PlanArea>, in year: PlanYear, transaction: Transaction
  ) throws -> PlanImport {
    let items = try PlanItemStore.items(
      of: year.unitID, year: year.year, on: year.today, in: transaction)
    let people = try RosterStore.members(of: year.unitID, on: year.today, in: transaction)
    let names = Dictionary(
      uniqueKeysWithValues: PlanArea.allCases.map { ($0, PlanText.area($0)) })
    return try PlanImport.decide(
      rows,
      on: PlanImportGround(
        year: year, items: items,
        people: people.map {
          PlanImportGround.Person(id: $0.id, nip: $0.nip.text, name: $0.name.text)
        }, areaNames: names, areas: areas))
  }

  /// Stores what an accepted import changes.
  ///
  /// - Throws: What planning and changing refuse.
  static func store(
    _ plan: PlanImport, in year: PlanYear, act: Act, transaction: Transaction
  ) throws {
    for change in plan.changes {
      if let before = change.before {
        try PlanActs.change(
          before.id, to: change.content, version: before.version, in: year, act: act,
          transaction: transaction)
      } else {
        _ = try PlanActs.plan(change.content, in: year, act: act, transaction: transaction)
      }
    }
  }
}
