import Accounts
import AccountsModel
import EvaluationsModel
import House
import Hummingbird
import Kernel
import Storage
import Web
import WorkUnits
import WorkUnitsModel
import WorksheetsModel

extension EvaluationRoutes {
  /// The people for a seat that needs somebody, with what speaks against each.
  func handover(_ request: Request, _ context: ZonaContext) async throws -> Response {
    htmlResponse(try await handoverPage(context, errors: [], page: context.page()))
  }

  /// Gives a seat to somebody: an empty one, or one whose holder will not judge any more.
  func fillSeat(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let id = try context.id(of: UnitAssignment.self)
    let act = act(context)
    let form = context.form
    let version = form?[HandoverPage.version].flatMap { Int64($0) } ?? 0
    var errors: [FormError] = []
    if let seat = form?[HandoverPage.duty].flatMap({ HandoverSeat($0) }),
      let person = form?[HandoverPage.person].flatMap({ ID<Account>($0) })
    {
      do {
        try await services.storage.write { transaction in
          let opened = try Self.runSeats(id, act, transaction)
          if let holder = seat.holder {
            try SeatActs.replace(
              TeamSeat(holder, seat.duty), with: person, of: opened.assignment,
              version: version, act: act, in: transaction)
          } else {
            try SeatActs.fill(
              seat.duty, with: person, of: opened.assignment, version: version, act: act,
              in: transaction)
          }
        }
        return redirect(to: SeatMessage.filled.on(SeatLink.seat(id).path))
      } catch let refusal as SeatRefusal {
        if refusal == .stale { throw Problem.stale }
        if let problem = SeatText.problem(refusal) { throw problem }
        errors = [FormError(field: HandoverPage.person, message: SeatText.refusal(refusal))]
      }
    } else {
      errors = [FormError(field: HandoverPage.person, message: SeatText.choosePerson)]
    }
    return htmlResponse(
      try await handoverPage(context, errors: errors, page: context.page()),
      status: .unprocessableContent)
  }

  /// Takes somebody out of their seat whose door is shut, or who never said anything.
  ///
  /// Nobody comes back into a seat that they left, so that it is asked once more; nothing is stored
  /// before.
  func vacateSeat(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let id = try context.id(of: UnitAssignment.self)
    let act = act(context)
    let version = context.form?[HandoverPage.version].flatMap { Int64($0) } ?? 0
    guard let person = context.form?[HandoverPage.person].flatMap({ ID<Account>($0) }) else {
      throw Problem.notFound
    }
    do {
      guard context.form?[VacatingPage.confirmed] == "ya" else {
        return htmlResponse(
          try await vacatingPage(id, (person, version), act, page: context.page()))
      }
      try await services.storage.write { transaction in
        let opened = try Self.runSeats(id, act, transaction)
        try SeatActs.vacate(
          person, of: opened.assignment, version: version, act: act, in: transaction)
      }
    } catch let refusal as SeatRefusal {
      throw SeatText.problem(refusal) ?? Problem.stale
    }
    return redirect(to: SeatMessage.vacated.on(SeatLink.seat(id).path))
  }

  /// What follows when somebody leaves their seat, with the button that empties it.
  private func vacatingPage(
    _ id: ID<UnitAssignment>, _ asked: (person: ID<Account>, version: Int64), _ act: Act,
    page: PageContext
  ) async throws -> VacatingPage {
    try await services.storage.read { transaction in
      let opened = try Self.runSeats(id, act, transaction)
      let assignment = opened.assignment
      guard assignment.version == asked.version,
        let seat = assignment.seats.first(where: { $0.personID == asked.person })
      else { throw SeatRefusal.stale }
      _ = try SeatActs.vacancyCause(
        of: asked.person, assignment, at: act.now, in: transaction)
      return VacatingPage(
        assignment: assignment, seat: seat,
        unitName: try WorkUnitStore.name(
          of: opened.place.unitID, on: act.day, in: transaction) ?? "",
        name: try SeatPool.names(of: [seat.personID], in: transaction)[seat.personID] ?? "",
        page: page)
    }
  }

  private func handoverPage(
    _ context: ZonaContext, errors: [FormError], page: PageContext
  ) async throws -> HandoverPage {
    let id = try context.id(of: UnitAssignment.self)
    let act = act(context)
    let typed = (
      seat: context.form?[HandoverPage.duty], person: context.form?[HandoverPage.person]
    )
    return try await services.storage.read { transaction in
      let opened = try Self.runSeats(id, act, transaction)
      let pool = try SeatPool(for: opened.assignment, at: act.now, in: transaction)
      let found = try SeatGapStore.gaps(of: opened.assignment, at: act.now, in: transaction)
      let judged = try JudgedSeats.of(opened.assignment, in: transaction)
      return HandoverPage(
        assignment: opened.assignment,
        gaps: found.gaps.filter { judged?.refusal(changing: $0.duty) == nil }, judged: judged,
        unitName: try WorkUnitStore.name(
          of: opened.place.unitID, on: act.day, in: transaction) ?? "",
        candidates: pool.candidates,
        names: pool.names.merging(found.names) { own, _ in own }, chosen: typed, errors: errors,
        mayGrant: OpenedSeat.grantsRole(
          act.principal, of: opened.assignment.layer, in: opened.place.institutionID),
        page: page)
    }
  }

  /// The seats for somebody who runs them.
  private static func runSeats(
    _ id: ID<UnitAssignment>, _ act: Act, _ transaction: Transaction
  ) throws -> OpenedSeat {
    let opened = try OpenedSeat(id, by: act.principal, at: act.now, in: transaction)
    guard opened.runs else {
      // Somebody with a seat may know of the page; somebody who may not say so yet does not.
      throw opened.own?.standing == .free ? Problem.forbidden : Problem.notFound
    }
    return opened
  }
}

/// A seat as the form of the handover names it: the duty, and who still has it.
struct HandoverSeat: Hashable, Sendable {
  let duty: TeamDuty
  /// nil for a seat that is empty.
  let holder: ID<Account>?

  /// The seat of a gap.
  init(_ gap: SeatGap) { (duty, holder) = (gap.duty, gap.holder) }

  /// Reads what a form sent; nil for anything else.
  init?(_ text: String) {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    guard (1...2).contains(parts.count), let duty = TeamDuty(rawValue: parts[0]) else {
      return nil
    }
    self.duty = duty
    guard parts.count == 2 else {
      holder = nil
      return
    }
    guard let holder = ID<Account>(parts[1]) else { return nil }
    self.holder = holder
  }

  /// What the form sends.
  var text: String { duty.rawValue + (holder.map { "." + $0.text } ?? "") }
}
