package import Kernel
package import WorkUnitsModel

/// Why something about declarations was not done.
package enum DeclarationRefusal: Error, Hashable, Sendable {
  /// A text has too few or too many promises.
  case promiseCount(Int)
  /// A promise is empty or too long in one of the languages.
  case promiseLength(number: Int)
  /// The unit has a round of this kind in that year already.
  case roundExists(year: Int)
  /// The window would end before it begins, or lies outside its year.
  case windowIsWrong
  /// The window has not opened yet.
  case notYetOpen(Instant)
  /// The window is closed.
  case windowClosed(Instant)
  /// The stage of declaring is not open for the unit; the window, and the clock of the unit.
  case stageIsClosed(FillWindow, UnitZone)
  /// The person is not on the roster of the unit today.
  case notOnRoster
  /// The form was made for somebody else.
  case notYou
  /// Too many tries; the next one at that moment.
  case wait(until: Instant)
  /// The number and the code do not belong together.
  case codeIsWrong
  /// No slip of somebody from outside has the code.
  case outsideCodeIsWrong
  /// The kiosk was closed or its time is over.
  case kioskIsClosed
  /// The head signs before a witness, who was not named.
  case witnessMissing
  /// The head would be the own witness.
  case witnessIsSigner
  /// A name or an office was not taken.
  case nameIsWrong(field: String)
  /// A public act cannot lie in the future.
  case dateIsAhead
  /// A public act cannot lie before the programme.
  case dateIsTooEarly
  /// The record that is to be put right is none of this unit.
  case correctionIsUnknown
  /// The record was put right already, by another one.
  case alreadyCorrected
  /// A signing or an agreement is of last, this or next year.
  case yearIsOutside(from: Int, to: Int)
  /// The window has ended before it would begin to hold.
  case windowIsOver
  /// Another code was made after the page with the button was opened.
  case codeIsRenewed
  /// Somebody has signed the agreement, so that it stays.
  case agreementIsSigned
  /// The agreement was withdrawn.
  case agreementIsWithdrawn
  /// Too many witnesses or supporters, or one of them twice.
  case peopleAreWrong
  /// The unit has an agreement for that year already.
  case agreementExists(year: Int)
  /// No indicator, too many, one twice, or one without name or target.
  case indicatorsAreWrong
  /// Somebody of this name and office is named for the same group already.
  case alreadyNamed
  /// The form of this declaration was sent already.
  case alreadyPublished
  /// Slips were made after the page with the button was opened; making more ends so many unused ones.
  case slipsExist(unused: Int)
  /// The person has signed, so that neither code nor name can change any more.
  case hasSigned
  /// Only the head of the day signs for the unit.
  case notHead
  /// The unit is closed.
  case unitIsClosed
  /// Somebody changed this after the form was made.
  case stale
}
