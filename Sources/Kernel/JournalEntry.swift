/// One event for the journal: what happened to which thing.
///
/// Who acted and when are added where the entry is written, in the same transaction as the change.
package struct JournalEntry: Hashable, Sendable {
  /// The kind of thing, such as `worksheet`.
  package let subjectKind: String
  /// The id of the thing.
  package let subjectID: String
  /// What happened, in the programme's words, such as `answer_saved`.
  package let event: String
  /// The facts of the event as canonical JSON, without secrets.
  package let facts: String

  /// Describes an event.
  package init(subjectKind: String, subjectID: String, event: String, facts: String = "{}") {
    self.subjectKind = subjectKind
    self.subjectID = subjectID
    self.event = event
    self.facts = facts
  }
}
