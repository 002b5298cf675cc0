package import Kernel

/// An accepted answer before the shuffle, with what the honesty checks need and nobody keeps.
///
/// It exists in memory and inside sealed pool rows only (decision 0160).
package struct WaitingAnswer: Hashable, Sendable {
  /// What was answered.
  package let form: CompletedForm
  /// How it came in.
  package let channel: SurveyChannel
  /// The account of the enumerator who typed a paper form in.
  package let enumeratorID: String?
  /// When it was accepted.
  package let acceptedAt: Instant
  /// How long the form was open.
  ///
  /// - Unit: seconds; nil when it is not known or cannot be (a clock that was off, a form resumed).
  package let fillingSeconds: Int?
  /// A keyed hash of the network it came from, whose key goes with the epoch; nil on paper.
  package let network: UInt64?
  /// A keyed hash of network and browser.
  package let device: UInt64?
  /// Whether it came from a network of the office.
  package let isFromOffice: Bool

  /// Describes an accepted answer.
  package init(
    form: CompletedForm, channel: SurveyChannel, enumeratorID: String? = nil, acceptedAt: Instant,
    fillingSeconds: Int?, network: UInt64?, device: UInt64?, isFromOffice: Bool
  ) {
    self.form = form
    self.channel = channel
    self.enumeratorID = enumeratorID
    self.acceptedAt = acceptedAt
    self.fillingSeconds = fillingSeconds
    self.network = network
    self.device = device
    self.isFromOffice = isFromOffice
  }
}

/// Why an answer looks as if nobody had judged the service; a reason to look, never to delete.
package struct HonestyFlags: OptionSet, Hashable, Sendable {
  /// One bit for each flag; bits are never given a new meaning.
  package let rawValue: UInt16

  /// Takes a set of bits.
  package init(rawValue: UInt16) { self.rawValue = rawValue }

  /// Far more answers within minutes than the rest of the round lets expect.
  package static let burst = HonestyFlags(rawValue: 1 << 0)
  /// The same step for everything.
  package static let straightLine = HonestyFlags(rawValue: 1 << 1)
  /// Faster than anybody reads.
  package static let tooFast = HonestyFlags(rawValue: 1 << 2)
  /// Many answers from one device.
  package static let sameDevice = HonestyFlags(rawValue: 1 << 3)
  /// Many answers from one network.
  package static let sameNetwork = HonestyFlags(rawValue: 1 << 4)
  /// From a network of the office, outside of its kiosk and counters.
  package static let officeNetwork = HonestyFlags(rawValue: 1 << 5)
  /// A pattern of steps (1 2 3 4 3 2 …, one vector many times).
  package static let pattern = HonestyFlags(rawValue: 1 << 6)

  /// Each flag alone, in the order of tables.
  package static let all: [HonestyFlags] = [
    .burst, .straightLine, .tooFast, .sameDevice, .sameNetwork, .officeNetwork, .pattern,
  ]
}

/// An answer after the shuffle: no moment, no order, no origin.
package struct SurveyResponse: Hashable, Sendable {
  /// One step for each item of the round.
  package let steps: [UInt8]
  /// The number of the service; nil when there is none, or when it was too lonely to keep.
  package let service: Int?
  /// What the person told.
  package let profile: RespondentProfile
  /// How it came in.
  package let channel: SurveyChannel
  /// Why it looks odd; empty for most.
  package let flags: HonestyFlags

  /// Describes a response.
  package init(
    steps: [UInt8], service: Int?, profile: RespondentProfile, channel: SurveyChannel,
    flags: HonestyFlags
  ) {
    self.steps = steps
    self.service = service
    self.profile = profile
    self.channel = channel
    self.flags = flags
  }
}
