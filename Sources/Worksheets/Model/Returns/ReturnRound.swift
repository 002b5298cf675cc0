package import Kernel
import WorkUnitsModel

/// One way back to the unit: what is wanted, until when, and what came of it.
package struct ReturnRound: Hashable, Sendable {
  /// How long the unit has for a note that is added later, at least; unit: days.
  package static let daysForAddition = 3

  /// The layer that returned it.
  package let layer: Layer
  /// Counts the returns of a worksheet from 1, whichever layer they are of.
  package let number: Int
  /// Which sending came back, counted from 1.
  package let submission: Int
  /// Who returned it.
  package let by: Author
  /// When.
  package let at: Instant
  /// The first moment at which the unit is late.
  package private(set) var deadline: Instant
  /// Whether the unit may change every question, not only those with a note.
  package let opensAll: Bool
  /// What is wanted, in reading order, a question at most once.
  package private(set) var notes: [ReturnNote]
  /// When the unit sent it again; nil before.
  package private(set) var sentAgainAt: Instant?
  /// Counts the steps of the round: replies, and the sending that closes it.
  package let version: Int64

  /// Describes a stored round.
  package init(
    layer: Layer, number: Int, submission: Int, by: Author, at: Instant, deadline: Instant,
    notes: [ReturnNote], opensAll: Bool = false, sentAgainAt: Instant? = nil, version: Int64 = 1
  ) {
    self.layer = layer
    self.number = number
    self.submission = submission
    self.by = by
    self.at = at
    self.deadline = deadline
    self.opensAll = opensAll
    self.notes = notes
    self.sentAgainAt = sentAgainAt
    self.version = version
  }

  /// Whether the unit still repairs.
  package var isOpen: Bool { sentAgainAt == nil }
  /// How many notes have a reply.
  package var repliedCount: Int { notes.count { $0.reply != nil } }
  /// Questions without a reply, in reading order.
  package var owed: [Int] { notes.filter { $0.reply == nil }.map(\.question) }

  /// The same round without what the unit says to it, as those see it who do not see drafts; a
  /// round that was sent again is as it is.
  package var withoutDraftReplies: ReturnRound {
    guard isOpen else { return self }
    var round = self
    round.notes = notes.map {
      ReturnNote(
        question: $0.question, reason: $0.reason, words: $0.words, addition: $0.addition)
    }
    return round
  }

  /// The note on a question; nil when it did not come back.
  package func note(on question: Int) -> ReturnNote? {
    notes.first { $0.question == question }
  }

  /// Returns a sent worksheet with notes.
  ///
  /// - Parameters:
  ///   - layer: Whose return it is; the rounds of each layer are limited for themselves.
  ///   - submission: Which sending comes back.
  ///   - earlier: The returns of this worksheet so far, the first one first.
  ///   - wish: What is wanted, and until when.
  ///   - occasion: Who, when, in which window; the deadline lies in it.
  /// - Returns: The round.
  /// - Throws: `limitReached`, `stillBack`, `notesMissing`, `noteTwice`, `wordsMissing`,
  ///   `textTooLong`, and what `ReturnWish.requireDeadline` refuses.
  package static func open(
    layer: Layer, submission: Int, after earlier: [ReturnRound], _ wish: ReturnWish,
    occasion: Occasion
  ) throws(ReturnRefusal) -> ReturnRound {
    let own = earlier.count { $0.layer == layer }
    guard wish.rules.allowsRound(after: own) else {
      throw .limitReached(limit: wish.rules.rounds, used: own)
    }
    if let last = earlier.last, last.isOpen { throw .stillBack(since: last.at) }
    guard !wish.notes.isEmpty else { throw .notesMissing }
    var seen: Set<Int> = []
    var notes: [ReturnNote] = []
    for note in wish.notes {
      guard seen.insert(note.question).inserted else { throw .noteTwice(question: note.question) }
      notes.append(try note.checked())
    }
    return ReturnRound(
      layer: layer, number: (earlier.last?.number ?? 0) + 1, submission: submission,
      by: occasion.author, at: occasion.instant, deadline: try wish.requireDeadline(occasion),
      notes: notes.sorted { $0.question < $1.question }, opensAll: wish.opensAll)
  }

  /// Adds notes while the unit still repairs; their questions open with them.
  ///
  /// It is the same round: the deadline moves only where the unit would have less than
  /// `daysForAddition` for the new notes, and never beyond the rules or the window.
  ///
  /// - Parameters:
  ///   - notes: What is to be repaired besides.
  ///   - layer: Whose notes they are.
  ///   - rules: What the instansi allows.
  ///   - occasion: Who, when, in which window.
  /// - Throws: `sentAgain`, `roundOfAnotherLayer`, `roundLate`, `notesMissing`, `noteTwice`,
  ///   `wordsMissing`, `textTooLong`.
  package mutating func add(
    _ notes: [ReturnNote], as layer: Layer, rules: ReturnRules, occasion: Occasion
  ) throws(ReturnRefusal) {
    if let sentAgainAt { throw .sentAgain(at: sentAgainAt) }
    guard layer == self.layer else { throw .roundOfAnotherLayer(self.layer) }
    guard occasion.instant < deadline else { throw .roundLate(since: deadline) }
    guard !notes.isEmpty else { throw .notesMissing }
    var all = self.notes
    for note in notes {
      guard !all.contains(where: { $0.question == note.question }) else {
        throw .noteTwice(question: note.question)
      }
      all.append(try note.added(by: occasion.author, at: occasion.instant))
    }
    let wanted = occasion.instant.adding(seconds: Int64(Self.daysForAddition) * 86_400)
    let latest = rules.latest(from: at, in: occasion.window)
    deadline = max(deadline, min(wanted, latest))
    self.notes = all.sorted { $0.question < $1.question }
  }

  /// Answers one note; it may be answered again until the unit sends the worksheet.
  ///
  /// - Parameters:
  ///   - question: The position in `Instrument.questions`.
  ///   - reply: What the unit says; its version is counted here.
  ///   - seen: The version of the reply that the person saw; 0 when there was none.
  /// - Throws: `sentAgain`, `noteUnknown`, `replyOvertaken`, `replyMissing`, `textTooLong`.
  package mutating func answer(
    question: Int, with reply: ReturnNote.Reply, seen: Int64 = 0
  ) throws(ReturnRefusal) {
    if let sentAgainAt { throw .sentAgain(at: sentAgainAt) }
    guard let place = notes.firstIndex(where: { $0.question == question }) else {
      throw .noteUnknown(question: question)
    }
    try notes[place].answer(reply, seen: seen)
  }

  /// Closes the round when the unit sends the worksheet again.
  ///
  /// A late sending is taken: it is shown as late, and the window of the cycle still bounds it.
  ///
  /// - Throws: `sentAgain`, `repliesMissing` naming every question without a reply.
  package mutating func sendAgain(at now: Instant) throws(ReturnRefusal) {
    if let sentAgainAt { throw .sentAgain(at: sentAgainAt) }
    guard owed.isEmpty else { throw .repliesMissing(questions: owed) }
    sentAgainAt = now
  }

  /// Whether the unit is late, or was.
  package func isLate(at now: Instant) -> Bool { (sentAgainAt ?? now) >= deadline }
}
