package import Kernel

/// Why something about surveys was not done.
package enum SurveyRefusal: Error, Hashable, Sendable {
  /// No such round, link, counter or kiosk, or not for this person to know of.
  case unknownRound
  /// The round takes answers from that moment.
  case notYetOpen(Instant)
  /// The round took answers until that moment.
  case isOver(Instant)
  /// The round takes answers until that moment and cannot be closed before.
  case notYetOver(Instant)
  /// The round was closed for good.
  case isClosed
  /// What was published cannot be planned otherwise.
  case isPublished
  /// The round takes answers since that moment: what decides who is asked and how is fixed.
  case hasOpened(Instant)
  /// The round was withdrawn before its window began.
  case isWithdrawn
  /// The window would begin in the past: everything is fixed before it begins.
  case startIsPast
  /// The window would end in the past.
  case endIsPast
  /// The window would end before it begins.
  case windowIsWrong
  /// The window would be longer than a window may be; its latest end.
  case windowIsTooLong(latest: Instant)
  /// The window would end earlier than it does, or at that same moment.
  case isShorter(Instant)
  /// The window was extended as often as it may be.
  case noMoreExtensions
  /// No reason, or more than 600 characters.
  case reasonMissing
  /// No title, or one that is too long.
  case titleIsWrong
  /// No questionnaire, an unknown one, or two of one kind.
  case questionnairesAreWrong
  /// A service without name, one twice, too many, or an impossible number of people.
  case servicesAreWrong(line: Int)
  /// Not a network address such as `203.0.113.0/24`.
  case networkIsWrong(String)
  /// Items without an answer: their places in the form, from 0.
  case itemsMissing([Int])
  /// An answer outside of its scale, at that place.
  case outOfScale(place: Int)
  /// More answers than items.
  case extraItems
  /// No service of the round has that number.
  case unknownService
  /// The free text is longer than allowed.
  case commentTooLong
  /// The ticket of the form is older than it may be.
  case formIsStale
  /// The ticket of the form is not ours, was changed, or belongs to another place or person.
  case formIsForeign
  /// The kiosk was closed, or its time is over.
  case kioskIsClosed
  /// The kiosk took its number of answers for now; more from that moment.
  case kioskWaits(until: Instant)
  /// A counter or kiosk without name, one of that name, or more than there may be.
  case placeIsWrong(limit: Int)
  /// The person may know of the round but not do this.
  case notAllowed
  /// Somebody else changed it in the meantime.
  case stale
}
