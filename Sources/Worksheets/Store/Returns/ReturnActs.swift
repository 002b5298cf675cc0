package import Accounts
import Evidence
import EvidenceModel
import InstrumentsModel
package import Kernel
package import Storage
package import WorksheetsModel

/// The acts of a return: load, decide, save and journal in the caller's transaction.
///
/// Whether the person may do it is asked before, through `WorksheetPolicy`.
package enum ReturnActs {
  /// Collects a note before the worksheet goes back.
  ///
  /// - Throws: `WorksheetRefusal`, or what the database throws.
  package static func collect(
    _ note: ReturnNote, seen version: Int64, as layer: Layer, of loaded: LoadedWorksheet,
    act: Act, in transaction: Transaction
  ) throws {
    guard let principal = act.principal else { return }
    let standing = try ReturnDraftStore.notes(of: loaded, layer: layer, in: transaction)
    let drafted = try loaded.worksheet.draft(
      note, over: standing[note.question], seen: version,
      occasion: occasion(of: loaded, by: Author(principal), act))
    try ReturnDraftStore.save(
      drafted, of: loaded, layer: layer, at: act.now, in: transaction)
    try journal(
      .noteDrafted(
        loaded.worksheet.id, layer, code: loaded.instrument.questions[note.question].code,
        version: drafted.version), act, in: transaction)
  }

  /// Takes a collected note away; nothing happens where there is none.
  ///
  /// - Throws: `WorksheetRefusal`, or what the database throws.
  package static func drop(
    _ question: Int, seen version: Int64, as layer: Layer, of loaded: LoadedWorksheet, act: Act,
    in transaction: Transaction
  ) throws {
    guard let principal = act.principal else { return }
    let standing = try ReturnDraftStore.notes(of: loaded, layer: layer, in: transaction)
    guard let drafted = standing[question] else { return }
    try loaded.worksheet.requireNotable(
      drafted, seen: version, occasion: occasion(of: loaded, by: Author(principal), act))
    try ReturnDraftStore.delete(drafted, of: loaded, layer: layer, in: transaction)
    try journal(
      .noteDrafted(
        loaded.worksheet.id, layer, code: loaded.instrument.questions[question].code,
        version: nil), act, in: transaction)
  }

  /// Gives the worksheet back with the notes that the layer has collected.
  ///
  /// - Parameters:
  ///   - loaded: The worksheet as read in this transaction.
  ///   - layer: Whose return it is.
  ///   - deadline: Until when; nil while nobody says.
  ///   - seen: The versions of the worksheet and of the notes that the person saw.
  ///   - act: Who, when.
  ///   - transaction: Of the act.
  /// - Returns: The round.
  /// - Throws: `WorksheetRefusal`; `returning(.notesOvertaken)` when somebody else of the layer
  ///   changed the notes meanwhile.
  @discardableResult
  package static func giveBack(
    _ loaded: LoadedWorksheet, as layer: Layer, until deadline: Instant?, seen: SeenDraft,
    act: Act, in transaction: Transaction
  ) throws -> ReturnRound? {
    guard let principal = act.principal else { return nil }
    let drafted = try ReturnDraftStore.notes(of: loaded, layer: layer, in: transaction)
    var worksheet = loaded.worksheet
    let (round, events) = try worksheet.giveBack(
      as: layer, after: ReturnStore.rounds(of: loaded, in: transaction),
      ReturnWish(notes: drafted.values.map(\.note), deadline: deadline),
      version: seen.worksheet, instrument: loaded.instrument,
      occasion: occasion(of: loaded, by: Author(principal), act))
    guard seen.notes == SeenDraft.mark(drafted) else {
      throw WorksheetRefusal.returning(.notesOvertaken)
    }
    try WorksheetStore.save(worksheet, in: transaction)
    try ReturnStore.insert(round, of: loaded, in: transaction)
    try ReturnDraftStore.deleteAll(of: loaded, layer: layer, in: transaction)
    // What was sent stays readable for those who wait for the repair; links are free again.
    try LinkStore.setRelease(
      .returned, of: worksheet.unitID, year: worksheet.year, in: transaction)
    for event in events { try journal(event, act, in: transaction) }
    try ReturnMessages.tellReturned(worksheet, act, in: transaction)
    return round
  }

  /// Answers a note on a question.
  ///
  /// - Throws: `WorksheetRefusal`, or what the database throws.
  package static func reply(
    _ words: String, to question: Int, seen version: Int64, of loaded: LoadedWorksheet,
    act: Act, in transaction: Transaction
  ) throws {
    guard let principal = act.principal else { return }
    let worksheet = loaded.worksheet
    let open = try ReturnStore.openRound(of: loaded, in: transaction)
    let proofs =
      try open.map {
        try LinkStore.counts(
          of: worksheet.unitID, year: worksheet.year, since: $0.at, in: transaction)
      } ?? [:]
    let round = try worksheet.reply(
      words, newProofs: proofs[loaded.instrument.firstSoal(of: question)] ?? 0, to: question,
      seen: version, in: open, occasion: occasion(of: loaded, by: Author(principal), act))
    try ReturnStore.saveReply(to: question, in: round, of: loaded, transaction: transaction)
    try journal(
      .replied(
        worksheet.id, round, code: loaded.instrument.questions[question].code,
        version: round.note(on: question)?.reply?.version ?? 0), act, in: transaction)
  }

  /// Closes the return that the unit worked on, as part of its sending.
  ///
  /// - Throws: `WorksheetRefusal.returning(.repliesMissing)`, or what the database throws.
  static func close(
    for sent: Worksheet, _ loaded: LoadedWorksheet, act: Act, in transaction: Transaction
  ) throws {
    let open = try ReturnStore.openRound(of: loaded, in: transaction)
    guard let round = try Worksheet.close(open, at: act.now) else { return }
    try ReturnStore.close(round, of: sent, in: transaction)
    try journal(.sentAgain(sent.id, round), act, in: transaction)
    try ReturnMessages.tellSentAgain(sent, round, act, in: transaction)
  }

  private static func occasion(
    of loaded: LoadedWorksheet, by author: Author, _ act: Act
  ) -> Occasion {
    Occasion(author: author, instant: act.now, window: loaded.window)
  }

  private static func journal(
    _ event: WorksheetEvent, _ act: Act, in transaction: Transaction
  ) throws(StorageError) {
    try Journal.append([event.journalEntry], by: act.principal, at: act.now, in: transaction)
  }
}

/// What a person saw of the notes before giving a worksheet back.
package struct SeenDraft: Hashable, Sendable {
  /// The version of the worksheet.
  package let worksheet: Int64
  /// The notes with their versions, as `mark` writes them.
  package let notes: String

  /// Describes what was seen.
  package init(worksheet: Int64, notes: String) {
    self.worksheet = worksheet
    self.notes = notes
  }

  /// Notes with their versions as one word of a form: `3.1-17.2`.
  package static func mark(_ notes: [Int: DraftedNote]) -> String {
    notes.sorted { $0.key < $1.key }.map { "\($0.key).\($0.value.version)" }
      .joined(separator: "-")
  }
}
