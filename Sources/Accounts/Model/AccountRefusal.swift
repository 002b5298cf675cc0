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
  /// The person holds the same role at the same place already.
  case alreadyGranted
  /// The one-time link is unknown, used or too old.
  case linkIsSpent
  /// The account was changed by somebody else since the form was opened.
  case stale
}
