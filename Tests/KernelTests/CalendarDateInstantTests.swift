import Kernel
import Testing

@Suite struct CalendarDateInstantTests {
  @Test func `the day of a moment begins no later than the moment`() throws {
    var random = SeededGenerator(seed: 40)
    for _ in 0..<2000 {
      let moment = Instant(
        milliseconds: Int64.random(in: -9_000_000_000_000...9_000_000_000_000, using: &random))
      for offset: Int64 in [0, 25_200, 32_400, -18_000] {
        let day = CalendarDate(of: moment, offsetSeconds: offset)
        let start = day.start(offsetSeconds: offset)

        #expect(start <= moment)
        #expect(moment < start.adding(seconds: 86_400))
      }
    }
  }

  @Test(
    arguments: [
      ("2026-11-21", 1, "2026-11-22"), ("2026-12-31", 1, "2027-01-01"),
      ("2028-02-28", 1, "2028-02-29"), ("2027-02-28", 1, "2027-03-01"),
      ("2026-03-01", -1, "2026-02-28"), ("2026-01-01", 365, "2027-01-01"),
    ])
  func `days are counted across months and years`(from: String, days: Int, to: String) throws {
    let day = try #require(CalendarDate(from))

    #expect(day.adding(days: days) == CalendarDate(to))
  }

  @Test func `the last day of the calendar has no day after it`() throws {
    let last = try #require(CalendarDate("9999-12-31"))

    #expect(last.adding(days: 1) == nil)
  }

  @Test func `midnight in Jakarta is seven hours before midnight in UTC`() throws {
    let day = try #require(CalendarDate("1970-01-02"))

    #expect(day.start(offsetSeconds: 25_200).milliseconds == 17 * 3_600_000)
  }
}
