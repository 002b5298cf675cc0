/// One sheet of a workbook that was read.
package struct Worksheet: Sendable {
  /// Whether people see the sheet's tab.
  package enum Visibility: String, Sendable {
    /// Its tab is shown.
    case visible
    /// Hidden, but listed under "Unhide".
    case hidden
    /// Hidden so that only a macro brings it back.
    case veryHidden
  }

  /// The name on the tab.
  package let name: String
  /// Whether people see the tab.
  package let visibility: Visibility
  /// False when the reader was asked for other sheets only; everything below is then empty.
  package internal(set) var isLoaded = false
  /// The cells that hold a value or a formula, in reading order.
  package internal(set) var cells = CellTable()
  /// The merged rectangles; only the upper left cell of each is shown.
  package internal(set) var mergedRanges: [CellRange] = []
  /// The numbers of the hidden rows, counted from 1.
  package internal(set) var hiddenRows: Set<Int> = []
  /// The numbers of the hidden columns, counted from 1.
  package internal(set) var hiddenColumns: Set<Int> = []

  /// Whether the tab is hidden in either way.
  package var isHidden: Bool { visibility != .visible }

  /// The cell at an address; nil when it is blank.
  package subscript(_ address: CellAddress) -> Cell? { cells[address] }

  /// The cell at an address such as `K8`; nil when it is blank or the text is no address.
  package subscript(_ address: String) -> Cell? {
    CellAddress(address).flatMap { cells[$0] }
  }

  /// The merged rectangle that covers a cell, if one does.
  package func mergedRange(over address: CellAddress) -> CellRange? {
    mergedRanges.first { $0.contains(address) }
  }
}

/// The filled cells of a sheet in reading order; looking one up takes O(log n).
package struct CellTable: Sequence, Sendable {
  /// A cell and its place.
  package typealias Element = (key: CellAddress, value: Cell)

  private var keys: [Int32x2] = []
  private var values: [Cell] = []

  /// Two small numbers: sixteen bytes less per cell than an address.
  private struct Int32x2: Sendable {
    let row: Int32
    let column: Int32
    var sortKey: Int { Int(row) << 15 | Int(column) }
    var address: CellAddress { CellAddress(columnNumber: Int(column), rowNumber: Int(row)) }
  }

  /// How many cells are filled.
  package var count: Int { keys.count }
  /// Whether no cell is filled.
  package var isEmpty: Bool { keys.isEmpty }

  /// The cell at an address; nil when it is blank.
  package subscript(_ address: CellAddress) -> Cell? {
    let wanted = address.sortKey
    var low = 0
    var high = keys.count
    while low < high {
      let middle = (low + high) / 2
      if keys[middle].sortKey < wanted { low = middle + 1 } else { high = middle }
    }
    return low < keys.count && keys[low].sortKey == wanted ? values[low] : nil
  }

  /// Visits the cells row by row, each from left to right.
  package func makeIterator() -> Iterator { Iterator(table: self) }

  /// A walk over the filled cells; a type of its own, since a generic one costs half of a reading.
  package struct Iterator: IteratorProtocol {
    fileprivate let table: CellTable
    private var index = 0

    fileprivate init(table: CellTable) { self.table = table }

    /// The next cell and its place.
    package mutating func next() -> Element? {
      guard index < table.keys.count else { return nil }
      defer { index += 1 }
      return (table.keys[index].address, table.values[index])
    }
  }

  /// Makes room.
  mutating func reserve(_ count: Int) {
    keys.reserveCapacity(count)
    values.reserveCapacity(count)
  }

  mutating func append(_ cell: Cell, at address: CellAddress) {
    keys.append(Int32x2(row: Int32(address.rowNumber), column: Int32(address.columnNumber)))
    values.append(cell)
  }

  /// Puts cells in order that a file stored out of order.
  ///
  /// - Returns: An address that occurs twice, if there is one.
  mutating func sort() -> CellAddress? {
    if !isSorted {
      let order = keys.indices.sorted { keys[$0].sortKey < keys[$1].sortKey }
      keys = order.map { keys[$0] }
      values = order.map { values[$0] }
    }
    for index in keys.indices.dropFirst() where keys[index].sortKey == keys[index - 1].sortKey {
      return CellAddress(columnNumber: Int(keys[index].column), rowNumber: Int(keys[index].row))
    }
    return nil
  }

  private var isSorted: Bool {
    keys.indices.dropFirst().allSatisfy { keys[$0 - 1].sortKey <= keys[$0].sortKey }
  }
}
