/// Why a file is not taken as a table; each list that is imported has its own reasons, these among
/// them.
///
/// A case of the same name is all that an enum needs.
package protocol ImportRefusal: Error {
  /// What a column of the file is known by.
  associatedtype Column: Hashable, Sendable

  /// The file has no row below its header.
  static var noRows: Self { get }

  /// The file has more rows than the limit.
  static func tooManyRows(limit: Int) -> Self

  /// The head of a column says nothing that is known; it stands as it was typed.
  static func columnUnknown(_ typed: String) -> Self

  /// A column stands twice.
  ///
  /// - Parameters:
  ///   - column: The column.
  ///   - typed: Its second head, as it was typed.
  /// - Returns: The refusal.
  static func columnTwice(_ column: Column, typed: String) -> Self

  /// A needed column is missing.
  static func columnMissing(_ column: Column) -> Self
}

/// A column whose head stands in two languages, and is read in either.
package protocol ImportColumn: RawRepresentable, CaseIterable, Hashable, Sendable
where RawValue == String {
  /// The head of the column in a file that is written.
  var title: Text { get }
}

extension ImportColumn {
  /// Reads the head of a column: its title in either language, or its raw value.
  ///
  /// - Parameter typed: The head; capitals and doubled blanks do not count.
  package init?(title typed: String) {
    let name = typed.folded
    let found = Self.allCases.first { column in
      [column.rawValue, column.title.indonesian, column.title.english]
        .contains { $0.folded == name }
    }
    guard let found else { return nil }
    self = found
  }
}

/// The rows of a file with the places of its columns, before anything of them is decided.
///
/// Each import makes of it what its rules say: this is what all of them ask of a file first.
package struct ImportTable<Refusal: ImportRefusal>: Sendable {
  /// What a column is known by.
  package typealias Column = Refusal.Column

  /// A row of the file that is not blank.
  package struct Row: Sendable {
    /// The row of the file; 1 is the header.
    package let number: Int
    /// The cells as they were read, in the order of the file.
    package let cells: [String]
    /// How many cells the row has when there are words beyond the header's last; nil when there
    /// are none.
    ///
    /// The words of such a row stand in the wrong columns.
    package let excess: Int?
    fileprivate let places: [Column: Int]

    /// The cell of a column as it was read; empty where the file or the row has none.
    package subscript(column: Column) -> String {
      guard let place = places[column], cells.indices.contains(place) else { return "" }
      return cells[place]
    }
  }

  /// The columns of the file.
  package let columns: Set<Column>
  /// How many cells the header has.
  package let width: Int
  /// The rows below the header in the order of the file, blank ones left out; never empty.
  package let rows: [Row]

  /// Finds columns and rows.
  ///
  /// - Parameters:
  ///   - cells: The rows of the file with the header first; a column without a head is passed over.
  ///   - limit: The most rows below the header.
  ///   - needed: The columns that the file must have; the first that is missing is named.
  ///   - columnNamed: Reads the head of a column; nil for one that is not known.
  /// - Throws: What is wrong with the file as a whole.
  package init(
    _ cells: [[String]], limit: Int, needed: [Column] = [], columnNamed: (String) -> Column?
  ) throws(Refusal) {
    guard let header = cells.first, cells.count > 1 else { throw Refusal.noRows }
    guard cells.count - 1 <= limit else { throw Refusal.tooManyRows(limit: limit) }
    var places: [Column: Int] = [:]
    for (place, typed) in header.enumerated() where !typed.allSatisfy(\.isWhitespace) {
      guard let column = columnNamed(typed) else { throw Refusal.columnUnknown(typed) }
      guard places[column] == nil else { throw Refusal.columnTwice(column, typed: typed) }
      places[column] = place
    }
    for column in needed where places[column] == nil { throw Refusal.columnMissing(column) }
    var rows: [Row] = []
    for (index, row) in cells.enumerated().dropFirst() where !Self.isBlank(row[...]) {
      let excess = Self.isBlank(row.dropFirst(header.count)) ? nil : row.count
      rows.append(Row(number: index + 1, cells: row, excess: excess, places: places))
    }
    guard !rows.isEmpty else { throw Refusal.noRows }
    columns = Set(places.keys)
    width = header.count
    self.rows = rows
  }

  private static func isBlank(_ cells: ArraySlice<String>) -> Bool {
    cells.allSatisfy { $0.allSatisfy(\.isWhitespace) }
  }
}

extension ImportTable where Refusal.Column == String {
  /// Finds columns that are known by one lower-case word each, and rows.
  ///
  /// - Parameters:
  ///   - cells: The rows of the file with the header first; a column without a head is passed over.
  ///   - limit: The most rows below the header.
  ///   - columns: The words; capitals and blanks of a head do not count.
  ///   - needed: The columns that the file must have; the first that is missing is named.
  /// - Throws: What is wrong with the file as a whole.
  package init(
    _ cells: [[String]], limit: Int, columns: [String], needed: [String]
  ) throws(Refusal) {
    try self.init(cells, limit: limit, needed: needed) { typed in
      let word = typed.filter { !$0.isWhitespace }.lowercased()
      return columns.contains(word) ? word : nil
    }
  }
}
