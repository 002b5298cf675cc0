import Accounts
import House
import Hummingbird
import Kernel
import Storage
import SurveysModel
import Web

/// What is asked before a counter or a kiosk stops working, and refusals with the way back.
extension OrganiserRoutes {
  func removingCounter(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let frame = try await organised(request, context)
    let id: ID<SurveyCounter> = try id("loket", context)
    let counter = try await services.storage.read { try CounterStore.find(id, in: $0) }
    guard let counter, counter.roundID == frame.round.id else { throw Problem.notFound }
    return htmlResponse(
      PlaceCheckPage(
        frame: frame, name: counter.name, verb: PlaceText.removeCounter,
        consequences: PlaceText.removing,
        action: OrganiserLink.counterRemoval(frame.round.id, id)))
  }

  func freeingKiosk(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let (frame, kiosk) = try await openKiosk(in: request, context)
    guard frame.stage == .announced || frame.stage == .open else {
      return try refused(
        SurveyText.problem(.isOver(frame.plan.window.closesAt), in: frame.zone), on: frame, context)
    }
    return htmlResponse(
      PlaceCheckPage(
        frame: frame, name: kiosk.name, verb: PlaceText.newCode, consequences: PlaceText.freeing,
        action: OrganiserLink.kioskCode(frame.round.id, kiosk.id)))
  }

  func closingKiosk(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let (frame, kiosk) = try await openKiosk(in: request, context)
    return htmlResponse(
      PlaceCheckPage(
        frame: frame, name: kiosk.name, verb: PlaceText.closeKiosk,
        consequences: PlaceText.closing,
        action: OrganiserLink.kioskClosing(frame.round.id, kiosk.id)))
  }

  /// A refusal as a page that leads back to the round; programs get the problem itself.
  ///
  /// - Throws: The problem, where no page is wanted.
  func refused(
    _ problem: Problem, on frame: SurveyFrame, _ context: ZonaContext
  ) throws -> Response {
    guard !context.wantsJSON, problem.status == .unprocessableContent else { throw problem }
    return htmlResponse(RefusalPage(frame: frame, problem: problem), status: problem.status)
  }

  /// The kiosk in the path, as long as it is open.
  private func openKiosk(
    in request: Request, _ context: ZonaContext
  ) async throws -> (SurveyFrame, SurveyKiosk) {
    let frame = try await organised(request, context)
    let id: ID<SurveyKiosk> = try id("kios", context)
    let now = context.now
    let kiosks = try await services.storage.read {
      try SurveyKioskStore.open(of: frame.round.id, at: now, in: $0)
    }
    guard let kiosk = kiosks.first(where: { $0.id == id }) else {
      throw SurveyText.problem(.kioskIsClosed, in: frame.zone)
    }
    return (frame, kiosk)
  }
}
