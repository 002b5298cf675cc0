package import InstrumentsModel
package import Kernel
import WorksheetsModel

/// The seal of a member's sheet: what is in the journal before anybody sees a score.
package struct Commitment: Hashable, Sendable {
  /// SHA-256 of the canonical text, 64 hexadecimal characters.
  package let digest: String
  /// 32 random bytes in hexadecimal: without them nobody can guess scores from the digest.
  ///
  /// Kept with the sheet and told to the team at the reveal.
  package let nonce: String
  /// When.
  package let at: Instant

  /// Describes a commitment.
  package init(digest: String, nonce: String, at: Instant) {
    self.digest = digest
    self.nonce = nonce
    self.at = at
  }

  /// The text whose SHA-256 is the digest: canonical JSON (RFC 8785), keys in order, no blanks.
  ///
  /// Anybody who is told the sheet and the nonce can compute it again. It seals the scores; notes
  /// are frozen with the sheet but are not part of the digest, so that scores can be proven to
  /// people who may not read the notes.
  ///
  /// - Parameters:
  ///   - sheet: What the member says.
  ///   - evaluation: Where.
  ///   - nonce: 32 random bytes in hexadecimal.
  ///   - instrument: The instrument of the worksheet.
  /// - Returns: Text in ASCII.
  package static func canonical(
    of sheet: BlindSheet, in evaluation: Evaluation, nonce: String, instrument: Instrument
  ) -> String {
    let answers = sheet.answers(in: instrument).places.map(String.init).joined(separator: ",")
    return JournalFacts()
      .text("answers", answers).text("assessor", sheet.member.accountID)
      .text("evaluation", evaluation.id.text).text("instrument", instrument.id)
      .text("nonce", nonce).number("submission", evaluation.submission).json
  }
}
