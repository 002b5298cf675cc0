import Cryptography
package import Kernel

/// The code in the QR of a counter: it changes with time, so that a picture of it is soon worth
/// nothing, and only somebody at the counter has the present one.
package enum SurveyCounterCode {
  /// How long one code is shown.
  package static let slotSeconds: Int64 = 600
  /// How many characters a code has.
  package static let length = 8

  /// The code of a moment.
  ///
  /// - Parameters:
  ///   - counter: The id of the counter, as it stands in the link.
  ///   - now: The present moment.
  ///   - key: `SurveyKeys.counter`.
  /// - Returns: Eight letters and digits 2 to 7.
  package static func code(of counter: String, at now: Instant, key: [UInt8]) -> String {
    code(of: counter, slot: now.milliseconds / 1000 / slotSeconds, key: key)
  }

  /// Whether a code is that of the present or of the last slot: whoever scanned just before the
  /// change may still open the form.
  ///
  /// - Parameters:
  ///   - typed: The code in the link.
  ///   - counter: The id of the counter.
  ///   - now: The present moment.
  ///   - key: `SurveyKeys.counter`.
  /// - Returns: false for anything older, newer or made up.
  package static func accepts(
    _ typed: String, of counter: String, at now: Instant, key: [UInt8]
  ) -> Bool {
    let slot = now.milliseconds / 1000 / slotSeconds
    let given = Array(typed.uppercased().utf8)
    return [slot, slot - 1].reduce(false) { isKnown, slot in
      equalInConstantTime(given, Array(code(of: counter, slot: slot, key: key).utf8)) || isKnown
    }
  }

  /// The whole code of which somebody typed the beginning, while it is taken.
  ///
  /// - Parameters:
  ///   - typed: At least seven capital letters and digits.
  ///   - counter: The id of the counter.
  ///   - now: The present moment.
  ///   - key: `SurveyKeys.counter`.
  /// - Returns: nil for anything older, newer or made up.
  static func whole(
    from typed: String, of counter: String, at now: Instant, key: [UInt8]
  ) -> String? {
    let slot = now.milliseconds / 1000 / slotSeconds
    let given = Array(typed.utf8)
    guard given.count >= 7 else { return nil }
    return [slot, slot - 1].reduce(nil as String?) { found, slot in
      let code = code(of: counter, slot: slot, key: key)
      let isIt = equalInConstantTime(given, Array(code.utf8.prefix(given.count)))
      return isIt ? code : found
    }
  }

  private static func code(of counter: String, slot: Int64, key: [UInt8]) -> String {
    let mac = hmacSHA256(Array("\(counter) \(slot)".utf8), key: key)
    return Base32.text(Array(mac.prefix(5)))
  }
}
