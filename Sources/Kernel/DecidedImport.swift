/// What becomes of one row of an import.
package protocol ImportOutcome: Hashable, Sendable {
  /// Whether the row cannot be taken.
  var isRefused: Bool { get }
}

/// One row of an import with its outcome.
package protocol ImportLine: Hashable, Sendable {
  /// What may become of a row.
  associatedtype Outcome: ImportOutcome

  /// The row of the file; 1 is the header.
  var number: Int { get }
  /// What becomes of it.
  var outcome: Outcome { get }
}

extension ImportLine {
  /// Whether the row cannot be taken.
  package var isRefused: Bool { outcome.isRefused }
}

/// A list from a file, decided row by row before anything of it is stored.
///
/// What a row may lead to is the matter of each list. That a file is stored whole or not at all, and
/// that every row is accounted for, is the same for all of them.
package protocol DecidedImport: Hashable, Sendable {
  /// A row with its outcome.
  associatedtype Line: ImportLine

  /// Every row that is not blank, in the order of the file.
  var lines: [Line] { get }
}

extension DecidedImport {
  /// Whether no row is refused: only then the file may be stored, as a whole.
  package var isAccepted: Bool { !lines.contains(where: \.isRefused) }

  /// The rows that cannot be taken, in the order of the file.
  package var refusedLines: [Line] { lines.filter(\.isRefused) }

  /// How many rows have an outcome.
  package func count(of outcome: Line.Outcome) -> Int { lines.count { $0.outcome == outcome } }
}

/// A cell of an import that differs from the record.
package struct ImportDifference<Column: Hashable & Sendable>: Hashable, Sendable {
  /// The column.
  package let column: Column
  /// What is on record; empty for nothing.
  package let before: String
  /// What will be; empty for nothing.
  package let after: String

  /// Compares; nil when both are the same.
  ///
  /// - Parameters:
  ///   - column: The column of the cell.
  ///   - before: What is on record; nil for nothing.
  ///   - after: What will be; nil for nothing.
  package init?(_ column: Column, _ before: String?, _ after: String?) {
    guard before != after else { return nil }
    self.column = column
    self.before = before ?? ""
    self.after = after ?? ""
  }
}
