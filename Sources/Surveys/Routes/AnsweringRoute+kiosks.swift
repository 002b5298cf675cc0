import Accounts
import HTTPTypes
import House
import Hummingbird
import Kernel
import Storage
import SurveysModel
import Synchronization
import Web

extension AnsweringRoute {
  /// The form at a shared device, and the page where a device becomes one.
  func registerKiosks(in table: RouteTable) {
    table.get(AnsweringLink.kioskCodePattern, .everyone) { request, context in
      let typed = request.uri.queryParameters.get("kode") ?? ""
      return Self.tyingPage(String(typed.prefix(40)), isWrong: false, request)
    }
    // The code is the proof: whoever has it need not have an account, nor a page of ours.
    table.openForm(AnsweringLink.kioskCodePattern, limit: 8 * 1024) { request, context in
      try await tie(request, context)
    }
    table.get(AnsweringLink.kioskPattern, .everyone) { request, context in
      switch try await kiosk(request, context) {
      case .other(let response): return response
      case .ready(let door, let kiosk):
        // Said before anybody has filled in anything.
        if let moment = KioskGate.of(services).isFull(kiosk, at: context.now) {
          return full(until: moment, request, door.open, context.now)
        }
        return try await show(door, request, context)
      }
    }
    table.openForm(AnsweringLink.kioskPattern, limit: Self.bodyLimit) { request, context in
      switch try await kiosk(request, context) {
      case .other(let response): return response
      case .ready(let door, let kiosk):
        return try await take(door, request, context, kiosk: kiosk)
      }
    }
  }

  /// The cookie that makes a device a kiosk: for the pages of that kiosk only, gone with it.
  ///
  /// It tells which device of the office this is, and nothing of who stands before it.
  private static func cookie(of kiosk: SurveyKiosk, at now: Instant) -> CookieName {
    let left = (kiosk.expiresAt.milliseconds - now.milliseconds) / 1000
    return CookieName(
      "zona_kios_survei", maxAgeSeconds: Int(max(0, left)),
      path: AnsweringLink.kiosk(kiosk.id).path)
  }

  private static func tyingPage(_ typed: String, isWrong: Bool, _ request: Request) -> Response {
    page(
      renderDocument(
        KioskTyingPage(typed: typed, isWrong: isWrong, language: language(request, nil))),
      isWrong ? .unprocessableContent : .ok)
  }

  /// Makes this device the kiosk whose code was typed, and signs out whoever was signed in on it.
  private func tie(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let typed = String((context.form?["kode"] ?? "").prefix(40))
    guard let code = TypedCode.read(typed, length: KioskPairingCode.length) else {
      return Self.tyingPage(typed, isWrong: true, request)
    }
    let act = Act(by: context.principal, at: context.now)
    let key = try SurveyKeys.of(services).counter
    let session = context.sessionID
    let tied = try await services.storage.write { transaction in
      let tied = try PlaceActs.tieKiosk(by: code, key: key, act: act, in: transaction)
      if tied != nil { try Sessions.end(session, act: act, in: transaction) }
      return tied
    }
    guard let tied else { return Self.tyingPage(typed, isWrong: true, request) }
    let isSecure = context.settings.secureCookies
    var response = redirect(to: AnsweringLink.kiosk(tied.kiosk.id).path)
    response.setCookie(
      Self.cookie(of: tied.kiosk, at: context.now), to: tied.secret, isSecure: isSecure)
    if session != nil { Sessions.forget(in: &response, isSecure: isSecure) }
    return response
  }

  private enum AtKiosk {
    case ready(SurveyDoor, SurveyKiosk)
    case other(Response)
  }

  /// The door of a kiosk for its own device; for others why there is none.
  private func kiosk(_ request: Request, _ context: ZonaContext) async throws -> AtKiosk {
    let now = context.now
    guard let id = ID<SurveyKiosk>(try context.parameter("kiosk")),
      let found = try await services.storage.read({ try SurveyKioskStore.find(id, in: $0) }),
      let open = try await OpenRounds.of(services).find(found.kiosk.roundID, at: now)
    else { return .other(notice(.kioskClosed, .notFound, Self.language(request, nil))) }
    let kiosk = found.kiosk
    let language = Self.language(request, open)
    let cookie = Self.cookie(of: kiosk, at: now)
    let isSecure = context.settings.secureCookies
    let secret = RequestCookies(request, isSecure: isSecure)[cookie]
    func without(_ answer: Response) -> AtKiosk {
      var answer = answer
      if secret != nil { answer.removeCookie(cookie, isSecure: isSecure) }
      return .other(answer)
    }
    do throws(SurveyRefusal) {
      try open.round.checkTakesAnswers(at: now)
    } catch {
      let answer = refused(error, open, language, isSending: request.method == .post)
      if case .notYetOpen = error { return .other(answer) }
      return without(answer)
    }
    guard !found.isClosed, now < kiosk.expiresAt else {
      return without(notice(.kioskClosed, .notFound, language, of: open))
    }
    guard found.isTied(to: secret) else {
      return without(notice(.kioskElsewhere, .forbidden, language, of: open))
    }
    let door = SurveyDoor(
      open: open, channel: .kiosk, service: kiosk.service, place: "k\(kiosk.id)", digest: nil,
      receipt: nil)
    return .ready(door, kiosk)
  }

  /// How long a kiosk that took its number shows it at most, before it tries its start again.
  private static let longestWait: Int64 = 60

  private func full(
    until moment: Instant, _ request: Request, _ open: OpenRound, _ now: Instant
  ) -> Response {
    let seconds = (moment.milliseconds - now.milliseconds + 999) / 1000
    var response = notice(
      .kioskFull(seconds: Self.seconds(until: moment, now)), .tooManyRequests,
      Self.language(request, open),
      returnsAfterSeconds: Int(min(max(seconds, 5), Self.longestWait)))
    response.headers[.retryAfter] = Self.seconds(until: moment, now)
    return response
  }
}

/// When answers came at the kiosks of this process: nobody presses one again and again.
final class KioskGate: Sendable {
  private struct Passed {
    let at: Instant
    /// The form, so that its repeat passes too.
    let form: [UInt8]
  }

  private let passed = Mutex<[ID<SurveyKiosk>: [Passed]]>([:])

  static func of(_ services: Services) -> KioskGate {
    services.belongings.one(of: KioskGate.self) { KioskGate() }
  }

  /// Lets an answer through; one that is not taken in the end does not count.
  ///
  /// - Parameters:
  ///   - kiosk: Where it was given; nil for elsewhere, where nobody waits.
  ///   - ticket: The ticket of its form.
  ///   - now: The present moment.
  ///   - services: Whose gate it is.
  ///   - taking: Takes it in.
  /// - Returns: What `taking` returns.
  /// - Throws: `kioskWaits` when it comes too soon, `kioskIsClosed`; what `taking` throws.
  static func pass<Value: Sendable>(
    _ kiosk: SurveyKiosk?, with ticket: SurveyTicket, at now: Instant, _ services: Services,
    taking: () async throws -> Value
  ) async throws -> Value {
    guard let kiosk else { return try await taking() }
    let gate = of(services)
    let isNew = try gate.enter(kiosk, ticket.id, at: now)
    do {
      return try await taking()
    } catch {
      if isNew { gate.leave(kiosk, ticket.id) }
      throw error
    }
  }

  /// Until when a kiosk takes no more, because of the many within the hour; nil when it does.
  func isFull(_ kiosk: SurveyKiosk, at now: Instant) -> Instant? {
    passed.withLock { passed in
      let recent = Self.recent(passed[kiosk.id], now).map(\.at).sorted()
      guard recent.count >= SurveyKiosk.mostPerHour else { return nil }
      return recent[recent.count - SurveyKiosk.mostPerHour].adding(seconds: 3600)
    }
  }

  private func enter(
    _ kiosk: SurveyKiosk, _ form: [UInt8], at now: Instant
  ) throws(SurveyRefusal) -> Bool {
    try passed.withLock { passed throws(SurveyRefusal) in
      let recent = Self.recent(passed[kiosk.id], now)
      if recent.contains(where: { $0.form == form }) { return false }
      try kiosk.checkTakesAnswer(after: recent.map(\.at), at: now)
      passed[kiosk.id] = recent + [Passed(at: now, form: form)]
      return true
    }
  }

  private func leave(_ kiosk: SurveyKiosk, _ form: [UInt8]) {
    passed.withLock { $0[kiosk.id]?.removeAll { $0.form == form } }
  }

  private static func recent(_ passed: [Passed]?, _ now: Instant) -> [Passed] {
    (passed ?? []).filter { $0.at.adding(seconds: 3600) > now }
  }
}
