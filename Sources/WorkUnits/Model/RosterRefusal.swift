package import Kernel

/// Why an act on the roster or on heads of unit was refused.
package enum RosterRefusal: Error, Hashable, Sendable {
  /// The person is on the roster of this unit.
  case alreadyMember(since: CalendarDate)
  /// The person is on the roster of another unit; which one is not for everybody to know.
  case memberElsewhere(since: CalendarDate)
  /// The person is on no roster, or no longer.
  case notMember
  /// The first day would not be later than the end of an earlier stay.
  case joinsTooEarly(after: CalendarDate)
  /// The first day would not be later than the birth in the NIP.
  case joinsBeforeBirth
  /// The last day would be before the first.
  case leavesTooEarly(joinedOn: CalendarDate)
  /// A transfer into the unit in which the person is.
  case sameUnit
  /// The unit is closed.
  case unitIsClosed
  /// There is no such unit, or the person who asks may not know it.
  case unitUnknown
  /// No account has this login, or it belongs to another instansi.
  case accountUnknown
  /// Another person of the roster has this account.
  case accountTaken
  /// The unit has a head from a later or the same day on.
  case headExists(from: CalendarDate)
  /// A definitive head must be on the roster of the unit on the first day.
  case headIsNoMember
  /// The unit has no such head.
  case noSuchHead
  /// The person would leave before becoming head of a unit.
  case becomesHead(on: CalendarDate)
  /// It was changed by somebody else since the form was opened.
  case stale
}
