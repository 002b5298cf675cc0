package import InstrumentsModel
package import Kernel

/// What a unit gives itself beside what the assessors give it, part by part of the form.
package struct LayerComparison: Hashable, Sendable {
  /// One part of the form.
  package struct Part: Hashable, Sendable {
    /// Which part.
    package enum Place: Hashable, Sendable {
      /// A node of the form, as a position in `Instrument.nodes`.
      case node(Int)
      /// A change area over the aspects it appears in, as a position in `Instrument.changeAreas`.
      case area(Int)
    }

    /// Which part.
    package let place: Place
    /// The most it can earn.
    ///
    /// - Unit: points.
    package let maximum: Points
    /// What the unit gives itself.
    ///
    /// - Unit: points.
    package let unit: Points
    /// What the assessors give.
    ///
    /// - Unit: points.
    package let assessors: Points

    /// How far the assessors are above the unit; below zero when they give less.
    ///
    /// - Unit: points.
    package var difference: Points { assessors - unit }

    /// The difference of the two figures as they are printed, so that whoever subtracts them gets
    /// what is printed beside them.
    ///
    /// - Unit: points, with two decimals.
    /// - Source: decision 0206.
    package var printedDifference: Points {
      LayerComparison.printedDifference(assessors, unit)
    }
  }

  /// The whole form.
  package let total: Part
  /// The components (pengungkit, hasil).
  package let components: [Part]
  /// The six change areas.
  package let areas: [Part]
  /// The results outside the areas.
  package let results: [Part]
  /// Questions to which the layers give different values, as positions in `Instrument.questions`,
  /// what moves the score most first.
  package let questions: [Int]

  /// The difference of two figures as they are printed.
  ///
  /// - Unit: points, with two decimals.
  package static func printedDifference(_ assessors: Points, _ unit: Points) -> Points {
    assessors.printedDifference(from: unit)
  }

  /// Compares two scored sheets of one instrument.
  package init(unit: Scorecard, assessors: Scorecard, instrument: Instrument) {
    func part(_ place: Part.Place, _ nodes: [Int]) -> Part {
      var (maximum, own, given) = (Points.zero, Points.zero, Points.zero)
      for node in nodes {
        maximum += instrument.nodes[node].weight
        own += unit.nodes[node]
        given += assessors.nodes[node]
      }
      return Part(place: place, maximum: maximum, unit: own, assessors: given)
    }
    func parts(_ kind: Node.Kind) -> [Part] {
      instrument.nodes.indices.filter { instrument.nodes[$0].kind == kind }
        .map { part(.node($0), [$0]) }
    }
    total = part(.node(0), [0])
    components = parts(.component)
    results = parts(.result)
    areas = instrument.changeAreas.enumerated().map { part(.area($0), $1.nodes) }
    let distances = instrument.questions.indices.map { question in
      let difference =
        instrument.score(ofQuestion: question, in: assessors)
        - instrument.score(ofQuestion: question, in: unit)
      return difference < .zero ? -difference : difference
    }
    questions = instrument.questions.indices.filter {
      unit.values[$0].fraction != assessors.values[$0].fraction
        || unit.values[$0].isAnswered != assessors.values[$0].isAnswered
    }
    .sorted { (distances[$1], $0) < (distances[$0], $1) }
  }
}
