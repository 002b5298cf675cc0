import Cryptography
package import Kernel
package import SurveysModel

/// What a person keeps, what a token is spent by, and what makes a repeat harmless: the first 80
/// bits of an HMAC over the round and the one right to answer that was used.
package enum SurveyReceipt {
  /// How many characters a receipt has.
  package static let length = 16

  /// By what right somebody answers: one right gives one answer.
  package enum Right: Hashable, Sendable {
    /// An invitation, by the digest of its token.
    case invitation(digest: String)
    /// A form that was shown, by the random bytes of its ticket.
    case form([UInt8])
  }

  /// The receipt of a right.
  ///
  /// - Parameters:
  ///   - right: By what right somebody answers.
  ///   - round: In which round.
  ///   - key: `SurveyKeys.receipt`.
  /// - Returns: Sixteen letters and digits 2 to 7.
  package static func text(of right: Right, in round: ID<SurveyRound>, key: [UInt8]) -> String {
    let content =
      switch right {
      case .invitation(let digest): "u" + digest
      case .form(let id): "f" + Hex.text(id)
      }
    return Base32.text(Array(hmacSHA256(Array((round.text + content).utf8), key: key).prefix(10)))
  }

  /// A receipt as somebody typed it: small letters, spaces and hyphens do not matter.
  ///
  /// - Returns: nil for what is none.
  package static func typed(_ text: String) -> String? {
    let kept = text.uppercased().filter { !$0.isWhitespace && $0 != "-" }
    let isReceipt =
      kept.utf8.count == length
      && kept.utf8.allSatisfy { (65...90).contains($0) || (50...55).contains($0) }
    return isReceipt ? kept : nil
  }

  /// A receipt as it is shown: four groups of four.
  package static func shown(_ receipt: String) -> String {
    var shown: [UInt8] = []
    for (place, byte) in receipt.utf8.enumerated() {
      if place > 0, place % 4 == 0 { shown.append(UInt8(ascii: "-")) }
      shown.append(byte)
    }
    return String(decoding: shown, as: UTF8.self)
  }
}
