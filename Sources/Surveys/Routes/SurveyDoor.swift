import Accounts
import HTTPTypes
import Hummingbird
import Kernel
import SurveysModel
import Web

/// The way by which somebody comes to a form.
struct SurveyDoor: Sendable {
  let open: OpenRound
  let channel: SurveyChannel
  /// The service that the way stands for; nil when the person chooses.
  var service: Int?
  /// What the ticket is bound to.
  let place: String
  /// The digest of the token of a personal link; nil elsewhere.
  var digest: String?
  /// The receipt of somebody who answered already.
  var receipt: String?

  /// How long a form may stay open where no link is one's own.
  private static let longestSeconds: Int64 = 2 * 3600

  /// The ticket that the form brought back.
  ///
  /// - Throws: `formIsForeign` when it is not ours, changed or of another place; `formIsStale` when
  ///   it is too old.
  func ticket(
    _ fields: AnswerFields, at now: Instant, key: [UInt8]
  ) throws(SurveyRefusal) -> SurveyTicket {
    guard let ticket = known(fields, key: key) else { throw .formIsForeign }
    // Whoever has a link of their own may take their time: the token is what counts.
    if digest == nil, ticket.shownAt.adding(seconds: Self.longestSeconds) < now {
      throw .formIsStale
    }
    return ticket
  }

  /// The ticket of a form that we showed here, however old it is.
  private func known(_ fields: AnswerFields, key: [UInt8]) -> SurveyTicket? {
    guard let ticket = SurveyTicket(fields[AnswerFields.ticket], place: place, key: key),
      ticket.roundID == open.round.id, ticket.channel == channel
    else { return nil }
    return ticket
  }

  /// By what right a form was sent that may be faulty or late; nil when it names none.
  func right(_ fields: AnswerFields, key: [UInt8]) -> SurveyReceipt.Right? {
    if let digest { return .invitation(digest: digest) }
    return known(fields, key: key).map { .form($0.id) }
  }

  /// By what right an answer is given.
  func right(_ ticket: SurveyTicket) -> SurveyReceipt.Right {
    if let digest { return .invitation(digest: digest) }
    return .form(ticket.id)
  }
}

extension SurveyTicket {
  /// How long the form was open; nil when a clock was off or nobody would call it filling in.
  func fillingSeconds(until now: Instant) -> Int? {
    let seconds = (now.milliseconds - shownAt.milliseconds) / 1000
    return (0...86_400).contains(seconds) ? Int(seconds) : nil
  }
}

/// Where an answer comes from, before it is turned into numbers that nobody can turn back.
struct SurveyOrigin: Sendable {
  let address: String
  let browser: String

  init(_ request: Request, _ context: ZonaContext) {
    address = origin(of: request, context)
    browser = request.headers[.userAgent] ?? ""
  }

  /// The part of the address that one household or one mast shares: IPv4 as a whole, the first
  /// half of IPv6.
  var network: String {
    guard let bytes = OfficeNetwork.address(address) else { return address }
    return (bytes.count == 16 ? bytes.prefix(8) : bytes.prefix(4)).map(String.init)
      .joined(separator: ".")
  }
}

extension WaitingAnswer {
  /// An answer that came over the network.
  init(
    form: CompletedForm, channel: SurveyChannel, acceptedAt: Instant, fillingSeconds: Int?,
    origin: SurveyOrigin, in open: OpenRound, epoch: PoolEpoch
  ) {
    let network = origin.address.isEmpty ? nil : origin.network
    self.init(
      form: form, channel: channel, acceptedAt: acceptedAt, fillingSeconds: fillingSeconds,
      network: network.map { epoch.mark("network " + $0) },
      device: network.map { epoch.mark("device \($0) \(origin.browser)") },
      isFromOffice: open.officeNetworks.contains { $0.contains(origin.address) })
  }
}
