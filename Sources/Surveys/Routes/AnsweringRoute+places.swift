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
      try await show(try await counter(context, isReading: true), request, context)
    }
    table.openForm(AnsweringLink.counterPattern, limit: Self.bodyLimit) { request, context in
      try await take(try await counter(context, isReading: false), request, context)
    }
    table.get(AnsweringLink.kioskPattern, .everyone) { request, context in
      try await show(try await kiosk(context)?.door, request, context)
    }
    table.openForm(AnsweringLink.kioskPattern, limit: Self.bodyLimit) { request, context in
      guard let (door, kiosk) = try await kiosk(context) else {
        return try await take(nil, request, context)
      }
      let gate = KioskGate.of(services)
      do throws(SurveyRefusal) {
        try gate.enter(kiosk, at: context.now)
      } catch {
        throw SurveyText.problem(error)
      }
      let response = try await take(door, request, context)
      // What was not taken does not count for the limits of the kiosk.
      if response.status != .ok { gate.leave(kiosk, enteredAt: context.now) }
      return response
    }
  }

  /// The door of a counter; nil for a code that is not shown any more.
  ///
  /// A form that was opened with a code that was right may be sent later: its ticket is bound to
  /// the counter and ends by itself.
  private func counter(_ context: ZonaContext, isReading: Bool) async throws -> SurveyDoor? {
    guard let id = ID<SurveyCounter>(try context.parameter("counter")) else { return nil }
    let isCurrent = SurveyCounterCode.accepts(
      try context.parameter("code"), of: id.text, at: context.now,
      key: try SurveyKeys.of(services).counter)
    guard isCurrent || !isReading else { return nil }
    guard let counter = try await services.storage.read({ try CounterStore.find(id, in: $0) }),
      let open = try await OpenRounds.of(services).find(counter.roundID, at: context.now)
    else { return nil }
    return SurveyDoor(
      open: open, channel: .counter, service: counter.service, place: "l\(id)", digest: nil,
      receipt: nil)
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
