import Accounts
import Cryptography
import House
import Kernel
import Storage
import SurveysModel

/// What the national side does around a call-back; the policy is asked here.
struct CallBackActs: Sendable {
  let services: Services

  /// Works in a house.
  init(_ services: Services) {
    self.services = services
  }

  /// Draws people of the list of a closed round: among those who were invited, whether they answered
  /// or not, where links were given out; somebody who was never asked can confirm nothing.
  ///
  /// The seed is the promised one, the digest of the published list and a word of a witness, like
  /// that of invitations (decision 0172). It is not told before the end of the call-back, or the
  /// office would know who is going to be asked.
  ///
  /// - Parameters:
  ///   - id: The round.
  ///   - count: How many people; spread over services by those of each.
  ///   - word: What a witness says; may be empty.
  ///   - act: Who does it, when.
  /// - Throws: `unknownRound`, `notAllowed`; what `CallBackList.checkDraw` throws.
  func draw(_ id: ID<SurveyRound>, count: Int, word: String, act: Act) async throws {
    let folder = services.dataFolder
    try await services.storage.write { transaction in
      let round = try Self.load(id, act: act, in: transaction)
      let list = try CallBackStore.list(of: id, in: transaction)
      try list.checkDraw(of: count, word: word, in: round)
      guard let frame = try FrameStore.state(of: id, in: transaction), let digest = frame.digest,
        let upload = frame.upload, let keyID = list.keyID
      else { throw CallBackRefusal.noList }
      let promised = try FrameKeys(of: id, dataFolder: folder).openSeed(
        try CallBackStore.sealedSeed(of: id, in: transaction), of: id)
      let seed = [promised, digest, word].joined(separator: ":")
      let lines =
        try list.invitedCount == nil
        ? FrameStore.selection(
          of: id, upload: upload, seed: seed, count: count, in: transaction)
        : InvitationStore.selection(of: id, seed: seed, count: count, in: transaction)
      try CallBackStore.insert(
        CallBack(drawnCount: lines.count, drawnAt: act.now, handedOutCount: 0, seed: seed),
        lines: lines, of: id, in: transaction)
      let event = CallBackEvent.drawn(
        count: lines.count, seedDigest: SHA256Digest(of: Array(seed.utf8)).hex, keyID: keyID)
      try act.journal([event.journalEntry(of: id)], in: transaction)
    }
  }

  /// Hands out the sealed contacts of those who were drawn: without it nobody can open them.
  ///
  /// - Parameters:
  ///   - id: The round.
  ///   - unitName: What the unit is called in the file.
  ///   - act: Who does it, when.
  /// - Returns: What only the holder of the private key can open.
  /// - Throws: `unknownRound`, `notAllowed`, `notDrawn`, `contactsRemoved`.
  func handOut(
    _ id: ID<SurveyRound>, unitName: String, act: Act
  ) async throws -> CallBackFile {
    try await services.storage.write { transaction in
      let round = try Self.load(id, act: act, in: transaction)
      let list = try CallBackStore.list(of: id, in: transaction)
      guard let callBack = list.callBack, let keyID = list.keyID else {
        throw CallBackRefusal.notDrawn
      }
      guard list.contactsRemovedAt == nil else { throw CallBackRefusal.contactsRemoved }
      let sealed = try CallBackStore.sealedContacts(of: id, in: transaction)
      let lines = try CallBackStore.drawnLines(of: id, in: transaction)
      let names = Dictionary(
        uniqueKeysWithValues: round.plan.services.map { ($0.number, $0.name) })
      let file = CallBackFile(
        roundID: id, upload: sealed.upload, unit: unitName, title: round.plan.title,
        keyID: keyID, opener: sealed.opener, seed: callBack.seed,
        lines: try lines.map { line in
          guard let contact = sealed.contacts[line.number] else { throw StorageError.notFound }
          return CallBackFile.Line(
            number: line.number, service: line.service.flatMap { names[$0] } ?? "",
            sealed: contact)
        })
      try CallBackStore.countHandingOut(of: id, in: transaction)
      let event = CallBackEvent.handedOut(
        count: lines.count, times: callBack.handedOutCount + 1, keyID: keyID)
      try act.journal([event.journalEntry(of: id)], in: transaction)
      return file
    }
  }

  /// Ends a call-back: every contact of the round is removed, and the seed becomes public.
  ///
  /// - Throws: `unknownRound`, `notAllowed`, `notDrawn`, `contactsRemoved`.
  func end(_ id: ID<SurveyRound>, act: Act) async throws {
    try await services.storage.write { transaction in
      _ = try Self.load(id, act: act, in: transaction)
      let list = try CallBackStore.list(of: id, in: transaction)
      guard list.callBack != nil else { throw CallBackRefusal.notDrawn }
      guard list.contactsRemovedAt == nil else { throw CallBackRefusal.contactsRemoved }
      try Self.end(id, list, act: act, in: transaction)
    }
    try removeKey(of: id)
  }

  /// Removes the contacts whose time is over, and the keys that nothing needs any more.
  ///
  /// - Parameter now: The present moment.
  /// - Returns: How many rounds lost their contacts.
  /// - Throws: What the database or the key folder throws.
  @discardableResult
  func removeOld(at now: Instant) async throws -> Int {
    let act = Act(by: nil, at: now)
    let soonest = now.adding(seconds: -CallBack.keptDays * 86_400)
    let rounds = try await services.storage.read { transaction in
      try CallBackStore.roundsWithContacts(endedBefore: soonest, in: transaction)
    }
    var count = 0
    for id in rounds {
      let isDone = try await services.storage.write { transaction in
        guard let round = try SurveyRoundStore.find(id, in: transaction),
          CallBack.contactsEnd(of: round) <= now
        else { return false }
        let list = try CallBackStore.list(of: id, in: transaction)
        guard list.contactsRemovedAt == nil else { return false }
        try Self.end(id, list, act: act, in: transaction)
        return true
      }
      if isDone { count += 1 }
    }
    // Also the keys of rounds whose contacts went while the program was stopped before this.
    for name in try KeyFolder(dataFolder: services.dataFolder).names()
    where name.hasPrefix(FrameKeys.prefix) {
      guard let id = ID<SurveyRound>(String(name.dropFirst(FrameKeys.prefix.count))) else {
        continue
      }
      let list = try await services.storage.read { try CallBackStore.list(of: id, in: $0) }
      if list.contactsRemovedAt != nil { try removeKey(of: id) }
    }
    return count
  }

  /// Throws away the key of a list: what backups and free pages of the database still hold of its
  /// contacts cannot be read with this installation any more.
  private func removeKey(of id: ID<SurveyRound>) throws {
    try KeyFolder(dataFolder: services.dataFolder).remove(FrameKeys.prefix + id.text)
  }

  private static func end(
    _ id: ID<SurveyRound>, _ list: CallBackList, act: Act, in transaction: Transaction
  ) throws(StorageError) {
    try CallBackStore.removeContacts(of: id, at: act.now, in: transaction)
    try act.journal(
      [CallBackEvent.ended(seed: list.callBack?.seed).journalEntry(of: id)], in: transaction)
  }

  /// A published round, for somebody of the national side.
  private static func load(
    _ id: ID<SurveyRound>, act: Act, in transaction: Transaction
  ) throws -> SurveyRound {
    guard let round = try SurveyRoundStore.find(id, in: transaction), round.publishedAt != nil
    else { throw SurveyRefusal.unknownRound }
    try SurveyActs.check(act, .callBack, in: round.unitID, transaction: transaction)
    return round
  }
}
