import Kernel

/// Why the due date of an item should be looked at again; it is kept as it is.
package enum DueDoubt: String, CaseIterable, Hashable, Sendable {
  /// It lies before the first quarter in which the work is done.
  case beforeTheWork
  /// It lies after the last one.
  case afterTheWork
  /// It lies between two, in one in which nothing is done.
  case betweenTheWork

  /// What is doubtful about the due date of what is planned; nil when nothing is.
  package init?(of content: PlanItemContent) {
    let (quarters, due) = (content.quarters.quarters, Quarter(of: content.dueOn))
    guard let first = quarters.first, let last = quarters.last, !quarters.contains(due) else {
      return nil
    }
    self = due < first ? .beforeTheWork : due > last ? .afterTheWork : .betweenTheWork
  }
}
