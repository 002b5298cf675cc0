import Cryptography
package import House
import Kernel
package import Storage
package import SurveysModel
import Synchronization

/// Takes answers in: one queue, many answers in one transaction, acknowledged after the commit.
///
/// Whoever comes while nobody writes becomes the writer of the next group, takes along all who
/// wait, and hands the pen on. So there is one write under way at most, and its group is as large
/// as the rush is.
package final class SurveyIntake: Sendable {
  /// How many answers share one transaction at most.
  package static let groupLimit = 512
  /// How many answers may wait; more are told to come back in a moment.
  package static let queueLimit = 8_192

  private let storage: Storage
  private let keys: SurveyKeys
  private let queue = Mutex(Queue())

  private struct Queue {
    var isWriting = false
    var waiting: [Waiting] = []
  }

  private struct Waiting {
    let submission: SurveySubmission
    let caller: CheckedContinuation<Turn, Never>
  }

  /// What somebody who waited hears.
  private enum Turn {
    case write
    case full
    case told(Result<IntakeOutcome, any Error>)
  }

  /// Takes answers into a database.
  package init(storage: Storage, keys: SurveyKeys) {
    self.storage = storage
    self.keys = keys
  }

  /// The intake of a house.
  ///
  /// - Throws: When the keys cannot be read or made.
  package static func of(_ services: Services) throws -> SurveyIntake {
    // Apart: one belonging may not be made while another is.
    let keys = try SurveyKeys.of(services)
    return services.belongings.one(of: SurveyIntake.self) {
      SurveyIntake(storage: services.storage, keys: keys)
    }
  }

  /// Takes one answer in.
  ///
  /// - Parameters:
  ///   - answer: What was given, checked.
  ///   - round: The round, as somebody read it lately; whether it is still open is decided by the
  ///     gate, in the transaction.
  ///   - right: By what right it was given; the same right again gives the same reply and no
  ///     second answer.
  ///   - epoch: The epoch in which network and device were marked; nil for the current one.
  /// - Returns: The receipt, once the answer is on the disk.
  /// - Throws: `notYetOpen`, `isOver`, `isClosed`; `unknownRound` for a token nobody was sent;
  ///   `StorageError.busy` when too many wait.
  package func accept(
    _ answer: WaitingAnswer, of round: SurveyRound, by right: SurveyReceipt.Right,
    epoch: PoolEpoch? = nil
  ) async throws -> String {
    try round.checkTakesAnswers(at: answer.acceptedAt)
    let epoch = try epoch ?? keys.current(at: answer.acceptedAt)
    var random = SecureGenerator()
    let row = ID<WaitingAnswer>(randomUsing: &random).text
    let receipt = SurveyReceipt.text(of: right, in: round.id, key: keys.receipt)
    let submission = SurveySubmission(
      roundID: round.id, right: right, receipt: receipt, row: row, epoch: epoch.id,
      sealed: epoch.seal(answer.block, as: row, of: round.id))
    switch try await enter(submission) {
    case .taken: return receipt
    case .uninvited: throw SurveyRefusal.unknownRound
    case .closed: throw SurveyRefusal.isClosed
    }
  }

  private func enter(_ submission: SurveySubmission) async throws -> IntakeOutcome {
    let turn = await withCheckedContinuation { caller in
      let now = queue.withLock { queue -> Turn? in
        guard queue.isWriting else {
          queue.isWriting = true
          return .write
        }
        guard queue.waiting.count < Self.queueLimit else { return .full }
        queue.waiting.append(Waiting(submission: submission, caller: caller))
        return nil
      }
      if let now { caller.resume(returning: now) }
    }
    switch turn {
    case .write: return try await write(submission)
    case .full: throw StorageError.busy
    case .told(let outcome): return try outcome.get()
    }
  }

  /// Writes one's own answer and those that wait, and hands the pen on.
  private func write(_ own: SurveySubmission) async throws -> IntakeOutcome {
    let others = queue.withLock { queue in
      let taken = Array(queue.waiting.prefix(Self.groupLimit - 1))
      queue.waiting.removeFirst(taken.count)
      return taken
    }
    let group = [own] + others.map(\.submission)
    let outcomes: Result<[IntakeOutcome], any Error>
    do {
      outcomes = .success(try await storage.write { try IntakeStore.take(group, in: $0) })
    } catch {
      outcomes = .failure(error)
    }
    let next = queue.withLock { queue -> Waiting? in
      if queue.waiting.isEmpty {
        queue.isWriting = false
        return nil
      }
      return queue.waiting.removeFirst()
    }
    next?.caller.resume(returning: .write)
    for (place, other) in others.enumerated() {
      other.caller.resume(returning: .told(outcomes.map { $0[place + 1] }))
    }
    return try outcomes.get()[0]
  }
}
