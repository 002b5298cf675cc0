package import Accounts
import Cryptography
package import House
package import Kernel
import Storage
package import SurveysModel

/// From the promise of a seed over the list of served people to a draw that anybody can repeat.
///
/// All of it is done between publishing and opening: whoever could change the list while answers
/// come could choose who is asked.
package struct FrameActs: Sendable {
  let services: Services

  /// Works in a house.
  package init(_ services: Services) {
    self.services = services
  }

  /// Promises a seed: only its digest is told before the draw.
  ///
  /// - Parameters:
  ///   - id: A published round that has not opened.
  ///   - act: Who does it, when.
  /// - Throws: `unknownRound`, `notAllowed`, `isOver`; `FrameRefusal.isFixed` once the round has
  ///   opened, `seedIsPromised`.
  package func commit(_ id: ID<SurveyRound>, act: Act) async throws {
    let keys = try FrameKeys(of: id, dataFolder: services.dataFolder)
    let seed = Hex.text(SecureGenerator().bytes(32))
    let callBackSeed = Hex.text(SecureGenerator().bytes(32))
    try await services.storage.write { transaction in
      let round = try Self.preparing(id, act: act, in: transaction)
      guard try FrameStore.state(of: round.id, in: transaction) == nil else {
        throw FrameRefusal.seedIsPromised
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
  /// - Throws: What `commit` throws but `seedIsPromised`; `stale` once the draw was made.
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

  /// Draws and reveals the seed; links are made afterwards (`LinkActs`).
  ///
  /// The seed of the draw is the promised one, the digest of the published list, and a word of a
  /// witness: nobody who knows one of them can choose who is drawn. Who was drawn is stored nowhere:
  /// seed, list and number say it.
  ///
  /// - Parameters:
  ///   - id: The round.
  ///   - count: How many people; spread over services by the lines of each.
  ///   - witness: A word that somebody else says; may be empty.
  ///   - act: Who does it, when.
  /// - Throws: What `commit` throws; `placeIsWrong` for an impossible number or word.
  func draw(_ id: ID<SurveyRound>, count: Int, witness: String, act: Act) async throws {
    let keys = try FrameKeys(of: id, dataFolder: services.dataFolder)
    try await services.storage.write { transaction in
      _ = try Self.undrawn(id, act: act, in: transaction)
      guard let state = try FrameStore.state(of: id, in: transaction),
        let lineCount = state.lineCount, let digest = state.digest,
        (1...lineCount).contains(count), witness.count <= Self.longestWitness,
        !witness.contains(where: \.isNewline)
      else { throw SurveyRefusal.placeIsWrong(limit: FrameRow.most) }
      let promised = try keys.openSeed(
        try FrameStore.sealedSeed(of: id, in: transaction), of: id)
      let seed = [promised, digest, witness].joined(separator: ":")
      try FrameStore.draw(id, seed: seed, count: count, at: act.now, in: transaction)
      try Self.journal(
        id, "drawn",
        JournalFacts().text("seed", seed).number("drawn", count), act, in: transaction)
    }
  }

  /// The longest word of a witness, in characters.
  static let longestWitness = 100

  /// A published round whose window has not ended.
  static func live(
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

  /// A published round that has not opened yet: what is drawn from may still change.
  private static func preparing(
    _ id: ID<SurveyRound>, act: Act, in transaction: Transaction
  ) throws -> SurveyRound {
    let round = try live(id, act: act, in: transaction)
    try FrameRefusal.checkMayPrepare(round, at: act.now)
    return round
  }

  /// A round that has not opened yet, whose seed was promised and that was not drawn yet.
  static func undrawn(
    _ id: ID<SurveyRound>, act: Act, in transaction: Transaction
  ) throws -> SurveyRound {
    let round = try preparing(id, act: act, in: transaction)
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
