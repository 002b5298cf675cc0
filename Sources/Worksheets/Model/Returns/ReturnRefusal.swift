package import Kernel

/// Why a step of a return was refused; nothing was changed.
package enum ReturnRefusal: Error, Hashable, Sendable {
  /// Somebody else of the team changed the notes meanwhile.
  case notesOvertaken
  /// It went back to the unit as often as this layer may, or more often before the rules changed.
  case limitReached(limit: Int, used: Int)
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
  /// There is no deadline.
  case deadlineMissing
  /// What was typed as deadline is no day with a time.
  case deadlineUnreadable
  /// The deadline is not after this moment.
  case deadlinePassed
  /// The deadline is on this very day.
  case deadlineToday
  /// The deadline is further away than the rules allow.
  case deadlineTooFar(days: Int, latest: Instant)
  /// The window of the cycle closes before the deadline.
  case deadlineAfterWindow(until: Instant)
  /// The round is over: the worksheet was sent again.
  case sentAgain(at: Instant)
  /// The deadline of the round is over, so that no further note is taken.
  case roundLate(since: Instant)
  /// Another layer gave it back, so that this one adds nothing.
  case roundOfAnotherLayer(Layer)
  /// The question did not come back.
  case noteUnknown(question: Int)
  /// Somebody else of the unit replied meanwhile.
  case replyOvertaken(question: Int)
  /// A reply has no words.
  case replyMissing(question: Int)
  /// Questions that the unit owes a reply.
  case repliesMissing(questions: [Int])
}
