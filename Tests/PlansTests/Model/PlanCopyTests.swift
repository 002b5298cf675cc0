import Instruments
import InstrumentsModel
import Kernel
import PlansModel
import Testing
import WorkUnitsModel

@Suite struct PlanCopyTests {
  private static let owner = Sample.id(7, of: Employee.self)

  private static func item(
    _ number: Int, action: String = "Bentuk tim kerja", due: String = "2025-12-10",
    soals: [Int] = [1], year: Int = 2025
  ) throws -> PlanItem {
    PlanItem(
      id: Sample.id(100 + number, of: PlanItem.self),
      institutionID: Sample.id(1, of: Institution.self),
      unitID: Sample.id(2, of: WorkUnit.self), year: Sample.year(year),
      content: try Sample.content(owner: owner, due: due, soals: soals, action: action))
  }

  private static func copy(
    _ earlier: [PlanItem], judgedBy instrument: Instrument = Sample.instrument,
    present: [PlanItem] = [], copied: Set<ID<PlanItem>> = [],
    roster: Set<ID<Employee>> = [owner]
  ) -> PlanCopy {
    PlanCopy(
      of: earlier, judgedBy: instrument, present: present, copied: copied,
      in: Sample.planYear(today: "2026-01-10"), roster: roster)
  }

  @Test func `days move by a year, and the last of February stays one`() throws {
    let copy = Self.copy([try Self.item(1)])

    #expect(copy.fresh.first?.content?.dueOn == Sample.day("2026-12-10"))
    let leap = PlanCopy.move(Sample.day("2024-02-29"), to: Sample.year(2025))
    #expect(leap == Sample.day("2025-02-28"))
    #expect(PlanCopy.move(leap, to: Sample.year(2028)) == Sample.day("2028-02-28"))
  }

  @Test func `an owner who left stays named and is told to be replaced`() throws {
    let line = try #require(Self.copy([try Self.item(1)], roster: []).lines.first)

    #expect(line.content?.ownerID == Self.owner)
    #expect(!line.ownerIsHere)
    let (item, events) = try PlanItem.takeOver(
      try #require(line.content), id: Sample.id(5, of: PlanItem.self),
      in: Sample.planYear(today: "2026-01-10"))
    #expect(events == [.itemPlanned(item)])
    let board = PlanBoard([
      PlanLine(
        item, owner: Assignee(id: Self.owner, name: "Pergi", isHere: false),
        facts: PlanFacts(proof: [:], sheet: nil, instrument: Sample.instrument),
        today: Sample.day("2026-01-10"))
    ])
    #expect(board.attention.count == 1)
  }

  @Test func `what is there, was copied before or was taken out is not copied again`() throws {
    let earlier = [
      try Self.item(1), try Self.item(2, action: "Susun rencana"),
      try Self.item(3, action: "Tinjau SOP"),
    ]
    let same = try Self.item(11, due: "2026-12-10", year: 2026)
    let reworded = try Self.item(12, action: "Susun rencana kerja", year: 2026)

    let copy = Self.copy(
      earlier, present: [same, reworded], copied: [earlier[1].id])

    #expect(copy.fresh.map(\.source.id) == [earlier[2].id])
  }

  @Test func `two items of one wording are two`() throws {
    let earlier = [try Self.item(1), try Self.item(2, due: "2025-06-10")]
    let one = try Self.item(11, due: "2026-12-10", year: 2026)

    #expect(Self.copy(earlier).fresh.count == 2)
    #expect(Self.copy(earlier, present: [one]).fresh.count == 1)
    #expect(Self.copy(earlier, present: [one], copied: [earlier[0].id]).fresh.count == 1)
  }

  @Test func `questions stay linked only where they still exist`() throws {
    let kept = try #require(Self.copy([try Self.item(1, soals: [1, 9])]).lines.first)
    #expect(kept.content?.soals == [1, 9])
    #expect(kept.lostQuestions == 0)

    let older = try InstrumentLibrary.instrument("permenpanrb-10-2019")
    let first = try #require(older.soals.first?.id)
    let moved = try #require(
      Self.copy([try Self.item(1, soals: [first])], judgedBy: older).lines.first)

    let question = older.questions[0]
    let same = Sample.instrument.question(coded: question.code).map {
      Sample.instrument.questions[$0].text == question.text
    }
    #expect(moved.content?.soals.isEmpty == (same != true))
    #expect(moved.lostQuestions == (same == true ? 0 : 1))
  }
}
