/// What stands in a cell, as the file stores it.
package enum CellValue: Hashable, Sendable {
  /// Nothing, or only a style.
  case blank
  /// A number, in the decimal text that the file stores; see `decimal` for the number meant.
  case number(String)
  /// A text; runs of a rich text are joined, reading aids (phonetic runs) are left out.
  case text(String)
  /// TRUE or FALSE.
  case bool(Bool)
  /// An error such as `#DIV/0!`.
  case error(String)

  /// The number meant by a number cell, in plain decimal notation.
  ///
  /// Spreadsheet programs keep binary numbers and store them with 16 or 17 digits: who types 9.03 may
  /// find 9.0299999999999994 in the file. The shortest decimal that is the same binary number is
  /// what the person typed. This is the one place where a stored number passes through `Double`.
  package var decimal: String? {
    guard case .number(let stored) = self else { return nil }
    if DecimalText.isExact(stored) { return stored }
    guard let binary = Double(stored), binary.isFinite else { return nil }
    return DecimalText.plain(binary.description)
  }
}

/// One cell that holds a value or a formula.
package struct Cell: Hashable, Sendable {
  /// What was typed; blank where the cell is computed, so that nobody trusts a stale result.
  package let value: CellValue
  /// The formula without its leading `=`, written for this very cell even if it is shared.
  package let formula: String?
  /// What the last program that calculated left behind; nil where nothing is computed or stored.
  package let cachedValue: CellValue?
  /// The number of the cell's format in the workbook's style table.
  package let styleIndex: Int

  /// Describes a cell that holds a typed value.
  package init(value: CellValue, styleIndex: Int = 0) {
    self.value = value
    formula = nil
    cachedValue = nil
    self.styleIndex = styleIndex
  }

  /// Describes a computed cell.
  package init(formula: String, cachedValue: CellValue?, styleIndex: Int = 0) {
    value = .blank
    self.formula = formula
    self.cachedValue = cachedValue
    self.styleIndex = styleIndex
  }
}

/// Rewrites numbers in the notation of `Double.description` without an exponent.
enum DecimalText {
  /// Whether a text is a plain whole number that a binary number holds as it is.
  static func isExact(_ text: String) -> Bool {
    let utf8 = text.utf8
    guard utf8.count <= 15, utf8.first != .zero || utf8.count == 1 else { return false }
    return !utf8.isEmpty && utf8.allSatisfy(\.isDigit)
  }

  static func plain(_ text: String) -> String {
    let negative = text.hasPrefix("-")
    let unsigned = negative ? text.dropFirst() : text[...]
    let halves = unsigned.split(separator: "e")
    let exponent = halves.count == 2 ? Int(halves[1]) ?? 0 : 0
    let parts = halves[0].split(separator: ".")
    let whole = String(parts[0])
    let fraction = parts.count == 2 && parts[1] != "0" ? String(parts[1]) : ""
    let digits = shift(whole: whole, fraction: fraction, by: exponent)
    return (negative && digits != "0" ? "-" : "") + digits
  }

  private static func shift(whole: String, fraction: String, by exponent: Int) -> String {
    var digits = Array((whole + fraction).utf8)
    var point = whole.utf8.count + exponent
    if point <= 0 {
      digits.insert(contentsOf: repeatElement(.zero, count: 1 - point), at: 0)
      point = 1
    }
    if point > digits.count {
      digits.append(contentsOf: repeatElement(.zero, count: point - digits.count))
    }
    let leadingZeros = digits[..<(point - 1)].prefix { $0 == .zero }.count
    let head = String(decoding: digits[leadingZeros..<point], as: UTF8.self)
    var tail = digits[point...]
    while tail.last == .zero { tail.removeLast() }
    return tail.isEmpty ? head : head + "." + String(decoding: tail, as: UTF8.self)
  }
}
