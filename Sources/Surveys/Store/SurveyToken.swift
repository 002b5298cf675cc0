import Cryptography
package import Kernel
package import SurveysModel

/// The secret of a personal link: whose round it is, and 128 bits that nobody guesses.
///
/// The round stands in the token, so that it is looked up by the primary key of the invitations.
package struct SurveyToken: Hashable, Sendable {
  /// The round it lets somebody answer in.
  package let roundID: ID<SurveyRound>
  /// Forty-three characters for the link.
  package let text: String

  private static let secretLength = 16

  /// Makes a new token of a round.
  package init(of round: ID<SurveyRound>) {
    let secret = SecureGenerator().bytes(Self.secretLength)
    roundID = round
    text = Base64URL.text(PackedID.bytes(round) + secret)
  }

  /// Reads a token from a link; nil for what is none by its shape.
  package init?(_ text: String) {
    guard text.utf8.count == 43, let bytes = Base64URL.bytes(text), bytes.count == 32,
      let round = PackedID.id(bytes.prefix(16), of: SurveyRound.self)
    else { return nil }
    roundID = round
    self.text = text
  }

  /// A token that nobody was ever sent, of a round that does not exist: what is no token is looked
  /// up as this one, so that it takes as long as any other.
  static let ofNobody: SurveyToken = {
    var random = SecureGenerator()
    return SurveyToken(of: ID(randomUsing: &random))
  }()

  /// What the invitation holds instead of the token: SHA-256 in hexadecimal.
  package var digest: String { SHA256Digest(of: Array(text.utf8)).hex }
}

/// An id as the sixteen bytes that it stands for.
enum PackedID {
  static func bytes<Subject>(_ id: ID<Subject>) -> [UInt8] {
    Hex.bytes(id.text.filter { $0 != "-" }) ?? []
  }

  static func id<Subject>(_ bytes: some Sequence<UInt8>, of subject: Subject.Type) -> ID<Subject>? {
    let digits = Array(Hex.text(Array(bytes)))
    guard digits.count == 32 else { return nil }
    let parts = [0..<8, 8..<12, 12..<16, 16..<20, 20..<32].map { String(digits[$0]) }
    return ID(parts.joined(separator: "-"))
  }
}
