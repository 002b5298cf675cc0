import Cryptography
import Kernel
import Storage
import SurveysModel

/// The list of a round as far as anybody may know it.
struct SurveyFrameState: Hashable, Sendable {
  /// The digest of the seed that was promised before the list was known.
  let seedDigest: String
  /// How many lines the list has; nil before the upload.
  let lineCount: Int?
  /// The digest of the published list.
  let digest: String?
  /// The seed of the draw; nil before it.
  let seed: String?
  /// How many were drawn.
  let drawnCount: Int?
  /// When it was drawn.
  let drawnAt: Instant?
  /// How often links were made anew.
  let renewedCount: Int
  /// Which upload is the list, another one after each replacement; nil before the upload.
  var upload: String?
}

/// Lists of served people: SQL in, model out.
enum FrameStore {
  /// One line that is about to be stored.
  struct NewLine: Sendable {
    let number: Int
    let service: Int?
    let fingerprint: String
    let sealed: [UInt8]
    let sealedForCallBack: [UInt8]?
  }

  static func state(
    of round: ID<SurveyRound>, in transaction: Transaction
  ) throws(StorageError) -> SurveyFrameState? {
    let row = try transaction.first(
      """
      SELECT seed_digest, line_count, digest, seed, drawn_count, drawn_at_ms, renewed_count, upload
      FROM survey_frame WHERE round_id = \(round)
      """)
    guard let row else { return nil }
    return SurveyFrameState(
      seedDigest: try row.text("seed_digest"),
      lineCount: try row.optionalInt("line_count").map { Int($0) },
      digest: try row.optionalText("digest"), seed: try row.optionalText("seed"),
      drawnCount: try row.optionalInt("drawn_count").map { Int($0) },
      drawnAt: try row.optionalInstant("drawn_at_ms"),
      renewedCount: Int(try row.int("renewed_count")),
      upload: try row.optionalText("upload"))
  }

  static func commit(
    _ round: ID<SurveyRound>, seedDigest: String, sealedSeed: [UInt8],
    in transaction: Transaction
  ) throws(StorageError) {
    try transaction.execute(
      """
      INSERT INTO survey_frame (round_id, seed_digest, sealed_seed, renewed_count)
      VALUES (\(round), \(seedDigest), \(sealedSeed), 0)
      """)
  }

  static func sealedSeed(
    of round: ID<SurveyRound>, in transaction: Transaction
  ) throws(StorageError) -> [UInt8] {
    let row = try transaction.first(
      "SELECT sealed_seed FROM survey_frame WHERE round_id = \(round)")
    guard let row else { throw .notFound }
    return try row.blob("sealed_seed")
  }

  static func insert(
    _ lines: [NewLine], of round: ID<SurveyRound>, upload: String, in transaction: Transaction
  ) throws(StorageError) {
    for start in stride(from: 0, to: lines.count, by: 200) {
      let rows = lines[start..<min(start + 200, lines.count)].map { line -> SQL in
        """
        (\(round), \(upload), \(line.number), \(line.service), \(line.fingerprint), \(line.sealed),
          \(line.sealedForCallBack))
        """
      }
      try transaction.execute(
        """
        INSERT INTO survey_frame_line (round_id, upload, line, service, fingerprint,
          sealed_contact, sealed_for_callback) VALUES \(SQL.joined(rows, by: ", "))
        """)
    }
  }

  /// Makes an upload the list of the round; an earlier one goes.
  static func adopt(
    _ upload: String, of round: ID<SurveyRound>, lineCount: Int, digest: String,
    in transaction: Transaction
  ) throws(StorageError) {
    try transaction.execute(
      """
      UPDATE survey_frame SET upload = \(upload), line_count = \(lineCount), digest = \(digest)
      WHERE round_id = \(round) AND seed IS NULL
      """)
    try transaction.execute(
      "DELETE FROM survey_frame_line WHERE round_id = \(round) AND upload <> \(upload)")
  }

  /// Takes away what an upload stored that was not adopted.
  static func discard(
    _ upload: String, of round: ID<SurveyRound>, in transaction: Transaction
  ) throws(StorageError) {
    try transaction.execute(
      "DELETE FROM survey_frame_line WHERE round_id = \(round) AND upload = \(upload)")
  }

  /// Some lines of an upload, in order.
  ///
  /// - Parameters:
  ///   - round: The round.
  ///   - upload: Which list; one that was replaced has no lines any more.
  ///   - last: The line before the first.
  ///   - count: How many at most.
  ///   - transaction: A read.
  /// - Returns: Empty after the last line.
  /// - Throws: What the database throws.
  static func lines(
    of round: ID<SurveyRound>, upload: String, after last: Int, count: Int,
    in transaction: Transaction
  ) throws(StorageError) -> [FrameLine] {
    let rows = try transaction.query(
      """
      SELECT line, service, fingerprint FROM survey_frame_line
      WHERE round_id = \(round) AND upload = \(upload) AND line > \(last)
      ORDER BY line
      LIMIT \(count)
      """)
    var lines: [FrameLine] = []
    lines.reserveCapacity(rows.count)
    for row in rows {
      lines.append(
        FrameLine(
          number: Int(try row.int("line")), service: try row.optionalInt("service").map { Int($0) },
          fingerprint: try row.text("fingerprint")))
    }
    return lines
  }

  /// The lines that a seed draws from a whole list, in the order of the list.
  ///
  /// The list passes by in pages; what stays is one number for each drawn line.
  ///
  /// - Parameters:
  ///   - round: The round.
  ///   - upload: Which list.
  ///   - seed: That of the draw.
  ///   - count: How many, spread over services by the lines of each.
  ///   - transaction: A read or a write.
  /// - Returns: Every line when the count is theirs or more.
  /// - Throws: What the database throws.
  static func selection(
    of round: ID<SurveyRound>, upload: String, seed: String, count: Int,
    in transaction: Transaction
  ) throws(StorageError) -> [DrawnSeat] {
    let populations = try ServiceCounts.of(
      """
      SELECT service, CAST(count(1) AS BIGINT) AS amount FROM survey_frame_line
      WHERE round_id = \(round) AND upload = \(upload)
      GROUP BY service ORDER BY service
      """, in: transaction)
    var selection = DrawSelection(
      sizes: DrawSelection.sizes(of: count, populations: populations), seed: seed)
    var last = 0
    while true {
      let rows = try transaction.query(
        """
        SELECT line, service FROM survey_frame_line
        WHERE round_id = \(round) AND upload = \(upload) AND line > \(last)
        ORDER BY line
        LIMIT \(Self.pageSize)
        """)
      for row in rows {
        last = Int(try row.int("line"))
        selection.offer(last, service: try row.optionalInt("service").map { Int($0) }) {
          SHA256Digest(of: $0).bytes
        }
      }
      if rows.count < Self.pageSize { return selection.seats }
    }
  }

  /// How many lines are read at once.
  static let pageSize = 5_000

  /// The sealed contact of some lines of an upload, by their number.
  static func contacts(
    of round: ID<SurveyRound>, upload: String, lines: [Int], in transaction: Transaction
  ) throws(StorageError) -> [Int: [UInt8]] {
    var contacts: [Int: [UInt8]] = [:]
    for start in stride(from: 0, to: lines.count, by: 500) {
      let rows = try transaction.query(
        """
        SELECT line, sealed_contact FROM survey_frame_line
        WHERE round_id = \(round) AND upload = \(upload)
          AND line IN (\(SQL.list(Array(lines[start..<min(start + 500, lines.count)]))))
        ORDER BY line
        """)
      for row in rows { contacts[Int(try row.int("line"))] = try row.blob("sealed_contact") }
    }
    return contacts
  }

  static func draw(
    _ round: ID<SurveyRound>, seed: String, count: Int, at now: Instant,
    in transaction: Transaction
  ) throws(StorageError) {
    let changed = try transaction.execute(
      """
      UPDATE survey_frame SET seed = \(seed), drawn_count = \(count), drawn_at_ms = \(now)
      WHERE round_id = \(round) AND seed IS NULL
      """)
    guard changed == 1 else { throw .staleVersion }
  }
}

/// How many lines each service has.
enum ServiceCounts {
  static func of(
    _ sql: SQL, in transaction: Transaction
  ) throws(StorageError) -> [Int?: Int] {
    var counts: [Int?: Int] = [:]
    for row in try transaction.query(sql) {
      counts[try row.optionalInt("service").map { Int($0) }] = Int(try row.int("amount"))
    }
    return counts
  }
}
