package import Kernel

/// How sure we are of a fact of an instrument.
package enum Confidence: String, Hashable, Sendable, CaseIterable {
  /// Read in the official text or form, or in two independent systems.
  case verified
  /// Taken over from the parallel question of another edition, not yet checked.
  case assumed
  /// Remembered, not yet checked against the text.
  case recalled
}

/// One weighted place in the tree of an instrument.
package struct Node: Hashable, Sendable {
  /// What a node is in the words of the form.
  package enum Kind: String, Hashable, Sendable {
    /// The sum of the components.
    case total
    /// Pengungkit or hasil.
    case component
    /// Pemenuhan or reform.
    case aspect
    /// One of the six change areas within an aspect.
    case area
    /// A group of questions with one weight.
    case indicator
    /// A part of an indicator that carries a weight of its own.
    case part
    /// A result (hasil) with questions that carry their own weights.
    case result
  }

  /// The place in the form, such as `A.I.1.i`; `total` for the root.
  package var code: String
  /// The programmatic name, equal for the same area in both aspects; the code when it has none.
  package var key: String
  /// What it is.
  package var kind: Kind
  /// The heading.
  package var name: Text
  /// The most it can earn.
  ///
  /// - Unit: points.
  package var weight: Points
  /// The position of the parent in `Instrument.nodes`; nil for the total.
  package var parent: Int?
  /// Positions of the children in `Instrument.nodes`.
  package var children: [Int]
  /// Positions of its own questions in `Instrument.questions`.
  package var questions: [Int]

  /// Describes a place in the tree.
  package init(
    code: String, key: String, kind: Kind, name: Text, weight: Points, parent: Int?,
    children: [Int] = [], questions: [Int] = []
  ) {
    self.code = code
    self.key = key
    self.kind = kind
    self.name = name
    self.weight = weight
    self.parent = parent
    self.children = children
    self.questions = questions
  }
}

/// A ladder of answers and what each is worth, such as A/B/C.
package struct Scale: Hashable, Sendable {
  /// One rung.
  package struct Option: Hashable, Sendable {
    /// The answer as written in the form: `Ya`, `A`.
    package var key: String
    /// What it is worth, `0...1`, at most six decimals.
    package var value: Points

    /// Pairs an answer with its value.
    package init(key: String, value: Points) {
      self.key = key
      self.value = value
    }
  }

  /// The name in the instrument, such as `abcd`.
  package var key: String
  /// The rungs, best first.
  package var options: [Option]

  /// Names a ladder.
  package init(key: String, options: [Option]) {
    self.key = key
    self.options = options
  }

  /// The answer type as the form prints it: `Ya/Tidak`, `A/B/C`.
  package var label: String { options.map(\.key).joined(separator: "/") }
}
