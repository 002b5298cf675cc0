/// A one-time code for the kiosk: eight signs that cannot be mistaken for each other.
package struct KioskCode: Hashable, Sendable {
  /// The signs of a code: no O, I, L, U, 0 or 1.
  package static let alphabet = Array("23456789ABCDEFGHJKMNPQRSTVWXYZ")
  /// How many signs a code has; about 39 bits.
  package static let length = 8
  /// How long a kiosk stays open.
  ///
  /// - Unit: seconds; six hours.
  package static let kioskSeconds: Int64 = 6 * 3600

  /// The signs, upper case, without the dash.
  package let text: String

  /// Makes a code.
  package init(using generator: inout some RandomNumberGenerator) {
    var signs = ""
    for _ in 0..<Self.length {
      signs.append(Self.alphabet[Int.random(in: 0..<Self.alphabet.count, using: &generator)])
    }
    text = signs
  }

  /// Takes what somebody typed: case, spaces and the dash do not count.
  ///
  /// - Returns: nil for what no code can be.
  package init?(typed: String) {
    let signs = typed.uppercased().filter { !$0.isWhitespace && $0 != "-" }
    guard signs.count == Self.length, signs.allSatisfy({ Self.alphabet.contains($0) }) else {
      return nil
    }
    text = signs
  }

  /// The code as it is printed: `ABCD-2345`.
  package var printed: String { text.prefix(4) + "-" + text.suffix(4) }
}
