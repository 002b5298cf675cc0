/// Why an act on instansi, units or cycles was refused.
package enum WorkUnitRefusal: Error, Hashable, Sendable {
  /// The unit no longer exists and cannot change.
  case unitIsClosed
  /// Units below it still exist.
  case hasActiveChildren(Int)
  /// Another unit at the same place has this name.
  case unitNameTaken
  /// Another instansi has this name.
  case institutionNameTaken
  /// The unit above is unknown or belongs to another instansi.
  case parentUnknown
  /// The unit above no longer exists.
  case parentIsClosed
  /// The tree would be deeper than the limit.
  case tooDeep(limit: Int)
  /// The window would end before it begins.
  case windowIsEmpty
  /// The instansi, or the nation, has a cycle for this year.
  case cycleExists(year: Int)
  /// No instrument has this id.
  case instrumentUnknown(String)
  /// Answer types of the instrument are not established, so that it scores nothing.
  case instrumentCannotScore(questionCount: Int)
  /// The instrument was replaced before this year.
  case instrumentOver(lastCycle: Int)
  /// Something was made for this cycle, such as a worksheet.
  case cycleInUse
  /// The unit is a part of another one and cannot be opened again.
  case wasMerged
  /// It was changed by somebody else since the form was opened.
  case stale
}
