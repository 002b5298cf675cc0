package import Accounts
import Cryptography
import Evidence
import EvidenceModel
import Instruments
package import InstrumentsModel
package import Kernel
package import Storage
import WorkUnits
package import WorkUnitsModel
package import WorksheetsModel

/// A worksheet loaded with what every decision about it needs.
package struct LoadedWorksheet: Sendable {
  /// The worksheet.
  package let worksheet: Worksheet
  /// Its instrument.
  package let instrument: Instrument
  /// The window of its cycle.
  package let window: FillWindow
  /// The answers of the unit layer.
  package let vector: AnswerVector
}

/// What saving answers led to.
package struct SavedAnswers: Sendable {
  /// The new versions; empty when nothing changed.
  package let versions: [QuestionAnswer]
  /// The answers that the edits were about, as they stand now, by question.
  package let standing: [Int: QuestionAnswer]
  /// The answers of the layer as they stand now.
  package let sheet: AnswerSheet
}

/// What can be done with worksheets: load, decide, save and journal in the caller's transaction.
///
/// Whether the person may do it is asked before, through `WorksheetPolicy`.
package enum WorksheetActs {
  /// Loads a worksheet with its window, the vector of the unit layer and the head of its journal,
  /// in one statement.
  ///
  /// - Returns: nil when there is no such worksheet.
  /// - Throws: `broken` when its instrument is not part of this program.
  package static func load(
    _ id: ID<Worksheet>, in transaction: Transaction
  ) throws -> LoadedWorksheet? {
    let row = try transaction.first(
      """
      SELECT \(WorksheetStore.columns), cycle.open_from_ms, cycle.open_until_ms,
        answer_vector.version AS vector_version, answer_vector.places,
        answer_vector.digest AS vector_digest, \(Journal.headColumns)
      FROM worksheet
      JOIN programme_cycle cycle ON cycle.id = worksheet.cycle_id
      \(Journal.joinHead(of: "'worksheet'", id: "worksheet.id"))
      LEFT JOIN answer_vector ON answer_vector.unit_id = worksheet.unit_id
        AND answer_vector.worksheet_id = worksheet.id AND answer_vector.layer = 'unit'
      WHERE worksheet.id = \(id)
      ORDER BY worksheet.unit_id
      """)
    guard let row else { return nil }
    let worksheet = try WorksheetStore.worksheet(row)
    try Journal.note(row, of: "worksheet", id.text, in: transaction)
    let instrument = try InstrumentLibrary.instrument(worksheet.instrumentID)
    var vector = AnswerVector.blank(.unit, for: instrument)
    if let version = try row.optionalInt("vector_version") {
      vector = AnswerVector(
        layer: .unit, version: version,
        sheet: try AnswerVector.sheet(row, of: id, layer: .unit, instrument: instrument))
    }
    let window = try FillWindow(
      from: row.optionalInstant("open_from_ms"), until: row.optionalInstant("open_until_ms"))
    return LoadedWorksheet(
      worksheet: worksheet, instrument: instrument, window: window, vector: vector)
  }

  /// Starts the worksheet of a unit for a cycle.
  ///
  /// - Throws: `WorksheetRefusal.alreadyStarted` for a second one, and what the model refuses.
  package static func start(
    unit: WorkUnit, cycle: Cycle, act: Act, in transaction: Transaction
  ) throws -> Worksheet {
    if let standing = try WorksheetStore.find(of: unit.id, cycle: cycle.id, in: transaction) {
      throw WorksheetRefusal.alreadyStarted(standing.id)
    }
    var random = SecureGenerator()
    let (worksheet, events) = try Worksheet.start(
      id: ID(at: act.now, using: &random), unit: unit, cycle: cycle,
      instrument: InstrumentLibrary.instrument(cycle.instrumentID), at: act.now)
    try WorksheetStore.insert(worksheet, of: unit.institutionID, at: act.now, in: transaction)
    try journal(events, act, in: transaction)
    return worksheet
  }

  /// Answers questions of the unit layer: all of them, or none.
  ///
  /// - Throws: `WorksheetRefusal`; `StorageError.busy` when somebody else saved at the same moment,
  ///   after which the storage runs the closure again.
  package static func answer(
    _ edits: [AnswerEdit], of loaded: LoadedWorksheet, by author: Author, act: Act,
    in transaction: Transaction
  ) throws -> SavedAnswers {
    let (worksheet, instrument) = (loaded.worksheet, loaded.instrument)
    var current: [Int: QuestionAnswer] = [:]
    if edits.count == 1, let question = edits.first?.question {
      current[question] = try AnswerStore.answer(
        to: question, of: worksheet, layer: .unit, instrument: instrument, in: transaction)
    } else {
      current = try AnswerStore.answers(
        of: worksheet, layer: .unit, instrument: instrument, in: transaction)
    }
    let occasion = Occasion(author: author, instant: act.now, window: loaded.window)
    let versions = try worksheet.answer(
      edits, on: current, within: ReturnStore.open(of: loaded, in: transaction),
      instrument: instrument, occasion: occasion)
    return try save(versions, on: current, of: loaded, act: act, in: transaction)
  }

  /// Takes an earlier version of an answer back, as a new version.
  ///
  /// - Throws: `WorksheetRefusal`, or what the database throws.
  package static func restore(
    _ version: Int64, of question: Int, in loaded: LoadedWorksheet, by author: Author, act: Act,
    transaction: Transaction
  ) throws -> SavedAnswers {
    let history = try AnswerStore.history(
      of: question, in: loaded.worksheet, layer: .unit, instrument: loaded.instrument,
      transaction: transaction)
    let occasion = Occasion(author: author, instant: act.now, window: loaded.window)
    let restored = try loaded.worksheet.restore(
      version, of: history, within: ReturnStore.open(of: loaded, in: transaction),
      instrument: loaded.instrument, occasion: occasion)
    return try save([restored], on: [:], of: loaded, act: act, in: transaction)
  }

  /// Copies what fits of the latest earlier worksheet into questions without an answer.
  ///
  /// - Throws: `WorksheetRefusal.nothingToCarryOver`, and what answering refuses.
  package static func carryOver(
    into loaded: LoadedWorksheet, by author: Author, act: Act, in transaction: Transaction
  ) throws -> SavedAnswers {
    let (worksheet, instrument) = (loaded.worksheet, loaded.instrument)
    let former = try WorksheetStore.worksheets(of: worksheet.unitID, in: transaction)
      .first { $0.year < worksheet.year }
    guard let former else { throw WorksheetRefusal.nothingToCarryOver }
    let source = try InstrumentLibrary.instrument(former.instrumentID)
    let answers = try AnswerStore.answers(
      of: former, layer: .unit, instrument: source, in: transaction)
    let current = try AnswerStore.answers(
      of: worksheet, layer: .unit, instrument: instrument, in: transaction)
    let carryOver = try CarryOver(
      of: Array(answers.values), year: former.year.number, from: source, to: instrument,
      current: current)
    let occasion = Occasion(author: author, instant: act.now, window: loaded.window)
    let versions = try worksheet.answer(
      carryOver.edits, on: current, within: ReturnStore.open(of: loaded, in: transaction),
      instrument: instrument, occasion: occasion)
    return try save(versions, on: current, of: loaded, act: act, in: transaction)
  }

  /// Sends the worksheet.
  ///
  /// - Throws: `WorksheetRefusal`, or what the database throws.
  package static func submit(
    _ loaded: LoadedWorksheet, version: Int64, by author: Author, act: Act,
    in transaction: Transaction
  ) throws -> Worksheet {
    var worksheet = loaded.worksheet
    let open = try ReturnStore.open(of: loaded, in: transaction)
    // A question that the unit cannot change stands as it was sent; it keeps nothing back.
    let faults = try IndexStore.faults(
      of: worksheet, loaded.instrument,
      answers: IndexStore.answers(of: worksheet, loaded.instrument, in: transaction), at: act.now,
      in: transaction
    ).filter { open.contains($0.question) }
    let record = try SubmissionStore.seal(loaded, by: author, at: act.now, in: transaction)
    let events = try worksheet.submit(
      loaded.vector.sheet, instrument: loaded.instrument, faults: faults, seal: record.seal,
      version: version,
      occasion: Occasion(author: author, instant: act.now, window: loaded.window))
    try ReturnActs.close(for: worksheet, loaded, act: act, in: transaction)
    try WorksheetStore.save(worksheet, in: transaction)
    try SubmissionStore.insert(record, of: loaded, in: transaction)
    // From now on assessors may read the proof of this year.
    try LinkStore.setRelease(
      .submitted, of: worksheet.unitID, year: worksheet.year, in: transaction)
    try journal(events, act, in: transaction)
    return worksheet
  }

  /// Gives a sent worksheet back to the unit.
  ///
  /// - Throws: `WorksheetRefusal`, or what the database throws.
  package static func reopen(
    _ loaded: LoadedWorksheet, because reason: String, version: Int64, by author: Author,
    act: Act, in transaction: Transaction
  ) throws -> Worksheet {
    var worksheet = loaded.worksheet
    let events = try worksheet.reopen(
      because: reason, version: version,
      occasion: Occasion(author: author, instant: act.now, window: loaded.window))
    try WorksheetStore.save(worksheet, in: transaction)
    let open = OpenQuestions(
      in: .returned, after: try ReturnStore.rounds(of: loaded, in: transaction))
    try LinkStore.setRelease(
      .returned, of: worksheet.unitID, year: worksheet.year,
      opening: open.soals(in: loaded.instrument), in: transaction)
    try journal(events, act, in: transaction)
    return worksheet
  }

  private static func save(
    _ versions: [QuestionAnswer], on current: [Int: QuestionAnswer], of loaded: LoadedWorksheet,
    act: Act, in transaction: Transaction
  ) throws(StorageError) -> SavedAnswers {
    let vector = try AnswerStore.save(
      versions, on: loaded.vector, of: loaded.worksheet, instrument: loaded.instrument,
      in: transaction)
    let events = versions.map { version in
      WorksheetEvent.answered(
        loaded.worksheet.id, .unit, code: loaded.instrument.questions[version.question].code,
        values: loaded.instrument.valuesText(
          of: version.content.values, question: version.question), version)
    }
    try journal(events, act, in: transaction)
    var standing = current
    for version in versions { standing[version.question] = version }
    return SavedAnswers(versions: versions, standing: standing, sheet: vector.sheet)
  }

  private static func journal(
    _ events: [WorksheetEvent], _ act: Act, in transaction: Transaction
  ) throws(StorageError) {
    guard !events.isEmpty else { return }
    try Journal.append(
      events.map(\.journalEntry), by: act.principal, at: act.now, in: transaction)
  }
}
