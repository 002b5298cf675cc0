package import Accounts
import Cryptography
package import Kernel
package import Storage
package import SurveysModel

/// What organisers do with the places where people answer; the policy is asked here.
package enum PlaceActs {
  /// Lets a counter show codes.
  ///
  /// - Parameters:
  ///   - name: What stands above it.
  ///   - service: The number of a service of the round; nil when the person chooses.
  ///   - round: The round.
  ///   - act: Who does it, when.
  ///   - transaction: A write.
  /// - Returns: The counter.
  /// - Throws: `unknownRound`, `notAllowed`, `isOver`, `placeIsWrong`, `unknownService`.
  package static func addCounter(
    named name: String, service: Int?, to round: ID<SurveyRound>, act: Act,
    in transaction: Transaction
  ) throws -> SurveyCounter {
    let round = try live(round, act: act, in: transaction)
    let counters = try CounterStore.counters(of: round.id, in: transaction)
    try check(name, service, in: round, others: counters.map(\.name), limit: SurveyCounter.most)
    var random = SecureGenerator()
    let counter = SurveyCounter(
      id: ID(randomUsing: &random), roundID: round.id, name: name, service: service)
    try CounterStore.insert(counter, in: transaction)
    try act.journal([SurveyPlaceEvent.counterAdded(counter).journalEntry], in: transaction)
    return counter
  }

  /// Takes a counter away: its codes hold no more.
  ///
  /// - Throws: `unknownRound` when the round has no such counter, `notAllowed`.
  package static func removeCounter(
    _ id: ID<SurveyCounter>, of round: ID<SurveyRound>, act: Act, in transaction: Transaction
  ) throws {
    let round = try SurveyActs.load(round, act: act, in: transaction)
    guard let counter = try CounterStore.find(id, in: transaction), counter.roundID == round.id
    else { throw SurveyRefusal.unknownRound }
    try CounterStore.remove(counter, at: act.now, in: transaction)
    try act.journal([SurveyPlaceEvent.counterRemoved(counter).journalEntry], in: transaction)
  }

  /// Makes a kiosk that waits for its device.
  ///
  /// - Parameters:
  ///   - name: What organisers call it.
  ///   - service: The number of a service of the round; nil when the person chooses.
  ///   - round: The round.
  ///   - act: Who does it, when.
  ///   - transaction: A write.
  /// - Returns: The kiosk.
  /// - Throws: `unknownRound`, `notAllowed`, `isOver`, `placeIsWrong`, `unknownService`.
  package static func openKiosk(
    named name: String, service: Int?, in round: ID<SurveyRound>, act: Act,
    transaction: Transaction
  ) throws -> SurveyKiosk {
    let round = try live(round, act: act, in: transaction)
    let open = try SurveyKioskStore.open(of: round.id, at: act.now, in: transaction)
    try check(name, service, in: round, others: open.map(\.name), limit: SurveyKiosk.most)
    var random = SecureGenerator()
    let end = act.now.adding(seconds: SurveyKiosk.pairingSeconds)
    let kiosk = SurveyKiosk(
      id: ID(randomUsing: &random), roundID: round.id, name: name, service: service,
      // The window may be extended meanwhile; its end stops a kiosk by itself.
      expiresAt: act.now.adding(seconds: SurveyKiosk.openSeconds),
      device: .awaited(until: end))
    try SurveyKioskStore.insert(kiosk, until: end, at: act.now, in: transaction)
    try act.journal([SurveyPlaceEvent.kioskOpened(kiosk).journalEntry], in: transaction)
    return kiosk
  }

  /// Ties the device that brings a code to the kiosk whose code it is; whoever has the code needs
  /// no account.
  ///
  /// - Parameters:
  ///   - code: Ten capital letters and digits.
  ///   - key: `SurveyKeys.counter`.
  ///   - act: When, and who was signed in on the device.
  ///   - transaction: A write.
  /// - Returns: The kiosk and the secret of the device, which is stored nowhere; nil for a code
  ///   that is old, used or made up.
  /// - Throws: What the database throws.
  package static func tieKiosk(
    by code: String, key: [UInt8], act: Act, in transaction: Transaction
  ) throws -> (kiosk: SurveyKiosk, secret: String)? {
    let given = Array(code.utf8)
    let waiting = try SurveyKioskStore.awaiting(at: act.now, in: transaction)
    let meant = waiting.filter {
      equalInConstantTime(given, Array(KioskPairingCode.code(of: $0, key: key).utf8))
    }
    guard meant.count == 1, let kiosk = meant.first else { return nil }
    let secret = SecureGenerator().token()
    guard try SurveyKioskStore.tie(kiosk, to: secret, at: act.now, in: transaction) else {
      return nil
    }
    try act.journal([SurveyPlaceEvent.kioskTied(kiosk).journalEntry], in: transaction)
    return (kiosk, secret)
  }

  /// Makes a kiosk wait for another device: the one that it has stops at once.
  ///
  /// - Throws: `unknownRound`, `notAllowed`, `isOver`, `kioskIsClosed`.
  package static func freeKiosk(
    _ id: ID<SurveyKiosk>, of round: ID<SurveyRound>, act: Act, in transaction: Transaction
  ) throws {
    let round = try live(round, act: act, in: transaction)
    let end = act.now.adding(seconds: SurveyKiosk.pairingSeconds)
    guard
      try SurveyKioskStore.free(id, of: round.id, until: end, at: act.now, in: transaction),
      let kiosk = try SurveyKioskStore.find(id, in: transaction)?.kiosk
    else { throw SurveyRefusal.kioskIsClosed }
    try act.journal([SurveyPlaceEvent.kioskFreed(kiosk).journalEntry], in: transaction)
  }

  /// Closes a kiosk from elsewhere.
  ///
  /// - Throws: `unknownRound`, `notAllowed`, `kioskIsClosed`.
  package static func closeKiosk(
    _ id: ID<SurveyKiosk>, of round: ID<SurveyRound>, act: Act, in transaction: Transaction
  ) throws {
    let round = try SurveyActs.load(round, act: act, in: transaction)
    guard try SurveyKioskStore.close(id, of: round.id, at: act.now, in: transaction) else {
      throw SurveyRefusal.kioskIsClosed
    }
    try act.journal([SurveyPlaceEvent.kioskClosed(round.id, id).journalEntry], in: transaction)
  }

  /// A published round whose window is not over.
  private static func live(
    _ id: ID<SurveyRound>, act: Act, in transaction: Transaction
  ) throws -> SurveyRound {
    let round = try SurveyActs.load(id, act: act, in: transaction)
    switch round.stage(at: act.now) {
    case .draft: throw SurveyRefusal.unknownRound
    case .withdrawn: throw SurveyRefusal.isWithdrawn
    case .announced, .open: return round
    case .ended, .closed: throw SurveyRefusal.isOver(round.plan.window.closesAt)
    }
  }

  private static func check(
    _ name: String, _ service: Int?, in round: SurveyRound, others: [String], limit: Int
  ) throws(SurveyRefusal) {
    guard (1...SurveyCounter.longestName).contains(name.count),
      !name.contains(where: \.isNewline), others.count < limit, !others.contains(name)
    else { throw .placeIsWrong(limit: limit) }
    if let service, !round.plan.services.contains(where: { $0.number == service }) {
      throw .unknownService
    }
  }
}
