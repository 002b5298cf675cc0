import House
import Hummingbird
import Kernel
import Storage
import SurveysModel
import Synchronization
import Web

extension AnsweringRoute {
  /// The forms at counters and kiosks.
  func registerPlaces(in table: RouteTable) {
    table.get(AnsweringLink.counterPattern, .everyone) { request, context in
      let found = try await counter(context)
      if let found, !found.isCurrent { return oldCode(found.door.open, request, context) }
      return try await show(found?.door, request, context)
    }
    // A form that was opened with a code that was right may be sent later: its ticket is bound to
    // the counter and ends by itself.
    table.openForm(AnsweringLink.counterPattern, limit: Self.bodyLimit) { request, context in
      try await take(try await counter(context)?.door, request, context)
    }
    table.get(AnsweringLink.kioskPattern, .everyone) { request, context in
      try await show(try await kiosk(context)?.door, request, context, missing: .kioskClosed)
    }
    table.openForm(AnsweringLink.kioskPattern, limit: Self.bodyLimit) { request, context in
      guard let (door, kiosk) = try await kiosk(context) else {
        return try await take(nil, request, context, missing: .kioskClosed)
      }
      let gate = KioskGate.of(services)
      do throws(SurveyRefusal) {
        try gate.enter(kiosk, at: context.now)
      } catch {
        return waiting(error, door.open, request, context)
      }
      let response = try await take(door, request, context)
      // What was not taken does not count for the limits of the kiosk.
      if response.status != .ok { gate.leave(kiosk, enteredAt: context.now) }
      return response
    }
  }

  /// How long a kiosk that has to wait shows it at most, before it tries its start again.
  private static let longestWait: Int64 = 60

  /// Why a kiosk takes nothing now; it goes back to its start by itself.
  private func waiting(
    _ refusal: SurveyRefusal, _ open: OpenRound, _ request: Request, _ context: ZonaContext
  ) -> Response {
    let language = Self.language(request, open)
    guard case .kioskWaits(let moment) = refusal else {
      return notice(.kioskClosed, .gone, language)
    }
    let seconds = (moment.milliseconds - context.now.milliseconds + 999) / 1000
    var response = notice(
      .kioskWaits, .tooManyRequests, language,
      returnsAfterSeconds: Int(min(max(seconds, 5), Self.longestWait)))
    response.headers[.retryAfter] = String(seconds)
    return response
  }

  /// What somebody is told who scanned a code that the screen does not show any more.
  private func oldCode(
    _ open: OpenRound, _ request: Request, _ context: ZonaContext
  ) -> Response {
    let language = Self.language(request, open)
    do throws(SurveyRefusal) {
      try open.round.checkTakesAnswers(at: context.now)
    } catch {
      return refused(error, open, language, isSending: false)
    }
    return notice(.oldCode, .gone, language, of: open)
  }

  /// The door of a counter, and whether the code in the address is one that its screen shows; nil
  /// for a counter that was taken away.
  private func counter(
    _ context: ZonaContext
  ) async throws -> (door: SurveyDoor, isCurrent: Bool)? {
    guard let id = ID<SurveyCounter>(try context.parameter("counter")) else { return nil }
    let isCurrent = SurveyCounterCode.accepts(
      try context.parameter("code"), of: id.text, at: context.now,
      key: try SurveyKeys.of(services).counter)
    guard let counter = try await services.storage.read({ try CounterStore.find(id, in: $0) }),
      let open = try await OpenRounds.of(services).find(counter.roundID, at: context.now)
    else { return nil }
    let door = SurveyDoor(
      open: open, channel: .counter, service: counter.service, place: "l\(id)", digest: nil,
      receipt: nil)
    return (door, isCurrent)
  }

  /// The door of a tablet; nil for one that was closed.
  private func kiosk(
    _ context: ZonaContext
  ) async throws -> (door: SurveyDoor, kiosk: SurveyKiosk)? {
    let token = try context.parameter("kiosk")
    let now = context.now
    guard
      let kiosk = try await services.storage.read({
        try SurveyKioskStore.find(token: token, at: now, in: $0)
      }),
      let open = try await OpenRounds.of(services).find(kiosk.roundID, at: now)
    else { return nil }
    let door = SurveyDoor(
      open: open, channel: .kiosk, service: kiosk.service, place: "k\(kiosk.id)", digest: nil,
      receipt: nil)
    return (door, kiosk)
  }
}

/// When answers came at the kiosks of this process: nobody presses one again and again.
final class KioskGate: Sendable {
  private let times = Mutex<[ID<SurveyKiosk>: [Instant]]>([:])

  static func of(_ services: Services) -> KioskGate {
    services.belongings.one(of: KioskGate.self) { KioskGate() }
  }

  /// Notes an answer that is about to be taken.
  ///
  /// - Throws: `kioskWaits` when it comes too soon, `kioskIsClosed`.
  func enter(_ kiosk: SurveyKiosk, at now: Instant) throws(SurveyRefusal) {
    try times.withLock { times throws(SurveyRefusal) in
      let recent = (times[kiosk.id] ?? []).filter { $0.adding(seconds: 3600) > now }
      try kiosk.checkTakesAnswer(after: recent, at: now)
      times[kiosk.id] = recent + [now]
    }
  }

  /// Takes back what was noted for an answer that was not taken.
  func leave(_ kiosk: SurveyKiosk, enteredAt now: Instant) {
    times.withLock { times in
      if let place = times[kiosk.id]?.lastIndex(of: now) { times[kiosk.id]?.remove(at: place) }
    }
  }
}
