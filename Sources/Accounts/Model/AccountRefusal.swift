package import Kernel

/// Why an act on accounts was refused.
package enum AccountRefusal: Error, Hashable, Sendable {
  /// Another account has this login.
  case loginTaken
  /// Nobody could run the installation afterwards.
  case lastAdministrator
  /// One does not shut oneself out.
  case ownAccount
  /// The role does not exist at such a place.
  case scopeDoesNotFit(Role)
  /// The last day lies before the first.
  case untilBeforeFrom
  /// The first day lies before the one from which roles are taken.
  case fromTooEarly(CalendarDate)
  /// The first day is further ahead than the last one that is taken.
  case fromTooLate(CalendarDate)
  /// The last day is further ahead than the last one that is taken.
  case untilTooLate(CalendarDate)
  /// The person holds the same role at the same place already.
  case alreadyGranted
  /// Whoever runs an instansi does not judge its units.
  case rolesExclude
  /// The one-time link is unknown, used or too old.
  case linkIsSpent
  /// One does not take the own second factor away: an open session would be enough for it.
  case ownSecondFactor
  /// The account was changed by somebody else since the form was opened.
  case stale
}
