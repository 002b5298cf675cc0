import Kernel
import Storage
import SurveysModel

/// Invitations as the answering pages see them.
enum InvitationLookup {
  /// What somebody with a link is told.
  struct Found {
    let service: Int?
    let hasAnswered: Bool
  }

  /// The invitation of a token, by its primary key; nil when nobody was sent it.
  static func find(
    _ digest: String, receipt: String, in round: ID<SurveyRound>, _ transaction: Transaction
  ) throws(StorageError) -> Found? {
    let row = try transaction.first(
      """
      SELECT invitation.service, receipt.receipt
      FROM survey_invitation invitation
      LEFT JOIN survey_receipt receipt
        ON receipt.round_id = invitation.round_id AND receipt.receipt = \(receipt)
      WHERE invitation.round_id = \(round) AND invitation.token_digest = \(digest)
      """)
    guard let row else { return nil }
    return Found(
      service: try row.optionalInt("service").map { Int($0) },
      hasAnswered: try row.optionalText("receipt") != nil)
  }
}
