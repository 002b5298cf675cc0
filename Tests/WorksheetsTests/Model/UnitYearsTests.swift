import InstrumentsModel
import Kernel
import Testing
import WorkUnitsModel
import WorksheetsModel

@Suite struct UnitYearsTests {
  private func cycle(_ number: Int, _ window: FillWindow = .open) throws -> Cycle {
    Cycle(
      id: try #require(ID("01900000-0000-7000-8000-00000000\(number)")), institutionID: nil,
      year: try #require(CycleYear(number)), instrumentID: "permenpanrb-90-2021", window: window)
  }

  private func worksheet(_ cycle: Cycle, _ stage: Worksheet.Stage = .draft) -> Worksheet {
    Worksheet(
      id: Cast.worksheet, unitID: Cast.unit, cycleID: cycle.id, year: cycle.year,
      instrumentID: cycle.instrumentID, stage: stage,
      submissionCount: stage.name == .draft ? 0 : 1)
  }

  private var later: FillWindow {
    get throws { try FillWindow(from: .minute(10), until: nil) }
  }
  private var over: FillWindow {
    get throws { try FillWindow(from: nil, until: .minute(-10)) }
  }

  @Test func `a new open year hides neither what was returned nor a draft`() throws {
    let (old, new) = (try cycle(2026), try cycle(2027))
    let returned = Worksheet.Stage.returned(
      at: .minute(-5), by: Cast.assessor, reason: "Bukti kurang", submittedAt: .minute(-9))

    for stage in [Worksheet.Stage.draft, returned] {
      let years = UnitYears([new, old], worksheets: [worksheet(old, stage)], at: .sample)

      #expect(years.shown == [old, new])
      #expect(years.startable == [new])
    }
  }

  @Test func `what is sent comes after what can be done`() throws {
    let (oldest, old, new) = (try cycle(2025), try cycle(2026), try cycle(2027))
    let sent = Worksheet.Stage.submitted(at: .minute(-9), by: Cast.head)

    let years = UnitYears(
      [new, old, oldest], worksheets: [worksheet(oldest, sent), worksheet(old, sent)], at: .sample)

    #expect(years.shown == [new, old])
  }

  @Test func `a year that opens later does not stand before an open one`() throws {
    let (present, future) = (try cycle(2026), try cycle(2027, later))

    let years = UnitYears([future, present], worksheets: [], at: .sample)

    #expect(years.shown == [present])
    #expect(years.startable == [present])
    #expect(years.upcoming == future)
    #expect(UnitYears([future], worksheets: [], at: .sample).shown == [future])
  }

  @Test func `a year that is over can neither be started nor asked for`() throws {
    let (former, present) = (try cycle(2025, over), try cycle(2026))

    let years = UnitYears([present, former], worksheets: [], at: .sample)

    #expect(years.shown == [present])
    #expect(years.startable == [present])
    #expect(UnitYears([former], worksheets: [], at: .sample).startable.isEmpty)
    #expect(UnitYears([former], worksheets: [], at: .sample).shown == [former])
    #expect(UnitYears([], worksheets: [], at: .sample).shown.isEmpty)
  }

  @Test func `nobody is asked for a year before the latest worksheet, though it may be started`()
    throws
  {
    let (former, present) = (try cycle(2025), try cycle(2026))

    let years = UnitYears([present, former], worksheets: [worksheet(present)], at: .sample)

    #expect(years.shown == [present])
    #expect(years.startable == [former])
  }
}
