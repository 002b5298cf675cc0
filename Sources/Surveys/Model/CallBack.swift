package import Kernel

/// A call-back: the national side asks a few people of a closed round's list whether they are real,
/// were served, and were left alone (decision 0173).
package struct CallBack: Hashable, Sendable {
  /// The most people that are drawn: more than the largest sample that a survey ever needs.
  ///
  /// Drawing more would tell nothing more and expose more people.
  package static let most = 400
  /// How long contacts wait for a call-back after a round was closed.
  ///
  /// - Unit: days.
  package static let keptDays: Int64 = 90
  /// How long contacts of a round wait that nobody closes, after the end of its window.
  ///
  /// - Unit: days.
  package static let unclosedDays: Int64 = 365
  /// The longest word of a witness, in characters.
  package static let longestWord = 100

  /// How many people were drawn.
  package let drawnCount: Int
  /// When they were drawn.
  package let drawnAt: Instant
  /// How often their sealed contacts were handed out.
  package let handedOutCount: Int
  /// The whole seed; nobody but the national side is shown it before the call-back has ended.
  package let seed: String

  /// Describes a call-back as it is stored.
  package init(drawnCount: Int, drawnAt: Instant, handedOutCount: Int, seed: String) {
    self.drawnCount = drawnCount
    self.drawnAt = drawnAt
    self.handedOutCount = handedOutCount
    self.seed = seed
  }

  /// The last moment at which the contacts of a round are still kept.
  ///
  /// - Parameter round: A published round.
  /// - Returns: Ninety days after it was closed; a year after its window when nobody closed it, so
  ///   that leaving a round open is no way around a call-back.
  package static func contactsEnd(of round: SurveyRound) -> Instant {
    let day: Int64 = 86_400
    guard let closedAt = round.closedAt else {
      return round.plan.window.closesAt.adding(seconds: unclosedDays * day)
    }
    return closedAt.adding(seconds: keptDays * day)
  }
}

/// What is known of the list of a round before a call-back is drawn from it.
package struct CallBackList: Hashable, Sendable {
  /// How many lines the list has; nil before the upload.
  package var lineCount: Int?
  /// How many people of it were given a link; nil when nobody was, and all of it is drawn from.
  package var invitedCount: Int?
  /// The digest of the seed that was promised before the list was known; nil for lists from before
  /// there were call-backs.
  package var seedDigest: String?
  /// The name of the public key that contacts were sealed to; nil when there was none.
  package var keyID: String?
  /// When the contacts were removed; nil as long as they are kept.
  package var contactsRemovedAt: Instant?
  /// The call-back that was drawn; nil before.
  package var callBack: CallBack?

  /// Describes a list.
  package init(
    lineCount: Int? = nil, invitedCount: Int? = nil, seedDigest: String? = nil,
    keyID: String? = nil, contactsRemovedAt: Instant? = nil, callBack: CallBack? = nil
  ) {
    self.lineCount = lineCount
    self.invitedCount = invitedCount
    self.seedDigest = seedDigest
    self.keyID = keyID
    self.contactsRemovedAt = contactsRemovedAt
    self.callBack = callBack
  }

  /// Why nothing can be drawn from it.
  ///
  /// - Parameter round: The round of the list.
  /// - Returns: nil when a draw is possible.
  package func obstacle(in round: SurveyRound) -> CallBackRefusal? {
    if callBack != nil { return .drawnAlready }
    if round.closedAt == nil { return .notClosed }
    guard lineCount != nil else { return .noList }
    if contactsRemovedAt != nil { return .contactsRemoved }
    if keyID == nil || seedDigest == nil { return .sealedBeforeKey }
    return nil
  }

  /// Refuses a draw that cannot be made.
  ///
  /// - Parameters:
  ///   - count: How many people.
  ///   - word: The word of a witness; may be empty.
  ///   - round: The round of the list.
  /// - Throws: What `obstacle` names; `drawIsWrong` for an impossible number or word.
  package func checkDraw(
    of count: Int, word: String, in round: SurveyRound
  ) throws(CallBackRefusal) {
    if let obstacle = obstacle(in: round) { throw obstacle }
    let most = mostDrawn
    guard (1...most).contains(count), word.count <= CallBack.longestWord,
      !word.contains(where: \.isNewline)
    else { throw .drawIsWrong(most: most) }
  }

  /// The largest draw: everybody who was invited, or 400 people of more.
  package var mostDrawn: Int { max(1, min(invitedCount ?? lineCount ?? 0, CallBack.most)) }
}

/// Why a call-back was not drawn or handed out.
package enum CallBackRefusal: Error, Hashable, Sendable {
  /// The round still takes answers, or its closing act has not been done.
  case notClosed
  /// The round has no list of served people.
  case noList
  /// The list came before there was a key of the national side, or a promised seed.
  case sealedBeforeKey
  /// A round is drawn from once.
  case drawnAlready
  /// Nothing was drawn yet.
  case notDrawn
  /// The contacts of the round were removed.
  case contactsRemoved
  /// No number from 1 to the most, or a word that is too long.
  case drawIsWrong(most: Int)
}

/// What happened around the call-back of a round.
///
/// The journal is read by the unit: neither the seed nor a line stands in it before the end.
package enum CallBackEvent: Hashable, Sendable {
  /// A seed was promised before the list was known.
  case promised(seedDigest: String)
  /// People were drawn.
  case drawn(count: Int, seedDigest: String, keyID: String)
  /// The sealed contacts of those who were drawn left the server.
  case handedOut(count: Int, times: Int, keyID: String)
  /// The contacts were removed; the seed of a draw is public from now on.
  case ended(seed: String?)

  /// The event as the journal keeps it, among those of its round.
  package func journalEntry(of round: ID<SurveyRound>) -> JournalEntry {
    switch self {
    case .promised(let digest):
      entry(round, .promised, JournalFacts().text("seed_sha256", digest))
    case .drawn(let count, let digest, let key):
      entry(
        round, .drawn,
        JournalFacts().number("contacts", count).text("seed_sha256", digest).text("key", key))
    case .handedOut(let count, let times, let key):
      entry(
        round, .handedOut,
        JournalFacts().number("contacts", count).number("times", times).text("key", key))
    case .ended(let seed): entry(round, .ended, JournalFacts().text("seed", seed))
    }
  }

  /// The names of these events in the journal.
  package enum Name: String, CaseIterable, Sendable {
    /// A seed was promised.
    case promised = "callback_promised"
    /// People were drawn.
    case drawn = "callback_drawn"
    /// Sealed contacts left the server.
    case handedOut = "callback_handed_out"
    /// Contacts were removed.
    case ended = "callback_ended"
  }

  private func entry(
    _ round: ID<SurveyRound>, _ name: Name, _ facts: JournalFacts
  ) -> JournalEntry {
    JournalEntry(
      subjectKind: SurveyEvent.roundKind, subjectID: round.text, event: name.rawValue,
      facts: facts.json)
  }
}
