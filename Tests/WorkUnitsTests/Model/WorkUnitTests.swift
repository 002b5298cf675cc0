import Kernel
import Testing
import WorkUnitsModel

@Suite struct WorkUnitTests {
  @Test(
    arguments: [
      ("2025-01-01", "Lama"), ("2026-01-01", "Lama"), ("2026-06-30", "Lama"),
      ("2026-07-01", "Baru"), ("2030-01-01", "Baru"),
    ])
  func `a name holds from its first day until the next name`(day: String, name: String) throws {
    let unit = try WorkUnit.sample(names: [("Baru", "2026-07-01"), ("Lama", "2026-01-01")])

    #expect(unit.name(on: try #require(CalendarDate(day))).text == name)
  }

  @Test func `a rename on the day of a name replaces it`() throws {
    var unit = try WorkUnit.sample(names: [("Salah ketik", "2026-01-01")])
    let day = try #require(CalendarDate("2026-01-01"))

    let events = try unit.rename(to: try PlaceName("Benar"), from: day)

    #expect(events.count == 1)
    #expect(unit.names.map(\.name.text) == ["Benar"])
    #expect(try unit.rename(to: try PlaceName("Benar"), from: day).isEmpty)
  }

  @Test func `a closed unit keeps its name`() throws {
    var unit = try WorkUnit.sample(isActive: false)
    let day = try #require(CalendarDate("2027-01-01"))

    #expect(throws: WorkUnitRefusal.unitIsClosed) {
      try unit.rename(to: try PlaceName("Baru"), from: day)
    }
  }

  @Test func `a unit closes after the units below it`() throws {
    var unit = try WorkUnit.sample()

    #expect(throws: WorkUnitRefusal.hasActiveChildren(2)) { try unit.close(activeChildCount: 2) }
    #expect(unit.isActive)
    #expect(try unit.close(activeChildCount: 0) == [.unitClosed(unit.id)])
    #expect(try unit.close(activeChildCount: 0).isEmpty)
    #expect(unit.reopen() == [.unitReopened(unit.id)])
  }

  @Test(
    arguments: [
      ("", PlaceNameRefusal.empty), (" \n ", .empty),
      (String(repeating: "a", count: 301), .tooLong(limit: 300)), ("Balai\u{0}", .unprintable),
    ])
  func `a name that nobody can read is refused`(typed: String, refusal: PlaceNameRefusal) {
    #expect(throws: refusal) { try PlaceName(typed) }
  }
}

@Suite struct CycleTests {
  @Test(arguments: [(0, false), (1, true), (9, true), (10, false)] as [(Int64, Bool)])
  func `a window holds its first moment and not its last`(second: Int64, isOpen: Bool) throws {
    let start = Instant.sample
    let window = try FillWindow(from: start.adding(seconds: 1), until: start.adding(seconds: 10))

    #expect(window.contains(start.adding(seconds: second)) == isOpen)
  }

  @Test func `a window without ends is always open`() {
    #expect(FillWindow.open.contains(Instant(milliseconds: 0)))
    #expect(FillWindow.open.contains(Instant(milliseconds: .max)))
  }

  @Test(arguments: [0, -1] as [Int64])
  func `a window that ends no later than it begins is refused`(seconds: Int64) {
    #expect(throws: WorkUnitRefusal.windowIsEmpty) {
      try FillWindow(from: .sample, until: Instant.sample.adding(seconds: seconds))
    }
  }

  @Test(arguments: [(2011, false), (2012, true), (2100, true), (2101, false)])
  func `the years of the programme are taken`(year: Int, isTaken: Bool) {
    #expect((CycleYear(year) != nil) == isTaken)
  }
}
