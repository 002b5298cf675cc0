extension Points: CustomStringConvertible {
  /// The shortest exact decimal, with a point and without trailing zeros: `91.09`.
  package var description: String {
    let magnitude = units.magnitude
    let perPoint = UInt64(Self.unitsPerPoint)
    let whole = (units < 0 ? "-" : "") + String(magnitude / perPoint)
    var rest = magnitude % perPoint
    if rest == 0 { return whole }
    var decimals = 12
    while rest.isMultiple(of: 10) {
      rest /= 10
      decimals -= 1
    }
    let digits = String(rest)
    let zeros = repeatElement("0" as Character, count: decimals - digits.utf8.count)
    return whole + "." + String(zeros) + digits
  }

  /// Reads an exact decimal with a point: digits, at most 12 of them after the point.
  ///
  /// - Returns: nil for anything else; nothing is rounded or guessed.
  package init?(decimal text: String) {
    var bytes = Array(text.utf8)[...]
    let isNegative = bytes.first == UInt8(ascii: "-")
    if isNegative { bytes.removeFirst() }
    let halves = bytes.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard let whole = halves.first, !whole.isEmpty, whole.count <= 6, halves.count <= 2 else {
      return nil
    }
    let decimals = halves.count == 2 ? halves[1] : []
    guard halves.count == 1 || !decimals.isEmpty, decimals.count <= 12 else { return nil }
    var units: Int64 = 0
    for byte in whole + decimals {
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
      units = units * 10 + Int64(byte - UInt8(ascii: "0"))
    }
    for _ in decimals.count..<12 { units *= 10 }
    self.init(units: isNegative ? -units : units)
  }

  /// The number as people read it: a fixed count of decimals, decimal comma in Indonesian.
  ///
  /// - Parameters:
  ///   - decimals: How many decimals are shown, `0...12`; a tie is printed away from zero.
  ///   - language: Decides the decimal mark.
  /// - Returns: Digits with the mark and exactly that many decimals, without grouping.
  package func formatted(decimals: Int = 2, in language: Language) -> String {
    let shown = printed(decimals: decimals)
    let magnitude = shown.units.magnitude
    let perPoint = UInt64(Self.unitsPerPoint)
    let whole = (shown.units < 0 ? "-" : "") + String(magnitude / perPoint)
    if decimals == 0 { return whole }
    var rest = magnitude % perPoint
    for _ in decimals..<12 { rest /= 10 }
    let digits = String(rest)
    let zeros = String(repeating: "0", count: decimals - digits.utf8.count)
    return whole + (language == .indonesian ? "," : ".") + zeros + digits
  }
}
