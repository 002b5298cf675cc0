/// What a computed cell of the form should hold, however a program spells it.
package enum FormulaPattern: Hashable, Sendable {
  /// Exactly this formula, blanks, case and the order inside `OR` aside.
  case exactly(String)
  /// The value of a question's answer, `AnnexFormula.value`; with `*H` behind it where weighted.
  case value(Int, weighted: Bool)
  /// The mean of column L over rows, times the weight in column H.
  case mean(ClosedRange<Int>, weightRow: Int)
  /// The sum of single cells of a column, by `SUM` or by `+`, in any order.
  case sum(FormColumn, [Int])
  /// Any of several spellings; an official fault beside its repair, for example.
  case anyOf([FormulaPattern])

  /// Whether a formula is what the form holds.
  package func matches(_ formula: String) -> Bool {
    switch self {
    case .exactly(let wanted):
      return formula == wanted || FormulaText(formula).bytes == FormulaText(wanted).bytes
    case .value(let row, let weighted):
      if AnnexFormula.isValue(formula, row, weighted: weighted) { return true }
      let wanted = AnnexFormula.value(row) + (weighted ? "*H\(row)" : "")
      return FormulaText(formula).bytes == FormulaText(wanted).bytes
    case .mean(let rows, let weightRow):
      var text = FormulaText(formula).bytes[...]
      guard text.takeSuffix("*H\(weightRow)"), text.takePrefix("AVERAGE("), text.takeSuffix(")")
      else { return false }
      return FormulaText.rows(in: text, of: .l) == Set(rows)
    case .sum(let column, let rows):
      var text = FormulaText(formula).bytes[...]
      if text.takePrefix("SUM("), text.takeSuffix(")") {
        return FormulaText.rows(in: text, of: column) == Set(rows)
      }
      return FormulaText.rows(in: text, of: column, separator: UInt8(ascii: "+")) == Set(rows)
    case .anyOf(let patterns):
      return patterns.contains { $0.matches(formula) }
    }
  }
}

/// A formula in one spelling: no blanks, no `$`, upper case outside quotes, `OR` sorted.
struct FormulaText {
  let bytes: [UInt8]

  init(_ formula: String) {
    var plain: [UInt8] = []
    plain.reserveCapacity(formula.utf8.count)
    var inText = false
    for byte in formula.utf8 {
      if byte == UInt8(ascii: "\"") { inText.toggle() }
      if !inText, byte == UInt8(ascii: " ") || byte == UInt8(ascii: "$") { continue }
      let isLower = (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
      plain.append(!inText && isLower ? byte - 32 : byte)
    }
    bytes = Self.sortingOr(plain)
  }

  /// The rows of a list such as `L8:L9,L12`; nil when anything else stands in it.
  static func rows(
    in text: ArraySlice<UInt8>, of column: FormColumn, separator: UInt8 = UInt8(ascii: ",")
  ) -> Set<Int>? {
    var found: Set<Int> = []
    for part in text.split(separator: separator, omittingEmptySubsequences: false) {
      let corners = part.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
      guard corners.count <= 2, let low = corners.first.flatMap({ row($0, of: column) }),
        let high = corners.last.flatMap({ row($0, of: column) }), low <= high, high - low < 1000
      else { return nil }
      found.formUnion(low...high)
    }
    return found
  }

  private static func row(_ text: ArraySlice<UInt8>, of column: FormColumn) -> Int? {
    guard text.first == UInt8(64 + column.rawValue), text.count < 8 else { return nil }
    return Int(String(decoding: text.dropFirst(), as: UTF8.self))
  }

  private static func sortingOr(_ text: [UInt8]) -> [UInt8] {
    let opening = Array("OR(".utf8)
    guard text.count > 3,
      let start = text.indices.dropLast(2).first(where: { at in
        text[at] == opening[0] && text[at + 1] == opening[1] && text[at + 2] == opening[2]
      }), let end = text[start...].firstIndex(of: UInt8(ascii: ")"))
    else { return text }
    let inside = text[(start + 3)..<end].split(separator: UInt8(ascii: ","))
      .sorted { $0.lexicographicallyPrecedes($1) }
    return Array(text[..<(start + 3)]) + Array(inside.joined(separator: [UInt8(ascii: ",")]))
      + Array(text[end...])
  }
}

extension ArraySlice<UInt8> {
  fileprivate mutating func takePrefix(_ text: String) -> Bool {
    guard starts(with: text.utf8) else { return false }
    removeFirst(text.utf8.count)
    return true
  }

  fileprivate mutating func takeSuffix(_ text: String) -> Bool {
    guard reversed().starts(with: text.utf8.reversed()) else { return false }
    removeLast(text.utf8.count)
    return true
  }
}
