import House
import Hummingbird
import Kernel
import Storage
import Web

/// Counts what a person has not read, for the menu of the page that answers: one small statement,
/// only when a page is asked for.
struct UnreadMiddleware: RouterMiddleware {
  typealias Context = ZonaContext

  let services: Services

  func handle(
    _ request: Request, context: ZonaContext,
    next: @concurrent (Request, ZonaContext) async throws -> Response
  ) async throws -> Response {
    guard let principal = context.principal, isForPage(request, context) else {
      return try await next(request, context)
    }
    var context = context
    context.newCounts[MessageLink.list.path] = try await services.storage.read {
      try MessageStore.unreadCount(of: principal.accountID, in: $0)
    }
    return try await next(request, context)
  }

  private func isForPage(_ request: Request, _ context: ZonaContext) -> Bool {
    let isFile = ["/aset/", "/api/"].contains { request.uri.path.hasPrefix($0) }
    return request.method == .get && !context.wantsJSON && !isFile
  }
}
