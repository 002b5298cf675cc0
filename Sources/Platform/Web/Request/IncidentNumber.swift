/// The number under which a broken request is found in the log.
package enum IncidentNumber {
  private static let digits = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ")

  /// A new number such as `7KQ2-9FMD-31XA`, from the system's random source.
  package static func make() -> String {
    var number = ""
    var random = UInt64.random(in: .min ... .max)
    for place in 0..<12 {
      if place == 4 || place == 8 { number.append("-") }
      number.append(digits[Int(random & 31)])
      random >>= 5
    }
    return number
  }
}
