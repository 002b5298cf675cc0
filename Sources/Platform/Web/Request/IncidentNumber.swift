/// The number under which a broken request is found in the log.
package enum IncidentNumber {
  private static let digits = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ".utf8)

  /// A new number such as `7KQ2-9FMD-31XA`, from the system's random source.
  package static func make() -> String {
    var number: [UInt8] = []
    number.reserveCapacity(14)
    var random = UInt64.random(in: .min ... .max)
    for place in 0..<12 {
      if place == 4 || place == 8 { number.append(UInt8(ascii: "-")) }
      number.append(digits[Int(random & 31)])
      random >>= 5
    }
    return String(decoding: number, as: UTF8.self)
  }
}
