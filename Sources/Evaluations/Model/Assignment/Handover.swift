import AccountsModel
package import Kernel
import WorksheetsModel

/// What a conflict that came later leads to, in one step: the door shuts and the seat is free.
package struct Handover: Hashable, Sendable {
  /// The declaration as it stands now.
  package let declaration: ConflictDeclaration
  /// The assignment without the person; nil when the person had no seat.
  package let assignment: UnitAssignment?
  /// What happened, in order.
  package let journalEntries: [JournalEntry]

  /// Lets an assessor declare a conflict, and hands over what they were to judge.
  ///
  /// - Parameters:
  ///   - declaration: What the assessor said so far.
  ///   - conflict: What they say now.
  ///   - assignment: Who judges the unit; nil while nobody was assigned.
  ///   - instant: The time of effect of both.
  /// - Throws: `conflictStands` when one was declared before.
  package init(
    _ declaration: ConflictDeclaration, conflict: DeclaredConflict,
    assignment: UnitAssignment?, at instant: Instant
  ) throws(ConflictRefusal) {
    var declaration = declaration
    var entries = try declaration.declare(conflict, at: instant).map(\.journalEntry)
    let isSame =
      assignment.map {
        $0.unitID == declaration.unitID && $0.year == declaration.year
          && $0.layer == declaration.layer
      } ?? false
    var left = isSame ? assignment : nil
    let events =
      left?.vacate(declaration.assessorID, because: .conflict, at: instant) ?? []
    entries += events.map(\.journalEntry)
    self.declaration = declaration
    self.assignment = events.isEmpty ? nil : left
    journalEntries = entries
  }
}
