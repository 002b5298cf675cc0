import Accounts
import EvaluationsModel
import Instruments
import InstrumentsModel
import Kernel
import Messages
import MessagesModel
import Storage
import WorkUnitsModel
import Worksheets
import WorksheetsModel

/// What can be done with training cases: load, decide, save and journal in the caller's transaction.
enum TrainingActs {
  /// What somebody typed to one question, with the version that they saw.
  struct Edit: Sendable {
    let question: Int
    let values: [Answer?]
    let baseVersion: Int64
  }

  /// Keeps answers as drafts; what stands already changes nothing.
  ///
  /// - Throws: `overtaken` when one of them was changed in another window since,
  ///   `alreadyCalibrated` after a pass, `anotherFirst` while another case was tried less.
  static func save(
    _ edits: [Edit], for item: TrainingCase, act: Act, account: String,
    in transaction: Transaction
  ) throws {
    let instrument = try InstrumentLibrary.instrument(item.instrumentID)
    try refuseClosed(item, account, transaction)
    let drafts = try TrainingStore.drafts(
      of: account, for: item, instrument: instrument, in: transaction)
    for edit in edits {
      let standing = drafts[edit.question]
      let isBlank = edit.values.allSatisfy { $0 == nil }
      if standing?.values == edit.values || standing == nil && isBlank { continue }
      let version = standing?.version ?? 0
      guard edit.baseVersion == version else { throw CalibrationRefusal.overtaken }
      try TrainingStore.save(
        TrainingStore.Draft(values: edit.values, version: version + 1), question: edit.question,
        of: account, for: item, instrument: instrument, at: act.now, in: transaction)
    }
  }

  /// Finishes an attempt with the drafts as they stand, and counts it.
  ///
  /// - Parameters:
  ///   - item: The case.
  ///   - version: How many attempts the person saw.
  ///   - act: Who and when.
  ///   - account: Whose drafts.
  ///   - transaction: The write.
  /// - Returns: The number of the attempt among all of the person.
  /// - Throws: `CalibrationRefusal`; nothing is counted then.
  static func finish(
    _ item: TrainingCase, version: Int64, act: Act, account: String,
    in transaction: Transaction
  ) throws -> Int {
    let instrument = try InstrumentLibrary.instrument(item.instrumentID)
    let attempts = try TrainingStore.attempts(of: account, in: transaction)
    var record = TrainingStore.record(of: account, attempts)
    let drafts = try TrainingStore.drafts(
      of: account, for: item, instrument: instrument, in: transaction)
    var given = [QuestionShare?](repeating: nil, count: instrument.questions.count)
    for (question, draft) in drafts {
      given[question] = instrument.trainingShare(of: draft.values, question: question)
    }
    let (_, event) = try record.attempt(
      item.calibration(in: instrument), of: TrainingLibrary.siblings(of: item), given: given,
      at: act.now, baseVersion: version)
    let answers = item.places(in: instrument).map { question, entry in
      (
        entry.code,
        instrument.valuesText(of: drafts[question]?.values ?? [], question: question)
      )
    }
    try TrainingStore.add(record, answers: answers, in: transaction)
    try TrainingStore.removeDrafts(of: account, for: item, in: transaction)
    try act.journal([event.journalEntry], in: transaction)
    return record.attempts.count
  }

  /// Asks the assessors of an instansi for a pass, or no longer.
  ///
  /// - Throws: `CalibrationRefusal`.
  static func demand(
    _ isDemanded: Bool, of institution: ID<Institution>, for item: TrainingCase, version: Int64,
    act: Act, by author: Author, in transaction: Transaction
  ) throws {
    var demand = try CalibrationStore.demand(
      of: institution, instrumentID: item.instrumentID, in: transaction)
    let entry =
      if isDemanded {
        try demand.demand(
          rulesVersion: item.rulesVersion, baseVersion: version, by: author, at: act.now)
      } else {
        try demand.release(baseVersion: version, by: author, at: act.now)
      }
    guard let entry else { return }
    try CalibrationStore.save(demand, in: transaction)
    try act.journal([entry], in: transaction)
    guard isDemanded else { return }
    // Their doors shut with this: they learn it before they stand before one.
    let affected = try CalibrationStore.affected(
      in: institution, layer: demand.layer, instrumentID: item.instrumentID,
      rulesVersion: item.rulesVersion, at: act.now, transaction: transaction)
    try Outbox.post(
      affected.map {
        NewMessage(
          TrainingText.demandedMessage, to: $0, path: InAppPath(CalibrationLink.overview.path))
      }, at: act.now, in: transaction)
  }

  private static func refuseClosed(
    _ item: TrainingCase, _ account: String, _ transaction: Transaction
  ) throws {
    let all = try TrainingStore.attempts(of: account, in: transaction)
    let pass = all.filter { $0.fact.instrumentID == item.instrumentID }.firstIndex {
      $0.fact.passed && $0.fact.rulesVersion >= item.rulesVersion
    }
    if let pass { throw CalibrationRefusal.alreadyCalibrated(attempt: pass + 1) }
    let record = TrainingStore.record(of: account, all)
    guard record.isOpen(item.id, of: TrainingLibrary.siblings(of: item)) else {
      throw CalibrationRefusal.anotherFirst
    }
  }
}
