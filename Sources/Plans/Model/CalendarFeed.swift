package import Kernel

/// Days as calendar programs subscribe to them.
///
/// Written as RFC 5545 (iCalendar) says in sections 3.1 (lines and folding), 3.3.11 (text) and 3.6.1
/// (events); name and how often to ask again are those of RFC 7986.
package struct CalendarFeed: Hashable, Sendable {
  /// One day.
  package struct Entry: Hashable, Sendable {
    /// What the day is about; the same for ever, so that a program changes it in its place.
    package let key: String
    /// The day.
    package let day: CalendarDate
    /// What is due.
    package let summary: String
    /// What more is to be said; may have lines.
    package let details: String
    /// The address of its page; nil where the origin is not known.
    package let address: String?

    /// Describes a day.
    package init(
      key: String, day: CalendarDate, summary: String, details: String, address: String? = nil
    ) {
      self.key = key
      self.day = day
      self.summary = summary
      self.details = details
      self.address = address
    }
  }

  /// The longest line without its end.
  ///
  /// - Unit: octets.
  static let longestLine = 75

  /// What the calendar is called.
  package let name: String
  /// The days.
  package let entries: [Entry]
  /// When it was written.
  package let stamp: Instant

  /// Describes a calendar.
  package init(name: String, entries: [Entry], stamp: Instant) {
    self.name = name
    self.entries = entries
    self.stamp = stamp
  }

  /// The file, UTF-8 with CRLF after each line.
  package var bytes: [UInt8] {
    var lines = [
      "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Zona//Zona//ID", "CALSCALE:GREGORIAN",
      "METHOD:PUBLISH", "NAME:" + Self.escaped(name), "X-WR-CALNAME:" + Self.escaped(name),
      "REFRESH-INTERVAL;VALUE=DURATION:PT6H",
    ]
    for entry in entries { lines += event(entry) }
    lines.append("END:VCALENDAR")
    return lines.flatMap(Self.folded)
  }

  private func event(_ entry: Entry) -> [String] {
    var lines = [
      "BEGIN:VEVENT", "UID:" + entry.key + "@zona", "DTSTAMP:" + Self.moment(stamp),
      "DTSTART;VALUE=DATE:" + Self.compact(entry.day),
    ]
    if let next = entry.day.adding(days: 1) {
      lines.append("DTEND;VALUE=DATE:" + Self.compact(next))
    }
    lines.append("SUMMARY:" + Self.escaped(entry.summary))
    if !entry.details.isEmpty { lines.append("DESCRIPTION:" + Self.escaped(entry.details)) }
    if let address = entry.address { lines.append("URL:" + address) }
    return lines + ["TRANSP:TRANSPARENT", "END:VEVENT"]
  }

  /// A text as a value: the four signs that mean something else are escaped, other control
  /// characters are left out.
  static func escaped(_ text: String) -> String {
    var value = ""
    for character in text {
      switch character {
      case "\\": value += "\\\\"
      case ";": value += "\\;"
      case ",": value += "\\,"
      case "\n", "\r\n", "\r": value += "\\n"
      default:
        if character.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) {
          continue
        }
        value.append(character)
      }
    }
    return value
  }

  /// A line cut where it gets too long, never inside a character; with its CRLF.
  ///
  /// A character of more octets than a line has is cut between its scalars.
  static func folded(_ line: String) -> [UInt8] {
    var bytes: [UInt8] = []
    var room = longestLine
    func take(_ piece: [UInt8]) {
      if piece.count > room {
        bytes += [0x0D, 0x0A, 0x20]
        room = longestLine - 1
      }
      bytes += piece
      room -= piece.count
    }
    for character in line {
      let piece = Array(String(character).utf8)
      if piece.count < longestLine {
        take(piece)
      } else {
        for scalar in character.unicodeScalars { take(Array(String(scalar).utf8)) }
      }
    }
    return bytes + [0x0D, 0x0A]
  }

  private static func compact(_ day: CalendarDate) -> String {
    day.description.filter { $0 != "-" }
  }

  /// A moment as `20261121T073200Z`.
  private static func moment(_ instant: Instant) -> String {
    let day = CalendarDate(of: instant, offsetSeconds: 0)
    let seconds = (instant.milliseconds % 86_400_000 + 86_400_000) % 86_400_000 / 1000
    let parts = [seconds / 3600, seconds / 60 % 60, seconds % 60]
    let time = parts.map { ($0 < 10 ? "0" : "") + String($0) }.joined()
    return compact(day) + "T" + time + "Z"
  }
}
