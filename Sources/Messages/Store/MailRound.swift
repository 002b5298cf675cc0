import Cryptography
import House
import Kernel
import Logging
import MessagesModel
import Storage

/// What a running server does every few minutes: writes the letters that are due and sends them.
struct MailRound: Sendable {
  /// What one round did.
  struct Result: Hashable, Sendable {
    var sent = 0
    var failed = 0
    var givenUp = 0
  }

  /// How many letters are taken at once; a server that stops loses no more than these.
  static let batch = 10
  /// After which a round ends, so that other upkeep gets its turn.
  static let time = Duration.seconds(60)
  /// When letters are tried that were taken but not tried.
  ///
  /// - Unit: seconds.
  private static let releaseSeconds: Int64 = 60

  let services: Services
  let mailer: Mailer

  /// A round of a house; nil when no mail server is configured.
  init?(_ services: Services) {
    guard let settings = services.mail else { return nil }
    self.services = services
    mailer = Mailer(settings: settings)
  }

  /// Sends what is due, batch after batch.
  ///
  /// - Parameter clock: The present moment.
  /// - Returns: What was done.
  /// - Throws: What the database throws.
  @discardableResult
  func run(clock: @Sendable () -> Instant) async throws -> Result {
    let end = ContinuousClock.now + Self.time
    var result = Result()
    var troubles: Set<String> = []
    while ContinuousClock.now < end, !Task.isCancelled {
      let now = clock()
      let claim = try await services.storage.write { transaction in
        try LetterStore.compose(limit: Self.batch, at: now, in: transaction)
        return try LetterStore.claim(limit: Self.batch, at: now, in: transaction)
      }
      if claim.isNothingDue { break }
      // Everything that was due is dropped, or another server has it.
      if claim.letters.isEmpty { continue }
      let isOver = try await send(claim.letters, until: end, clock: clock, &result, &troubles)
      if isOver { break }
    }
    if result.failed > 0 {
      // Counts and reasons; an address is never in the log.
      services.logger.warning(
        "Letters that failed: \(result.failed), given up: \(result.givenUp)",
        metadata: ["reasons": "\(troubles.sorted().joined(separator: ", "))"])
    }
    return result
  }

  /// Sends one batch.
  ///
  /// - Returns: Whether the server takes nothing now.
  private func send(
    _ letters: [ClaimedLetter], until end: ContinuousClock.Instant,
    clock: @Sendable () -> Instant, _ result: inout Result, _ troubles: inout Set<String>
  ) async throws -> Bool {
    let address = services.mail?.publicAddress ?? ""
    let written = clock()
    let outcomes: [LetterOutcome]
    do {
      outcomes = try await mailer.send(
        letters.map { letter in
          let words = MailText.letter(letter.wordings, at: address)
          return MailLetter(
            id: letter.id, to: letter.recipient, subject: words.subject, body: words.body,
            date: written)
        }, within: end - ContinuousClock.now)
    } catch is TooMuchWaiting {
      outcomes = letters.map { _ in .notTried }
    }
    let now = clock()
    let givenUp = try await services.storage.write { transaction in
      try Self.note(zip(letters, outcomes).map { $0 }, at: now, in: transaction)
    }
    result.givenUp += givenUp
    for outcome in outcomes {
      switch outcome {
      case .sent: result.sent += 1
      case .failed(let trouble):
        result.failed += 1
        troubles.insert(trouble.code)
      case .notTried: continue
      }
    }
    return outcomes.contains { outcome in
      switch outcome {
      case .sent: false
      case .failed(let trouble): trouble.concernsAll
      case .notTried: true
      }
    }
  }

  /// Stores what became of a batch.
  ///
  /// - Returns: How many were given up.
  static func note(
    _ results: [(ClaimedLetter, LetterOutcome)], at now: Instant, in transaction: Transaction
  ) throws(StorageError) -> Int {
    var givenUp = 0
    for (letter, outcome) in results {
      switch outcome {
      case .sent: try LetterStore.sent(letter, at: now, in: transaction)
      case .failed(let trouble):
        if try LetterStore.failed(letter, trouble, at: now, in: transaction) { givenUp += 1 }
      case .notTried:
        try LetterStore.release(
          letter, until: now.adding(seconds: releaseSeconds), in: transaction)
      }
    }
    return givenUp
  }
}
