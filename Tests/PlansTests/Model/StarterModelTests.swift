import InstrumentsModel
import Kernel
import PlansModel
import Testing
import WorkUnitsModel

@Suite struct StarterModelTests {
  @Test(arguments: StarterItem.all)
  func `every linked question exists and belongs to the area of the item`(item: StarterItem)
    throws
  {
    let instrument = Sample.instrument
    #expect(instrument.id == "permenpanrb-90-2021")
    #expect(!item.codes.isEmpty)
    for code in item.codes {
      let question = try #require(instrument.question(coded: code), "\(code)")
      #expect(PlanArea(ofQuestion: question, in: instrument) == item.area, "\(code)")
    }
    #expect(item.soals(in: instrument).count == item.codes.count)
    #expect(item.codes.count <= PlanItem.mostQuestions)
  }

  @Test(arguments: StarterItem.all, Language.allCases)
  func `every item can be planned as it is`(item: StarterItem, language: Language) throws {
    let year = Sample.planYear(today: "2026-01-10")
    let owner = Sample.id(9, of: Employee.self)

    let content = try item.content(in: year, owner: owner, language: language)
    let checked = try content.checked(in: year, roster: [owner])

    #expect(checked.soals == item.soals(in: Sample.instrument).sorted())
    #expect(checked.quarters == item.quarters)
  }

  @Test func `all six areas have items, and no two have one key or one wording`() {
    for area in PlanArea.allCases {
      #expect(StarterItem.all.count { $0.area == area } >= 5)
    }
    #expect(Set(StarterItem.all.map(\.key)).count == StarterItem.all.count)
    #expect(Set(StarterItem.all.map(\.action.indonesian)).count == StarterItem.all.count)
    #expect(Set(StarterItem.all.map(\.action.english)).count == StarterItem.all.count)
  }

  @Test func `together they work for every question of the six areas`() {
    let instrument = Sample.instrument
    let linked = Set(StarterItem.all.flatMap(\.codes))
    let open = instrument.questions.indices.filter {
      PlanArea(ofQuestion: $0, in: instrument) != nil
        && !linked.contains(instrument.questions[$0].code)
    }
    #expect(open.map { instrument.questions[$0].code } == [])
  }

  @Test func `an item is due on the last day of its last quarter that is not over`() throws {
    let quarterly = try #require(StarterItem.all.first { $0.key == "mp-monev" })
    let early = try #require(StarterItem.all.first { $0.key == "mp-tim" })

    let january = Sample.planYear(today: "2026-01-10")
    #expect(early.dueOn(in: january) == Sample.day("2026-03-31"))
    #expect(quarterly.dueOn(in: january) == Sample.day("2026-12-31"))
    let lastDay = Sample.planYear(today: "2026-03-31")
    #expect(early.quarters(in: lastDay) == QuarterSet([.first]))
    let after = Sample.planYear(today: "2026-04-01")
    #expect(early.quarters(in: after) == QuarterSet([.second]))
    #expect(early.dueOn(in: after) == Sample.day("2026-06-30"))
    #expect(quarterly.quarters(in: after) == QuarterSet([.second, .third, .fourth]))
  }
}
