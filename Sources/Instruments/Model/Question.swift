package import Kernel

/// One scored question of the form.
package struct Question: Hashable, Sendable {
  /// How the answer becomes a value in `0...1`.
  package enum Kind: Hashable, Sendable {
    /// A rung of a ladder; the position in `Instrument.scales`.
    case choice(scale: Int)
    /// A share of counts.
    case ratio(Ratio)
    /// The fall of a count against the year before.
    case reduction(Reduction)
    /// A survey index out of a maximum; unit of the maximum: index points.
    case index(maximum: Points)
    /// The answer type is not established.
    case unknown
  }

  /// The place in the form, such as `A.I.1.i.a`.
  package var code: String
  /// The question in our own words.
  package var text: Text
  /// How the answer becomes a value.
  package var kind: Kind
  /// How sure we are of the answer type.
  package var confidence: Confidence
  /// The position in `Instrument.nodes` of the node it belongs to.
  package var node: Int
  /// A weight of its own, for questions of a result; nil where the node's mean counts.
  package var weight: Points?
  /// Positions in `Instrument.soals` of the rows that feed it, in reading order.
  package var soals: [Int]
  /// What each rung asks for, in the order of the scale; empty for counts and indexes.
  package var criteria: [Text]
  /// How to answer, in the words of the question master; nil where nobody imported one, or where
  /// the rungs say the same; empty in English, which the question master does not speak.
  package var guidance: Text?
  /// Documents that usually prove the answer.
  package var evidenceHints: [Text]

  /// Describes a question.
  package init(
    code: String, text: Text, kind: Kind, confidence: Confidence, node: Int, weight: Points?,
    soals: [Int], criteria: [Text], evidenceHints: [Text]
  ) {
    self.code = code
    self.text = text
    self.kind = kind
    self.confidence = confidence
    self.node = node
    self.weight = weight
    self.soals = soals
    self.criteria = criteria
    self.evidenceHints = evidenceHints
  }
}

/// A share: the sum of some counts over the sum of others, never more than 1.
///
/// - Source: PermenPANRB 90/2021, Lampiran III, questions of type "%".
package struct Ratio: Hashable, Sendable {
  /// Positions in `Instrument.soals` of the counts above the line.
  package var numerator: [Int]
  /// Positions in `Instrument.soals` of the counts below the line.
  package var denominator: [Int]
  /// What nothing over nothing is worth, `0` or `1`.
  package var zeroValue: Points
  /// Why.
  package var zeroReason: Text

  /// Describes a share.
  package init(numerator: [Int], denominator: [Int], zeroValue: Points, zeroReason: Text) {
    self.numerator = numerator
    self.denominator = denominator
    self.zeroValue = zeroValue
    self.zeroReason = zeroReason
  }
}

/// A fall: how much smaller a count is than last year's, never below 0.
///
/// - Source: PermenPANRB 90/2021, Lampiran III, "Penurunan pelanggaran disiplin pegawai".
package struct Reduction: Hashable, Sendable {
  /// The position in `Instrument.soals` of last year's count.
  package var previous: Int
  /// The position in `Instrument.soals` of this year's count.
  package var current: Int
  /// What none last year and none this year is worth.
  package var bothZeroValue: Points
  /// What none last year and some this year is worth.
  package var riseFromZeroValue: Points
  /// Why.
  package var zeroReason: Text

  /// Describes a fall.
  package init(
    previous: Int, current: Int, bothZeroValue: Points, riseFromZeroValue: Points, zeroReason: Text
  ) {
    self.previous = previous
    self.current = current
    self.bothZeroValue = bothZeroValue
    self.riseFromZeroValue = riseFromZeroValue
    self.zeroReason = zeroReason
  }
}

/// One answerable row of the form, numbered as in the national question master.
package struct Soal: Hashable, Sendable {
  /// What may be written into the row.
  package enum Kind: Hashable, Sendable {
    /// A rung of a ladder; the position in `Instrument.scales`.
    case choice(scale: Int)
    /// A whole count, `0...999_999_999`.
    case count
    /// A survey index with at most six decimals, `0...maximum`.
    case index(maximum: Points)
    /// What belongs there is not established: nothing is taken.
    case unknown
  }

  /// The number, from 1.
  package var id: Int
  /// The position in `Instrument.questions` of the question it feeds.
  package var question: Int
  /// What may be written.
  package var kind: Kind
  /// The wording of the row in our own words.
  package var text: Text
  /// The row in the 2026 portal layout (sheet `Jawaban`); nil where there is none.
  package var portalRow: Int?
  /// The row in the annex layout (sheet `LKE ZI`); nil where there is none.
  package var annexRow: Int?

  /// Describes a row.
  package init(
    id: Int, question: Int, kind: Kind, text: Text, portalRow: Int?, annexRow: Int?
  ) {
    self.id = id
    self.question = question
    self.kind = kind
    self.text = text
    self.portalRow = portalRow
    self.annexRow = annexRow
  }
}
