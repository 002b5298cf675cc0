import Accounts
import House
import Hummingbird
import Kernel
import Storage
import SurveysModel
import Web

extension OrganiserRoutes {
  func registerClosing(in table: RouteTable) {
    let organise = RouteAccess.policy("survey.organise")
    table.get("/survei-unit/:id/penutupan", organise) { try await closing($0, $1) }
    table.post("/survei-unit/:id/penutupan", organise, limit: Self.smallForm) {
      try await close($0, $1)
    }
  }

  func closing(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let frame = try await organised(request, context)
    guard frame.stage == .ended else {
      let refusal: SurveyRefusal =
        switch frame.stage {
        case .closed: .isClosed
        case .withdrawn: .isWithdrawn
        case .draft, .announced, .open, .ended: .notYetOver(frame.plan.window.closesAt)
        }
      throw SurveyText.problem(refusal, in: frame.zone)
    }
    let accepted = try await services.storage.read { transaction in
      try RoundProgressStore.accepted(in: [frame.round.id], transaction)[frame.round.id] ?? 0
    }
    return htmlResponse(ClosingPage(frame: frame, accepted: accepted))
  }

  /// The honesty checks of a shuffle, by the rules that the round was published with.
  static let flagging: SurveyShuffle.Flagging = { batch, round, questionnaires in
    HonestyRules.flags(of: batch, in: round, questionnaires: questionnaires)
  }

  /// Closes a round for good: gate, shuffle, figures and journal in one transaction.
  func close(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let id: ID<SurveyRound> = try id("id", context)
    let act = act(context)
    let version = version(context)
    let keys = try SurveyKeys.of(services)
    // Before the transaction: what comes from now on is sealed with a key that stays.
    try keys.rotate(at: act.now)
    try await refusing {
      try await services.storage.write { transaction in
        _ = try SurveyActs.load(id, act: act, in: transaction)
        try SurveyClosing.close(
          id, version: version, act: act, keys: keys, flagging: Self.flagging, in: transaction)
      }
    }
    return redirect(to: OrganiserMessage.closed.on(OrganiserLink.round(id).path))
  }
}
