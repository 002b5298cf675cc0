import Cryptography
package import Kernel
package import Storage
package import SurveysModel
import WorkUnits
import WorkUnitsModel

/// Takes waiting answers out of the pool and writes them as responses that nobody can join to a
/// receipt (decisions 0160 and 0166).
package struct SurveyShuffle {
  /// Fewer answers wait for more, unless the round is being closed.
  package static let smallestBatch = 10
  /// A response keeps its service when so many of the batch have it.
  package static let smallestCell = 5

  /// Looks at a batch and says what is odd about each answer, in order.
  package typealias Flagging =
    @Sendable (
      _ batch: [WaitingAnswer], _ round: SurveyRound, _ questionnaires: [Questionnaire]
    ) -> [HonestyFlags]

  /// What a shuffle did.
  package struct Result: Hashable, Sendable {
    /// How many answers became responses.
    package var moved = 0
    /// How many still wait.
    package var waiting = 0
    /// How many could not be read, because their key is gone; at closing they are removed.
    package var unreadable = 0
  }

  private let round: SurveyRound
  private let questionnaires: [Questionnaire]
  private let keys: SurveyKeys
  private let flagging: Flagging

  /// Prepares the shuffle of one round.
  ///
  /// - Parameters:
  ///   - round: The round.
  ///   - questionnaires: Those of the round, in order.
  ///   - keys: A new epoch must have begun before.
  ///   - flagging: The honesty checks.
  package init(
    _ round: SurveyRound, questionnaires: [Questionnaire], keys: SurveyKeys,
    flagging: @escaping Flagging
  ) {
    self.round = round
    self.questionnaires = questionnaires
    self.keys = keys
    self.flagging = flagging
  }

  /// Shuffles in a write transaction.
  ///
  /// - Parameters:
  ///   - now: The present moment.
  ///   - isClosing: Whether the gate was shut for good in this transaction: then everything goes,
  ///     and all responses of the round are written anew together.
  ///   - transaction: A write.
  /// - Returns: What was done.
  /// - Throws: What the database or the key folder throws.
  @discardableResult
  package func run(
    at now: Instant, isClosing: Bool, in transaction: Transaction
  ) throws -> Result {
    var result = Result()
    let rows = try PoolStore.rows(of: round.id, in: transaction)
    var readable: [Waiting] = []
    for row in rows {
      guard let block = try keys.epoch(row.epoch)?.open(row.sealed, as: row.id, of: round.id),
        let answer = WaitingAnswer(block: block)
      else {
        result.unreadable += 1
        continue
      }
      readable.append(Waiting(row: row, answer: answer))
    }
    let split = Self.split(readable, isClosing: isClosing)
    guard isClosing || split.leaving.count >= Self.smallestBatch else {
      result.waiting = readable.count
      return result
    }
    try move(split.leaving.map(\.answer), kept: split.keptServices, in: transaction)
    if isClosing {
      try PoolStore.removeAll(of: round.id, in: transaction)
      try dropHiddenServices(in: transaction)
      try ResponseStore.rewrite(round.id, in: transaction)
    } else {
      // Those who stay are sealed anew under new names, so that old keys can go.
      try PoolStore.remove(readable.map(\.row.id), of: round.id, in: transaction)
      try PoolStore.insert(
        split.staying.map(\.answer), of: round.id, epoch: try keys.current(at: now),
        in: transaction)
    }
    result.moved = split.leaving.count
    result.waiting = split.staying.count
    return result
  }

  private struct Waiting {
    let row: PoolStore.Row
    let answer: WaitingAnswer
  }

  /// Who leaves the pool, and which services they keep.
  ///
  /// A service that fewer than five of the batch have would point at them: they wait for more of
  /// their kind, and at closing they go without it.
  private static func split(
    _ waiting: [Waiting], isClosing: Bool
  ) -> (leaving: [Waiting], staying: [Waiting], keptServices: Set<Int>) {
    let cells = Dictionary(grouping: waiting) { $0.answer.form.service ?? 0 }
    let kept = Set(cells.filter { $0.value.count >= smallestCell }.keys)
    if isClosing { return (waiting, [], kept) }
    let leaving = waiting.filter { kept.contains($0.answer.form.service ?? 0) }
    let staying = waiting.filter { !kept.contains($0.answer.form.service ?? 0) }
    return (leaving, staying, kept)
  }

  /// Takes the number of the service off all responses of services that no page shows.
  ///
  /// Where few came for a service, an answer without one would be known as theirs by whoever holds
  /// the list of the invited; so the services that are hidden with it lose their number too.
  private func dropHiddenServices(in transaction: Transaction) throws {
    let shape = SurveyShape(questionnaires, scale: round.plan.scale)
    let sums = try SurveySumStore.sums(of: round.id, shape: shape, in: transaction)
    let numbers = round.plan.services.map(\.number)
    let counts = ([0] + numbers).map { number in
      sums[number].map { $0.clean.count + $0.flagged.count } ?? 0
    }
    let hidden = RoundFigures.hiddenCells(Array(counts.dropFirst()), rest: counts[0])
      .map { numbers[$0] }.filter { sums[$0] != nil }
    guard !hidden.isEmpty else { return }
    try SurveySumStore.dropServices(
      hidden, of: round.id, shape: shape, in: transaction)
    try ResponseStore.dropServices(hidden, of: round.id, in: transaction)
  }

  private func move(
    _ batch: [WaitingAnswer], kept: Set<Int>, in transaction: Transaction
  ) throws {
    guard !batch.isEmpty else { return }
    let flags = flagging(batch, round, questionnaires)
    var random = SecureGenerator()
    let responses = zip(batch, flags).map { answer, flags in
      SurveyResponse(
        steps: answer.form.steps,
        service: answer.form.service.flatMap { kept.contains($0) ? $0 : nil },
        profile: answer.form.profile, channel: answer.channel, flags: flags)
    }.shuffled(using: &random)
    let comments = batch.compactMap(\.form.comment).shuffled(using: &random)
    try ResponseStore.insert(responses, of: round.id, in: transaction)
    try ResponseStore.insert(comments: comments, of: round.id, in: transaction)
    try SurveySumStore.add(
      responses, to: round.id, shape: SurveyShape(questionnaires, scale: round.plan.scale),
      in: transaction)
    let zone = try WorkUnitStore.zone(of: round.unitID, in: transaction)
    guard let clock = ZoneClock(zone) else { throw StorageError.broken("No zone \(zone).") }
    var days: [SurveyDay: Int] = [:]
    for answer in batch {
      let day = clock.local(answer.acceptedAt).day
      days[SurveyDay(day: day, channel: answer.channel), default: 0] += 1
    }
    try ResponseStore.add(days, to: round.id, in: transaction)
    try PaperTypingStore.add(
      batch, to: round.id, day: { clock.local($0).day }, in: transaction)
  }
}
