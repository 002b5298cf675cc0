package import Kernel

/// Why something was not done with a proof.
package enum EvidenceRefusal: Error, Hashable, Sendable {
  /// A file without a byte.
  case empty
  /// Content of a kind that is not taken.
  case unknownContent
  /// An office document with program code in it.
  case macros
  /// The name promises another kind than the content is.
  case wrongEnding(promised: FileKind, found: FileKind)
  /// Larger than this installation takes; unit: bytes.
  case tooLarge(limitBytes: Int)
  /// More files at once than one form takes.
  case tooManyFiles(limit: Int)
  /// No file and no address.
  case nothingSent
  /// The scanner found something.
  case infected(finding: String)
  /// A scanner is configured but did not answer.
  case scannerSilent
  /// No room is left on the disk.
  case diskFull
  /// A title is missing or too long.
  case titleMissing
  /// The address is none, or not `https://`.
  case notAnAddress
  /// A day that the calendar does not have.
  case notADay
  /// The last day lies before the first.
  case periodEndsBeforeItBegins
  /// The year has no programme, or the soal is not in its instrument.
  case unknownQuestion
  /// Too long a reference to pages.
  case pagesTooLong
  /// A legal hold stands.
  case held(reason: String)
  /// The retention time is not over.
  case retained(until: CalendarDate)
  /// It is kept for ever.
  case retainedForEver
  /// A question of a sent worksheet rests on it.
  case inSentWorksheet
  /// The worksheet of the year was sent: nothing is linked to its questions any more.
  case worksheetSent(year: Int)
  /// The worksheet came back without this question: its links stand as they were sent.
  case questionFrozen(year: Int, soal: Int)
  /// A sent worksheet rests on it: its title and its period were sealed with the proof.
  case describedInSent(year: Int)
  /// The pages named lie beyond the last one.
  case pagesBeyond(last: Int)
  /// The copy without personal data is the original itself.
  case copyIsOriginal
  /// A hold needs a reason.
  case reasonMissing
  /// There is nothing that everybody could be shown: no picture, or none without personal data.
  case notForEverybody
  /// Somebody else changed it in the meantime.
  case stale
  /// The piece of an upload does not begin where the last one ended.
  case wrongOffset(expected: Int64)
  /// Too many uploads of this person are unfinished.
  case tooManyUploads(limit: Int)
  /// The content of a stored file is not what its digest says.
  case damaged
}
