package import House
package import InstrumentsModel
package import Kernel

/// The scoring lines of `zona bench`.
package enum InstrumentBench {
  /// Units of the 2020 cycle.
  package static let nation = 3_691

  /// Measures one sheet scored and explained, and a nation decided from packed sheets.
  ///
  /// - Returns: The lines, with what was counted beside them.
  /// - Throws: When the instrument in force does not load.
  package static func lines() throws -> [BenchLine] {
    let instrument = try InstrumentLibrary.instrument(InstrumentLibrary.current)
    return [loading(), one(instrument), national(instrument)]
  }

  private static func loading() -> BenchLine {
    let times = BenchTimes.measure(runs: 5) {
      if let bytes = try? InstrumentLibrary.bytes(of: InstrumentLibrary.current) {
        _ = try? InstrumentLibrary.read(bytes: bytes, file: InstrumentLibrary.current)
      }
    }
    return BenchLine(
      "load and check the instrument", ours: BenchFigure(times.median, .milliseconds),
      goal: "≤ 50 ms")
  }

  private static func one(_ instrument: Instrument) -> BenchLine {
    var random = SeededGenerator(seed: 1)
    let sheet = randomSheet(of: instrument, using: &random)
    let rounds = 200
    var size = 0
    let times = BenchTimes.measure(runs: 20) {
      for _ in 0..<rounds {
        let explanation = instrument.explain(sheet)
        let verdicts = instrument.verdicts(on: instrument.score(sheet))
        size &+= explanation.terms.count + verdicts.count
      }
    }
    return BenchLine(
      "score and explain one sheet",
      ours: BenchFigure(Double(rounds) / times.median * 1_000, .perSecond),
      remark: "every term of 127 soal, both predicates; \(size > 0 ? 127 : 0) soal explained")
  }

  private static func national(_ instrument: Instrument) -> BenchLine {
    var random = SeededGenerator(seed: 2020)
    var packed: [Int32] = []
    packed.reserveCapacity(nation * instrument.soals.count)
    for _ in 0..<nation { packed += randomSheet(of: instrument, using: &random).places }
    let plan = ScoringPlan(instrument)
    let reference = PlainReference(instrument)

    var (ours, theirs): ([UInt8], [UInt8]) = ([], [])
    let exact = BenchTimes.measure(runs: 20) { ours = plan.decisions(on: packed) }
    let plain = BenchTimes.measure(runs: 20) { theirs = reference.decisions(on: packed) }
    let different = zip(ours, theirs).count { $0 != $1 }
    let passed = plan.predicates.indices.map { bit in ours.count { $0 >> UInt8(bit) & 1 == 1 } }
    return BenchLine(
      "decide \(nation) packed sheets, both predicates",
      ours: BenchFigure(exact.median, .milliseconds),
      reference: ("plain C, binary floats", BenchFigure(plain.median, .milliseconds)),
      goal: "≤ 10 ms",
      remark: "\(ours.count) decided, \(passed.map(String.init).joined(separator: " and ")) pass, "
        + "\(different) differ from C")
  }

  /// A sheet of a unit that works hard: mostly the upper rungs, now and then a blank.
  ///
  /// - Parameters:
  ///   - instrument: The instrument to answer.
  ///   - random: A seeded source, so that every run measures the same sheets.
  /// - Returns: A valid sheet.
  package static func randomSheet(
    of instrument: Instrument, using random: inout SeededGenerator
  ) -> AnswerSheet {
    var sheet = AnswerSheet(blankFor: instrument.soals.count)
    let care = Int.random(in: 2...12, using: &random)
    for (position, soal) in instrument.soals.enumerated() {
      if Int.random(in: 0..<200, using: &random) == 0 { continue }
      switch soal.kind {
      case .choice(let scale):
        let worst = instrument.scales[scale].options.count - 1
        let slip = Int.random(in: 0..<care, using: &random) == 0
        sheet.set(.option(slip ? Int.random(in: 0...worst, using: &random) : 0), at: position)
      case .count: sheet.set(.count(Int.random(in: 0...40, using: &random)), at: position)
      case .index:
        let millionths = Int64.random(in: 3_000_000...4_000_000, using: &random)
        sheet.set(.index(Points(units: millionths * 1_000_000)), at: position)
      case .unknown: continue
      }
    }
    return sheet
  }
}
