package import ArgumentParser
import Foundation
import Kernel
package import Logging
package import Storage

/// The flags that every command with a data folder takes.
///
/// A value comes from the flag, else from `ZONA_…` in the environment, else from the file, else
/// it is the default. `docs/configuration.md` is the table.
package struct HouseOptions: ParsableArguments {
  /// `--data FOLDER`.
  @Option(help: "The folder that holds everything. [ZONA_DATA, default: ./data]")
  package var data: String?

  /// `--database URL`.
  @Option(help: "postgres://… instead of the embedded database. [ZONA_DATABASE]")
  package var database: String?

  /// `--config FILE`.
  @Option(help: "A file with lines such as `data = /srv/zona`. [ZONA_CONFIG]")
  package var config: String?

  /// From everything that happens to only what is broken.
  private static let logLevels = ["debug", "info", "notice", "warning", "error"]

  /// Nothing given.
  package init() {}

  /// What holds after flags, environment and file.
  ///
  /// - Parameter environment: Of the process, or of a test.
  /// - Returns: The settings.
  /// - Throws: `CommandRefusal` when the file cannot be read or has a line or name that is unknown.
  package func resolve(
    environment: [String: String] = ProcessInfo.processInfo.environment
  ) throws -> Configuration {
    let source = try ConfigurationSource(file: config, environment: environment)
    var uploads = UploadSettings()
    if let megabytes = try source.number("upload_mb", in: 1...4_000) {
      uploads.byteLimit = megabytes << 20
    }
    uploads.scannerSocket = source.value("clamd", flag: nil)
    if let percent = try source.number("reuse_percent", in: 1...100) {
      uploads.reusePercent = percent
    }
    return Configuration(
      dataFolder: source.value("data", flag: data) ?? "data",
      databaseURL: source.value("database", flag: database),
      host: source.value("host", flag: nil) ?? "127.0.0.1",
      port: try source.port() ?? 8080,
      hasHTTPS: try source.choice("https", of: ["no", "yes"]) == "yes",
      logLevel: try source.choice("log", of: Self.logLevels).flatMap(Logger.Level.init(rawValue:)),
      uploads: uploads, mail: try source.mail(), metricsToken: try source.metricsToken())
  }
}

/// The flags of a command that listens.
package struct ListenOptions: ParsableArguments {
  /// `--host ADDRESS`.
  @Option(help: "The address to listen on. [ZONA_HOST, default: 127.0.0.1]")
  package var host: String?

  /// `--port NUMBER`.
  @Option(help: "The port to listen on; 0 lets the system choose. [ZONA_PORT, default: 8080]")
  package var port: Int?

  /// Nothing given.
  package init() {}

  /// Refuses a port that cannot exist.
  package func validate() throws {
    if let port, !(0...65_535).contains(port) {
      throw ValidationError("--port must be between 0 and 65535.")
    }
  }
}

/// The settings of one running installation.
package struct Configuration: Hashable, Sendable {
  /// The folder that holds everything.
  package var dataFolder: String
  /// The address of the PostgreSQL database; nil for the embedded one.
  package var databaseURL: String?
  /// The address to listen on.
  package var host: String
  /// The port to listen on; 0 lets the system choose.
  package var port: Int
  /// Whether people come over HTTPS (a proxy in front ends it), so that cookies are secure.
  package var hasHTTPS: Bool
  /// From which level the log is written; nil for what the command takes by itself.
  package var logLevel: Logger.Level?
  /// What uploads may be and who looks at them.
  package var uploads = UploadSettings()
  /// How letters are sent; nil when they are not.
  package var mail: MailSettings?
  /// The token for which `/metrics` answers; nil when it answers nobody.
  package var metricsToken: MetricsToken?

  /// Where the database is.
  package var storage: StorageConfiguration {
    if let databaseURL { return .postgres(url: databaseURL) }
    return .sqlite(path: dataFolder + "/zona.sqlite")
  }

  /// Whether the data folder holds a database, or the database lies elsewhere.
  package var hasInstallation: Bool {
    databaseURL != nil || FileManager.default.fileExists(atPath: dataFolder + "/zona.sqlite")
  }

  /// Refuses a folder without a database, before anything is made in it.
  ///
  /// - Throws: `CommandRefusal.noInstallation`.
  package func requireInstallation() throws {
    guard hasInstallation else { throw CommandRefusal.noInstallation(in: dataFolder) }
  }

  /// The same settings with the flags of a listening command on top.
  package func listening(_ options: ListenOptions) -> Configuration {
    var configuration = self
    configuration.host = options.host ?? host
    configuration.port = options.port ?? port
    return configuration
  }
}
