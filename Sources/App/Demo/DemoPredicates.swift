import Accounts
import AccountsModel
import Kernel
import Plans
import PlansModel
import Storage
import WorkUnits
import WorkUnitsModel

/// What the ministry of trade wanted and reached in 2021: 3 units wanted, 7 reached.
///
/// The figures are those of its own news; number and date of the decrees are sample data.
struct DemoPredicates {
  private static let institution = "Kementerian Perdagangan"
  private static let target = 3

  private let act: Act

  /// Prepares the record.
  init(at now: Instant) {
    act = Act(by: nil, at: now)
  }

  /// Stores target and predicates; leaves alone what is there already.
  func store(in transaction: Transaction) throws {
    guard let year = CycleYear(2021), let day = CalendarDate("2021-12-31"),
      let institution = try InstitutionStore.find(name: Self.institution, in: transaction),
      let entry = DemoCountry.entries.first(where: { $0.name == Self.institution }),
      try AttainmentStore.years(of: institution.id, in: transaction)[year] == nil
    else { return }
    try YearActs.plan(
      YearPlan(targetWBK: Self.target), of: institution.id, year: year, act: act,
      in: transaction)
    for unit in entry.units {
      let place = try WorkUnitPlaces.find(
        institution: Self.institution, unit: unit.name, on: act.day, in: transaction)?.place
      guard case .workUnit(let text, _) = place, let id = ID<WorkUnit>(text) else { continue }
      try AttainmentStore.record(
        ReachedPredicate(
          institutionID: institution.id, unitID: id, year: year, predicate: .wbk,
          decree: try PlanWording(line: "Data contoh", .decree), decreedOn: day,
          source: try PlanWording(line: "Berita 2021: target 3, tercapai 7", .reason)),
        act: act, in: transaction)
    }
  }
}
