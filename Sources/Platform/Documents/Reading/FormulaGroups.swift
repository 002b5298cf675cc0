/// Remembers formulas that belong to several cells, while a sheet is read from top to bottom.
struct FormulaGroups {
  /// More formulas that fill several cells than any workbook has; each costs time at every cell.
  static let mostArrays = 1_000

  private var shared: [Int: (origin: CellAddress, text: String)] = [:]
  private(set) var spilling: [(range: CellRange, text: String)] = []

  /// The formula of a cell, written for that cell.
  ///
  /// - Parameters:
  ///   - formula: The cell's own `f` element, if it has one.
  ///   - address: The cell.
  /// - Returns: Nil when the cell is not computed. Cells that an array formula fills count as
  ///   computed although they have no `f` element.
  mutating func formula(_ formula: CellReading.Formula?, at address: CellAddress) -> String? {
    guard let formula else {
      return spilling.last { $0.range.contains(address) }?.text
    }
    switch formula.kind {
    case .plain: return formula.text
    case .shared:
      guard let group = formula.group else { return formula.text }
      if !formula.text.isEmpty {
        shared[group] = (address, formula.text)
        return formula.text
      }
      guard let first = shared[group] else { return "" }
      return FormulaShift.shift(first.text, from: first.origin, to: address)
    case .array, .dataTable:
      if let range = formula.range, range.first != range.last {
        spilling.append((range, formula.text))
      }
      return formula.text
    }
  }
}

/// Moves the relative references of a formula, as copying a cell does.
enum FormulaShift {
  static func shift(_ formula: String, from origin: CellAddress, to target: CellAddress)
    -> String
  {
    let columns = target.columnNumber - origin.columnNumber
    let rows = target.rowNumber - origin.rowNumber
    guard columns != 0 || rows != 0 else { return formula }
    let bytes = Array(formula.utf8)
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count + 16)
    var index = 0
    while index < bytes.count {
      let end = tokenEnd(bytes, from: index)
      let token = bytes[index..<end]
      let next = end < bytes.count ? bytes[end] : 0
      let isName = next == 0x28 || next == .exclamation || next == .openBracket
      let isPartOfRange =
        next == .colon || (index > 0 && bytes[index - 1] == .colon)
      if !isName,
        let moved = move(token, columns: columns, rows: rows, isPartOfRange: isPartOfRange)
      {
        result.append(contentsOf: moved)
      } else {
        result.append(contentsOf: token)
      }
      index = end
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// Cuts off the next piece: a quoted text or sheet name, a bracketed name, a word, or one sign.
  private static func tokenEnd(_ bytes: [UInt8], from start: Int) -> Int {
    let first = bytes[start]
    var end = start + 1
    if first == .doubleQuote || first == .singleQuote {
      while end < bytes.count, bytes[end] != first { end += 1 }
      return min(end + 1, bytes.count)
    }
    if first == .openBracket {
      var depth = 1
      while end < bytes.count, depth > 0 {
        if bytes[end] == .openBracket { depth += 1 }
        if bytes[end] == .closeBracket { depth -= 1 }
        end += 1
      }
      return end
    }
    guard isWordByte(first) else { return end }
    while end < bytes.count, isWordByte(bytes[end]) { end += 1 }
    return end
  }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    byte.isLetter || byte.isDigit || byte == .dollar || byte == .underscore || byte == .dot
      || byte >= 0x80 || byte == 0x5C || byte == .question
  }

  /// Moves a word that is a reference: `B$4`, or half of `B:C` or `4:5`; nil for any other word.
  private static func move(
    _ word: ArraySlice<UInt8>, columns: Int, rows: Int, isPartOfRange: Bool
  ) -> [UInt8]? {
    var rest = word
    let keepsColumn = rest.first == .dollar
    let letters = rest.dropFirst(keepsColumn ? 1 : 0).prefix { $0.isLetter }
    var keepsRow = false
    if !letters.isEmpty {
      rest = rest[letters.endIndex...]
      keepsRow = rest.first == .dollar
      rest = rest.dropFirst(keepsRow ? 1 : 0)
    } else if keepsColumn {
      keepsRow = true
      rest = rest.dropFirst()
    }
    guard letters.count <= 3, rest.count <= 7, rest.allSatisfy(\.isDigit),
      !letters.isEmpty || !rest.isEmpty, isPartOfRange || (!letters.isEmpty && !rest.isEmpty),
      !(rest.isEmpty && keepsRow)
    else { return nil }
    return join(
      letters: letters, digits: rest, columns: keepsColumn ? 0 : columns,
      rows: keepsRow ? 0 : rows, marks: (keepsColumn && !letters.isEmpty, keepsRow))
  }

  private static func join(
    letters: ArraySlice<UInt8>, digits: ArraySlice<UInt8>, columns: Int, rows: Int,
    marks: (column: Bool, row: Bool)
  ) -> [UInt8]? {
    var result: [UInt8] = []
    if !letters.isEmpty {
      let column = letters.reduce(0) { $0 * 26 + ($1.letterValue ?? 0) }
      guard (1...CellAddress.lastColumnNumber).contains(column) else { return nil }
      let moved = column + columns
      guard (1...CellAddress.lastColumnNumber).contains(moved) else { return Array("#REF!".utf8) }
      if marks.column { result.append(.dollar) }
      result.append(contentsOf: CellAddress.columnName(moved).utf8)
    }
    if !digits.isEmpty {
      let row = digits.reduce(0) { $0 * 10 + Int($1 - .zero) }
      guard (1...CellAddress.lastRowNumber).contains(row) else { return nil }
      let moved = row + rows
      guard (1...CellAddress.lastRowNumber).contains(moved) else { return Array("#REF!".utf8) }
      if marks.row { result.append(.dollar) }
      result.append(contentsOf: String(moved).utf8)
    }
    return result
  }
}
