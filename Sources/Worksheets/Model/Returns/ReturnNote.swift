package import Kernel

/// Why a question came back to the unit.
package enum ReturnReason: String, CaseIterable, Hashable, Sendable {
  /// No proof is linked.
  case proofMissing = "proof_missing"
  /// The proof does not show what the answer says.
  case proofShowsOtherwise = "proof_shows_otherwise"
  /// The proof is of another year.
  case proofOutsideYear = "proof_outside_year"
  /// The proof cannot be read or opened.
  case proofUnreadable = "proof_unreadable"
  /// Counts contradict each other or the proof.
  case countsContradict = "counts_contradict"
  /// The answer is higher than its criteria allow.
  case answerTooHigh = "answer_too_high"
  /// The note does not say what was done.
  case noteUnclear = "note_unclear"
}

/// What assessors want repaired on one question, and what the unit says to it.
package struct ReturnNote: Hashable, Sendable {
  /// The longest text, in characters.
  package static let longestText = 2000

  /// What the unit says.
  package struct Reply: Hashable, Sendable {
    /// What was repaired, or why nothing is.
    package let words: String
    /// Who says it.
    package let by: Author
    /// When.
    package let at: Instant
    /// How many proofs were linked to the question since it came back.
    package let newProofs: Int
    /// Counts the replies to the note from 1; a form carries the one it was made on.
    package let version: Int64

    /// Describes a reply.
    package init(words: String, by: Author, at: Instant, newProofs: Int, version: Int64 = 1) {
      self.words = words
      self.by = by
      self.at = at
      self.newProofs = newProofs
      self.version = version
    }
  }

  /// Who added a note after the worksheet went back.
  package struct Addition: Hashable, Sendable {
    /// Who.
    package let by: Author
    /// When.
    package let at: Instant

    /// Describes an addition.
    package init(by: Author, at: Instant) {
      self.by = by
      self.at = at
    }
  }

  /// The position in `Instrument.questions`.
  package let question: Int
  /// Why it came back.
  package let reason: ReturnReason
  /// What is wanted, in plain words.
  package let words: String
  /// What the unit says; nil while it owes a reply.
  package private(set) var reply: Reply?
  /// Who added it later; nil for a note that came with the return.
  package private(set) var addition: Addition?

  /// Describes a note.
  package init(
    question: Int, reason: ReturnReason, words: String, reply: Reply? = nil,
    addition: Addition? = nil
  ) {
    self.question = question
    self.reason = reason
    self.words = words
    self.reply = reply
    self.addition = addition
  }

  /// Lets only notes through that say something.
  ///
  /// - Returns: The same note with tidy words, without a reply.
  /// - Throws: `wordsMissing`, `textTooLong`.
  package func checked() throws(ReturnRefusal) -> ReturnNote {
    let words = AnswerContent.tidy(words)
    guard !words.isEmpty else { throw .wordsMissing(question: question) }
    guard words.count <= Self.longestText else { throw .textTooLong(limit: Self.longestText) }
    return ReturnNote(question: question, reason: reason, words: words)
  }

  /// The same note as added to a round that is open already.
  func added(by author: Author, at now: Instant) throws(ReturnRefusal) -> ReturnNote {
    var note = try checked()
    note.addition = Addition(by: author, at: now)
    return note
  }

  /// Answers the note.
  ///
  /// - Throws: `replyOvertaken` when somebody else replied meanwhile, `replyMissing`,
  ///   `textTooLong`.
  mutating func answer(_ reply: Reply, seen version: Int64) throws(ReturnRefusal) {
    let standing = self.reply?.version ?? 0
    guard version == standing else { throw .replyOvertaken(question: question) }
    let words = AnswerContent.tidy(reply.words)
    guard !words.isEmpty else { throw .replyMissing(question: question) }
    guard words.count <= Self.longestText else { throw .textTooLong(limit: Self.longestText) }
    self.reply = Reply(
      words: words, by: reply.by, at: reply.at, newProofs: reply.newProofs,
      version: standing + 1)
  }
}
