import AccountsModel
package import House
package import Hummingbird
import Kernel
import Storage
package import Web

extension CookieName {
  /// The session; it ends with the browser, since offices share machines.
  static let session = CookieName("zona_sesi")
}

/// Fills in who acts, from the session cookie, with one query for each request.
package struct SessionMiddleware: RouterMiddleware {
  /// The context it fills.
  package typealias Context = ZonaContext

  let services: Services

  /// Takes the house.
  package init(services: Services) {
    self.services = services
  }

  /// Answers with the person in place; a cookie of no good is taken away.
  package func handle(
    _ request: Request, context: ZonaContext,
    next: @concurrent (Request, ZonaContext) async throws -> Response
  ) async throws -> Response {
    let isSecure = context.settings.secureCookies
    guard let token = RequestCookies(request, isSecure: isSecure)[.session] else {
      return try await next(request, context)
    }
    let now = context.now
    let session = try await services.storage.read { transaction in
      try SessionStore.find(token: token, now: now, in: transaction)
    }
    guard let session else {
      var response = try await next(request, context)
      if !setsSession(response, isSecure: isSecure) {
        response.removeCookie(.session, isSecure: isSecure)
      }
      return response
    }
    var context = context
    context.principal = session.principal
    context.sessionID = session.digest
    if SessionRule.isWorthNoting(lastSeenAt: session.lastSeenAt, now: now) {
      try await services.storage.write { transaction in
        try SessionStore.note(digest: session.digest, at: now, in: transaction)
      }
    }
    if session.lacksSecondFactor, context.settings.demandsSecondFactor,
      !Self.isOpenWithoutFactor(request.uri.path)
    {
      guard request.method == .get || request.method == .head, !context.wantsJSON else {
        throw SecondFactorText.needed
      }
      return redirect(to: AccountLink.secondFactor.path)
    }
    return try await next(request, context)
  }

  /// What somebody may do who still has to set up a second factor: that, leave, and read the menu.
  private static func isOpenWithoutFactor(_ path: String) -> Bool {
    let own = AccountLink.secondFactor.path
    return path == own || path.hasPrefix(own + "/") || path == AccountLink.signOut.path
      || path == "/bahasa" || path.hasPrefix("/aset/") || path == "/healthz" || path == "/metrics"
  }

  /// Whether the answer signs the person in with a new session.
  private func setsSession(_ response: Response, isSecure: Bool) -> Bool {
    let name = CookieName.session.full(isSecure: isSecure) + "="
    return response.headers[values: .setCookie].contains { $0.hasPrefix(name) }
  }
}
