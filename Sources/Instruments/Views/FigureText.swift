package import Kernel

/// Figures as they stand in a formula.
package enum FigureText {
  /// The shortest exact decimal, or six decimals with a sign for "about".
  ///
  /// - Parameters:
  ///   - points: Any points.
  ///   - language: Decides the decimal mark.
  /// - Returns: `1,2525`, or `≈ 0,866667`.
  package static func exact(_ points: Points, in language: Language) -> String {
    let rounded = points.printed(decimals: 6)
    let plain = rounded.description
    let text = language == .indonesian ? String(plain.map { $0 == "." ? "," : $0 }) : plain
    return rounded == points ? text : "≈ " + text
  }

  /// A result with its sign: `= 1,2525` or `≈ 0,866667`.
  package static func result(_ points: Points, in language: Language) -> String {
    let text = exact(points, in: language)
    return text.hasPrefix("≈") ? text : "= " + text
  }

  /// A figure inside a formula, where the sign for "about" would get in the way.
  package static func inside(_ points: Points, in language: Language) -> String {
    let text = exact(points, in: language)
    return text.hasPrefix("≈ ") ? String(text.dropFirst(2)) : text
  }

  /// A whole count with groups of three: `1.250` in Indonesian.
  package static func count(_ count: Int, in language: Language) -> String {
    let digits = String(count.magnitude)
    var text = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index).isMultiple(of: 3) {
        text += language == .indonesian ? "." : ","
      }
      text.append(digit)
    }
    return (count < 0 ? "-" : "") + text
  }

  /// A score as pages show it: two decimals.
  package static func score(_ points: Points, in language: Language) -> String {
    points.formatted(decimals: 2, in: language)
  }
}
