import House
import Kernel
import Logging
import ServiceLifecycle
import Storage
import UnixSignals
import Web

/// The server as `serve` and `demo` run it: open, answer, stop when told to.
enum Server {
  /// Serves until a signal asks it to end; requests under way are finished first.
  ///
  /// - Parameters:
  ///   - configuration: Where the data is and where to listen.
  ///   - logLevel: From which level the log is written, unless the configuration says.
  ///   - banner: Stands on top of each page; nil on a real installation.
  ///   - demandsSecondFactor: False for the demo only.
  ///   - prepare: Runs on the open house before anybody can ask it something.
  ///   - started: Hears the address, and what was prepared, once the server answers.
  /// - Throws: When the database cannot be opened or the address is taken.
  static func run<Prepared: Sendable>(
    _ configuration: Configuration, logLevel: Logger.Level, banner: Banner? = nil,
    demandsSecondFactor: Bool = true,
    prepare: (Services) async throws -> Prepared,
    started: @escaping @Sendable (_ address: String, Prepared) async -> Void
  ) async throws {
    var logger = Logger(label: "zona")
    logger.logLevel = configuration.logLevel ?? logLevel
    let keys = KeyFolder(dataFolder: configuration.dataFolder)
    let settings = WebSettings(
      banner: banner, secureCookies: configuration.hasHTTPS,
      csrf: CSRFKey(bytes: try keys.key("csrf")), demandsSecondFactor: demandsSecondFactor)
    // Made before anybody needs it, so that two requests cannot make two.
    _ = try keys.key("second-factor")
    let services = try await Installation.open(
      configuration, settings: settings, logger: logger
    ) { applied in
      if let summary = MigrateText.summary(applied) { Terminal.warn(summary) }
    }
    do {
      let prepared = try await prepare(services)
      let server = HouseServer(features: Features.all, services: services)
      let service = server.service(host: configuration.host, port: configuration.port) { port in
        await started(address(host: configuration.host, port: port), prepared)
      }
      let group = ServiceGroup(
        configuration: ServiceGroupConfiguration(
          services: [
            .init(service: Upkeep(features: Features.all, services: services)),
            .init(service: service),
          ], gracefulShutdownSignals: [.sigterm, .sigint], logger: logger))
      try await group.run()
    } catch {
      await services.storage.close()
      throw error
    }
    await services.storage.close()
  }

  /// The address as a person types it into a browser.
  static func address(host: String, port: Int) -> String {
    // 0.0.0.0 and :: mean "all of this machine"; a browser needs one of them.
    let name =
      switch host {
      case "0.0.0.0", "::": "127.0.0.1"
      case _ where host.contains(":"): "[\(host)]"
      default: host
      }
    return "http://\(name):\(port)/"
  }
}
