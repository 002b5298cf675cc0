import HTTPTypes
package import Hummingbird
package import Kernel
import Logging

/// The outermost middleware: fills the context, guards every answer with headers, counts and logs.
package struct RequestStart: RouterMiddleware {
  /// The context it fills.
  package typealias Context = ZonaContext

  let settings: WebSettings
  let metrics: Metrics
  let clock: @Sendable () -> Instant

  /// Joins the settings of the installation to its counters and its clock.
  package init(
    settings: WebSettings, metrics: Metrics, clock: @escaping @Sendable () -> Instant
  ) {
    self.settings = settings
    self.metrics = metrics
    self.clock = clock
  }

  /// Answers a request with everything around it in place.
  package func handle(
    _ request: Request, context: ZonaContext,
    next: @concurrent (Request, ZonaContext) async throws -> Response
  ) async throws -> Response {
    let request = readingSpaces(request)
    var context = context
    let cookies = RequestCookies(request, isSecure: settings.secureCookies)
    context.settings = settings
    context.path = request.uri.path
    context.query = request.uri.query
    context.now = clock()
    context.wantsJSON = wantsJSON(request)
    context.language = cookies[.language].flatMap(Language.init(rawValue:)) ?? .indonesian
    context.visitor = VisitorToken(cookie: cookies[.visitor])
    context.logger[metadataKey: "incident"] = .string(context.incident)

    let start = ContinuousClock.now
    var response = try await next(request, context)
    let elapsed = ContinuousClock.now - start

    if let value = context.visitor.toStore {
      response.setCookie(.visitor, to: value, isSecure: settings.secureCookies)
    }
    addSafetyHeaders(to: &response, isSecure: settings.secureCookies)
    let visit = Visit(
      method: request.method, route: context.endpointPath ?? "none",
      status: response.status.code, microseconds: elapsed.microseconds)
    metrics.count(visit)
    log(visit, context)
    return response
  }

  /// A browser writes a space in a form that only asks as `+`; a plus itself comes as `%2B`.
  ///
  /// Source: application/x-www-form-urlencoded in the WHATWG URL Standard.
  private func readingSpaces(_ request: Request) -> Request {
    guard let query = request.uri.query, query.utf8.contains(UInt8(ascii: "+")) else {
      return request
    }
    var head = request.head
    head.path = request.uri.path + "?" + query.replacing("+", with: "%20")
    return Request(head: head, body: request.body)
  }

  private func wantsJSON(_ request: Request) -> Bool {
    request.uri.path == "/api" || request.uri.path.hasPrefix("/api/")
      || request.headers[.savedByScript] != nil
  }

  /// One line for each request: the pattern of the route, never the address, its query or a body.
  ///
  /// An address may be a link that lets its reader in. What programs ask for all the time is for
  /// `debug`.
  private func log(_ visit: Visit, _ context: ZonaContext) {
    let isRoutine = Self.routine.contains { visit.route.hasPrefix($0) } && visit.status < 400
    context.logger.log(
      level: isRoutine ? .debug : .info,
      "\(visit.method.rawValue) \(visit.route) \(visit.status)",
      metadata: ["us": "\(visit.microseconds)"])
  }

  private static let routine = ["/aset/", "/healthz", "/metrics"]
}

extension HTTPField.Name {
  /// Set by our script when it saves a form in the background.
  static let savedByScript = nameOfField("X-Zona-Simpan")
}

/// The name of a header that we spell ourselves.
func nameOfField(_ name: String) -> HTTPField.Name {
  guard let name = HTTPField.Name(name) else {
    preconditionFailure("A header name in our own source has a character that none may have.")
  }
  return name
}

extension Duration {
  /// Whole microseconds.
  fileprivate var microseconds: Int64 {
    components.seconds * 1_000_000 + components.attoseconds / 1_000_000_000_000
  }
}
