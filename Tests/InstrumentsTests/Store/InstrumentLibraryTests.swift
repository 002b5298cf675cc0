import Instruments
import InstrumentsModel
import Kernel
import Testing

@Suite struct InstrumentLibraryTests {
  @Test(arguments: InstrumentLibrary.ids)
  func `each shipped instrument fits together`(id: String) throws {
    let instrument = try InstrumentLibrary.instrument(id)

    #expect(instrument.id == id)
    #expect(instrument.faults() == [])
    #expect(instrument.maximum == Points(100))
  }

  @Test func `the instrument in force holds the numbers of the regulation`() throws {
    let instrument = try InstrumentLibrary.instrument("permenpanrb-90-2021")

    #expect(instrument.questions.count == 113)
    #expect(instrument.soals.map(\.id) == Array(1...127))
    #expect(instrument.soals.count { $0.kind == .count } == 22)
    #expect(instrument.scales.first { $0.key == "abcd" }?.options[1].value.description == "0.67")
    #expect(instrument.isComplete)
    #expect(instrument.changeAreas.map(\.weight) == [8, 7, 10, 10, 15, 10].map(Points.init))
    #expect(instrument.soals[0].annexRow == 8)
    #expect(instrument.questions.allSatisfy { !$0.text.english.isEmpty })
    #expect(instrument.lastCycle == nil)
  }

  @Test func `10 of 2019 takes the tree of 52 of 2014 and brings its own floors`() throws {
    let amended = try InstrumentLibrary.instrument("permenpanrb-10-2019")
    let original = try InstrumentLibrary.instrument("permenpanrb-52-2014")

    #expect(amended.nodes == original.nodes)
    #expect(amended.soals.map(\.id) == Array(1...84))
    #expect(amended.predicates[0].thresholds.map(\.key).contains("pengungkit"))
    #expect(amended.predicates.allSatisfy { $0.confidence == .recalled })
  }

  @Test(arguments: ["permenpanrb-10-2019", "permenpanrb-52-2014"])
  func `an edition with unknown answer types is incomplete`(id: String) throws {
    let instrument = try InstrumentLibrary.instrument(id)

    #expect(!instrument.isComplete)
    #expect(instrument.uncertainQuestions.contains { $0.code == "B.I.b" && $0.kind == .unknown })
    #expect(instrument.uncertainQuestions.contains { $0.code == "A.2.ii.a" })
  }

  @Test func `an unknown id is refused with the known ones`() {
    #expect(throws: InstrumentLoadRefusal.unknown(id: "x", known: InstrumentLibrary.ids)) {
      try InstrumentLibrary.instrument("x")
    }
  }
}
