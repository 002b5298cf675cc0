package import House
package import Kernel
import Logging
import Storage
import SurveysModel
import Synchronization

/// Looks after the pools: shuffles once a day and after the end of a round, throws old keys away,
/// removes contacts whose time is over, and counts the groups of rounds from before there were any.
package struct SurveyKeeper: Sendable {
  /// What one turn did.
  package struct Turn: Hashable, Sendable {
    /// How many answers became responses.
    package var moved = 0
    /// How many keys were thrown away.
    package var removedKeys = 0
  }

  /// When a day begins for the keeper, in the time of the capital: at two at night.
  private static let offsetSeconds: Int64 = 7 * 3600 - 2 * 3600

  /// The last night on which everything was shuffled, in this process.
  private final class LastNight: Sendable {
    let day = Mutex<CalendarDate?>(nil)
  }

  private let services: Services
  private let flagging: SurveyShuffle.Flagging

  /// A keeper of a house.
  package init(_ services: Services, flagging: @escaping SurveyShuffle.Flagging) {
    self.services = services
    self.flagging = flagging
  }

  /// One turn, as the server makes it every few minutes.
  ///
  /// - Parameter now: The present moment.
  /// - Returns: What was done.
  /// - Throws: What the database or the key folder throws.
  @discardableResult
  package func turn(at now: Instant) async throws -> Turn {
    let keys = try SurveyKeys.of(services)
    let night = CalendarDate(of: now, offsetSeconds: Self.offsetSeconds)
    let last = services.belongings.one(of: LastNight.self) { LastNight() }
    let isNight = last.day.withLock { $0 != night }
    var turn = Turn()
    if isNight { try await countGroups() }
    let rounds = try await services.storage.read { transaction in
      try PoolStore.counts(in: transaction).filter { $0.value >= SurveyShuffle.smallestBatch }
        .keys.sorted()
        .compactMap { id throws(StorageError) in try SurveyRoundStore.find(id, in: transaction) }
    }
    let due = rounds.filter { isNight || $0.stage(at: now) == .ended }
    // A new epoch first: what comes from now on is sealed with a key that stays.
    if !due.isEmpty { try keys.rotate(at: now) }
    for round in due {
      let questionnaires = try Questionnaires.list(round.plan.questionnaireIDs)
      let shuffle = SurveyShuffle(
        round, questionnaires: questionnaires, keys: keys, flagging: flagging)
      let result = try await services.storage.write { transaction in
        try shuffle.run(at: now, isClosing: false, in: transaction)
      }
      turn.moved += result.moved
      if result.unreadable > 0 {
        services.logger.error(
          "Waiting answers whose key is gone: \(result.unreadable)",
          metadata: ["round": "\(round.id)"])
      }
    }
    if isNight { try await CallBackActs(services).removeOld(at: now) }
    last.day.withLock { $0 = night }
    let needed = try await services.storage.read { try PoolStore.epochs(in: $0) }
    turn.removedKeys = try keys.removeOld(needed: needed, at: now)
    return turn
  }

  /// Counts the groups of rounds that were shuffled before groups were kept, each at once.
  private func countGroups() async throws {
    let rounds = try await services.storage.read { try SurveyGroupStore.roundsWithout(in: $0) }
    for round in rounds {
      try await services.storage.write { try SurveyGroupStore.fill(round, in: $0) }
    }
  }
}
