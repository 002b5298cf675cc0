/// A place in a sheet, counted from 1.
package struct SheetPlace: Hashable, Sendable {
  /// The column, 1 for `A`.
  package let column: Int
  /// The row, 1 for the first.
  package let row: Int

  /// Names a place by its numbers.
  package init(column: Int, row: Int) {
    self.column = column
    self.row = row
  }

  /// Names a place by the letter of its column.
  package init(_ column: FormColumn, _ row: Int) {
    self.init(column: column.rawValue, row: row)
  }

  /// The address as people write it: `K8`.
  package var text: String { Self.letters(of: column) + String(row) }

  /// The letters of a column.
  package static func letters(of column: Int) -> String {
    if column <= 26 { return String(UnicodeScalar(UInt8(64 + column))) }
    return letters(of: (column - 1) / 26) + letters(of: (column - 1) % 26 + 1)
  }

  /// Orders places as a sheet is read: row by row, each from left to right.
  var readingOrder: Int { row << 16 | column }

  /// One number for both: half the work for each of a sheet's look-ups.
  package func hash(into hasher: inout Hasher) { hasher.combine(readingOrder) }
}

/// The columns of the official layouts.
package enum FormColumn: Int, Sendable, CaseIterable {
  case a = 1
  case b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s
}

/// A rectangle of places.
package struct SheetRange: Hashable, Sendable {
  /// The upper left corner.
  package let first: SheetPlace
  /// The lower right corner.
  package let last: SheetPlace

  /// Spans two corners, the upper left one first.
  package init(_ first: SheetPlace, _ last: SheetPlace) {
    self.first = first
    self.last = last
  }

  /// The range as people write it: `B2:G2`.
  package var text: String { first.text + ":" + last.text }
}

/// What a cell of a sheet holds.
package struct SheetCell: Hashable, Sendable {
  /// A typed value.
  package enum Content: Hashable, Sendable {
    /// Nothing was typed.
    case blank
    /// A number as a plain decimal.
    case number(String)
    /// A text.
    case text(String)
    /// An error, TRUE or FALSE, as it is shown.
    case other(String)

    /// The content as text; empty for blank.
    package var written: String {
      switch self {
      case .blank: ""
      case .number(let text), .text(let text), .other(let text): text
      }
    }
  }

  /// What was typed; blank in a computed cell.
  package let content: Content
  /// The formula without `=`; nil where none is.
  package let formula: String?
  /// The result that the last program left, as a plain decimal; nil when it is no number.
  package let cachedNumber: String?

  /// Describes a cell.
  package init(_ content: Content, formula: String? = nil, cachedNumber: String? = nil) {
    self.content = content
    self.formula = formula
    self.cachedNumber = cachedNumber
  }

  /// A cell with nothing in it.
  package static let blank = SheetCell(.blank)
}

/// One sheet of a workbook as the rules see it.
package struct AnswerWorksheet: Sendable {
  /// The name on the tab.
  package var name: String
  /// Whether the tab is hidden.
  package var isHidden: Bool
  /// The cells that hold something.
  package var cells: [SheetPlace: SheetCell]
  /// Merged rectangles.
  package var merged: [SheetRange]
  /// Hidden rows.
  package var hiddenRows: Set<Int>
  /// Hidden columns.
  package var hiddenColumns: Set<Int>

  /// Describes a sheet.
  package init(
    name: String, isHidden: Bool = false, cells: [SheetPlace: SheetCell] = [:],
    merged: [SheetRange] = [], hiddenRows: Set<Int> = [], hiddenColumns: Set<Int> = []
  ) {
    self.name = name
    self.isHidden = isHidden
    self.cells = cells
    self.merged = merged
    self.hiddenRows = hiddenRows
    self.hiddenColumns = hiddenColumns
  }

  /// The cell at a place; a blank one where nothing is.
  package func cell(_ column: FormColumn, _ row: Int) -> SheetCell {
    cells[SheetPlace(column, row)] ?? .blank
  }

  /// A place with the sheet's name: `LKE ZI!K8`.
  package func address(_ column: FormColumn, _ row: Int) -> String {
    name + "!" + SheetPlace(column, row).text
  }
}
