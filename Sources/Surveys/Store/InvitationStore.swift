import Cryptography
import Kernel
import Storage
import SurveysModel

/// Those who were sent a link of their own.
///
/// Nothing here tells whether they answered.
enum InvitationStore {
  /// One of them with the digest of its link, as small as can be: a whole list may be invited.
  struct Invitation: Sendable {
    let seat: DrawnSeat
    var digest: ShortDigest

    /// The number of the line.
    var line: Int { seat.number }
    /// The digest as it is stored and as receipts are made from it.
    var digestText: String { Hex.text(digest.bytes) }
  }

  /// Whether anybody of a round was given a link.
  static func isAny(
    of round: ID<SurveyRound>, in transaction: Transaction
  ) throws(StorageError) -> Bool {
    try transaction.first(
      "SELECT line FROM survey_invitation WHERE round_id = \(round) LIMIT 1") != nil
  }

  /// All of a round, in the order of the list.
  static func invitations(
    of round: ID<SurveyRound>, in transaction: Transaction
  ) throws(StorageError) -> [Invitation] {
    var invitations: [Invitation] = []
    try walk(round, in: transaction) { digest, seat throws(StorageError) in
      guard let bytes = Hex.bytes(digest) else { throw .corrupted("survey_invitation of \(round)") }
      invitations.append(Invitation(seat: seat, digest: ShortDigest(bytes)))
    }
    invitations.sort { $0.seat.number < $1.seat.number }
    return invitations
  }

  /// The lines that a seed draws among those who were invited, whether they answered or not.
  ///
  /// - Parameters:
  ///   - round: The round.
  ///   - seed: That of the draw.
  ///   - count: How many, spread over services by the invited of each.
  ///   - transaction: A write.
  /// - Returns: In the order of the list.
  /// - Throws: What the database throws.
  static func selection(
    of round: ID<SurveyRound>, seed: String, count: Int, in transaction: Transaction
  ) throws(StorageError) -> [DrawnSeat] {
    let populations = try ServiceCounts.of(
      """
      SELECT service, CAST(count(1) AS BIGINT) AS amount FROM survey_invitation
      WHERE round_id = \(round)
      GROUP BY service ORDER BY service
      """, in: transaction)
    var selection = DrawSelection(
      sizes: DrawSelection.sizes(of: count, populations: populations), seed: seed)
    try walk(round, in: transaction) { _, seat throws(StorageError) in
      selection.offer(seat.number, service: seat.service) { SHA256Digest(of: $0).bytes }
    }
    return selection.seats
  }

  /// Passes all of a round by, in the order of their digests, which is no order of people.
  private static func walk(
    _ round: ID<SurveyRound>, in transaction: Transaction,
    _ visit: (String, DrawnSeat) throws(StorageError) -> Void
  ) throws(StorageError) {
    var last = ""
    while true {
      let rows = try transaction.query(
        """
        SELECT token_digest, line, service FROM survey_invitation
        WHERE round_id = \(round) AND token_digest > \(last)
        ORDER BY token_digest
        LIMIT \(FrameStore.pageSize)
        """)
      for row in rows {
        last = try row.text("token_digest")
        try visit(
          last,
          DrawnSeat(
            number: Int(try row.int("line")),
            service: try row.optionalInt("service").map { Int($0) }))
      }
      if rows.count < FrameStore.pageSize { return }
    }
  }

  /// Writes all invitations of a round anew, in the order of their lines: were only those rewritten
  /// whose links change, the versions of rows would tell who has answered.
  ///
  /// Their sealed contacts come from the list, so that they are never in memory together.
  static func rewrite(
    _ invitations: [Invitation], of round: ID<SurveyRound>, upload: String,
    in transaction: Transaction
  ) throws(StorageError) {
    try transaction.execute("DELETE FROM survey_invitation WHERE round_id = \(round)")
    for start in stride(from: 0, to: invitations.count, by: 200) {
      let part = invitations[start..<min(start + 200, invitations.count)]
      let contacts = try FrameStore.contacts(
        of: round, upload: upload, lines: part.map(\.seat.number), in: transaction)
      var rows: [SQL] = []
      for one in part {
        guard let sealed = contacts[one.seat.number] else { throw .notFound }
        rows.append(
          "(\(round), \(one.digestText), \(one.seat.number), \(one.seat.service), \(sealed))")
      }
      try transaction.execute(
        """
        INSERT INTO survey_invitation (round_id, token_digest, line, service, sealed_contact)
        VALUES \(SQL.joined(rows, by: ", "))
        """)
    }
  }
}
