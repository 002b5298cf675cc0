package import Accounts
import Cryptography
package import EvaluationsModel
import Instruments
package import InstrumentsModel
package import Kernel
package import Storage
import WorkUnitsModel
import Worksheets
package import WorksheetsModel

/// A judgement loaded with its instrument.
package struct LoadedEvaluation: Sendable {
  /// The judgement.
  package let evaluation: Evaluation
  /// The instrument of its worksheet.
  package let instrument: Instrument
}

/// What can be done with judgements: load, decide, save and journal in the caller's transaction.
///
/// Whether the person may know of the unit at all is asked before, through the rules of conflicts;
/// the duties within a team are the model's.
package enum EvaluationActs {
  /// Loads a judgement.
  ///
  /// - Returns: nil when there is none.
  /// - Throws: `broken` when its instrument is not part of this program.
  package static func load(
    _ id: ID<Evaluation>, in transaction: Transaction
  ) throws -> LoadedEvaluation? {
    guard let evaluation = try EvaluationStore.find(id, in: transaction) else { return nil }
    return LoadedEvaluation(
      evaluation: evaluation,
      instrument: try InstrumentLibrary.instrument(evaluation.instrumentID))
  }

  /// Begins the judgement of a sent worksheet.
  ///
  /// Where an earlier sending was judged by the same layer and its sheets were never opened, every
  /// member who is in both teams begins with what they said alone then about answers that have not
  /// changed and did not come back; it is theirs alone still, and they may change it. After an
  /// opening every sheet begins blank.
  ///
  /// - Throws: `EvaluationRefusal`; a conflict of the database when this sending is judged already.
  package static func begin(
    of worksheet: Worksheet, layer: Layer, team: [TeamMember], act: Act,
    in transaction: Transaction
  ) throws -> Evaluation {
    var random = SecureGenerator()
    let (evaluation, events) = try Evaluation.begin(
      id: ID(at: act.now, using: &random), of: worksheet, layer: layer, team: team)
    try requireIntactSending(of: evaluation, in: transaction)
    let former = try EvaluationStore.evaluations(of: worksheet, in: transaction)
      .first { $0.layer == layer }
    try EvaluationStore.insert(evaluation, at: act.now, in: transaction)
    try WorksheetActs.note(.judging, on: worksheet, in: transaction)
    if let former { try carryOver(from: former, to: evaluation, act, in: transaction) }
    try journal(events, of: evaluation, act, in: transaction)
    return evaluation
  }

  /// Keeps what a member says about one question.
  ///
  /// Nothing of it goes into the journal: before the opening nobody but the member may know. The
  /// rest of the sheet is not read: what is said about one question does not depend on it.
  ///
  /// - Parameters:
  ///   - judgement: What is said now.
  ///   - question: The position in `Instrument.questions`.
  ///   - baseVersion: The version that the member saw; 0 when there was none.
  ///   - loaded: The judgement.
  ///   - member: Who says it.
  ///   - act: Who and when.
  ///   - transaction: The write.
  /// - Returns: The version that stands now; 0 while nothing was ever said.
  /// - Throws: `EvaluationRefusal`, or what the database throws.
  package static func judge(
    _ judgement: Judgement, question: Int, baseVersion: Int64, of loaded: LoadedEvaluation,
    by member: Author, act: Act, in transaction: Transaction
  ) throws -> Int64 {
    try EvaluationStore.takeTurn(of: member, in: loaded.evaluation, transaction: transaction)
    var sheet = try BlindStore.own(
      of: member, on: question, in: loaded.evaluation, instrument: loaded.instrument,
      transaction: transaction)
    let isNew = try sheet.judge(
      judgement, question: question, baseVersion: baseVersion, in: loaded.evaluation,
      instrument: loaded.instrument)
    if isNew {
      try BlindStore.save(
        sheet, question: question, of: loaded.evaluation, instrument: loaded.instrument,
        at: act.now, in: transaction)
    }
    return sheet.versions[question] ?? 0
  }

  /// Commits a member's sheet: it cannot change any more, and its digest is in the journal.
  ///
  /// - Throws: `EvaluationRefusal`, or what the database throws.
  package static func commit(
    _ loaded: LoadedEvaluation, by member: Author, act: Act, in transaction: Transaction
  ) throws -> BlindSheet {
    let (evaluation, instrument) = (loaded.evaluation, loaded.instrument)
    try EvaluationStore.takeTurn(of: member, in: evaluation, transaction: transaction)
    var sheet = try BlindStore.own(
      of: member, in: evaluation, instrument: instrument, transaction: transaction)
    var random = SecureGenerator()
    let nonce = nonce(using: &random)
    let text = Commitment.canonical(
      of: sheet, in: evaluation, nonce: nonce, instrument: instrument)
    let seal = Commitment(digest: digest(text), nonce: nonce, at: act.now)
    let events = try sheet.commit(seal, in: evaluation, instrument: instrument)
    try BlindStore.save(seal, of: member, in: evaluation, transaction: transaction)
    try journal(events, of: evaluation, act, in: transaction)
    return sheet
  }

  /// Opens all sheets to the team.
  ///
  /// - Throws: `EvaluationRefusal`, or what the database throws.
  package static func reveal(
    _ loaded: LoadedEvaluation, version: Int64, by person: Author, act: Act,
    in transaction: Transaction
  ) throws -> Evaluation {
    var evaluation = loaded.evaluation
    try EvaluationStore.takeTurn(on: evaluation, in: transaction)
    try requireFreeTeam(of: evaluation, for: person, act, in: transaction)
    let sheets = try BlindStore.sealed(
      of: evaluation, instrument: loaded.instrument, in: transaction)
    let events = try evaluation.reveal(
      sheets, digest: digest, by: person, version: version, at: act.now,
      instrument: loaded.instrument)
    return try save(evaluation, events, act, in: transaction)
  }

  /// Changes one question of the talk: a remark, a move, a decision, a reopening or a reason.
  ///
  /// - Parameters:
  ///   - question: The position in `Instrument.questions`.
  ///   - loaded: The judgement.
  ///   - act: Who and when.
  ///   - transaction: The write.
  ///   - change: What the model does; its events go into the journal.
  /// - Returns: The question as it stands now.
  /// - Throws: `EvaluationRefusal`, or what the database throws.
  package static func discuss(
    _ question: Int, of loaded: LoadedEvaluation, act: Act, in transaction: Transaction,
    change: (inout QuestionConsensus) throws -> [EvaluationEvent]
  ) throws -> QuestionConsensus {
    try EvaluationStore.takeTurn(on: loaded.evaluation, in: transaction)
    let questions = try ConsensusStore.questions(
      of: loaded.evaluation, instrument: loaded.instrument, in: transaction)
    guard var talk = questions.first(where: { $0.question == question }) else {
      throw EvaluationRefusal.wrongStage(stands: loaded.evaluation.stage.name)
    }
    let version = talk.version
    let events = try change(&talk)
    try ConsensusStore.save(
      talk, after: version, of: loaded.evaluation, instrument: loaded.instrument,
      in: transaction)
    try journal(events, of: loaded.evaluation, act, in: transaction)
    return talk
  }

  /// Hands what was agreed to the controller, with a sample that nobody chose.
  ///
  /// Every value that differs from the unit's must have a reason that the unit reads.
  ///
  /// - Throws: `EvaluationRefusal`, or what the database throws.
  package static func finish(
    _ loaded: LoadedEvaluation, version: Int64, by person: Author, act: Act,
    in transaction: Transaction
  ) throws -> Evaluation {
    var evaluation = loaded.evaluation
    try EvaluationStore.takeTurn(on: evaluation, in: transaction)
    try requireFreeTeam(of: evaluation, for: person, act, in: transaction)
    let agreed = try ConsensusStore.questions(
      of: evaluation, instrument: loaded.instrument, in: transaction)
    let sheets = try BlindStore.opened(
      of: evaluation, instrument: loaded.instrument, in: transaction)
    let unexplained = try Settling.unexplained(
      agreed, sheets: sheets, of: loaded, in: transaction)
    // Nobody knows it before this moment, so that nobody prepares for the sample.
    var random = SecureGenerator()
    let nonce = nonce(using: &random)
    let text = evaluation.seedText(of: sheets, nonce: nonce)
    let seed = SHA256Digest(of: Array(text.utf8)).bytes.prefix(8)
      .reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    let events = try evaluation.finish(
      agreed, unexplained: unexplained, seed: seed, seedText: text, nonce: nonce,
      by: person, version: version)
    return try save(evaluation, events, act, in: transaction)
  }

  /// Keeps what the controller found on one question of the sample.
  ///
  /// - Throws: `EvaluationRefusal`, or what the database throws.
  package static func check(
    _ check: SampleCheck, question: Int, of loaded: LoadedEvaluation, by person: Author, act: Act,
    in transaction: Transaction
  ) throws {
    try EvaluationStore.takeTurn(on: loaded.evaluation, in: transaction)
    let check = try loaded.evaluation.checking(check, question: question, by: person)
    try ConsensusStore.save(
      check, question: question, of: loaded.evaluation, instrument: loaded.instrument,
      at: act.now, in: transaction)
  }

  /// Approves what was agreed: the result stands, and is written as the layer of the assessors in
  /// the same transaction.
  ///
  /// - Throws: `EvaluationRefusal`, or what the database throws.
  package static func approve(
    _ loaded: LoadedEvaluation, version: Int64, by person: Author, act: Act,
    in transaction: Transaction
  ) throws -> Evaluation {
    var evaluation = loaded.evaluation
    try EvaluationStore.takeTurn(on: evaluation, in: transaction)
    try requireFreeTeam(of: evaluation, for: person, act, in: transaction)
    let checks = try ConsensusStore.checks(
      of: evaluation, instrument: loaded.instrument, in: transaction)
    let events = try evaluation.approve(checks, by: person, version: version, at: act.now)
    try requireIntactSending(of: evaluation, in: transaction)
    try Settling.write(loaded, by: person, act: act, in: transaction)
    return try save(evaluation, events, act, in: transaction)
  }

  /// Returns what was agreed to the team: doubted questions are open again.
  ///
  /// - Throws: `EvaluationRefusal`, or what the database throws.
  package static func returnToTeam(
    _ loaded: LoadedEvaluation, version: Int64, by person: Author, act: Act,
    in transaction: Transaction
  ) throws -> Evaluation {
    var evaluation = loaded.evaluation
    try EvaluationStore.takeTurn(on: evaluation, in: transaction)
    let checks = try ConsensusStore.checks(
      of: evaluation, instrument: loaded.instrument, in: transaction)
    var agreed = try ConsensusStore.questions(
      of: evaluation, instrument: loaded.instrument, in: transaction)
    let before = agreed
    let events = try evaluation.returnToTeam(
      checks, agreed: &agreed, by: person, version: version, at: act.now)
    for (old, new) in zip(before, agreed) where old != new {
      try ConsensusStore.save(
        new, after: old.version, of: evaluation, instrument: loaded.instrument, in: transaction)
    }
    return try save(evaluation, events, act, in: transaction)
  }

  private static func save(
    _ evaluation: Evaluation, _ events: [EvaluationEvent], _ act: Act,
    in transaction: Transaction
  ) throws -> Evaluation {
    try EvaluationStore.save(evaluation, in: transaction)
    try journal(events, of: evaluation, act, in: transaction)
    return evaluation
  }

  /// Writes what happened into the journal, with the soal numbers of the instrument.
  static func journal(
    _ events: [EvaluationEvent], of evaluation: Evaluation, _ act: Act,
    in transaction: Transaction
  ) throws {
    let instrument = try InstrumentLibrary.instrument(evaluation.instrumentID)
    try act.journal(events.map { $0.journalEntry(in: instrument) }, in: transaction)
  }

  /// 32 bytes by chance, in hexadecimal.
  private static func nonce(using random: inout SecureGenerator) -> String {
    Hex.text((0..<32).map { _ in UInt8.random(in: 0...255, using: &random) })
  }

  private static func digest(_ text: String) -> String {
    SHA256Digest(of: Array(text.utf8)).hex
  }
}
