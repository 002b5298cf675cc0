package import ArgumentParser
import Accounts
import AccountsModel
import House
import Kernel
import PlansModel
import Storage
import Web
import WorkUnits
import WorkUnitsModel

/// `zona plan …`: action plans outside of the browser.
package struct PlanCommand: ParsableCommand {
  /// Its name and subcommands.
  package static let configuration = CommandConfiguration(
    commandName: "plan", abstract: "Show how far the action plan of a unit is.",
    subcommands: [PlanShowCommand.self])

  /// Made by ArgumentParser.
  package init() {}
}

/// `zona plan show UNIT YEAR`.
struct PlanShowCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Show the plan of a unit in a year: progress by area, and every item.",
    discussion: """
      UNIT is the id of a unit, or its name together with --institution. Progress is counted from \
      proof and answers, as on the page.
      """)

  @Argument(help: "The id or the name of the unit.")
  var unit: String

  @Argument(help: "The programme year, such as 2026.")
  var year: Int

  @Option(help: "The name of the institution, when the unit is given by name.")
  var institution: String?

  @Flag(help: "Only what is late or without an owner.")
  var late = false

  @Flag(help: "Print the plan as JSON.")
  var json = false

  @OptionGroup var options: HouseOptions

  func run() async throws {
    guard let cycle = CycleYear(year) else {
      throw ValidationError("A programme year lies between 2012 and 2100.")
    }
    let (unit, institution) = (unit, institution)
    let (id, board, today) = try await withHouse(options) { services in
      let now = services.clock()
      return try await services.storage.read { transaction in
        let id = try Self.find(unit, institution, at: now, in: transaction)
        let plan: PlanYear
        do {
          plan = try PlanYearStore.find(id, year: cycle, at: now, in: transaction)
        } catch let refusal as PlanRefusal {
          throw CommandRefusal(code: "plan_no_programme", PlanText.refusal(refusal))
        }
        return (id, try PlanActs.board(of: plan, in: transaction), plan.today)
      }
    }
    let report = PlanReport(
      unitID: id, year: cycle, board: board, today: today, isLateOnly: late)
    if json {
      Terminal.print(report.json)
    } else {
      for line in report.lines(in: Terminal.language) { Terminal.print(line) }
    }
  }

  private static func find(
    _ unit: String, _ institution: String?, at now: Instant, in transaction: Transaction
  ) throws -> ID<WorkUnit> {
    let day = CalendarDate(programmeDayOf: now)
    if let institution {
      let place = try WorkUnitPlaces.find(
        institution: institution, unit: unit, on: day, in: transaction)
      if case .workUnit(let text, _) = place?.place, let id = ID<WorkUnit>(text) { return id }
    } else if let id = ID<WorkUnit>(unit), try WorkUnitStore.find(id, in: transaction) != nil {
      return id
    }
    throw CommandRefusal(
      code: "unit_unknown",
      Text(
        "Tidak ada unit \(unit). Beri id-nya, atau namanya bersama --institution.",
        "There is no unit \(unit). Give its id, or its name with --institution."))
  }
}
