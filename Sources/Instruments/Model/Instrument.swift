package import Kernel

/// One edition of the LKE (lembar kerja evaluasi) as data: structure, weights, scales and floors.
///
/// Everything a score depends on is in this value. A cycle pins the id of the instrument it used,
/// so that any past year replays.
package struct Instrument: Hashable, Sendable {
  /// The permanent name, such as `permenpanrb-90-2021`.
  package var id: String
  /// The regulation as people cite it, such as `PermenPANRB 90/2021`.
  package var regulation: String
  /// The title of the regulation.
  package var title: String
  /// The first programme year that used it; nil when unknown.
  package var firstCycle: Int?
  /// The last programme year that used it; nil while in force.
  package var lastCycle: Int?
  /// The highest total.
  ///
  /// - Unit: points.
  package var maximum: Points
  /// The answer ladders, each named once.
  package var scales: [Scale]
  /// The tree in reading order, parents before children; the first is the total.
  package var nodes: [Node]
  /// The scored questions in reading order.
  package var questions: [Question]
  /// The answerable rows (soal) in reading order; an answer sheet has one place for each.
  package var soals: [Soal]
  /// What WBK and WBBM ask for.
  package var predicates: [PredicateRule]
  /// What is asked beside the score before a unit may be proposed.
  package var preconditions: [Precondition]
  /// Where each rule of scoring stands written.
  package var sources: RuleSources

  /// Makes an instrument from its parts; `faults()` tells whether they fit together.
  package init(
    id: String, regulation: String, title: String, firstCycle: Int?, lastCycle: Int?,
    maximum: Points, scales: [Scale], nodes: [Node], questions: [Question], soals: [Soal],
    predicates: [PredicateRule], preconditions: [Precondition] = [], sources: RuleSources = .none
  ) {
    self.id = id
    self.regulation = regulation
    self.title = title
    self.firstCycle = firstCycle
    self.lastCycle = lastCycle
    self.maximum = maximum
    self.scales = scales
    self.nodes = nodes
    self.questions = questions
    self.soals = soals
    self.predicates = predicates
    self.preconditions = preconditions
    self.sources = sources
  }

  /// The position in `soals` of a soal id; nil when the instrument does not have it.
  package func position(ofSoal id: Int) -> Int? {
    if soals.indices.contains(id - 1), soals[id - 1].id == id { return id - 1 }
    return soals.firstIndex { $0.id == id }
  }

  /// The position in `nodes` of a code; nil when the instrument does not have it.
  package func node(coded code: String) -> Int? {
    nodes.firstIndex { $0.code == code }
  }

  /// The position in `questions` of a code; nil when the instrument does not have it.
  package func question(coded code: String) -> Int? {
    questions.firstIndex { $0.code == code }
  }

  /// The change areas (area perubahan), each with the nodes that share its key in both aspects.
  package var changeAreas: [ChangeArea] {
    var areas: [ChangeArea] = []
    for (index, node) in nodes.enumerated() where node.kind == .area {
      if let known = areas.firstIndex(where: { $0.key == node.key }) {
        areas[known].nodes.append(index)
        areas[known].weight += node.weight
      } else {
        areas.append(
          ChangeArea(key: node.key, name: node.name, nodes: [index], weight: node.weight))
      }
    }
    return areas
  }

  /// The questions whose answer type is not established, which forbid scoring.
  package var uncertainQuestions: [Question] {
    questions.filter { $0.kind == .unknown || $0.confidence == .assumed }
  }

  /// Whether every answer type is established, so that a sheet may be scored.
  package var isComplete: Bool { uncertainQuestions.isEmpty }
}

/// One of the six change areas, over the aspects it appears in.
package struct ChangeArea: Hashable, Sendable {
  /// The key that both aspects share, such as `manajemen_perubahan`.
  package let key: String
  /// The name of the area.
  package let name: Text
  /// Positions in `Instrument.nodes`.
  package fileprivate(set) var nodes: [Int]
  /// The weights of these nodes together.
  ///
  /// - Unit: points.
  package fileprivate(set) var weight: Points
}
