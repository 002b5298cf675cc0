import Instruments
import InstrumentsModel
import Kernel
import Testing

@Suite struct ScoringPlanTests {
  @Test(arguments: 0..<UInt64(40))
  func `packed sheets earn and clear exactly what single sheets do`(seed: UInt64) throws {
    let instrument = try InstrumentLibrary.instrument("permenpanrb-90-2021")
    let plan = ScoringPlan(instrument)
    var fills = Fills(try Oracle.current.get(), seed: seed)
    let sheets = (0..<20).map { _ in instrument.sheet(fills.next()) }
    let packed = sheets.flatMap(\.places)

    var scores = [Int64](repeating: 0, count: sheets.count * plan.nodeCount)
    plan.score(packed, into: &scores)
    let decisions = plan.decisions(on: packed)

    for (index, sheet) in sheets.enumerated() {
      let card = instrument.score(sheet)
      let start = index * plan.nodeCount
      #expect(Array(scores[start..<start + plan.nodeCount]) == card.nodes.map(\.units))
      for (bit, verdict) in instrument.verdicts(on: card).enumerated() {
        #expect((decisions[index] >> UInt8(bit) & 1 == 1) == verdict.passes)
      }
    }
  }

  @Test(arguments: 0..<UInt64(40))
  func `floors at any odd place decide alike`(seed: UInt64) throws {
    var instrument = try InstrumentLibrary.instrument("permenpanrb-90-2021")
    var fills = Fills(try Oracle.current.get(), seed: seed)
    let sheet = instrument.sheet(fills.next())
    let card = instrument.score(sheet)
    var random = SeededGenerator(seed: seed)
    for rule in instrument.predicates.indices {
      for index in instrument.predicates[rule].thresholds.indices {
        var threshold = instrument.predicates[rule].thresholds[index]
        let check = instrument.verdict(of: instrument.predicates[rule], on: card).floors
          .first { $0.threshold == threshold }
        let nudge = Int64.random(in: -2_000...2_000, using: &random)
        if threshold.target != .eachArea, let score = check?.score {
          threshold.floor = Points(units: max(0, score.units + nudge))
        }
        threshold.comparison = Bool.random(using: &random) ? .above : .atLeast
        instrument.predicates[rule].thresholds[index] = threshold
      }
    }

    // One floor at a time, so that no other hides it.
    for rule in instrument.predicates {
      for threshold in rule.thresholds {
        var single = instrument
        single.predicates = [
          PredicateRule(
            key: rule.key, name: rule.name, requiredPredicate: nil, confidence: .verified,
            thresholds: [threshold])
        ]
        let passes = single.verdict(of: single.predicates[0], on: card).passes
        #expect(ScoringPlan(single).decisions(on: sheet.places) == [passes ? 1 : 0])
      }
    }
  }

  @Test func `no sheet, no decision`() throws {
    let plan = ScoringPlan(try InstrumentLibrary.instrument("permenpanrb-90-2021"))

    #expect(plan.decisions(on: []) == [])
  }
}
