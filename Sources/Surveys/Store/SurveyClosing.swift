package import Accounts
import Cryptography
package import Kernel
package import Storage
package import SurveysModel

/// Closes a round for good.
package enum SurveyClosing {
  /// Does everything that ends a round, in one transaction.
  ///
  /// It shuts the gate, shuffles everything that waits, writes all responses anew and notes the
  /// digest of the figures in the journal. Afterwards an answer is either counted or was told that
  /// the round is over.
  ///
  /// The caller has asked the policy, and begun a new epoch with `SurveyKeys.rotate`.
  ///
  /// - Parameters:
  ///   - id: The round.
  ///   - version: The version that the organiser saw; nil for the program itself.
  ///   - act: Who closes it, when.
  ///   - keys: The keys of waiting answers.
  ///   - flagging: The honesty checks.
  ///   - transaction: A write.
  /// - Returns: What was shuffled.
  /// - Throws: `unknownRound`, `stale`, `notYetOver`, `isClosed`, `isWithdrawn`; what the database
  ///   throws.
  @discardableResult
  package static func close(
    _ id: ID<SurveyRound>, version: Int64?, act: Act, keys: SurveyKeys,
    flagging: @escaping SurveyShuffle.Flagging, in transaction: Transaction
  ) throws -> SurveyShuffle.Result {
    // First of all, so that on PostgreSQL everything below sees each group that passed before.
    try SurveyRoundStore.shutGate(of: id, in: transaction)
    guard var round = try SurveyRoundStore.find(id, in: transaction) else {
      throw SurveyRefusal.unknownRound
    }
    if let version, version != round.version { throw SurveyRefusal.stale }
    try round.close(at: act.now)
    let questionnaires = try Questionnaires.list(round.plan.questionnaireIDs)
    let shuffle = SurveyShuffle(
      round, questionnaires: questionnaires, keys: keys, flagging: flagging)
    let result = try shuffle.run(at: act.now, isClosing: true, in: transaction)
    try SurveyRoundStore.save(round, in: transaction)
    // Links are of no use any more: from now on nobody can read the list but the national side.
    try CallBackStore.removeReadableContacts(of: id, in: transaction)
    let accepted = try ResponseStore.acceptedCount(of: id, in: transaction)
    let figures = try SurveySumStore.digest(of: id, in: transaction)
    let event = SurveyEvent.roundClosed(round, accepted: accepted, figures: figures.hex)
    try act.journal([event.journalEntry], in: transaction)
    return result
  }
}
