import Instruments
import InstrumentsModel
import Kernel
import Testing

/// Law 6: any past year replays; editions live side by side and never leak into each other.
@Suite struct LawSixTests {
  @Test func `each edition keeps its own weights, floors and years`() throws {
    let editions = try InstrumentLibrary.all()

    #expect(editions.map(\.firstCycle) == [2022, 2019, 2015])
    #expect(editions.map(\.lastCycle) == [nil, 2021, 2018])
    #expect(Set(editions.map(\.predicates)).count == 3)
    #expect(editions.map(\.questions.count) == [113, 84, 84])
  }

  @Test(arguments: 0..<UInt64(20))
  func `a stored sheet scores the same after another edition was read`(seed: UInt64) throws {
    let instrument = try InstrumentLibrary.instrument("permenpanrb-90-2021")
    var fills = Fills(try Oracle.current.get(), seed: seed)
    let sheet = instrument.sheet(fills.next())
    let before = instrument.score(sheet)

    _ = try InstrumentLibrary.all()
    let replayed = try #require(AnswerSheet(bytes: sheet.bytes))
    let again = try InstrumentLibrary.read(
      bytes: InstrumentLibrary.bytes(of: instrument.id), file: "replay.yaml")

    #expect(again == instrument)
    #expect(again.score(replayed) == before)
  }
}
