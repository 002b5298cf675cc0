import Accounts
import DeclarationsModel
import House
import Kernel
import Storage
import Web
import WorkUnits
import WorkUnitsModel

extension DeclarationRoutes {
  /// The rounds of a unit, on the page of the unit.
  static func unitSection(
    _ request: SectionRequest, _ unit: String
  ) async throws -> HTMLFragment? {
    guard let id = ID<WorkUnit>(unit) else { return nil }
    let section = try await request.services.storage.read { transaction -> UnitSection? in
      let place = try WorkUnitStore.place(of: id, in: transaction)
      guard DeclarationPolicy.mayAct(request.principal, .read, on: place) else { return nil }
      let act = Act(by: request.principal, at: request.now)
      let standing = try UnitDeclarationStore.declarations(of: id, in: transaction).standing
      return UnitSection(
        unitID: id,
        agreements: try AgreementStore.agreements(of: id, in: transaction).map { agreement in
          let records = try RecordStore.records(
            of: AgreementActs.subject(of: agreement), in: transaction)
          return (agreement, records.count)
        },
        withdrawn: try AgreementStore.withdrawn(of: id, in: transaction),
        declaredOn: standing.first?.date,
        waiting: try standing.compactMap { published in
          let supporters = try UnitDeclarationStore.supporters(of: published.id, in: transaction)
          let count = supporters.count { $0.signedAt == nil }
          return count == 0 ? nil : (published, count)
        },
        rounds: try RoundStore.rounds(of: id, in: transaction).map { round in
          (
            try frame(of: round, act: act, page: request.page, in: transaction),
            try PledgeActs.coverage(of: round, at: request.now, in: transaction)
          )
        },
        mayManage: DeclarationPolicy.mayAct(request.principal, .manage, on: place),
        page: request.page)
    }
    return section.map { HTMLFragment($0) }
  }

  /// What a person has to sign, and what is missing in the units that they answer for.
  static func tasks(
    _ request: SectionRequest, _ principal: Principal
  ) async throws -> HTMLFragment? {
    let act = Act(by: principal, at: request.now)
    let section = try await request.services.storage.read { transaction in
      PledgeTasks(
        own: try own(act, page: request.page, in: transaction),
        units: try answeredFor(act, page: request.page, in: transaction), page: request.page)
    }
    return section.own.isEmpty && section.units.isEmpty ? nil : HTMLFragment(section)
  }

  private static func own(
    _ act: Act, page: PageContext, in transaction: Transaction
  ) throws -> [RoundFrame] {
    guard let principal = act.principal else { return [] }
    var frames: [RoundFrame] = []
    for round in try RoundStore.open(
      forAccount: principal.accountID, at: act.now, in: transaction)
    {
      guard let employee = try member(of: round, act: act, in: transaction) else { continue }
      let coverage = try PledgeActs.coverage(of: round, at: act.now, in: transaction)
      guard coverage.missing.contains(where: { $0.employee.id == employee.id }),
        try signer(employee, of: round, act: act, in: transaction).refusal == nil
      else { continue }
      frames.append(try frame(of: round, act: act, page: page, in: transaction))
    }
    return frames
  }

  private static func answeredFor(
    _ act: Act, page: PageContext, in transaction: Transaction
  ) throws -> [(frame: RoundFrame, missingCount: Int)] {
    let grants = (act.principal?.grants ?? [])
      .filter { $0.role == .unitHead || $0.role == .unitStaff }
    guard let principal = act.principal, !grants.isEmpty else { return [] }
    let reach = WorkUnitPolicy.reach(
      of: Principal(accountID: principal.accountID, name: principal.name, grants: grants))
    var found: [(frame: RoundFrame, missingCount: Int)] = []
    let list = try WorkUnitStore.list(WorkUnitQuery(reach: reach), on: act.day, in: transaction)
    for line in list.lines.prefix(mostTaskUnits) {
      for round in try RoundStore.rounds(of: line.id, in: transaction)
      where round.window.contains(act.now) {
        let missing = try PledgeActs.coverage(of: round, at: act.now, in: transaction).missing
        guard !missing.isEmpty else { continue }
        found.append(
          (try frame(of: round, act: act, page: page, in: transaction), missing.count))
      }
    }
    return found
  }

  /// The most units whose rounds are counted for one person's tasks.
  private static let mostTaskUnits = 10
}
