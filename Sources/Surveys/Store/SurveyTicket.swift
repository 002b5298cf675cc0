import Cryptography
package import Kernel
package import SurveysModel

/// What a form carries that we showed: that we did, when, and by which it can be told from others.
///
/// The server keeps nothing of it. Its random bytes make a form that is sent twice one answer.
package struct SurveyTicket: Hashable, Sendable {
  /// Sixteen random bytes.
  package let id: [UInt8]
  /// When the form was shown.
  package let shownAt: Instant
  /// The round it belongs to.
  package let roundID: ID<SurveyRound>
  /// Where it was shown.
  package let channel: SurveyChannel
  /// The service that the link or the counter stands for; nil when the person chooses.
  package let service: Int?

  private static let bodyLength = 16 + 8 + 16 + 1 + 1
  private static let codeLength = 16

  /// Makes a ticket for a form that is shown now.
  package init(
    roundID: ID<SurveyRound>, channel: SurveyChannel, service: Int?, shownAt: Instant
  ) {
    id = SecureGenerator().bytes(16)
    self.roundID = roundID
    self.channel = channel
    self.service = service
    self.shownAt = shownAt
  }

  /// Reads a ticket that a form brought back; nil when it is not ours, or was shown elsewhere.
  ///
  /// - Parameters:
  ///   - text: The hidden field.
  ///   - place: The link, counter or kiosk that it must have been shown at.
  ///   - key: `SurveyKeys.ticket`.
  package init?(_ text: String, place: String, key: [UInt8]) {
    guard text.utf8.count <= 200, let bytes = Base64URL.bytes(text),
      bytes.count == Self.bodyLength + Self.codeLength
    else { return nil }
    let body = Array(bytes.prefix(Self.bodyLength))
    guard
      equalInConstantTime(
        Array(bytes.suffix(Self.codeLength)), Self.code(body, place: place, key: key)),
      let roundID = PackedID.id(body[24..<40], of: SurveyRound.self),
      Int(body[40]) < SurveyChannel.allCases.count
    else { return nil }
    id = Array(body.prefix(16))
    shownAt = Instant(milliseconds: body[16..<24].reduce(0) { $0 << 8 | Int64($1) })
    self.roundID = roundID
    channel = SurveyChannel.allCases[Int(body[40])]
    service = body[41] == 0 ? nil : Int(body[41])
  }

  /// The hidden field.
  ///
  /// - Parameters:
  ///   - place: The link, counter or kiosk at which the form is shown.
  ///   - key: `SurveyKeys.ticket`.
  /// - Returns: Some hundred characters for an address or a field.
  package func text(place: String, key: [UInt8]) -> String {
    var body = id
    body += withUnsafeBytes(of: shownAt.milliseconds.bigEndian) { Array($0) }
    body += PackedID.bytes(roundID)
    body.append(UInt8(SurveyChannel.allCases.firstIndex(of: channel) ?? 0))
    body.append(UInt8(service ?? 0))
    return Base64URL.text(body + Self.code(body, place: place, key: key))
  }

  private static func code(_ body: [UInt8], place: String, key: [UInt8]) -> [UInt8] {
    Array(hmacSHA256(body + Array(place.utf8), key: key).prefix(codeLength))
  }
}
