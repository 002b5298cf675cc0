package import Kernel

/// Why a score is what it is: a tree of terms from the total down to each answer.
///
/// It holds figures and rules, no wording; `ExplanationText` says them.
package struct Explanation: Hashable, Sendable {
  /// What is explained.
  package enum Subject: Hashable, Sendable {
    /// The position in `Instrument.nodes`.
    case node(Int)
    /// The position in `Instrument.questions`.
    case question(Int)
    /// The position in `Instrument.soals`.
    case soal(Int)
  }

  /// One step of the arithmetic.
  package enum Formula: Hashable, Sendable {
    /// Scores are added up.
    case sum([Points])
    /// The mean of shares times a weight; shares rounded to 12 decimals for showing.
    case mean(shares: [Points], weight: Points)
    /// A share times a weight of its own.
    case ownWeight(share: Points, weight: Points)
    /// A share of a mean: share × weight ÷ count.
    case part(share: Points, weight: Points, count: Int)
    /// A rung of a ladder.
    case option(key: String, worth: Points)
    /// The sum of some counts over the sum of others.
    case ratio(above: [Int], below: [Int])
    /// The fall of a count.
    case reduction(previous: Int, current: Int)
    /// An index out of its maximum.
    case index(Points, maximum: Points)
    /// A count as written.
    case count(Int)
    /// Nothing was answered.
    case blank
  }

  /// A formula with what it gives.
  package struct Step: Hashable, Sendable {
    /// The arithmetic.
    package let formula: Formula
    /// What it gives: points, or a share in `0...1`, rounded half to even to 12 decimals; nil for a
    /// count, which only feeds another formula.
    package let result: Points?
  }

  /// What a reader must know beside the arithmetic.
  package enum Remark: Hashable, Sendable {
    /// Not all rows are answered: counts 0; the numbers of the blank soal.
    case blankCountsZero(soals: [Int])
    /// Something over nothing is contradictory and counts as unanswered.
    case contradictory
    /// Nothing over nothing, decided by the instrument.
    case zeroRule(worth: Points, reason: Text)
    /// The share was above 1 and counts 1.
    case capped
    /// The count rose; the fall counts 0.
    case floored
    /// The exact fraction was rounded half to even to 10⁻¹² points.
    case rounded
    /// The count is asked for but does not enter the formula.
    case informational
    /// The fact behind it is not verified.
    case unverified(Confidence)
  }

  /// What is explained.
  package let subject: Subject
  /// The place in the form; the number for a soal.
  package let code: String
  /// The heading or wording.
  package let name: Text
  /// What it earns; for a soal the score of its question is not repeated.
  ///
  /// - Unit: points; nil for a soal.
  package let score: Points?
  /// The most it can earn.
  ///
  /// - Unit: points; nil for a soal.
  package let weight: Points?
  /// How the figure comes about: for a question first its share, then what it adds.
  package let steps: [Step]
  /// What a reader must know.
  package let remarks: [Remark]
  /// Where the rules stand written.
  package let sources: [Text]
  /// What it is made of.
  package let terms: [Explanation]

  /// The name of its anchor on a page, unique within one explanation.
  package var anchor: String {
    switch subject {
    case .node: "nilai-\(code)"
    case .question: "soal-\(code)"
    case .soal: "baris-\(code)"
    }
  }

  /// The explanation with a code somewhere in the tree; nil when there is none.
  package func term(coded wanted: String) -> Explanation? {
    if code == wanted, case .soal = subject { return nil }
    if code == wanted { return self }
    for term in terms {
      if let found = term.term(coded: wanted) { return found }
    }
    return nil
  }
}
