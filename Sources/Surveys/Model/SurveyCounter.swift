package import Kernel

/// A counter whose screen shows a QR that changes with time.
package struct SurveyCounter: Hashable, Sendable {
  /// The longest name, in characters.
  package static let longestName = 80
  /// The most counters of a round.
  package static let most = 60

  /// The identity; also part of its address.
  package let id: ID<SurveyCounter>
  /// The round.
  package let roundID: ID<SurveyRound>
  /// What stands above the counter.
  package let name: String
  /// The service it gives; nil when the person chooses.
  package let service: Int?

  /// Describes a counter.
  package init(id: ID<SurveyCounter>, roundID: ID<SurveyRound>, name: String, service: Int?) {
    self.id = id
    self.roundID = roundID
    self.name = name
    self.service = service
  }
}

/// A shared tablet on which people answer one after the other.
package struct SurveyKiosk: Hashable, Sendable {
  /// How long it stays open by itself.
  ///
  /// - Unit: seconds.
  package static let openSeconds: Int64 = 10 * 3600
  /// The least time between two answers: nobody reads the form faster.
  ///
  /// - Unit: seconds.
  package static let gapSeconds: Int64 = 20
  /// The most answers in an hour.
  package static let mostPerHour = 60
  /// The most kiosks of a round that are open at once.
  package static let most = 20
  /// How long a device may be tied to it with a code.
  ///
  /// - Unit: seconds.
  package static let pairingSeconds: Int64 = 600

  /// The one device that it may be used on.
  package enum Device: Hashable, Sendable {
    /// None, and no code that is still good.
    case missing
    /// Whichever device brings the present code first, up to that moment.
    case awaited(until: Instant)
    /// One has it since that moment.
    case tied(at: Instant)
  }

  /// The identity and the address; the device's own secret is not in it.
  package let id: ID<SurveyKiosk>
  /// The round.
  package let roundID: ID<SurveyRound>
  /// What organisers call it.
  package let name: String
  /// The service it stands beside; nil when the person chooses.
  package let service: Int?
  /// When its time is over.
  package let expiresAt: Instant
  /// Which code for a device is the present one; each ends those before it.
  package let pairing: Int
  /// The device it may be used on.
  package let device: Device

  /// Describes a kiosk.
  package init(
    id: ID<SurveyKiosk>, roundID: ID<SurveyRound>, name: String, service: Int?, expiresAt: Instant,
    pairing: Int = 1, device: Device = .missing
  ) {
    self.id = id
    self.roundID = roundID
    self.name = name
    self.service = service
    self.expiresAt = expiresAt
    self.pairing = pairing
    self.device = device
  }

  /// Refuses an answer that comes too soon after others.
  ///
  /// - Parameters:
  ///   - earlier: When answers were taken at this kiosk within the last hour, in any order.
  ///   - now: The present moment.
  /// - Throws: `kioskIsClosed` after its time, `kioskWaits` with the moment it takes the next.
  package func checkTakesAnswer(
    after earlier: [Instant], at now: Instant
  ) throws(SurveyRefusal) {
    guard now < expiresAt else { throw .kioskIsClosed }
    let recent = earlier.filter { $0.adding(seconds: 3600) > now }.sorted()
    if let last = recent.last, last.adding(seconds: Self.gapSeconds) > now {
      throw .kioskWaits(until: last.adding(seconds: Self.gapSeconds))
    }
    if recent.count >= Self.mostPerHour {
      throw .kioskWaits(until: recent[recent.count - Self.mostPerHour].adding(seconds: 3600))
    }
  }
}
