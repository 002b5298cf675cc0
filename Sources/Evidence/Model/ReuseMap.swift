package import InstrumentsModel
package import Kernel
import WorkUnitsModel

/// How much of a score rests on each proof of a unit in one year.
package struct ReuseMap: Hashable, Sendable {
  /// One proof.
  package struct Line: Hashable, Sendable {
    /// The proof.
    package let proofID: ID<Proof>
    /// How many questions rest on it.
    package let questionCount: Int
    /// What those questions are worth together.
    ///
    /// - Unit: points.
    package let weight: Points
    /// Whether that is too much for one file.
    package let isTooMuch: Bool
  }

  /// The proofs, the heaviest first.
  package let lines: [Line]

  /// Adds up the weights.
  ///
  /// - Parameters:
  ///   - links: All links of the unit in the year.
  ///   - instrument: Of the year.
  ///   - percent: From which share of the highest total one file carries too much, `1...100`.
  package init(of links: [ProofLink], in instrument: Instrument, warningPercent percent: Int) {
    var questions: [ID<Proof>: Set<Int>] = [:]
    for link in links {
      guard let position = instrument.position(ofSoal: link.soal) else { continue }
      questions[link.proofID, default: []].insert(instrument.soals[position].question)
    }
    let line = instrument.maximum.fraction * Fraction(Int128(percent), over: 100)
    let lines = questions.map { proof, questions in
      let weight = questions.map { instrument.weight(ofQuestion: $0) }.reduce(Points.zero, +)
      return Line(
        proofID: proof, questionCount: questions.count, weight: weight,
        isTooMuch: questions.count > 1 && weight.fraction >= line)
    }
    self.lines = lines.sorted {
      ($1.weight, $0.proofID.text) < ($0.weight, $1.proofID.text)
    }
  }
}
