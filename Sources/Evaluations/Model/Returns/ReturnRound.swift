package import Kernel
import WorkUnitsModel
package import WorksheetsModel

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

    /// Describes a reply.
    package init(words: String, by: Author, at: Instant, newProofs: Int) {
      self.words = words
      self.by = by
      self.at = at
      self.newProofs = newProofs
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

  /// Describes a note.
  package init(question: Int, reason: ReturnReason, words: String, reply: Reply? = nil) {
    self.question = question
    self.reason = reason
    self.words = words
    self.reply = reply
  }

  /// Answers the note.
  ///
  /// - Throws: `replyMissing`, `textTooLong`.
  mutating func answer(_ reply: Reply) throws(ReturnRefusal) {
    let words = AnswerContent.tidy(reply.words)
    guard !words.isEmpty else { throw .replyMissing(question: question) }
    guard words.count <= Self.longestText else { throw .textTooLong(limit: Self.longestText) }
    self.reply = Reply(words: words, by: reply.by, at: reply.at, newProofs: reply.newProofs)
  }
}

/// One way back to the unit: what is wanted, until when, and what came of it.
package struct ReturnRound: Hashable, Sendable {
  /// How often a worksheet goes back in a year, unless the instansi decides otherwise.
  ///
  /// - Source: two rounds at BPS (`domain.md` d.1).
  package static let mostRounds = 2

  /// The evaluation or the layer that returned it.
  package let layer: Layer
  /// Counts the returns of a worksheet from 1.
  package let number: Int
  /// Who returned it.
  package let by: Author
  /// When.
  package let at: Instant
  /// The first moment at which the unit is late.
  package let deadline: Instant
  /// What is wanted, in reading order, a question at most once.
  package private(set) var notes: [ReturnNote]
  /// When the unit sent it again; nil before.
  package private(set) var sentAgainAt: Instant?

  /// Describes a stored round.
  package init(
    layer: Layer, number: Int, by: Author, at: Instant, deadline: Instant, notes: [ReturnNote],
    sentAgainAt: Instant? = nil
  ) {
    self.layer = layer
    self.number = number
    self.by = by
    self.at = at
    self.deadline = deadline
    self.notes = notes
    self.sentAgainAt = sentAgainAt
  }

  /// Returns a sent worksheet with notes.
  ///
  /// - Parameters:
  ///   - layer: Whose return it is.
  ///   - earlier: The returns of this worksheet so far.
  ///   - notes: What is wanted.
  ///   - deadline: Until when.
  ///   - occasion: Who, when, in which window; the deadline lies in it.
  ///   - limit: How often a worksheet goes back.
  /// - Returns: The round.
  /// - Throws: `limitReached`, `stillBack`, `notesMissing`, `noteTwice`, `wordsMissing`,
  ///   `textTooLong`, `deadlinePassed`, `deadlineAfterWindow`.
  package static func open(
    layer: Layer, after earlier: [ReturnRound], notes: [ReturnNote], deadline: Instant,
    occasion: Occasion, limit: Int = mostRounds
  ) throws(ReturnRefusal) -> ReturnRound {
    guard earlier.count < limit else { throw .limitReached(limit: limit) }
    if let last = earlier.last, last.sentAgainAt == nil { throw .stillBack(since: last.at) }
    guard !notes.isEmpty else { throw .notesMissing }
    var seen: Set<Int> = []
    for note in notes {
      guard seen.insert(note.question).inserted else { throw .noteTwice(question: note.question) }
      guard !AnswerContent.tidy(note.words).isEmpty else {
        throw .wordsMissing(question: note.question)
      }
      guard note.words.count <= ReturnNote.longestText else {
        throw .textTooLong(limit: ReturnNote.longestText)
      }
    }
    guard occasion.instant < deadline else { throw .deadlinePassed }
    if let until = occasion.window.until, deadline > until {
      throw .deadlineAfterWindow(until: until)
    }
    let tidy = notes.sorted { $0.question < $1.question }.map {
      ReturnNote(question: $0.question, reason: $0.reason, words: AnswerContent.tidy($0.words))
    }
    return ReturnRound(
      layer: layer, number: earlier.count + 1, by: occasion.author, at: occasion.instant,
      deadline: deadline, notes: tidy)
  }

  /// Answers one note; it may be answered again until the unit sends the worksheet.
  ///
  /// - Throws: `sentAgain`, `noteUnknown`, `replyMissing`, `textTooLong`.
  package mutating func answer(
    question: Int, with reply: ReturnNote.Reply
  ) throws(ReturnRefusal) {
    if let sentAgainAt { throw .sentAgain(at: sentAgainAt) }
    guard let place = notes.firstIndex(where: { $0.question == question }) else {
      throw .noteUnknown(question: question)
    }
    try notes[place].answer(reply)
  }

  /// Closes the round when the unit sends the worksheet again.
  ///
  /// A late sending is taken: it is shown as late, and the window of the cycle still bounds it.
  ///
  /// - Throws: `sentAgain`, `repliesMissing` naming every question without a reply.
  package mutating func sendAgain(at now: Instant) throws(ReturnRefusal) {
    if let sentAgainAt { throw .sentAgain(at: sentAgainAt) }
    let owed = notes.filter { $0.reply == nil }.map(\.question)
    guard owed.isEmpty else { throw .repliesMissing(questions: owed) }
    sentAgainAt = now
  }

  /// Whether the unit is late, or was.
  package func isLate(at now: Instant) -> Bool { (sentAgainAt ?? now) >= deadline }
}

/// Why a step of a return was refused; nothing was changed.
package enum ReturnRefusal: Error, Hashable, Sendable {
  /// It went back as often as allowed.
  case limitReached(limit: Int)
  /// The unit still repairs what came back last time.
  case stillBack(since: Instant)
  /// A return names at least one question.
  case notesMissing
  /// A question stands in the notes twice.
  case noteTwice(question: Int)
  /// A note has no words.
  case wordsMissing(question: Int)
  /// A text is longer than the limit, in characters.
  case textTooLong(limit: Int)
  /// The deadline is not after this moment.
  case deadlinePassed
  /// The window of the cycle closes before the deadline.
  case deadlineAfterWindow(until: Instant)
  /// The round is over: the worksheet was sent again.
  case sentAgain(at: Instant)
  /// The question did not come back.
  case noteUnknown(question: Int)
  /// A reply has no words.
  case replyMissing(question: Int)
  /// Questions that the unit owes a reply.
  case repliesMissing(questions: [Int])
}
