package import HTTPTypes
package import Hummingbird
package import Web

/// Who may use a route.
package enum RouteAccess: Hashable, Sendable {
  /// Visitors too.
  case everyone
  /// Anybody who is signed in.
  case signedIn
  /// Whoever the feature's `mayAct` allows; names the action for the reviewed table.
  case policy(String)
}

/// One route with who may use it.
package struct RouteRule: Hashable, Sendable {
  /// The module that registered it.
  package let feature: String
  /// The method.
  package let method: HTTPRequest.Method
  /// The pattern, such as `/unit/:id`.
  package let path: String
  /// Who may use it.
  package let access: RouteAccess
}

/// The only way to register a route: a route without a rule cannot exist.
///
/// A route that is not for everyone sends visitors to the sign-in page (401 for programs) before
/// anything else happens; a POST is read within its limit and refused without its form token.
package final class RouteTable {
  /// A handler: parse, authorise, act, answer.
  package typealias Handler = @Sendable (Request, ZonaContext) async throws -> Response

  /// Where visitors sign in; they come back with `?kembali=`.
  package static let signInPath = "/masuk"

  /// Every route so far.
  package private(set) var rules: [RouteRule] = []

  private let router: Router<ZonaContext>
  private let feature: String

  init(router: Router<ZonaContext>, feature: String) {
    self.router = router
    self.feature = feature
  }

  /// A page or a file; HEAD is answered too.
  package func get(
    _ path: String, _ access: RouteAccess, _ handler: @escaping Handler
  ) {
    add(.get, path, access, handler)
  }

  /// A form; `context.form` holds its fields when the handler runs.
  ///
  /// - Parameters:
  ///   - path: The pattern.
  ///   - access: Who may send it.
  ///   - limit: The largest body in bytes; uploads say more than the default of 2 MiB.
  ///   - handler: Ends with `redirect(to:)`, or the form again with status 422.
  package func post(
    _ path: String, _ access: RouteAccess, limit: Int = FormBody.defaultLimit,
    _ handler: @escaping Handler
  ) {
    add(.post, path, access) { request, context in
      var context = context
      try await takeForm(request, &context, limit: limit)
      return try await handler(request, context)
    }
  }

  /// A form for everyone that carries a signed proof of its own instead of our form token.
  ///
  /// A form token needs a cookie to be bound to, and people who answer a survey get none. What a
  /// token protects is that another site makes a signed-in person do something in their own name;
  /// here nothing is done in anybody's name, the session is not looked at, and the handler takes
  /// nothing without the ticket of a form that we showed.
  ///
  /// - Parameters:
  ///   - path: The pattern.
  ///   - limit: The largest body in bytes.
  ///   - handler: Checks the proof; the form is in `context.form`.
  package func openForm(
    _ path: String, limit: Int = FormBody.defaultLimit, _ handler: @escaping Handler
  ) {
    add(.post, path, .everyone) { request, context in
      var context = context
      try await takeOpenForm(request, &context, limit: limit)
      return try await handler(request, context)
    }
  }

  /// A form with files that are too large for memory; the handler reads it with `UploadStream`,
  /// which checks the token before it hands out a file.
  ///
  /// - Parameters:
  ///   - path: The pattern.
  ///   - access: Who may send it; the handler decides before it reads.
  ///   - handler: Sets its own limits.
  package func upload(
    _ path: String, _ access: RouteAccess, _ handler: @escaping Handler
  ) {
    add(.post, path, access, handler)
  }

  /// A piece of a file that our script sends as the whole body, with the form token in a header.
  ///
  /// - Parameters:
  ///   - path: The pattern.
  ///   - access: Who may send it.
  ///   - handler: Reads the body itself, within a limit.
  package func patch(
    _ path: String, _ access: RouteAccess, _ handler: @escaping Handler
  ) {
    add(.patch, path, access) { request, context in
      try requireHeaderToken(request, context)
      return try await handler(request, context)
    }
  }

  /// A request of a program that carries its own proof instead of a form token, such as an API key.
  ///
  /// - Parameters:
  ///   - method: Any method.
  ///   - path: The pattern, below `/api`.
  ///   - access: Who may use it.
  ///   - handler: Reads the body itself, within a limit.
  package func api(
    _ method: HTTPRequest.Method, _ path: String, _ access: RouteAccess,
    _ handler: @escaping Handler
  ) {
    precondition(path.hasPrefix("/api/"), "Only /api goes without form tokens.")
    add(method, path, access, handler)
  }

  private func add(
    _ method: HTTPRequest.Method, _ path: String, _ access: RouteAccess,
    _ handler: @escaping Handler
  ) {
    rules.append(RouteRule(feature: feature, method: method, path: path, access: access))
    router.on(RouterPath(path), method: method) { request, context -> Response in
      if access != .everyone, context.principal == nil {
        throw Problem.signIn(at: Self.signInPath, back: Self.back(request))
      }
      return try await handler(request, context)
    }
  }

  /// Where somebody comes back to after signing in: the page they asked for, not a form's target.
  private static func back(_ request: Request) -> String {
    guard request.method == .get || request.method == .head else { return "/" }
    return request.uri.query.map { request.uri.path + "?" + $0 } ?? request.uri.path
  }
}
