import Cryptography
import House
import MessagesModel

/// What became of a letter.
enum LetterOutcome: Hashable, Sendable {
  /// The server has it.
  case sent
  /// The server does not have it.
  case failed(MailTrouble)
  /// It was not tried, since the one before failed in a way that this one would too, or since the
  /// time was over.
  case notTried
}

/// Hands letters to the mail server, on a thread of its own.
struct Mailer: Sendable {
  private static let threads = BlockingThreads(name: "mail", count: 1, queueLimit: 16)

  let settings: MailSettings
  var limits = SMTPLimits()

  /// Hands letters over one after the other, on one connection as long as it stands.
  ///
  /// - Parameters:
  ///   - letters: What to send.
  ///   - time: After which no further letter is begun.
  /// - Returns: What became of each, in order.
  /// - Throws: `TooMuchWaiting` when the thread is taken by others.
  func send(
    _ letters: [MailLetter], within time: Duration = .seconds(60)
  ) async throws -> [LetterOutcome] {
    guard let sender = MailAddress(typed: settings.sender) else {
      return letters.map { _ in .failed(.senderRefused(0)) }
    }
    let (settings, limits) = (settings, limits)
    return try await Self.threads.run {
      let end = ContinuousClock.now + time
      guard let session = SMTPSession(settings, limits: limits) else {
        return letters.map { _ in .notTried }
      }
      var outcomes: [LetterOutcome] = []
      var isOver = false
      for letter in letters {
        guard !isOver, ContinuousClock.now < end else {
          outcomes.append(.notTried)
          continue
        }
        do throws(MailTrouble) {
          try session.send(
            letter.bytes(from: sender, domain: settings.publicHost), from: sender,
            to: letter.recipient)
          outcomes.append(.sent)
        } catch {
          isOver = error.concernsAll
          outcomes.append(.failed(error))
        }
      }
      return outcomes
    }
  }
}
