package import Accounts
import Cryptography
package import House
package import Kernel
import Storage
package import SurveysModel

/// From the promise of a seed over the list of served people to a draw that anybody can repeat.
package struct FrameActs: Sendable {
  let services: Services

  /// Works in a house.
  package init(_ services: Services) {
    self.services = services
  }

  /// Promises a seed: only its digest is told before the draw.
  ///
  /// - Parameters:
  ///   - id: A published round.
  ///   - act: Who does it, when.
  /// - Throws: `unknownRound`, `notAllowed`, `isOver`; `isPublished` when a seed was promised.
  package func commit(_ id: ID<SurveyRound>, act: Act) async throws {
    let keys = try FrameKeys(of: id, dataFolder: services.dataFolder)
    let seed = Hex.text(SecureGenerator().bytes(32))
    let callBackSeed = Hex.text(SecureGenerator().bytes(32))
    try await services.storage.write { transaction in
      let round = try Self.live(id, act: act, in: transaction)
      guard try FrameStore.state(of: round.id, in: transaction) == nil else {
        throw SurveyRefusal.isPublished
      }
      let digest = SHA256Digest(of: Array(seed.utf8)).hex
      try FrameStore.commit(
        id, seedDigest: digest, sealedSeed: keys.seal(seed: seed, of: id), in: transaction)
      try Self.journal(
        id, "draw_promised", JournalFacts().text("seed_sha256", digest), act, in: transaction)
      // Whoever brings the list cannot know this one either (decision 0173).
      try CallBackStore.promise(
        callBackSeed, of: id, sealed: keys.seal(seed: callBackSeed, of: id), act: act,
        in: transaction)
    }
  }

  /// Begins to take a list in.
  ///
  /// - Parameters:
  ///   - id: The round, whose seed was promised and not yet drawn.
  ///   - act: Who does it, when.
  /// - Returns: What takes the bytes of the file.
  /// - Throws: What `commit` throws; `stale` once the draw was made.
  func begin(_ id: ID<SurveyRound>, act: Act) async throws -> FrameIntake {
    let (round, callBackKey) = try await services.storage.read { transaction in
      (
        try Self.undrawn(id, act: act, in: transaction),
        try CallBackKeys.current(in: transaction)
      )
    }
    return FrameIntake(
      round: round, keys: try FrameKeys(of: id, dataFolder: services.dataFolder),
      callBackKey: callBackKey, act: act, storage: services.storage)
  }

  /// One person who was drawn, with the link that is given out once.
  struct Drawn: Sendable {
    let line: Int
    let contact: String
    let token: String
  }

  /// Draws, reveals the seed, and makes the links.
  ///
  /// The seed of the draw is the promised one, the digest of the published list, and a word of a
  /// witness: nobody who knows one of them can choose who is drawn.
  ///
  /// - Parameters:
  ///   - id: The round.
  ///   - count: How many people; spread over services by the lines of each.
  ///   - witness: A word that somebody else says; may be empty.
  ///   - act: Who does it, when.
  /// - Returns: The drawn ones in the order of the list; their links are stored nowhere.
  /// - Throws: What `commit` throws; `placeIsWrong` for an impossible number or word.
  func draw(
    _ id: ID<SurveyRound>, count: Int, witness: String, act: Act
  ) async throws -> [Drawn] {
    let keys = try FrameKeys(of: id, dataFolder: services.dataFolder)
    return try await services.storage.write { transaction in
      let round = try Self.undrawn(id, act: act, in: transaction)
      guard let state = try FrameStore.state(of: id, in: transaction),
        let lineCount = state.lineCount, let digest = state.digest,
        (1...lineCount).contains(count), witness.count <= Self.longestWitness,
        !witness.contains(where: \.isNewline)
      else { throw SurveyRefusal.placeIsWrong(limit: FrameRow.most) }
      let promised = try keys.openSeed(
        try FrameStore.sealedSeed(of: id, in: transaction), of: id)
      let seed = [promised, digest, witness].joined(separator: ":")
      let lines = try Self.lots(of: round.id, seed: seed, count: count, in: transaction)
      try FrameStore.draw(id, seed: seed, count: lines.count, at: act.now, in: transaction)
      try Self.journal(
        id, "drawn",
        JournalFacts().text("seed", seed).number("drawn", lines.count), act, in: transaction)
      let contacts = try FrameStore.contacts(
        of: id, lines: lines.map(\.number), in: transaction)
      var drawn: [Drawn] = []
      for line in lines {
        guard let sealed = contacts[line.number] else { throw StorageError.notFound }
        let token = SurveyToken(of: id)
        try InvitationStore.insert(
          token, line: line.number, service: line.service, sealedContact: sealed, in: transaction)
        drawn.append(
          Drawn(line: line.number, contact: try keys.open(sealed, of: id), token: token.text))
      }
      return drawn
    }
  }

  /// The longest word of a witness, in characters.
  static let longestWitness = 100

  /// Makes new links for those who have not answered; their old ones end.
  ///
  /// - Parameters:
  ///   - id: The round.
  ///   - known: How often that was done when the form was shown: sent twice it is done once.
  ///   - act: Who does it, when.
  /// - Returns: Those who have not answered, with their new links.
  /// - Throws: `unknownRound`, `notAllowed`, `isOver`, `stale`.
  func renew(_ id: ID<SurveyRound>, known: Int, act: Act) async throws -> [Drawn] {
    let keys = try FrameKeys(of: id, dataFolder: services.dataFolder)
    let receiptKey = try SurveyKeys.of(services).receipt
    return try await services.storage.write { transaction in
      _ = try Self.live(id, act: act, in: transaction)
      guard let state = try FrameStore.state(of: id, in: transaction), state.drawnAt != nil,
        state.renewedCount == known
      else { throw SurveyRefusal.stale }
      var drawn: [Drawn] = []
      var invitations = try InvitationStore.invitations(of: id, in: transaction)
      for (place, invitation) in invitations.enumerated() {
        let receipt = SurveyReceipt.text(
          of: .invitation(digest: invitation.digest), in: id, key: receiptKey)
        if try ResponseStore.isKnown(receipt, in: id, transaction) { continue }
        let token = SurveyToken(of: id)
        invitations[place].digest = token.digest
        drawn.append(
          Drawn(
            line: invitation.line, contact: try keys.open(invitation.sealed, of: id),
            token: token.text))
      }
      try InvitationStore.rewrite(invitations, of: id, in: transaction)
      try transaction.execute(
        "UPDATE survey_frame SET renewed_count = renewed_count + 1 WHERE round_id = \(id)")
      try Self.journal(
        id, "links_renewed", JournalFacts().number("links", drawn.count), act, in: transaction)
      return drawn
    }
  }

  /// The lines that a seed draws, in the order of the list.
  static func lots(
    of id: ID<SurveyRound>, seed: String, count: Int, in transaction: Transaction
  ) throws -> [FrameLine] {
    var frame: [FrameLine] = []
    while true {
      let more = try FrameStore.lines(
        of: id, after: frame.last?.number ?? 0, count: 5_000, in: transaction)
      if more.isEmpty { break }
      // The fingerprint is no part of the lot, and a million of them would fill the memory.
      frame += more.map { FrameLine(number: $0.number, service: $0.service, fingerprint: "") }
    }
    let cells = Dictionary(grouping: frame) { $0.service }.mapValues(\.count)
      .sorted { ($0.key ?? 0) < ($1.key ?? 0) }
    let sizes = SampleQuota.cells(of: count, populations: cells.map(\.value))
    let drawn = SurveyDraw.draw(
      frame, sizes: Dictionary(uniqueKeysWithValues: zip(cells.map(\.key), sizes)), seed: seed
    ) { SHA256Digest(of: $0).bytes }
    return drawn.filter { !$0.isReplacement }.map(\.line).sorted { $0.number < $1.number }
  }

  /// A round that may still be answered.
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

  /// A round whose seed was promised and that was not drawn yet.
  static func undrawn(
    _ id: ID<SurveyRound>, act: Act, in transaction: Transaction
  ) throws -> SurveyRound {
    let round = try live(id, act: act, in: transaction)
    guard let state = try FrameStore.state(of: id, in: transaction), state.drawnAt == nil else {
      throw SurveyRefusal.stale
    }
    return round
  }

  static func journal(
    _ id: ID<SurveyRound>, _ event: String, _ facts: JournalFacts, _ act: Act,
    in transaction: Transaction
  ) throws {
    let entry = JournalEntry(
      subjectKind: SurveyEvent.roundKind, subjectID: id.text, event: event, facts: facts.json)
    try act.journal([entry], in: transaction)
  }
}
