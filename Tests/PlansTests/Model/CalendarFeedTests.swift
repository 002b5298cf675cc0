import Kernel
import Testing

@testable import PlansModel

@Suite struct CalendarFeedTests {
  private static let stamp = Instant(milliseconds: 1_795_246_320_000)

  private static func feed(_ summary: String, details: String = "") -> CalendarFeed {
    CalendarFeed(
      name: "Rencana",
      entries: [
        CalendarFeed.Entry(
          key: "butir-1", day: Sample.day("2026-12-31"), summary: summary, details: details,
          address: "http://zona.example/unit/1")
      ], stamp: stamp)
  }

  /// The lines as a calendar program reads them: unfolded, without their ends.
  private static func lines(_ feed: CalendarFeed) -> [String] {
    // By bytes: a mark at the beginning of a line would join the blank before it.
    feed.bytes.split(separator: [0x0D, 0x0A, 0x20]).flatMap { Array($0) }
      .split(separator: [0x0D, 0x0A]).map { String(decoding: $0, as: UTF8.self) }
  }

  private static func unescaped(_ value: String) -> String {
    var text = ""
    var isEscaped = false
    for character in value {
      if isEscaped {
        text.append(character == "n" ? "\n" : character)
        isEscaped = false
      } else if character == "\\" {
        isEscaped = true
      } else {
        text.append(character)
      }
    }
    return text
  }

  @Test func `a calendar is written as the standard says`() {
    #expect(
      Self.lines(Self.feed("Tenggat: tim", details: "SK")) == [
        "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Zona//Zona//ID", "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH", "NAME:Rencana", "X-WR-CALNAME:Rencana",
        "REFRESH-INTERVAL;VALUE=DURATION:PT6H", "BEGIN:VEVENT", "UID:butir-1@zona",
        "DTSTAMP:20261121T073200Z", "DTSTART;VALUE=DATE:20261231", "DTEND;VALUE=DATE:20270101",
        "SUMMARY:Tenggat: tim", "DESCRIPTION:SK", "URL:http://zona.example/unit/1",
        "TRANSP:TRANSPARENT", "END:VEVENT", "END:VCALENDAR",
      ])
  }

  private static let texts = [
    "koma, titik koma; garis\\miring", "dua\nbaris\r\ndan tiga", "\\n bukan baris",
    "akhir;", ",", "tab\tdan bel\u{7} hilang",
    String(repeating: "rencana aksi ", count: 40),
    String(repeating: "é", count: 300), String(repeating: "日本語の", count: 60),
    String(repeating: "🇮🇩👩‍👩‍👧‍👦", count: 30), "e" + String(repeating: "\u{301}", count: 200),
    "A" + String(repeating: "ب", count: 120), "",
  ]

  @Test(arguments: texts)
  func `any text comes back as it was, in lines of 75 octets that cut no character`(
    text: String
  ) throws {
    let feed = Self.feed(text)

    for line in feed.bytes.split(separator: 0x0A) {
      #expect(line.last == 0x0D)
      #expect(line.count - 1 <= 75)
      #expect(String(validating: Array(line), as: UTF8.self) != nil)
    }
    let summary = try #require(Self.lines(feed).first { $0.hasPrefix("SUMMARY:") })
    let expected = text.replacing("\r\n", with: "\n").filter { $0 != "\t" && $0 != "\u{7}" }
    #expect(Self.unescaped(String(summary.dropFirst(8))) == expected)
  }

  @Test(arguments: 60...80)
  func `a line is cut exactly when it is longer than 75 octets`(length: Int) {
    let bytes = CalendarFeed.folded(String(repeating: "x", count: length))

    #expect(bytes.split(separator: 0x0A).count == (length > 75 ? 2 : 1))
  }
}
