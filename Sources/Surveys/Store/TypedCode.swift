import Cryptography
package import Kernel
package import SurveysModel

/// Codes that people type: letters and the digits 2 to 7.
enum TypedCode {
  static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".utf8)

  /// What somebody typed: case, spaces and hyphens do not count, and look-alikes are what they look
  /// like.
  ///
  /// - Returns: nil for another length, or a character that no code has.
  static func read(_ text: String, length: Int) -> String? {
    guard text.utf8.count <= 200 else { return nil }
    let signs = text.uppercased().filter { !$0.isWhitespace && $0 != "-" }
      .replacing("0", with: "O").replacing("1", with: "I").replacing("8", with: "B")
    guard signs.utf8.count == length, signs.utf8.allSatisfy(alphabet.contains) else { return nil }
    return signs
  }

  /// A code in groups, so that it can be read aloud.
  static func shown(_ code: String, groups size: Int) -> String {
    var shown = ""
    for (place, sign) in code.enumerated() {
      if place > 0, place % size == 0 { shown.append("-") }
      shown.append(sign)
    }
    return shown
  }
}

/// The code by which one device becomes a kiosk: 50 bits, good once and for ten minutes, made from
/// a key outside of the database and stored nowhere.
package enum KioskPairingCode {
  /// How many characters it has.
  package static let length = 10

  /// The present code of a kiosk.
  package static func code(of kiosk: SurveyKiosk, key: [UInt8]) -> String {
    let mac = hmacSHA256(Array("pair \(kiosk.id) \(kiosk.pairing)".utf8), key: key)
    return String(Base32.text(Array(mac.prefix(10))).prefix(length))
  }

  /// The code as it is shown: two groups of five.
  package static func shown(_ code: String) -> String { TypedCode.shown(code, groups: 5) }
}

/// The address of a counter's form that somebody without a camera types: which counter, in 25 bits
/// of its id, then 35 bits of the code that its screen shows now.
package enum ShortCounterCode {
  /// How many characters it has.
  package static let length = 12
  private static let placeLength = 5

  /// What a typed code says.
  struct Read: Hashable {
    /// The first and the last id that it may mean.
    let lowest: String
    let highest: String
    /// The beginning of the code of the counter.
    let code: String
  }

  /// The present code of a counter: three groups of four.
  ///
  /// - Parameters:
  ///   - counter: Which one.
  ///   - now: The present moment.
  ///   - key: `SurveyKeys.counter`.
  /// - Returns: Letters and digits for an address.
  package static func text(
    of counter: ID<SurveyCounter>, at now: Instant, key: [UInt8]
  ) -> String {
    let place = Base32.text(Array(PackedID.bytes(counter).prefix(4))).prefix(placeLength)
    let code = SurveyCounterCode.code(of: counter.text, at: now, key: key)
    return TypedCode.shown(
      String(place) + String(code.prefix(length - placeLength)), groups: 4)
  }

  /// Reads what somebody typed.
  ///
  /// - Returns: nil for what is no such code by its shape.
  static func read(_ typed: String) -> Read? {
    guard let code = TypedCode.read(typed, length: length) else { return nil }
    var bits: UInt32 = 0
    for sign in code.utf8.prefix(placeLength) {
      bits = bits << 5 | UInt32(TypedCode.alphabet.firstIndex(of: sign) ?? 0)
    }
    // The 25 bits are the first of 32; the other seven say nothing.
    let first = bits << 7
    return Read(
      lowest: id(first, rest: "0"), highest: id(first | 127, rest: "f"),
      code: String(code.dropFirst(placeLength)))
  }

  private static func id(_ first: UInt32, rest digit: String) -> String {
    let head = Hex.text(withUnsafeBytes(of: first.bigEndian) { Array($0) })
    return [8, 4, 4, 4, 12].enumerated().map { place, count in
      place == 0 ? head : String(repeating: digit, count: count)
    }.joined(separator: "-")
  }
}
