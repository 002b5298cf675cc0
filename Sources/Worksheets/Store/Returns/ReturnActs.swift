package import Accounts
import Evidence
import EvidenceModel
import InstrumentsModel
package import Kernel
package import Storage
import WorkUnits
package import WorksheetsModel

/// The acts of a return: load, decide, save and journal in the caller's transaction.
///
/// Whether the person may do it is asked before, through `WorksheetPolicy`.
package enum ReturnActs {
  /// Collects a note of the acting person's own.
  ///
  /// - Throws: `WorksheetRefusal`, or what the database throws.
  package static func collect(
    _ note: ReturnNote, seen version: Int64, as layer: Layer, of loaded: LoadedWorksheet,
    act: Act, in transaction: Transaction
  ) throws {
    guard let principal = act.principal else { return }
    let author = Author(principal)
    let standing = try ReturnDraftStore.notes(
      of: author, on: loaded, layer: layer, in: transaction)
    let drafted = try loaded.worksheet.draft(
      note, over: standing[note.question], seen: version,
      besides: ReturnStore.openRound(of: loaded, in: transaction),
      occasion: occasion(of: loaded, by: author, act))
    try ReturnDraftStore.save(
      drafted, of: loaded, layer: layer, at: act.now, in: transaction)
    try journal(.noteDrafted(loaded.worksheet.id, layer, isKept: true), act, in: transaction)
  }

  /// Takes a note of the acting person's own away; nothing happens where there is none.
  ///
  /// - Throws: `WorksheetRefusal`, or what the database throws.
  package static func drop(
    _ question: Int, seen version: Int64, as layer: Layer, of loaded: LoadedWorksheet, act: Act,
    in transaction: Transaction
  ) throws {
    guard let principal = act.principal else { return }
    let author = Author(principal)
    let standing = try ReturnDraftStore.notes(
      of: author, on: loaded, layer: layer, in: transaction)
    guard let drafted = standing[question] else { return }
    try loaded.worksheet.requireNotable(
      drafted, seen: version, besides: ReturnStore.openRound(of: loaded, in: transaction),
      occasion: occasion(of: loaded, by: author, act))
    try ReturnDraftStore.delete(drafted, of: loaded, layer: layer, in: transaction)
    try journal(.noteDrafted(loaded.worksheet.id, layer, isKept: false), act, in: transaction)
  }

  /// Gives the worksheet back with the notes that the acting person has collected.
  ///
  /// What colleagues collect stays theirs; they may add it to the same round afterwards.
  ///
  /// - Parameters:
  ///   - loaded: The worksheet as read in this transaction.
  ///   - layer: Whose return it is.
  ///   - wish: Until when, and whether everything opens.
  ///   - seen: The versions of the worksheet and of the notes that the person saw.
  ///   - act: Who, when.
  ///   - transaction: Of the act.
  /// - Returns: The round.
  /// - Throws: `WorksheetRefusal`; `returning(.notesOvertaken)` when the person changed the notes
  ///   meanwhile on another page.
  @discardableResult
  package static func giveBack(
    _ loaded: LoadedWorksheet, as layer: Layer, _ wish: GiveBackWish, seen: SeenDraft,
    act: Act, in transaction: Transaction
  ) throws -> ReturnRound? {
    guard let principal = act.principal else { return nil }
    let author = Author(principal)
    let drafted = try ReturnDraftStore.notes(
      of: author, on: loaded, layer: layer, in: transaction)
    var worksheet = loaded.worksheet
    let place = try WorkUnitStore.place(of: worksheet.unitID, in: transaction)
    let clock = UnitClock(zone: try WorkUnitStore.zone(of: worksheet.unitID, in: transaction))
    let (round, events) = try worksheet.giveBack(
      as: layer, after: ReturnStore.rounds(of: loaded, in: transaction),
      ReturnWish(
        notes: drafted.values.map(\.note), deadline: wish.deadline, opensAll: wish.opensAll,
        rules: ReturnRuleStore.rules(for: layer, at: place, in: transaction),
        tomorrow: clock.tomorrow(after: act.now)),
      version: seen.worksheet, instrument: loaded.instrument,
      occasion: occasion(of: loaded, by: author, act))
    guard seen.notes == SeenDraft.mark(drafted) else {
      throw WorksheetRefusal.returning(.notesOvertaken)
    }
    try WorksheetStore.save(worksheet, in: transaction)
    try ReturnStore.insert(round, of: loaded, in: transaction)
    try takeAway(drafted.values, of: loaded, as: layer, in: transaction)
    try release(loaded, after: round, in: transaction)
    for event in events { try journal(event, act, in: transaction) }
    try ReturnMessages.tellReturned(worksheet, act, in: transaction)
    return round
  }

  /// Adds the acting person's collected notes to the return that the unit works on.
  ///
  /// Notes on questions that came back already stay where they are: the unit has a note on them.
  ///
  /// - Throws: `WorksheetRefusal`; `busy` when the round took another step at the same moment,
  ///   after which the storage runs the closure again.
  package static func add(
    to loaded: LoadedWorksheet, as layer: Layer, seen: SeenDraft, act: Act,
    in transaction: Transaction
  ) throws {
    guard let principal = act.principal else { return }
    let (author, worksheet) = (Author(principal), loaded.worksheet)
    let open = try ReturnStore.openRound(of: loaded, in: transaction)
    let drafted = try ReturnDraftStore.notes(
      of: author, on: loaded, layer: layer, in: transaction
    ).filter { open?.note(on: $0.key) == nil }
    let place = try WorkUnitStore.place(of: worksheet.unitID, in: transaction)
    let (round, events) = try worksheet.add(
      drafted.values.map(\.note), as: layer, to: open,
      rules: ReturnRuleStore.rules(for: layer, at: place, in: transaction),
      instrument: loaded.instrument, occasion: occasion(of: loaded, by: author, act))
    guard seen.notes == SeenDraft.mark(drafted) else {
      throw WorksheetRefusal.returning(.notesOvertaken)
    }
    try ReturnStore.add(
      round.notes.filter { drafted[$0.question] != nil }, to: round, of: loaded, in: transaction)
    try takeAway(drafted.values, of: loaded, as: layer, in: transaction)
    try release(loaded, after: round, in: transaction)
    for event in events { try journal(event, act, in: transaction) }
    try ReturnMessages.tellAdded(worksheet, act, in: transaction)
  }

  private static func takeAway(
    _ sent: some Collection<DraftedNote>, of loaded: LoadedWorksheet, as layer: Layer,
    in transaction: Transaction
  ) throws(StorageError) {
    for drafted in sent {
      try ReturnDraftStore.delete(drafted, of: loaded, layer: layer, in: transaction)
    }
  }

  /// What was sent stays readable for those who wait for the repair; links of the questions that
  /// came back are free again.
  private static func release(
    _ loaded: LoadedWorksheet, after round: ReturnRound, in transaction: Transaction
  ) throws(StorageError) {
    try LinkStore.setRelease(
      .returned, of: loaded.worksheet.unitID, year: loaded.worksheet.year,
      opening: OpenQuestions(in: .returned, after: [round]).soals(in: loaded.instrument),
      in: transaction)
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

/// Until when a worksheet goes back, and what it opens.
package struct GiveBackWish: Hashable, Sendable {
  /// Until when; nil while nobody says.
  package let deadline: Instant?
  /// Whether the unit may change every question, not only those with a note.
  package let opensAll: Bool

  /// Describes a wish.
  package init(until deadline: Instant?, opensAll: Bool = false) {
    self.deadline = deadline
    self.opensAll = opensAll
  }
}

/// What a person saw of the own notes before sending them.
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

extension OpenQuestions {
  /// The first soal of each open question; nil when everything is open.
  func soals(in instrument: Instrument) -> Set<Int>? {
    switch self {
    case .all: nil
    case .only(let questions): Set(questions.map { instrument.firstSoal(of: $0) })
    }
  }
}
