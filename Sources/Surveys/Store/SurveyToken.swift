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
///
/// Written on bytes and not on characters: every answer passes here three times.
enum PackedID {
  private static let hyphen = UInt8(ascii: "-")

  static func bytes<Subject>(_ id: ID<Subject>) -> [UInt8] {
    Hex.bytes(String(decoding: id.text.utf8.filter { $0 != hyphen }, as: UTF8.self)) ?? []
  }

  static func id<Subject>(_ bytes: ArraySlice<UInt8>, of subject: Subject.Type) -> ID<Subject>? {
    var text: [UInt8] = []
    text.reserveCapacity(36)
    for (place, digit) in Hex.text(Array(bytes)).utf8.enumerated() {
      if [8, 12, 16, 20].contains(place) { text.append(hyphen) }
      text.append(digit)
    }
    return ID(String(decoding: text, as: UTF8.self))
  }
}
