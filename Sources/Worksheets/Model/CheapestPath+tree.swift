import InstrumentsModel
import Kernel

/// The floors of a predicate as a tree of nested sets, with the scored leaves at its tips.
///
/// A leaf is what is rounded once: an indicator, a part, or one question of a result. Everything
/// above a leaf is exact addition.
struct FloorTree {
  /// What is rounded once.
  enum Leaf: Hashable {
    case node(Int)
    case question(Int)
  }

  /// A set of leaves under the same floors.
  final class Group {
    let leaves: Set<Leaf>
    var floors: [(threshold: Threshold, floor: Points)] = []
    var children: [Group] = []
    var ownLeaves: [Leaf] = []

    init(_ leaves: Set<Leaf>) {
      self.leaves = leaves
    }
  }

  let root: Group

  /// Nests the floors; nil when two overlap without one containing the other.
  init?(_ predicate: PredicateRule, in instrument: Instrument) {
    let all = Self.leaves(under: 0, in: instrument)
    var floors: [(set: Set<Leaf>, threshold: Threshold, floor: Points)] = []
    for threshold in predicate.thresholds {
      switch threshold.target {
      case .total: floors.append((Set(all), threshold, threshold.floor))
      case .node(let node):
        floors.append((Set(Self.leaves(under: node, in: instrument)), threshold, threshold.floor))
      case .question(let question):
        floors.append(([.question(question)], threshold, threshold.floor))
      case .eachArea:
        for area in instrument.changeAreas {
          let leaves = area.nodes.flatMap { Self.leaves(under: $0, in: instrument) }
          let floor = Points(rounding: threshold.floor.fraction * area.weight.fraction)
          floors.append((Set(leaves), threshold, floor))
        }
      }
    }
    guard let root = Self.nest(floors, over: all) else { return nil }
    self.root = root
  }

  private static func nest(
    _ floors: [(set: Set<Leaf>, threshold: Threshold, floor: Points)], over all: [Leaf]
  ) -> Group? {
    var tops: [Group] = []
    var sets = floors
    sets.sort { $0.set.count < $1.set.count }
    for entry in sets {
      if let same = tops.first(where: { $0.leaves == entry.set }) {
        same.floors.append((entry.threshold, entry.floor))
        continue
      }
      let group = Group(entry.set)
      group.floors = [(entry.threshold, entry.floor)]
      for top in tops where !top.leaves.isDisjoint(with: entry.set) {
        guard top.leaves.isSubset(of: entry.set) else { return nil }
        group.children.append(top)
      }
      tops.removeAll { $0.leaves.isSubset(of: entry.set) }
      tops.append(group)
    }
    let root: Group
    if tops.count == 1, tops[0].leaves == Set(all) {
      root = tops[0]
    } else {
      root = Group(Set(all))
      root.children = tops
    }
    share(all, in: root)
    return root
  }

  /// Hands each leaf to the smallest group that holds it, in reading order.
  private static func share(_ leaves: [Leaf], in group: Group) {
    group.ownLeaves = leaves.filter { leaf in
      group.leaves.contains(leaf) && !group.children.contains { $0.leaves.contains(leaf) }
    }
    for child in group.children { share(leaves, in: child) }
  }

  private static func leaves(under node: Int, in instrument: Instrument) -> [Leaf] {
    let place = instrument.nodes[node]
    var leaves: [Leaf] = []
    if place.kind == .result {
      leaves = place.questions.map { .question($0) }
    } else if !place.questions.isEmpty {
      leaves = [.node(node)]
    }
    return leaves + place.children.flatMap { Self.leaves(under: $0, in: instrument) }
  }
}
