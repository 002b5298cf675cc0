import Accounts
import EvaluationsModel
import Instruments
import InstrumentsModel
import Storage
import Worksheets
import WorksheetsModel

extension EvaluationActs {
  /// Makes sure that what is judged is what the unit sent: asked when a judgement begins and before
  /// its result is written.
  ///
  /// - Throws: `corrupted` when the sending does not fit its seal.
  static func requireIntactSending(
    of evaluation: Evaluation, in transaction: Transaction
  ) throws {
    guard let loaded = try WorksheetActs.load(evaluation.worksheetID, in: transaction) else {
      return
    }
    try SubmissionStore.requireIntact(evaluation.submission, of: loaded, in: transaction)
  }

  /// Gives each member their own words of an earlier judgement, where nothing changed since.
  ///
  /// Only while nobody else has read them: of a judgement whose sheets were opened nothing is carried
  /// over, or what a member says now would be known wherever they leave it (decision 0214).
  ///
  /// - Parameters:
  ///   - former: The judgement of the earlier sending.
  ///   - evaluation: The new one, just stored.
  ///   - act: Who and when.
  ///   - transaction: The write.
  /// - Throws: What the database throws.
  static func carryOver(
    from former: Evaluation, to evaluation: Evaluation, _ act: Act, in transaction: Transaction
  ) throws {
    guard former.stage == .scoring else { return }
    let instrument = try InstrumentLibrary.instrument(evaluation.instrumentID)
    let same = try unchanged(from: former, to: evaluation, in: transaction)
    guard !same.isEmpty else { return }
    for member in evaluation.members where former.duty(of: member.person.accountID) == .member {
      let old = try BlindStore.own(
        of: member.person, in: former, instrument: instrument, transaction: transaction)
      var sheet = BlindSheet(member: member.person)
      for (question, judgement) in old.judgements.sorted(by: { $0.key < $1.key })
      where same.contains(question) {
        let isNew = try sheet.judge(
          judgement, question: question, baseVersion: 0, in: evaluation, instrument: instrument)
        guard isNew else { continue }
        try BlindStore.save(
          sheet, question: question, of: evaluation, instrument: instrument, at: act.now,
          in: transaction)
      }
    }
  }

  /// The questions that both sendings answer with the same version and that did not come back in
  /// between; empty when one of the sendings is not sealed.
  private static func unchanged(
    from former: Evaluation, to evaluation: Evaluation, in transaction: Transaction
  ) throws -> Set<Int> {
    guard let loaded = try WorksheetActs.load(evaluation.worksheetID, in: transaction),
      let first = try SubmissionStore.find(former.submission, of: loaded, in: transaction),
      let second = try SubmissionStore.find(evaluation.submission, of: loaded, in: transaction)
    else { return [] }
    var same = Set(
      second.versions.filter { first.versions[$0.key] == $0.value }.map(\.key))
    for round in try ReturnStore.rounds(of: loaded, in: transaction)
    where round.submission >= former.submission && round.submission < evaluation.submission {
      same.subtract(round.notes.map(\.question))
    }
    return same
  }
}
