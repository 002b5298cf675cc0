import Kernel
import Plans
import PlansModel
import Storage
import Testing
import WorkUnitsModel

/// Things of the plan of a unit.
struct PlanAddresses: Sendable {
  /// By the name of the part of a path.
  let ids: [String: String]

  init(of unit: ID<WorkUnit>, on day: CalendarDate, in transaction: Transaction) throws {
    let year = try #require(CycleYear(2026))
    let items = try PlanItemStore.items(of: unit, year: year, on: day, in: transaction)
    let teams = try TeamStore.teams(of: unit, year: year, on: day, in: transaction).teams
    let agents = try AgentStore.agents(of: unit, year: year, on: day, in: transaction)
    let followUps = try FollowUpStore.all(of: unit, year: year, on: day, in: transaction)
    ids = [
      ":butir": try #require(items.first).item.id.text, ":tim": try #require(teams.first).id.text,
      ":agen": try #require(agents.first).agent.id.text, ":bulan": "B03",
      ":tindak": try #require(followUps.first).followUp.id.text,
    ]
  }
}
