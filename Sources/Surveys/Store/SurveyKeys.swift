import Cryptography
package import House
package import Kernel
import SurveysModel
import Synchronization

/// The secrets of surveys: three that last, and one for each epoch of waiting answers that is
/// thrown away (decision 0160).
package final class SurveyKeys: Sendable {
  /// Turns tokens and tickets into receipts; without it nobody knows who answered.
  package let receipt: [UInt8]
  /// Signs the tickets of forms that were shown.
  package let ticket: [UInt8]
  /// Makes the codes of counters.
  package let counter: [UInt8]

  private let folder: KeyFolder
  private let epochs = Mutex(Epochs())

  private struct Epochs {
    var current: PoolEpoch?
    /// When epochs of this process ceased to be current.
    var retired: [ID<PoolEpoch>: Instant] = [:]
    var known: [ID<PoolEpoch>: PoolEpoch] = [:]
  }

  /// How long the key of an epoch outlives its last use: an answer on its way to the database
  /// never loses its key.
  package static let graceSeconds: Int64 = 3600
  /// How long a process seals with one key at most.
  package static let longestEpochSeconds: Int64 = 86_400

  /// The keys of an installation; those that last are made when they are not there yet.
  ///
  /// - Throws: When the folder cannot be read or written.
  package init(dataFolder: String) throws {
    let keys = KeyFolder(dataFolder: dataFolder)
    receipt = try keys.key("survey-receipt")
    ticket = try keys.key("survey-ticket")
    counter = try keys.key("survey-counter")
    folder = keys.passing("survey-epochs")
  }

  /// The keys of a house.
  ///
  /// - Throws: When the folder cannot be read or written.
  package static func of(_ services: Services) throws -> SurveyKeys {
    try services.belongings.one(of: SurveyKeys.self) {
      try SurveyKeys(dataFolder: services.dataFolder)
    }
  }

  /// The epoch with whose key answers are sealed at a moment.
  ///
  /// - Throws: When a new key cannot be stored.
  package func current(at now: Instant) throws -> PoolEpoch {
    try epochs.withLock { epochs in
      if let current = epochs.current, current.begun(before: Self.longestEpochSeconds, of: now) {
        return current
      }
      return try begin(&epochs, at: now)
    }
  }

  /// Begins a new epoch, so that the keys before it can go.
  ///
  /// - Returns: The new epoch.
  /// - Throws: When its key cannot be stored.
  @discardableResult
  package func rotate(at now: Instant) throws -> PoolEpoch {
    try epochs.withLock { try begin(&$0, at: now) }
  }

  /// The epoch that a waiting answer was sealed in.
  ///
  /// - Returns: nil when its key was thrown away.
  /// - Throws: When the key is there and cannot be read.
  package func epoch(_ id: ID<PoolEpoch>) throws -> PoolEpoch? {
    try epochs.withLock { epochs in
      if let known = epochs.known[id] { return known }
      guard let bytes = try folder.existing(id.text) else { return nil }
      let epoch = PoolEpoch(id: id, bytes: bytes)
      epochs.known[id] = epoch
      return epoch
    }
  }

  /// Throws away the keys that nothing needs any more.
  ///
  /// An epoch of this process goes an hour after it ceased to be current. One that another process
  /// began, or this one before a restart, goes an hour after the longest time an epoch may last.
  ///
  /// - Parameters:
  ///   - needed: The epochs that waiting answers name.
  ///   - now: The present moment.
  /// - Returns: How many keys went.
  /// - Throws: When the disk refuses.
  @discardableResult
  package func removeOld(needed: Set<ID<PoolEpoch>>, at now: Instant) throws -> Int {
    try epochs.withLock { epochs in
      var count = 0
      for id in try folder.names().compactMap({ ID<PoolEpoch>($0) })
      where !needed.contains(id) && id != epochs.current?.id {
        let lastUse =
          epochs.retired[id]
          ?? PoolEpoch.beginning(of: id).adding(seconds: Self.longestEpochSeconds)
        guard lastUse.adding(seconds: Self.graceSeconds) <= now else { continue }
        try folder.remove(id.text)
        epochs.known[id] = nil
        epochs.retired[id] = nil
        count += 1
      }
      return count
    }
  }

  /// Makes a key; it is on the disk before anything is sealed with it.
  private func begin(_ epochs: inout Epochs, at now: Instant) throws -> PoolEpoch {
    var random = SecureGenerator()
    let id = ID<PoolEpoch>(at: now, using: &random)
    let epoch = PoolEpoch(id: id, bytes: try folder.key(id.text))
    if let last = epochs.current { epochs.retired[last.id] = now }
    epochs.current = epoch
    epochs.known[id] = epoch
    return epoch
  }
}

/// A stretch of time in which waiting answers are sealed with one key.
package struct PoolEpoch: Sendable {
  /// Names the file of the key; time-ordered.
  package let id: ID<PoolEpoch>
  private let sealing: SealingKey
  private let origins: [UInt8]
  private let beganAt: Instant

  init(id: ID<PoolEpoch>, bytes: [UInt8]) {
    guard let sealing = SealingKey(bytes: hmacSHA256(Array("seal".utf8), key: bytes)) else {
      preconditionFailure("An HMAC has 32 bytes.")
    }
    self.id = id
    self.sealing = sealing
    beganAt = Self.beginning(of: id)
    origins = hmacSHA256(Array("origin".utf8), key: bytes)
  }

  /// A number for a network or a device that nobody can turn back once the key is gone.
  package func mark(_ text: String) -> UInt64 {
    hmacSHA256(Array(text.utf8), key: origins).prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
  }

  /// Seals an answer; it opens only as this row of this round.
  func seal(_ answer: [UInt8], as row: String, of round: ID<SurveyRound>) -> [UInt8] {
    sealing.seal(answer, for: "survey_pool \(round) \(row)")
  }

  /// Opens what `seal` made; nil for anything else.
  func open(_ sealed: [UInt8], as row: String, of round: ID<SurveyRound>) -> [UInt8]? {
    sealing.open(sealed, for: "survey_pool \(round) \(row)")
  }

  /// When an epoch began; its id tells.
  static func beginning(of id: ID<PoolEpoch>) -> Instant {
    let digits = id.text.filter { $0 != "-" }.prefix(12)
    return Instant(milliseconds: Int64(digits, radix: 16) ?? 0)
  }

  fileprivate func begun(before seconds: Int64, of now: Instant) -> Bool {
    now < beganAt.adding(seconds: seconds)
  }
}
