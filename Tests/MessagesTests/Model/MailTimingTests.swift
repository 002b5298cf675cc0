import Kernel
import MessagesModel
import Testing

@testable import Messages

@Suite struct MailTimingTests {
  private let atOnce = MailPreference.usual
  private let daily = MailPreference(rhythm: .daily, quiet: .usual)

  @Test func `at once is at once, outside the quiet hours`() {
    #expect(MailTiming.due(for: .wib(14, 32), by: atOnce) == .wib(14, 32))
    #expect(MailTiming.due(for: .wib(19, 59, second: 59), by: atOnce) == .wib(19, 59, second: 59))
    #expect(MailTiming.due(for: .wib(6), by: atOnce) == .wib(6))
  }

  @Test func `what is written in the quiet hours waits for their end`() {
    #expect(MailTiming.due(for: .wib(20), by: atOnce) == .wib(30))
    #expect(MailTiming.due(for: .wib(23, 59), by: atOnce) == .wib(30))
    #expect(MailTiming.due(for: .wib(24), by: atOnce) == .wib(30))
    #expect(MailTiming.due(for: .wib(5, 59, second: 59), by: atOnce) == .wib(6))
  }

  @Test func `the daily letter goes at seven, this one or the next`() {
    #expect(MailTiming.due(for: .wib(6, 59), by: daily) == .wib(7))
    #expect(MailTiming.due(for: .wib(7), by: daily) == .wib(7))
    #expect(MailTiming.due(for: .wib(7, 0, second: 1), by: daily) == .wib(31))
    let partOfSecond = Instant(milliseconds: Instant.wib(7).milliseconds + 1)
    #expect(MailTiming.due(for: partOfSecond, by: daily) == .wib(31))
  }

  @Test func `a daily letter also waits for the end of the quiet hours`() throws {
    let late = MailPreference(rhythm: .daily, quiet: try #require(QuietHours(from: 22, until: 9)))

    #expect(MailTiming.due(for: .wib(3), by: late) == .wib(9))
  }

  @Test func `quiet hours within a day and none at all`() throws {
    let noon = try #require(QuietHours(from: 11, until: 13))

    #expect(MailTiming.notQuiet(.wib(12), noon) == .wib(13))
    #expect(MailTiming.notQuiet(.wib(13), noon) == .wib(13))
    #expect(MailTiming.notQuiet(.wib(2), .none) == .wib(2))
    #expect((0...23).allSatisfy { !QuietHours.none.contains(hour: $0) })
    #expect(QuietHours(from: 24, until: 0) == nil)
    #expect(QuietHours(from: 0, until: -1) == nil)
  }

  @Test func `never is never`() {
    let never = MailPreference(rhythm: .never, quiet: .none)

    #expect(MailTiming.due(for: .wib(12), by: never) == nil)
  }

  @Test func `every moment of a day is due outside of any quiet hours, at most a day later`() throws
  {
    for from in 0...23 {
      for until in 0...23 {
        let quiet = try #require(QuietHours(from: from, until: until))
        for half in 0..<48 {
          let moment = Instant.wib(Int64(half / 2), Int64(half % 2 * 30))
          let due = try #require(
            MailTiming.due(for: moment, by: MailPreference(rhythm: .atOnce, quiet: quiet)))
          let hour = Int((due.milliseconds / 1000 + 7 * 3600) % 86_400 / 3600)
          #expect(!quiet.contains(hour: hour))
          #expect(due >= moment && due < moment.adding(seconds: 86_400))
        }
      }
    }
  }

  @Test func `the waits grow, and the eighth failure is the last`() {
    let noon = Instant.wib(12)
    let waits = (1...8).map { MailTiming.nextTry(after: $0, at: noon, quiet: .none) }

    #expect(
      waits == [
        noon.adding(seconds: 60), noon.adding(seconds: 300), noon.adding(seconds: 1500),
        noon.adding(seconds: 7500), noon.adding(seconds: 37_500), noon.adding(seconds: 86_400),
        noon.adding(seconds: 86_400), nil,
      ])
    #expect(MailTiming.waits.count == MailTiming.mostAttempts - 1)
  }

  @Test func `a new attempt also waits for the end of the quiet hours`() {
    #expect(MailTiming.nextTry(after: 3, at: .wib(19, 40), quiet: .usual) == .wib(30))
    #expect(MailTiming.nextTry(after: 2, at: .wib(19, 40), quiet: .usual) == .wib(19, 45))
  }
}
