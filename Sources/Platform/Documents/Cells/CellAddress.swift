/// The place of one cell in a sheet, such as `K8`.
package struct CellAddress: Hashable, Comparable, Sendable {
  /// The widest column of the file format, `XFD`.
  package static let lastColumnNumber = 16_384
  /// The lowest row of the file format.
  package static let lastRowNumber = 1_048_576

  /// The column, counted from 1 (`A`).
  package let columnNumber: Int
  /// The row, counted from 1.
  package let rowNumber: Int

  /// Names a cell by its numbers, both counted from 1 and inside the format's limits.
  package init(columnNumber: Int, rowNumber: Int) {
    precondition(
      (1...Self.lastColumnNumber).contains(columnNumber)
        && (1...Self.lastRowNumber).contains(rowNumber),
      "A cell lies in A1…XFD1048576.")
    self.columnNumber = columnNumber
    self.rowNumber = rowNumber
  }

  /// Reads an address such as `K8` or `$K$8`; nil when it is none or lies outside the sheet.
  package init?(_ text: String) {
    var text = text
    let parsed = text.withUTF8 { CellAddress(bytes: $0) }
    guard let parsed else { return nil }
    self = parsed
  }

  /// Reads an address from bytes, without making a string of it first.
  init?(bytes: UnsafeBufferPointer<UInt8>) {
    var index = 0
    var column = 0
    var row = 0
    if index < bytes.count, bytes[index] == .dollar { index += 1 }
    while index < bytes.count, let digit = bytes[index].letterValue, column <= 99_999 {
      column = column * 26 + digit
      index += 1
    }
    if index < bytes.count, bytes[index] == .dollar { index += 1 }
    let firstDigit = index
    while index < bytes.count, bytes[index].isDigit, row <= 99_999_999 {
      row = row * 10 + Int(bytes[index] - .zero)
      index += 1
    }
    guard index == bytes.count, index > firstDigit, (1...Self.lastColumnNumber).contains(column),
      (1...Self.lastRowNumber).contains(row)
    else { return nil }
    columnNumber = column
    rowNumber = row
  }

  /// The address as people write it: `K8`.
  package var text: String { Self.columnName(columnNumber) + String(rowNumber) }

  /// The letters of a column number: 1 is `A`, 27 is `AA`.
  package static func columnName(_ number: Int) -> String {
    var letters: [UInt8] = []
    var rest = number
    while rest > 0 {
      letters.append(UInt8.upperA + UInt8((rest - 1) % 26))
      rest = (rest - 1) / 26
    }
    return String(decoding: letters.reversed(), as: UTF8.self)
  }

  /// The number of a column from its letters, nil when they are none.
  package static func columnNumber(_ letters: String) -> Int? {
    CellAddress(letters + "1")?.columnNumber
  }

  /// Orders cells as a sheet is read: row by row, each from left to right.
  package static func < (left: Self, right: Self) -> Bool {
    left.sortKey < right.sortKey
  }

  /// One number that orders like the address.
  var sortKey: Int { rowNumber << 15 | columnNumber }
}

/// A rectangle of cells, such as `B2:D4`; a single cell is a rectangle too.
package struct CellRange: Hashable, Sendable {
  /// The upper left corner.
  package let first: CellAddress
  /// The lower right corner.
  package let last: CellAddress

  /// Spans two corners, in whichever order they come.
  package init(_ one: CellAddress, _ other: CellAddress) {
    first = CellAddress(
      columnNumber: min(one.columnNumber, other.columnNumber),
      rowNumber: min(one.rowNumber, other.rowNumber))
    last = CellAddress(
      columnNumber: max(one.columnNumber, other.columnNumber),
      rowNumber: max(one.rowNumber, other.rowNumber))
  }

  /// Reads `B2:D4` or `B2`; nil when it is neither.
  package init?(_ text: String) {
    let corners = text.split(separator: ":", omittingEmptySubsequences: false)
    guard corners.count <= 2, let one = corners.first.flatMap({ CellAddress(String($0)) }),
      let other = corners.last.flatMap({ CellAddress(String($0)) })
    else { return nil }
    self.init(one, other)
  }

  /// The range as people write it.
  package var text: String { first == last ? first.text : first.text + ":" + last.text }

  /// Whether a cell lies inside.
  package func contains(_ address: CellAddress) -> Bool {
    (first.rowNumber...last.rowNumber).contains(address.rowNumber)
      && (first.columnNumber...last.columnNumber).contains(address.columnNumber)
  }
}
