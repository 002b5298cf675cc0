package import Kernel

/// How text travels in a letter, for servers that only know ASCII.
package enum MailEncoding {
  /// The longest line of a header or body that we write, without its end.
  static let longestLine = 76
  private static let hexDigits = Array("0123456789ABCDEF".utf8)

  /// A header that people read, with its line end: plain when it is short ASCII, else as encoded
  /// words (RFC 2047) on as many lines as it takes.
  ///
  /// Control characters are encoded like letters outside of ASCII, so no text ends its header.
  ///
  /// - Parameters:
  ///   - name: The name of the header.
  ///   - text: What it says.
  /// - Returns: The lines.
  package static func header(_ name: String, _ text: String) -> String {
    let isPlain = text.utf8.allSatisfy { (0x20...0x7E).contains($0) } && !text.contains("=?")
    if isPlain, name.utf8.count + 2 + text.utf8.count <= longestLine {
      return name + ": " + text + "\r\n"
    }
    let opening = "=?UTF-8?Q?"
    let closing = "?="
    var lines: [String] = []
    var word = ""
    // The first line also holds the name.
    var room = longestLine - name.utf8.count - 2 - opening.utf8.count - closing.utf8.count
    for scalar in text.unicodeScalars {
      let encoded = headerWord(scalar)
      if word.utf8.count + encoded.utf8.count > room {
        lines.append(opening + word + closing)
        word = ""
        room = longestLine - 1 - opening.utf8.count - closing.utf8.count
      }
      word += encoded
    }
    lines.append(opening + word + closing)
    return name + ": " + lines.joined(separator: "\r\n ") + "\r\n"
  }

  /// A body as quoted-printable (RFC 2045).
  ///
  /// - Parameter text: Lines that end with a line feed; a carriage return is no line end.
  /// - Returns: ASCII lines of at most 76 characters that end with CR and LF.
  package static func quotedPrintable(_ text: String) -> String {
    // By scalars: Swift takes CR and LF together for one character.
    let lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
    var out = lines.map { quotedLine(String.UnicodeScalarView($0)) }
    if out.last == "" { out.removeLast() }
    return out.map { $0 + "\r\n" }.joined()
  }

  /// The date of a header (RFC 5322), in WIB.
  package static func date(_ instant: Instant) -> String {
    let offset: Int64 = 7 * 3600
    let day = CalendarDate(of: instant, offsetSeconds: offset)
    let seconds = instant.milliseconds / 1000 + offset
    let weekdays = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"]
    let months = [
      "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
    // 1 January 1970 was a Thursday.
    let weekday = weekdays[Int(seconds / 86_400 % 7)]
    let clock = [seconds / 3600 % 24, seconds / 60 % 60, seconds % 60].map {
      $0 < 10 ? "0\($0)" : String($0)
    }.joined(separator: ":")
    return "\(weekday), \(day.day) \(months[day.month - 1]) \(day.year) \(clock) +0700"
  }

  private static func headerWord(_ scalar: Unicode.Scalar) -> String {
    switch scalar {
    case " ": "_"
    case "a"..."z", "A"..."Z", "0"..."9", "!", "*", "+", "-", "/": String(Character(scalar))
    default: hex(String(Character(scalar)).utf8)
    }
  }

  private static func quotedLine(_ line: String.UnicodeScalarView) -> String {
    var out = ""
    var length = 0
    let last = line.indices.last
    for index in line.indices {
      let scalar = line[index]
      let isBlank = scalar == " " || scalar == "\t"
      let isPlain =
        isBlank ? index != last : (0x21...0x7E).contains(scalar.value) && scalar != "="
      let encoded = isPlain ? String(Character(scalar)) : hex(String(Character(scalar)).utf8)
      // One place is kept for the mark that the line goes on.
      if length + encoded.utf8.count > longestLine - 1 {
        out += "=\r\n"
        length = 0
      }
      out += encoded
      length += encoded.utf8.count
    }
    return out
  }

  private static func hex(_ bytes: some Sequence<UInt8>) -> String {
    var out: [UInt8] = []
    for byte in bytes {
      out += [UInt8(ascii: "="), hexDigits[Int(byte >> 4)], hexDigits[Int(byte & 15)]]
    }
    return String(decoding: out, as: UTF8.self)
  }
}
