import Accounts
import Cryptography
import House
import Kernel
import Storage
import SurveysModel

/// Gives links out, once; they are stored as digests only.
struct LinkActs: Sendable {
  let services: Services

  /// Works in a house.
  init(_ services: Services) {
    self.services = services
  }

  /// Makes links: for all who were drawn the first time, later for those who have not answered, whose
  /// old links end.
  ///
  /// - Parameters:
  ///   - id: The round.
  ///   - known: How many sets of links there were when the form was shown: sent twice, or from a
  ///     page that is old, it does nothing.
  ///   - act: Who does it, when.
  /// - Returns: What leaves the server as the answer to this form, and never again.
  /// - Throws: `unknownRound`, `notAllowed`, `isOver`; `FrameRefusal.notDrawn`, `linksAreOthers`.
  func give(_ id: ID<SurveyRound>, known: Int, act: Act) async throws -> GivenLinks {
    let keys = try FrameKeys(of: id, dataFolder: services.dataFolder)
    let receiptKey = try SurveyKeys.of(services).receipt
    return try await services.storage.write { transaction in
      _ = try FrameActs.live(id, act: act, in: transaction)
      guard let state = try FrameStore.state(of: id, in: transaction), let seed = state.seed,
        let count = state.drawnCount, let upload = state.upload
      else { throw FrameRefusal.notDrawn }
      let setCount = try Self.setCount(state, of: id, in: transaction)
      guard setCount == known else { throw FrameRefusal.linksAreOthers }
      var given = GivenLinks(round: id, upload: upload, keys: keys)
      var invitations: [InvitationStore.Invitation]
      if setCount == 0 {
        invitations = try FrameStore.selection(
          of: id, upload: upload, seed: seed, count: count, in: transaction
        ).map { given.add($0) }
      } else {
        invitations = try InvitationStore.invitations(of: id, in: transaction)
        for place in invitations.indices {
          let receipt = SurveyReceipt.text(
            of: .invitation(digest: invitations[place].digestText), in: id, key: receiptKey)
          if try ResponseStore.isKnown(receipt, in: id, transaction) { continue }
          invitations[place] = given.add(invitations[place].seat)
        }
        try transaction.execute(
          "UPDATE survey_frame SET renewed_count = renewed_count + 1 WHERE round_id = \(id)")
      }
      // A key that does not open the list must not cost anybody their link.
      _ = try given.people(0..<min(1, given.count), in: transaction)
      try InvitationStore.rewrite(invitations, of: id, upload: upload, in: transaction)
      try FrameActs.journal(
        id, setCount == 0 ? Self.givenEvent : Self.renewedEvent,
        JournalFacts().number("links", given.count), act, in: transaction)
      return given
    }
  }

  /// The name in the journal of the first giving out.
  static let givenEvent = "links_given"
  /// The name in the journal of every later one.
  static let renewedEvent = "links_renewed"

  /// How many sets of links were made so far.
  static func setCount(
    _ state: SurveyFrameState, of id: ID<SurveyRound>, in transaction: Transaction
  ) throws(StorageError) -> Int {
    try InvitationStore.isAny(of: id, in: transaction) ? state.renewedCount + 1 : 0
  }
}

/// The links of one giving out on their way to whoever asked: few bytes for each person, until the
/// contact is read for its line of the file.
struct GivenLinks: Sendable {
  /// One person with the link that is given out once.
  struct Person: Sendable {
    let line: Int
    let contact: String
    let token: String
  }

  private struct Seat: Sendable {
    let seat: DrawnSeat
    let secret: (UInt64, UInt64)
  }

  private let round: ID<SurveyRound>
  private let upload: String
  private let keys: FrameKeys
  private var seats: [Seat] = []

  init(round: ID<SurveyRound>, upload: String, keys: FrameKeys) {
    self.round = round
    self.upload = upload
    self.keys = keys
  }

  /// How many people get a link.
  var count: Int { seats.count }

  /// Makes a link for a line.
  fileprivate mutating func add(_ seat: DrawnSeat) -> InvitationStore.Invitation {
    let bytes = SecureGenerator().bytes(Self.secretLength)
    let half = Self.secretLength / 2
    seats.append(
      Seat(seat: seat, secret: (Self.number(bytes.prefix(half)), Self.number(bytes.suffix(half)))))
    let digest = SHA256Digest(of: Array(Self.token(of: round, secret: bytes).utf8))
    return InvitationStore.Invitation(seat: seat, digest: ShortDigest(digest.bytes))
  }

  /// Some of the people, in the order of the list.
  ///
  /// - Throws: `corrupted` when a contact does not open.
  func people(_ part: Range<Int>, in transaction: Transaction) throws(StorageError) -> [Person] {
    let contacts = try FrameStore.contacts(
      of: round, upload: upload, lines: seats[part].map(\.seat.number), in: transaction)
    var people: [Person] = []
    for seat in seats[part] {
      guard let sealed = contacts[seat.seat.number] else { throw .notFound }
      let secret = Self.bytes(seat.secret.0) + Self.bytes(seat.secret.1)
      people.append(
        Person(
          line: seat.seat.number, contact: try keys.open(sealed, of: round),
          token: Self.token(of: round, secret: secret)))
    }
    return people
  }

  private static let secretLength = 16

  /// The text of a token, as `SurveyToken` reads it.
  private static func token(of round: ID<SurveyRound>, secret: [UInt8]) -> String {
    Base64URL.text(PackedID.bytes(round) + secret)
  }

  private static func number(_ bytes: ArraySlice<UInt8>) -> UInt64 {
    bytes.reduce(0) { $0 << 8 | UInt64($1) }
  }

  private static func bytes(_ number: UInt64) -> [UInt8] {
    (0..<8).map { UInt8(truncatingIfNeeded: number >> UInt64(56 - $0 * 8)) }
  }
}
