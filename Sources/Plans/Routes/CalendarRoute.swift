import Accounts
import HTTPTypes
import House
import Hummingbird
import Kernel
import PlansModel
import Storage
import Web

extension PlanRoutes {
  /// Registers the calendar of a person.
  func registerCalendar(in table: RouteTable) {
    table.get("/kalender", .signedIn) { try await calendar($0, $1) }
    table.post("/kalender/tautan", .signedIn, limit: Self.smallForm) {
      try await makeCalendarLink($0, $1)
    }
    table.post("/kalender/pencabutan", .signedIn, limit: Self.smallForm) {
      try await removeCalendarLink($0, $1)
    }
    // The secret in the path is the proof: calendar programs cannot sign in.
    table.get("/kalender/langganan/:token", .everyone) { try await feed($0, $1) }
  }

  /// The own calendar: whether it has a link, and how to use one.
  func calendar(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let account = try account(context)
    let madeAt = try await services.storage.read {
      try CalendarStore.madeAt(account, in: $0)
    }
    return htmlResponse(
      CalendarPage(
        madeAt: madeAt, address: nil, page: context.page(after: request, CalendarMessage.self)))
  }

  /// Makes a link and tells it, once: it is not stored, so no later page can show it.
  func makeCalendarLink(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let account = try account(context)
    let act = act(context)
    let token = try await services.storage.write {
      try CalendarStore.make(for: account, language: context.language, act: act, in: $0)
    }
    return htmlResponse(
      CalendarPage(
        madeAt: act.now,
        address: Self.origin(request, context) + PlanToolLink.feed(token: token).path,
        page: context.page()))
  }

  /// Takes the link back.
  func removeCalendarLink(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let account = try account(context)
    let act = act(context)
    try await services.storage.write {
      try CalendarStore.remove(of: account, act: act, in: $0)
    }
    return redirect(to: CalendarMessage.removed.on(PlanToolLink.calendar.path))
  }

  /// What calendar programs fetch; an unknown secret is a page that does not exist.
  func feed(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let token = try context.parameter("token")
    let act = act(context)
    let origin = Self.origin(request, context)
    let bytes = try await services.storage.read { transaction -> [UInt8]? in
      guard let owner = try CalendarStore.owner(of: token, in: transaction) else { return nil }
      let calendar = PersonalCalendar(
        language: owner.language, origin: origin, day: act.day, transaction: transaction)
      return CalendarFeed(
        name: CalendarText.name.in(owner.language),
        entries: try calendar.entries(ofAccount: owner.account), stamp: act.now
      ).bytes
    }
    guard let bytes else { throw Problem.notFound }
    var response = bytesResponse(bytes, type: "text/calendar; charset=utf-8")
    // A program may keep its own copy; nobody between may.
    response.headers[.cacheControl] = "private, max-age=300"
    return response
  }

  private static func origin(_ request: Request, _ context: ZonaContext) -> String {
    (context.settings.secureCookies ? "https://" : "http://") + (request.head.authority ?? "")
  }

  private func account(_ context: ZonaContext) throws -> String {
    guard let principal = context.principal else { throw Problem.notFound }
    return principal.accountID
  }
}

/// What was just done to the link of a calendar.
enum CalendarMessage: String, DoneMessage {
  case removed = "dicabut"

  var text: Text {
    switch self {
    case .removed:
      Text(
        "Tautan dicabut; alamat yang lama tidak membuka apa pun lagi.",
        "The link is taken back; the old address opens nothing any more.")
    }
  }
}
