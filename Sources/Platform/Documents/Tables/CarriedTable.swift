/// A table on its way through a page: a form carries it, the server keeps nothing of it.
///
/// See docs/decisions/0071-nothing-of-an-import-is-kept.md.
package enum CarriedTable {
  /// The rows as one text; a row without words keeps its place as a blank one.
  package static func text(of rows: [[String]]) -> String {
    String(decoding: CSV.write(rows.map { $0.allSatisfy(\.isEmpty) ? [" "] : $0 }), as: UTF8.self)
  }

  /// The rows that such a text carries.
  ///
  /// - Parameter text: What the form sent back.
  /// - Returns: The cells, the header first.
  /// - Throws: `CSVRefusal` for a text that we did not write.
  package static func rows(of text: String) throws(CSVRefusal) -> [[String]] {
    try CSV.parse(Array(text.utf8)).map { $0.map(CSV.unprotected) }
  }
}
