import InstrumentsModel
import Kernel
package import Storage
import WorkUnitsModel
package import WorksheetsModel

/// Returns with their notes: SQL in, model out.
package enum ReturnStore {
  /// Every return of a worksheet, the first one first.
  package static func rounds(
    of loaded: LoadedWorksheet, in transaction: Transaction
  ) throws(StorageError) -> [ReturnRound] {
    let rows = try transaction.query(
      """
      SELECT \(columns)
      FROM worksheet_return back
      JOIN worksheet_return_note note ON note.unit_id = back.unit_id
        AND note.worksheet_id = back.worksheet_id AND note.number = back.number
      WHERE back.unit_id = \(loaded.worksheet.unitID)
        AND back.worksheet_id = \(loaded.worksheet.id)
      ORDER BY back.number, note.question_code
      """)
    return try RoundRows(loaded.instrument.codePositions).rounds(rows)
  }

  /// The return that the unit works on; nil when there is none.
  package static func openRound(
    of loaded: LoadedWorksheet, in transaction: Transaction
  ) throws(StorageError) -> ReturnRound? {
    guard loaded.worksheet.stage.name == .returned else { return nil }
    return try rounds(of: loaded, in: transaction).last(where: \.isOpen)
  }

  /// Which questions the unit may change now.
  package static func open(
    of loaded: LoadedWorksheet, in transaction: Transaction
  ) throws(StorageError) -> OpenQuestions {
    let stage = loaded.worksheet.stage.name
    guard stage == .returned else { return .all }
    return OpenQuestions(in: stage, after: try rounds(of: loaded, in: transaction))
  }

  /// The returns of a year in an instansi, as rows by the instrument of their worksheet.
  static func rows(
    in institution: ID<Institution>, year: CycleYear, transaction: Transaction
  ) throws(StorageError) -> [String: [Row]] {
    let rows = try transaction.query(
      """
      SELECT \(columns), worksheet.instrument_id
      FROM worksheet
      JOIN worksheet_return back ON back.unit_id = worksheet.unit_id
        AND back.worksheet_id = worksheet.id
      JOIN worksheet_return_note note ON note.unit_id = back.unit_id
        AND note.worksheet_id = back.worksheet_id AND note.number = back.number
      WHERE worksheet.institution_id = \(institution) AND worksheet.year = \(year.number)
      ORDER BY worksheet.instrument_id, back.unit_id, back.worksheet_id, back.number,
        note.question_code
      """)
    var groups: [String: [Row]] = [:]
    for row in rows { groups[try row.text("instrument_id"), default: []].append(row) }
    return groups
  }

  /// Rows of `rows(in:year:)` as rounds.
  static func rounds(
    _ rows: [Row], in instrument: Instrument
  ) throws(StorageError) -> [ReturnRound] {
    try RoundRows(instrument.codePositions).rounds(rows)
  }

  static func insert(
    _ round: ReturnRound, of loaded: LoadedWorksheet, in transaction: Transaction
  ) throws(StorageError) {
    let worksheet = loaded.worksheet
    try transaction.execute(
      """
      INSERT INTO worksheet_return (unit_id, worksheet_id, number, layer, submission, at_ms,
        by_id, by_name, deadline_ms, opens_all, version)
      VALUES (\(worksheet.unitID), \(worksheet.id), \(round.number), \(round.layer.rawValue),
        \(round.submission), \(round.at), \(round.by.accountID), \(round.by.name),
        \(round.deadline), \(round.opensAll), \(round.version))
      """)
    try insert(round.notes, in: round, of: loaded, transaction: transaction)
  }

  /// Stores notes that were added to a round, and its deadline.
  ///
  /// - Throws: `busy` when a reply, another addition or the sending came first; the storage runs
  ///   the closure again, which sees it.
  static func add(
    _ notes: [ReturnNote], to round: ReturnRound, of loaded: LoadedWorksheet,
    in transaction: Transaction
  ) throws(StorageError) {
    try step(
      round, of: loaded.worksheet,
      setting: "deadline_ms = \(round.deadline), version = version + 1", in: transaction)
    try insert(notes, in: round, of: loaded, transaction: transaction)
  }

  private static func insert(
    _ notes: [ReturnNote], in round: ReturnRound, of loaded: LoadedWorksheet,
    transaction: Transaction
  ) throws(StorageError) {
    let worksheet = loaded.worksheet
    for note in notes {
      try transaction.execute(
        """
        INSERT INTO worksheet_return_note (unit_id, worksheet_id, number, question_code, reason,
          words, added_by_id, added_by_name, added_at_ms)
        VALUES (\(worksheet.unitID), \(worksheet.id), \(round.number),
          \(loaded.instrument.questions[note.question].code), \(note.reason.rawValue),
          \(note.words), \(note.addition?.by.accountID), \(note.addition?.by.name),
          \(note.addition?.at))
        """)
    }
  }

  /// Stores the reply to one note.
  ///
  /// - Throws: `busy` when another reply or the sending came first; the storage runs the closure
  ///   again, which sees it.
  static func saveReply(
    to question: Int, in round: ReturnRound, of loaded: LoadedWorksheet,
    transaction: Transaction
  ) throws(StorageError) {
    try step(round, of: loaded.worksheet, setting: "version = version + 1", in: transaction)
    guard let reply = round.note(on: question)?.reply else { return }
    try transaction.execute(
      """
      UPDATE worksheet_return_note
      SET reply_words = \(reply.words), reply_by_id = \(reply.by.accountID),
        reply_by_name = \(reply.by.name), reply_at_ms = \(reply.at),
        reply_proofs = \(reply.newProofs), reply_version = \(reply.version)
      WHERE unit_id = \(loaded.worksheet.unitID) AND worksheet_id = \(loaded.worksheet.id)
        AND number = \(round.number)
        AND question_code = \(loaded.instrument.questions[question].code)
      """)
  }

  /// Stores that the unit sent again.
  ///
  /// - Throws: `busy` when a reply came meanwhile.
  static func close(
    _ round: ReturnRound, of worksheet: Worksheet, in transaction: Transaction
  ) throws(StorageError) {
    try step(
      round, of: worksheet,
      setting: "sent_again_at_ms = \(round.sentAgainAt), version = version + 1", in: transaction)
  }

  private static func step(
    _ round: ReturnRound, of worksheet: Worksheet, setting: SQL, in transaction: Transaction
  ) throws(StorageError) {
    try transaction.require(
      1,
      changedBy: """
        UPDATE worksheet_return SET \(setting)
        WHERE unit_id = \(worksheet.unitID) AND worksheet_id = \(worksheet.id)
          AND number = \(round.number) AND version = \(round.version)
        """, otherwise: .busy)
  }

  private static let columns: SQL = """
    back.unit_id, back.worksheet_id, back.number, back.layer, back.submission, back.at_ms,
    back.by_id, back.by_name, back.deadline_ms, back.opens_all, back.sent_again_at_ms,
    back.version,
    note.question_code, note.reason, note.words, note.reply_words, note.reply_by_id,
    note.reply_by_name, note.reply_at_ms, note.reply_proofs, note.reply_version,
    note.added_by_id, note.added_by_name, note.added_at_ms
    """
}

/// Rows of rounds joined to their notes, round after round.
private struct RoundRows {
  let positions: [String: Int]

  init(_ positions: [String: Int]) { self.positions = positions }

  func rounds(_ rows: [Row]) throws(StorageError) -> [ReturnRound] {
    var groups: [[Row]] = []
    var last: [String] = []
    for row in rows {
      let key = [try row.text("worksheet_id"), String(try row.int("number"))]
      if key == last {
        groups[groups.count - 1].append(row)
      } else {
        groups.append([row])
        last = key
      }
    }
    return try groups.map { (rows) throws(StorageError) in try round(rows) }
  }

  private func round(_ rows: [Row]) throws(StorageError) -> ReturnRound {
    guard let row = rows.first, let layer = Layer(rawValue: try row.text("layer")) else {
      throw .broken("A return cannot be read.")
    }
    let notes = try rows.map { (row) throws(StorageError) in try note(row) }
    return ReturnRound(
      layer: layer, number: Int(try row.int("number")),
      submission: Int(try row.int("submission")),
      by: Author(accountID: try row.text("by_id"), name: try row.text("by_name")),
      at: try row.instant("at_ms"), deadline: try row.instant("deadline_ms"),
      notes: notes.sorted { $0.question < $1.question }, opensAll: try row.bool("opens_all"),
      sentAgainAt: try row.optionalInstant("sent_again_at_ms"), version: try row.int("version"))
  }

  private func note(_ row: Row) throws(StorageError) -> ReturnNote {
    guard let question = positions[try row.text("question_code")],
      let reason = ReturnReason(rawValue: try row.text("reason"))
    else { throw .broken("A note of a return cannot be read.") }
    var reply: ReturnNote.Reply?
    if let words = try row.optionalText("reply_words") {
      reply = ReturnNote.Reply(
        words: words,
        by: Author(
          accountID: try row.text("reply_by_id"), name: try row.text("reply_by_name")),
        at: try row.instant("reply_at_ms"), newProofs: Int(try row.int("reply_proofs")),
        version: try row.int("reply_version"))
    }
    var addition: ReturnNote.Addition?
    if let at = try row.optionalInstant("added_at_ms") {
      addition = ReturnNote.Addition(
        by: Author(accountID: try row.text("added_by_id"), name: try row.text("added_by_name")),
        at: at)
    }
    return ReturnNote(
      question: question, reason: reason, words: try row.text("words"), reply: reply,
      addition: addition)
  }
}

extension Instrument {
  /// The position of each question by its code.
  var codePositions: [String: Int] {
    Dictionary(uniqueKeysWithValues: questions.enumerated().map { ($1.code, $0) })
  }
}
