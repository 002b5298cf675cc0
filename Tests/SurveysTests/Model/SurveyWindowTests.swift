import Kernel
import SurveysModel
import Testing

@Suite struct SurveyWindowTests {
  private static let day: Int64 = 86_400_000

  private func faults(_ opens: Int64?, _ closes: Int64?, at now: Int64) -> [SurveyRefusal] {
    SurveyWindow.faults(
      opensAt: opens.map { Instant(milliseconds: $0) },
      closesAt: closes.map { Instant(milliseconds: $0) }, at: Instant(milliseconds: now))
  }

  @Test func `a window begins after now and ends after it begins`() {
    #expect(faults(1000, 2000, at: 999).isEmpty)
    #expect(faults(1000, 2000, at: 1000) == [.startIsPast])
    #expect(faults(1000, 2000, at: 1999) == [.startIsPast])
    #expect(faults(1000, 2000, at: 2000) == [.startIsPast, .endIsPast])
    #expect(faults(2000, 2000, at: 10) == [.windowIsWrong])
    #expect(faults(2000, 1000, at: 10) == [.windowIsWrong])
    #expect(faults(2000, 1000, at: 1500) == [.endIsPast])
  }

  @Test func `a window is at most ninety two days long`() {
    let latest = 1000 + 92 * Self.day
    #expect(faults(1000, latest, at: 10).isEmpty)
    #expect(
      faults(1000, latest + 1, at: 10)
        == [.windowIsTooLong(latest: Instant(milliseconds: latest))])
    #expect(
      faults(1000, latest + 1, at: 1000)
        == [.startIsPast, .windowIsTooLong(latest: Instant(milliseconds: latest))])
  }

  @Test func `one moment that cannot be read does not hide the other`() {
    #expect(faults(nil, 2000, at: 10).isEmpty)
    #expect(faults(nil, 2000, at: 2000) == [.endIsPast])
    #expect(faults(1000, nil, at: 1000) == [.startIsPast])
    #expect(faults(1000, nil, at: 999).isEmpty)
    #expect(faults(nil, nil, at: 999).isEmpty)
  }
}
