import Kernel
import Storage
import SurveysModel

/// Those who were sent a link of their own.
///
/// Nothing here tells whether they answered.
enum InvitationStore {
  /// One of them as it is stored.
  struct Invitation {
    var digest: String
    let line: Int
    let service: Int?
    let sealed: [UInt8]
  }

  static func insert(
    _ token: SurveyToken, line: Int, service: Int?, sealedContact: [UInt8],
    in transaction: Transaction
  ) throws(StorageError) {
    try transaction.execute(
      """
      INSERT INTO survey_invitation (round_id, token_digest, line, service, sealed_contact)
      VALUES (\(token.roundID), \(token.digest), \(line), \(service), \(sealedContact))
      """)
  }

  static func invitations(
    of round: ID<SurveyRound>, in transaction: Transaction
  ) throws(StorageError) -> [Invitation] {
    let rows = try transaction.query(
      """
      SELECT token_digest, line, service, sealed_contact FROM survey_invitation
      WHERE round_id = \(round)
      ORDER BY line, token_digest
      """)
    var invitations: [Invitation] = []
    for row in rows {
      invitations.append(
        Invitation(
          digest: try row.text("token_digest"), line: Int(try row.int("line")),
          service: try row.optionalInt("service").map { Int($0) },
          sealed: try row.blob("sealed_contact")))
    }
    return invitations
  }

  /// Writes all invitations of a round anew, in the order of their lines: were only those rewritten
  /// whose links change, the versions of rows would tell who has answered.
  static func rewrite(
    _ invitations: [Invitation], of round: ID<SurveyRound>, in transaction: Transaction
  ) throws(StorageError) {
    try transaction.execute("DELETE FROM survey_invitation WHERE round_id = \(round)")
    for start in stride(from: 0, to: invitations.count, by: 200) {
      let part = invitations[start..<min(start + 200, invitations.count)].map { one -> SQL in
        "(\(round), \(one.digest), \(one.line), \(one.service), \(one.sealed))"
      }
      try transaction.execute(
        """
        INSERT INTO survey_invitation (round_id, token_digest, line, service, sealed_contact)
        VALUES \(SQL.joined(part, by: ", "))
        """)
    }
  }
}
