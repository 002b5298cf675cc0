import Cryptography
import House
package import Kernel
import Storage
package import SurveysModel

/// The secrets of the list of one round: they seal contacts and make fingerprints that nobody can
/// guess a phone number from.
package struct FrameKeys: Sendable {
  /// What the names of these keys begin with in `keys/`; the id of the round follows.
  static let prefix = "survey-frame-"

  private let sealing: SealingKey
  private let lines: [UInt8]
  private let twins: [UInt8]

  /// The keys of a round; made when they are not there yet.
  ///
  /// - Throws: When the folder cannot be read or written.
  package init(of round: ID<SurveyRound>, dataFolder: String) throws {
    let key = try KeyFolder(dataFolder: dataFolder).key(Self.prefix + round.text)
    guard let sealing = SealingKey(bytes: hmacSHA256(Array("seal".utf8), key: key)) else {
      throw StorageError.broken("The key of the list of survey \(round) is no key.")
    }
    self.sealing = sealing
    lines = hmacSHA256(Array("lines".utf8), key: key)
    twins = hmacSHA256(Array("twins".utf8), key: key)
  }

  /// The published fingerprint of a line: SHA-256 of a secret of that line and the contact.
  func fingerprint(_ contact: SurveyContact, line: Int) -> String {
    let secret = hmacSHA256(Array(String(line).utf8), key: lines)
    return SHA256Digest(of: secret + Array(contact.text.utf8)).hex
  }

  /// A number that two lines with one contact share.
  func twin(_ contact: SurveyContact) -> UInt64 {
    hmacSHA256(Array(contact.text.utf8), key: twins).prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
  }

  func seal(_ contact: SurveyContact, of round: ID<SurveyRound>) -> [UInt8] {
    sealing.seal(PaddedContact.bytes(of: contact), for: "survey_frame \(round)")
  }

  func open(_ sealed: [UInt8], of round: ID<SurveyRound>) throws(StorageError) -> String {
    guard
      let contact = sealing.open(sealed, for: "survey_frame \(round)").flatMap(PaddedContact.text)
    else { throw .corrupted("survey_frame_line of \(round)") }
    return contact
  }

  func seal(seed: String, of round: ID<SurveyRound>) -> [UInt8] {
    sealing.seal(Array(seed.utf8), for: "survey_seed \(round)")
  }

  func openSeed(_ sealed: [UInt8], of round: ID<SurveyRound>) throws(StorageError) -> String {
    guard let bytes = sealing.open(sealed, for: "survey_seed \(round)") else {
      throw .corrupted("survey_frame of \(round)")
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
