import Instruments
import InstrumentsModel
import Kernel
import Testing

/// Law 1: the score is the form's, to the last unit, against a second opinion of the test's own.
@Suite struct LawOneTests {
  private let instrument: Instrument
  private let oracle: Oracle

  init() throws {
    instrument = try InstrumentLibrary.instrument("permenpanrb-90-2021")
    oracle = try Oracle.current.get()
  }

  @Test(arguments: 0..<UInt64(40))
  func `every node, question and verdict equals the second opinion`(seed: UInt64) {
    var fills = Fills(oracle, seed: seed)
    for _ in 0..<10 {
      let answers = fills.next()
      let sheet = instrument.sheet(answers)

      #expect(sheet.isValid(for: instrument))
      #expect(instrument.disagreements(with: oracle.opinion(on: answers), on: sheet) == [])
    }
  }

  @Test func `a broken weight is noticed and its node named`() throws {
    var broken = instrument
    let node = try #require(broken.node(coded: "A.I.4.ii"))
    broken.nodes[node].weight = Points(units: broken.nodes[node].weight.units + 1_000_000_000)

    #expect(firstNames(of: broken).contains("A.I.4.ii"))
    #expect(broken.faults().contains { $0.place == .node("A.I.4") })
  }

  @Test func `a broken scale constant is noticed and its nodes named`() throws {
    var broken = instrument
    let scale = try #require(broken.scales.firstIndex { $0.key == "abcd" })
    broken.scales[scale].options[1].value = Points(units: Points.unitsPerPoint * 2 / 3)

    #expect(firstNames(of: broken).contains("A.I.1.iii"))
    #expect(broken.faults().contains { $0.place == .scale("abcd") })
  }

  @Test func `a broken formula is noticed and its node named`() throws {
    var broken = instrument
    let question = try #require(broken.question(coded: "A.II.4.i.a"))
    guard case .ratio(var ratio) = broken.questions[question].kind else {
      Issue.record("The question is a share of counts.")
      return
    }
    swap(&ratio.numerator, &ratio.denominator)
    broken.questions[question].kind = .ratio(ratio)

    let names = firstNames(of: broken)
    #expect(names.contains("A.II.4.i.a"))
    #expect(names.contains("A.II.4.i"))
    #expect(!names.contains("A.II.4.ii"))
  }

  @Test func `a broken floor is noticed and its predicate named`() {
    var broken = instrument
    broken.predicates[0].thresholds[4].comparison = .above

    #expect(firstNames(of: broken).contains { $0.hasPrefix("wbk: ") && $0.contains("ipak") })
  }

  /// Every name that 200 fills find in a broken instrument.
  private func firstNames(of broken: Instrument) -> Set<String> {
    var fills = Fills(oracle, seed: 7)
    var names: Set<String> = []
    for _ in 0..<200 {
      let answers = fills.next()
      names.formUnion(
        broken.disagreements(with: oracle.opinion(on: answers), on: broken.sheet(answers)))
    }
    return names
  }
}
