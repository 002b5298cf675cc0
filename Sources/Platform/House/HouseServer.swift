import HTTPTypes
package import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
package import ServiceLifecycle
import Storage
package import Web

/// All features under one roof: middleware in order, every route, the server.
package struct HouseServer: Sendable {
  /// Answers requests; tests use it without a socket.
  package let responder: RouterResponder<ZonaContext>
  /// Every route of every feature with who may use it.
  package let rules: [RouteRule]

  private let services: Services

  /// Assembles the house.
  ///
  /// - Parameters:
  ///   - features: Upstream first; their order is the order of the menu and of sections.
  ///   - services: What every feature gets; menu and sections are filled in here.
  package init(features: [Feature], services: Services) {
    var services = services
    services.settings.navigation = Self.menu(features)
    services.sections = FeatureSections(
      workUnit: features.flatMap(\.sections.workUnit),
      institution: features.flatMap(\.sections.institution),
      tasks: features.flatMap(\.sections.tasks),
      publicUnit: features.flatMap(\.sections.publicUnit),
      declaring: features.flatMap(\.sections.declaring),
      worksheet: features.flatMap(\.sections.worksheet))
    services.follows = FollowingActs(
      worksheetSent: features.flatMap(\.follows.worksheetSent),
      worksheetReturned: features.flatMap(\.follows.worksheetReturned))
    self.services = services

    let router = Router(context: ZonaContext.self, options: [.autoGenerateHeadEndpoints])
    let answers = ErrorAnswers(translate: storageProblem)
    router.add(
      middleware: RequestStart(
        settings: services.settings, metrics: services.metrics, clock: services.clock))
    router.add(middleware: answers)
    for feature in features {
      for middleware in feature.middleware(services) { router.add(middleware: middleware) }
    }
    // Once more inside the session, so that an error page knows who is signed in.
    router.add(middleware: answers)

    var rules = Self.houseRoutes(router, services)
    for feature in features {
      let table = RouteTable(router: router, feature: feature.name)
      feature.routes(services, table)
      rules += table.rules
    }
    Self.refuseOtherMethods(rules, router)
    self.rules = rules
    responder = router.buildResponder()
  }

  /// The server as a service of the process.
  ///
  /// - Parameters:
  ///   - host: The address to listen on.
  ///   - port: The port; 0 lets the system choose.
  ///   - started: Hears the port once the server answers.
  /// - Returns: A service that ends gracefully: it finishes what it began.
  package func service(
    host: String, port: Int, started: @escaping @Sendable (Int) async -> Void = { _ in }
  ) -> any Service {
    let limits = HTTP1Channel.Configuration(
      idleTimeout: .seconds(60),
      httpDecoderConfiguration: .init(
        maxHeaderFieldSize: 16 * 1024, maxHeaderListSize: 32 * 1024, maxHeaderFieldCount: 100))
    return Application(
      responder: responder,
      server: .http1(configuration: limits),
      configuration: ApplicationConfiguration(address: .hostname(host, port: port)),
      onServerRunning: { channel in await started(channel.localAddress?.port ?? port) },
      logger: services.logger)
  }

  /// The sort is stable: entries of equal rank keep the order of their features.
  private static func menu(_ features: [Feature]) -> [NavigationItem] {
    let items = features.flatMap(\.navigation).enumerated()
    return items.sorted { ($0.element.rank, $0.offset) < ($1.element.rank, $1.offset) }
      .map(\.element)
  }

  private static func houseRoutes(
    _ router: Router<ZonaContext>, _ services: Services
  ) -> [RouteRule] {
    let table = RouteTable(router: router, feature: "House")
    table.get("/healthz", .everyone) { _, _ in
      // Answers only when the database does, so that a balancer stops sending people here.
      try await services.storage.read { _ in }
      return bytesResponse(Array("ok\n".utf8), type: "text/plain; charset=utf-8")
    }
    table.get("/metrics", .everyone) { request, _ in
      // Counts by route tell who just committed or opened what: for the one who was given the word.
      guard services.metricsToken?.admits(request.headers[.authorization]) == true else {
        throw Problem.notFound
      }
      return bytesResponse(
        Array(services.metrics.prometheusText().utf8), type: "text/plain; version=0.0.4")
    }
    table.get("/aset/:file", .everyone) { request, context in
      try assetAnswer(try context.parameter("file"), request)
    }
    table.get("/bahasa", .everyone) { request, context in languageAnswer(request, context) }
    return table.rules
  }

  /// 405 with `Allow` for the methods that an existing address does not know.
  private static func refuseOtherMethods(_ rules: [RouteRule], _ router: Router<ZonaContext>) {
    let common: [HTTPRequest.Method] = [.get, .post, .put, .patch, .delete, .options]
    for (path, rules) in Dictionary(grouping: rules, by: \.path) {
      let known = rules.map(\.method)
      var names = known.map(\.rawValue)
      if known.contains(.get) { names.append("HEAD") }
      let allowed = names.sorted().joined(separator: ", ")
      for method in common where !known.contains(method) {
        router.on(RouterPath(path), method: method) { _, _ -> Response in
          throw Problem.methodNotAllowed(allowed)
        }
      }
    }
  }
}
