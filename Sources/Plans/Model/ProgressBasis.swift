/// What the progress of a plan is counted from for its reader.
///
/// - Source: decision 0214.
package enum ProgressBasis: Hashable, Sendable {
  /// Proof and answers as they stand.
  case present
  /// Proof and answers of a sending, by its number from 1: the worksheet is back with the unit, and
  /// the reader sees no drafts.
  case sending(Int)
  /// Nothing: the reader sees no drafts, and there is no sent worksheet that they may read now.
  case nothing

  /// Whether anything is counted, so that there is progress to show.
  package var counts: Bool { self != .nothing }
}
