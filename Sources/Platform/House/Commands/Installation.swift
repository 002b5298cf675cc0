import Foundation
package import Kernel
package import Logging
package import Storage
package import Web

/// The composed program as its commands see it: every feature, and how to open a data folder.
///
/// Commands are types that ArgumentParser makes itself, and a feature does not know the features
/// downstream, whose tables the database has too. So the composition root hands the list in for
/// the run of one command: `Installation.$current.withValue(Installation(features: …)) { … }`.
package struct Installation: Sendable {
  /// What the composition root handed in; nil outside of a command's run.
  @TaskLocal package static var current: Installation?

  /// Every feature, upstream first.
  package let features: [Feature]
  /// The present moment.
  package let clock: @Sendable () -> Instant

  /// Composes a program.
  ///
  /// - Parameters:
  ///   - features: Upstream first.
  ///   - clock: The present moment; tests give a fixed one.
  package init(
    features: [Feature], clock: @escaping @Sendable () -> Instant = Installation.systemClock
  ) {
    self.features = features
    self.clock = clock
  }

  /// The clock of the machine.
  package static let systemClock: @Sendable () -> Instant = {
    Instant(milliseconds: Int64((Date().timeIntervalSince1970 * 1000).rounded(.down)))
  }

  /// Opens the database of a configuration, brings it up to date and joins the parts of the house.
  ///
  /// - Parameters:
  ///   - configuration: What `HouseOptions.resolve` says.
  ///   - settings: How the installation answers requests; commands that only store leave it out.
  ///   - logger: The log.
  ///   - applied: Hears which steps brought the database up to date.
  /// - Returns: The house; close its storage when done.
  /// - Throws: What storage throws.
  package static func open(
    _ configuration: Configuration, settings: WebSettings = WebSettings(),
    logger: Logger = quietLogger, applied: ([Migration]) -> Void = { _ in }
  ) async throws -> Services {
    guard let current else {
      preconditionFailure("The composition root hands the features in before a command runs.")
    }
    if configuration.databaseURL == nil {
      try FileManager.default.createDirectory(
        atPath: configuration.dataFolder, withIntermediateDirectories: true,
        attributes: [.posixPermissions: 0o700])
    }
    let storage = try await Storage.open(
      configuration.storage, migrations: current.features.flatMap(\.migrations), logger: logger,
      applied: applied)
    var services = Services(
      storage: storage, clock: current.clock, dataFolder: configuration.dataFolder,
      settings: settings, logger: logger)
    services.uploads = configuration.uploads
    services.mail = configuration.mail
    services.metricsToken = configuration.metricsToken
    return services
  }

  /// A log for short commands: warnings and worse.
  package static var quietLogger: Logger {
    var logger = Logger(label: "zona")
    logger.logLevel = .warning
    return logger
  }
}

/// Opens the house for one command and closes it afterwards, whatever happens.
///
/// - Parameters:
///   - options: The flags of the command.
///   - mayBegin: Whether the command may begin a new installation; those that read may not.
///   - body: The work.
/// - Returns: What the work returns.
/// - Throws: What the work throws, or what opening throws; a `CommandRefusal` where there is no
///   installation.
package func withHouse<Value>(
  _ options: HouseOptions, mayBegin: Bool = false, _ body: (Services) async throws -> Value
) async throws -> Value {
  let configuration = try options.resolve()
  if !mayBegin { try configuration.requireInstallation() }
  let services = try await Installation.open(configuration)
  do {
    let value = try await body(services)
    await services.storage.close()
    return value
  } catch {
    await services.storage.close()
    throw error
  }
}
