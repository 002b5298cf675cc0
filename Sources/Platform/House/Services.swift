package import Kernel
package import Logging
package import Storage
package import Web

/// What a feature gets from the house to do its work.
package struct Services: Sendable {
  /// The database.
  package let storage: Storage
  /// The present moment.
  package let clock: @Sendable () -> Instant
  /// The folder that holds everything: `zona.sqlite`, `blobs/`, `keys/`.
  package let dataFolder: String
  /// How this installation answers.
  package var settings: WebSettings
  /// The log.
  package let logger: Logger
  /// What downstream features show on upstream pages; filled by the house.
  package var sections = FeatureSections()
  /// What downstream features do in the transaction of acts upstream; filled by the house.
  package var follows = FollowingActs()
  /// What uploads may be and who looks at them.
  package var uploads = UploadSettings()
  /// How letters are sent; nil when they are not.
  package var mail: MailSettings?
  /// The token for which `/metrics` answers; nil when it answers nobody.
  package var metricsToken: MetricsToken?
  /// The counters of answers.
  package let metrics = Metrics()
  /// What features keep in memory.
  package let belongings = Belongings()

  /// Joins the parts of the house.
  package init(
    storage: Storage, clock: @escaping @Sendable () -> Instant, dataFolder: String,
    settings: WebSettings = WebSettings(), logger: Logger
  ) {
    self.storage = storage
    self.clock = clock
    self.dataFolder = dataFolder
    self.settings = settings
    self.logger = logger
  }

  /// Randomness for ids and secrets, from the operating system.
  package var random: SystemRandomNumberGenerator { SystemRandomNumberGenerator() }
}

/// What uploads may be and who looks at them.
package struct UploadSettings: Hashable, Sendable {
  /// The largest file that is taken.
  ///
  /// - Unit: bytes.
  package var byteLimit = 100 << 20
  /// The Unix socket of clamd; nil when nothing scans.
  package var scannerSocket: String?
  /// The share of a score from which one file carries too much of it.
  ///
  /// - Unit: percent of the highest total, `1...100`.
  package var reusePercent = 15

  /// The defaults.
  package init() {}
}
