import Accounts
import Cryptography
import Kernel
import Storage
import SurveysModel
import WorkUnitsModel

/// Call-backs: SQL in, model out.
enum CallBackStore {
  /// What is known of the list of a round; an empty list when there is none.
  static func list(
    of round: ID<SurveyRound>, in transaction: Transaction
  ) throws(StorageError) -> CallBackList {
    let row = try transaction.first(
      """
      SELECT frame.line_count, frame.callback_seed_digest, frame.callback_key_id,
        frame.contacts_removed_at_ms, called.drawn_count, called.drawn_at_ms,
        called.handed_out_count, called.seed,
        (SELECT CAST(count(1) AS BIGINT) FROM survey_invitation invitation
          WHERE invitation.round_id = frame.round_id) AS invited_count
      FROM survey_frame frame
      LEFT JOIN survey_callback called ON called.round_id = frame.round_id
      WHERE frame.round_id = \(round)
      """)
    guard let row else { return CallBackList() }
    var list = CallBackList(
      lineCount: try row.optionalInt("line_count").map { Int($0) },
      seedDigest: try row.optionalText("callback_seed_digest"),
      keyID: try row.optionalText("callback_key_id"),
      contactsRemovedAt: try row.optionalInstant("contacts_removed_at_ms"))
    let invitedCount = Int(try row.int("invited_count"))
    list.invitedCount = invitedCount == 0 ? nil : invitedCount
    if let seed = try row.optionalText("seed") {
      list.callBack = CallBack(
        drawnCount: Int(try row.int("drawn_count")), drawnAt: try row.instant("drawn_at_ms"),
        handedOutCount: Int(try row.int("handed_out_count")), seed: seed)
    }
    return list
  }

  /// Notes the seed that was promised for a call-back.
  static func promise(
    _ seed: String, of round: ID<SurveyRound>, sealed: [UInt8], act: Act,
    in transaction: Transaction
  ) throws(StorageError) {
    let digest = SHA256Digest(of: Array(seed.utf8)).hex
    try transaction.execute(
      """
      UPDATE survey_frame SET callback_seed_digest = \(digest), sealed_callback_seed = \(sealed)
      WHERE round_id = \(round)
      """)
    try act.journal(
      [CallBackEvent.promised(seedDigest: digest).journalEntry(of: round)], in: transaction)
  }

  /// Notes to which key the list of a round is sealed; nil when there was none.
  static func adopt(
    _ seal: CallBackSeal?, of round: ID<SurveyRound>, in transaction: Transaction
  ) throws(StorageError) {
    try transaction.execute(
      """
      UPDATE survey_frame
      SET callback_key_id = \(seal?.keyID), callback_opener = \(seal?.opener)
      WHERE round_id = \(round)
      """)
  }

  static func sealedSeed(
    of round: ID<SurveyRound>, in transaction: Transaction
  ) throws(StorageError) -> [UInt8] {
    let row = try transaction.first(
      "SELECT sealed_callback_seed FROM survey_frame WHERE round_id = \(round)")
    guard let row else { throw .notFound }
    return try row.blob("sealed_callback_seed")
  }

  /// Keeps a draw; a round has one.
  static func insert(
    _ callBack: CallBack, lines: [DrawnSeat], of round: ID<SurveyRound>,
    in transaction: Transaction
  ) throws(StorageError) {
    try transaction.execute(
      """
      INSERT INTO survey_callback (round_id, seed, drawn_count, drawn_at_ms, handed_out_count)
      VALUES (\(round), \(callBack.seed), \(callBack.drawnCount), \(callBack.drawnAt),
        \(callBack.handedOutCount))
      """)
    for start in stride(from: 0, to: lines.count, by: 200) {
      let rows = lines[start..<min(start + 200, lines.count)].map { line -> SQL in
        "(\(round), \(line.number))"
      }
      try transaction.execute(
        "INSERT INTO survey_callback_line (round_id, line) VALUES " + SQL.joined(rows, by: ", "))
    }
  }

  /// The lines that were drawn, in the order of the list.
  static func drawnLines(
    of round: ID<SurveyRound>, in transaction: Transaction
  ) throws(StorageError) -> [FrameLine] {
    try transaction.query(
      """
      SELECT line.line, line.service, line.fingerprint
      FROM survey_callback_line drawn
      JOIN survey_frame frame ON frame.round_id = drawn.round_id
      JOIN survey_frame_line line
        ON line.round_id = frame.round_id AND line.upload = frame.upload
        AND line.line = drawn.line
      WHERE drawn.round_id = \(round)
      ORDER BY line.line
      """
    ).map { row throws(StorageError) in
      FrameLine(
        number: Int(try row.int("line")), service: try row.optionalInt("service").map { Int($0) },
        fingerprint: try row.text("fingerprint"))
    }
  }

  /// The contacts of the drawn lines as they were sealed, and what opens them.
  static func sealedContacts(
    of round: ID<SurveyRound>, in transaction: Transaction
  ) throws(StorageError) -> (upload: String, opener: [UInt8], contacts: [Int: [UInt8]]) {
    let frame = try transaction.first(
      "SELECT upload, callback_opener FROM survey_frame WHERE round_id = \(round)")
    guard let frame else { throw .notFound }
    let upload = try frame.text("upload")
    var contacts: [Int: [UInt8]] = [:]
    for row in try transaction.query(
      """
      SELECT line.line, line.sealed_for_callback
      FROM survey_callback_line drawn
      JOIN survey_frame_line line
        ON line.round_id = drawn.round_id AND line.line = drawn.line
      WHERE drawn.round_id = \(round) AND line.upload = \(upload)
      ORDER BY line.line
      """)
    {
      contacts[Int(try row.int("line"))] = try row.blob("sealed_for_callback")
    }
    return (upload, try frame.blob("callback_opener"), contacts)
  }

  /// Counts a handing out of sealed contacts.
  static func countHandingOut(
    of round: ID<SurveyRound>, in transaction: Transaction
  ) throws(StorageError) {
    try transaction.execute(
      """
      UPDATE survey_callback SET handed_out_count = handed_out_count + 1
      WHERE round_id = \(round)
      """)
  }

  /// Removes what the server itself can read of a list: the contacts for links, which are of no use
  /// once a round is closed.
  static func removeReadableContacts(
    of round: ID<SurveyRound>, in transaction: Transaction
  ) throws(StorageError) {
    let nothing: [UInt8] = []
    try transaction.execute(
      "UPDATE survey_frame_line SET sealed_contact = \(nothing) WHERE round_id = \(round)")
    try transaction.execute(
      "UPDATE survey_invitation SET sealed_contact = \(nothing) WHERE round_id = \(round)")
  }

  /// Removes every contact of a round, and the promised seed if nothing was drawn with it.
  static func removeContacts(
    of round: ID<SurveyRound>, at now: Instant, in transaction: Transaction
  ) throws(StorageError) {
    try removeReadableContacts(of: round, in: transaction)
    try transaction.execute(
      "UPDATE survey_frame_line SET sealed_for_callback = NULL WHERE round_id = \(round)")
    try transaction.execute(
      """
      UPDATE survey_frame
      SET contacts_removed_at_ms = \(now), callback_opener = NULL, sealed_callback_seed = NULL
      WHERE round_id = \(round)
      """)
  }

  /// Rounds whose list still has contacts and whose window ended before a moment.
  static func roundsWithContacts(
    endedBefore moment: Instant, in transaction: Transaction
  ) throws(StorageError) -> [ID<SurveyRound>] {
    try transaction.query(
      """
      SELECT frame.round_id
      FROM survey_frame frame
      JOIN survey_round round ON round.id = frame.round_id
      WHERE frame.contacts_removed_at_ms IS NULL AND round.closes_at_ms < \(moment)
      ORDER BY frame.round_id
      """
    ).map { row throws(StorageError) in try row.id("round_id", of: SurveyRound.self) }
  }

  /// The rounds of a unit in which somebody was drawn for a call-back, whoever asked.
  static func roundsCalledBack(
    of unit: ID<WorkUnit>, in transaction: Transaction
  ) throws(StorageError) -> [ID<SurveyRound>] {
    try transaction.query(
      """
      SELECT round.id
      FROM survey_round round
      JOIN survey_callback called ON called.round_id = round.id
      WHERE round.unit_id = \(unit)
      ORDER BY called.drawn_at_ms DESC, round.id
      """
    ).map { row throws(StorageError) in try row.id("id", of: SurveyRound.self) }
  }
}
