import Kernel
import Testing
import WorkUnitsModel

@testable import WorkUnits

@Suite struct StageWindowTests {
  @Test func `a window is set with a reason, and again only when it is another one`() throws {
    let window = try FillWindow(from: .sample, until: nil)

    #expect(throws: StageRefusal.reasonMissing) {
      try StageWindow.set(.proposal, from: nil, to: window, zone: .wib, reason: " ")
    }
    #expect(throws: StageRefusal.reasonTooLong(limit: 500)) {
      try StageWindow.set(
        .proposal, from: nil, to: window, zone: .wib, reason: String(repeating: "a", count: 501))
    }
    let (first, reason) = try StageWindow.set(
      .proposal, from: nil, to: window, zone: .wib, reason: " Surat  Menteri ")
    #expect(first.number == 1)
    #expect(reason == "Surat Menteri")
    #expect(throws: StageRefusal.nothingChanged) {
      try StageWindow.set(.proposal, from: first, to: window, zone: .wib, reason: "Lagi")
    }
  }

  /// Closed at 23:59:59 WIB: the second still counts, the next one does not, whatever the clock.
  @Test(
    arguments: [
      ("Asia/Jakarta", "2026-06-30 23:59:59", true), ("Asia/Jakarta", "2026-07-01 00:00:00", false),
      ("Asia/Makassar", "2026-07-01 00:59:59", true),
      ("Asia/Makassar", "2026-07-01 01:00:00", false),
      ("Asia/Jayapura", "2026-07-01 00:00:00", true),
      ("Asia/Jayapura", "2026-07-01 01:59:59", true),
      ("Asia/Jayapura", "2026-07-01 02:00:00", false),
      ("Europe/Rome", "2026-06-30 18:59:59", true), ("Europe/Rome", "2026-06-30 19:00:00", false),
      ("Asia/Tokyo", "2026-07-01 01:59:59", true), ("Asia/Tokyo", "2026-07-01 02:00:00", false),
    ])
  func `a window closes at one moment on every clock`(
    zone: String, local: String, isOpen: Bool
  ) throws {
    let jakarta = try #require(ZoneClock(.wib))
    let closing = jakarta.instant(of: try #require(LocalTime("2026-06-30 23:59:59")))
    let window = StageWindow(
      stage: .selfAssessment, window: try FillWindow(from: nil, until: closing.adding(seconds: 1)),
      zone: .wib, number: 1)

    let named = try #require(UnitZone(zone))
    let clock = try #require(ZoneClock(named))
    let request = clock.instant(of: try #require(LocalTime(local)))
    #expect(window.contains(request) == isOpen)
    #expect(clock.local(request).description == local)
    if !isOpen {
      #expect(window.contains(Instant(milliseconds: request.milliseconds - 1)))
    }
  }

  @Test func `only stages of the programme are stages`() {
    #expect(Stage.all.count == Set(Stage.all.map(\.key)).count)
    #expect(Stage("penilaian-mandiri") == .selfAssessment)
    #expect(Stage("mandiri") == nil)
  }
}

@Suite struct LocalTimeTests {
  @Test(
    arguments: [
      ("2026-06-30 23:59:59", "2026-06-30 23:59:59"), ("2026-06-30T08:00", "2026-06-30 08:00:00"),
      ("2026-02-29 00:00:00", nil), ("2026-06-30 24:00:00", nil), ("2026-06-30 8:00", nil),
      ("2026-06-30", nil), ("", nil), ("2026-06-30 08:00:00 1", nil),
    ])
  func `a time is read as a wall clock shows it`(typed: String, shown: String?) {
    #expect(LocalTime(typed)?.description == shown)
  }

  @Test(
    arguments: [
      // Rome goes from 02:00 to 03:00 on 29 March 2026 and back from 03:00 to 02:00 on 25 October.
      ("2026-03-29 01:59:59", "2026-03-29 00:59:59"),
      ("2026-03-29 02:30:00", "2026-03-29 01:30:00"),
      ("2026-03-29 03:00:00", "2026-03-29 01:00:00"),
      ("2026-10-25 02:30:00", "2026-10-25 00:30:00"),
      ("2026-10-25 03:00:00", "2026-10-25 02:00:00"),
    ])
  func `summer time begins and ends on the right second`(local: String, utc: String) throws {
    let named = try #require(UnitZone("Europe/Rome"))
    let rome = try #require(ZoneClock(named))
    let moment = rome.instant(of: try #require(LocalTime(local)))

    #expect(LocalTime(of: moment, offsetSeconds: 0).description == utc)
  }

  @Test func `a zone that the world does not have has no clock`() throws {
    let named = try #require(UnitZone("Europa/Roma"))

    #expect(ZoneClock(named) == nil)
  }
}
