package import Kernel
package import WorkUnitsModel

/// Why something about a plan was not done.
package enum PlanRefusal: Error, Hashable, Sendable {
  /// Nothing was typed.
  case empty(PlanField)
  /// Longer than the limit; unit: characters.
  case tooLong(PlanField, limit: Int)
  /// Holds control characters.
  case unprintable(PlanField)
  /// A day that the calendar does not have.
  case notADay(PlanField)
  /// No area of the six was chosen.
  case areaMissing
  /// The target is no number from 0 with at most six digits before the comma and two after it.
  case targetUnreadable
  /// No quarter was chosen.
  case quarterMissing
  /// The day lies outside the programme year.
  case outsideYear(PlanField, CycleYear)
  /// A follow-up is due before the day it is set, or later than the end of the next year.
  case dueOutOfReach(earliest: CalendarDate, latest: CalendarDate)
  /// The person is not on the roster of the unit today.
  case notOnRoster(PlanField)
  /// The instrument of the year has no such soal.
  case unknownQuestion(Int)
  /// Too many questions for one item.
  case tooManyQuestions(limit: Int)
  /// Too many items in one plan.
  case tooManyItems(limit: Int)
  /// The item was removed and can no longer be changed.
  case isRemoved
  /// The team would end before it begins.
  case teamEndsBeforeItBegins
  /// The decree is dated after the first day of the team that it appoints.
  case decreeAfterStart(CalendarDate)
  /// Another team of the unit holds in part of that time.
  case teamOverlaps(decree: String)
  /// A team has at least one member, and one leader.
  case leaderMissing
  /// More than one leader.
  case tooManyLeaders
  /// The same person twice.
  case memberTwice(String)
  /// A member without an area; only the leader has all of them.
  case memberWithoutArea(String)
  /// More members than one team has.
  case tooManyMembers(limit: Int)
  /// The vault of the unit has no such proof.
  case unknownProof
  /// The proof does not count in the year.
  case proofDoesNotCount(CycleYear)
  /// The monitoring of a quarter is opened in its last month at the earliest.
  case quarterTooEarly(from: CalendarDate)
  /// The monitoring of the quarter is open already.
  case quarterExists(Quarter)
  /// A later quarter was monitored already: what stood before can no longer be frozen.
  case laterQuarterExists(Quarter)
  /// There is nothing to monitor.
  case planIsEmpty
  /// The follow-up is closed already.
  case followUpIsClosed
  /// The year has no programme for this unit.
  case noProgramme(CycleYear)
  /// The building of the year is over.
  case yearIsClosed(lastDay: CalendarDate)
  /// The unit is closed.
  case unitIsClosed
  /// Somebody else changed it after the form was made.
  case stale
}
