import InstrumentsModel
import Kernel

/// Finds the fewest changes over a tree of floors by dynamic programming.
///
/// For each group and each pair (free changes, counted facts) it keeps the highest score that
/// respects every floor inside the group. More score inside a group never hurts outside it,
/// because every floor is a lower bound on a sum; so the highest score is all that must be kept.
struct PathSearch {
  let instrument: Instrument
  let sheet: AnswerSheet
  let candidates: [AnswerChange]

  /// The changes behind a score, shared between tables instead of copied.
  indirect enum Trail {
    case changes([AnswerChange])
    case both(Trail, Trail)

    func collect(into list: inout [AnswerChange]) {
      switch self {
      case .changes(let changes): list += changes
      case .both(let left, let right):
        left.collect(into: &list)
        right.collect(into: &list)
      }
    }
  }

  /// The highest score for each number of free changes (rows) and counted facts (columns).
  struct Table {
    let freeLimit: Int
    let fixedLimit: Int
    var cells: [(score: Points, trail: Trail)?]

    init(freeLimit: Int, fixedLimit: Int) {
      self.freeLimit = freeLimit
      self.fixedLimit = fixedLimit
      cells = Array(repeating: nil, count: (freeLimit + 1) * (fixedLimit + 1))
    }

    subscript(free: Int, fixed: Int) -> (score: Points, trail: Trail)? {
      get { cells[free * (fixedLimit + 1) + fixed] }
      set { cells[free * (fixedLimit + 1) + fixed] = newValue }
    }
  }

  /// The fewest changes that respect every floor; nil when none do.
  func fewest(in tree: FloorTree) -> [AnswerChange]? {
    let table = best(in: tree.root)
    for length in 0...(table.freeLimit + table.fixedLimit) {
      for fixed in 0...min(length, table.fixedLimit) where length - fixed <= table.freeLimit {
        guard let found = table[length - fixed, fixed] else { continue }
        var changes: [AnswerChange] = []
        found.trail.collect(into: &changes)
        return changes
      }
    }
    return nil
  }

  private func best(in group: FloorTree.Group) -> Table {
    var table = Table(freeLimit: 0, fixedLimit: 0)
    table[0, 0] = (.zero, .changes([]))
    for leaf in group.ownLeaves { table = merged(table, self.table(of: leaf)) }
    for child in group.children { table = merged(table, best(in: child)) }
    for index in table.cells.indices {
      guard let cell = table.cells[index] else { continue }
      let respects = group.floors.allSatisfy {
        $0.threshold.isCleared(by: cell.score, floor: $0.floor)
      }
      if !respects { table.cells[index] = nil }
    }
    return table
  }

  private func merged(_ left: Table, _ right: Table) -> Table {
    var result = Table(
      freeLimit: left.freeLimit + right.freeLimit, fixedLimit: left.fixedLimit + right.fixedLimit)
    for free in 0...left.freeLimit {
      for fixed in 0...left.fixedLimit {
        guard let first = left[free, fixed] else { continue }
        for moreFree in 0...right.freeLimit {
          for moreFixed in 0...right.fixedLimit {
            guard let second = right[moreFree, moreFixed] else { continue }
            let score = first.score + second.score
            if let known = result[free + moreFree, fixed + moreFixed], known.score >= score {
              continue
            }
            result[free + moreFree, fixed + moreFixed] = (score, .both(first.trail, second.trail))
          }
        }
      }
    }
    return result
  }

  /// The scores of one leaf with its most valuable changes of each sort.
  ///
  /// Within a leaf all questions weigh the same, so the ones furthest from their best earn most;
  /// rounding the leaf once keeps that order.
  private func table(of leaf: FloorTree.Leaf) -> Table {
    let inside = candidates.filter { self.leaf(of: $0.question) == leaf }.sorted {
      $0.before.fraction == $1.before.fraction
        ? $0.question < $1.question : $0.before.fraction < $1.before.fraction
    }
    let free = inside.filter(\.isFreelyChangeable)
    let fixed = inside.filter { !$0.isFreelyChangeable }
    var table = Table(freeLimit: free.count, fixedLimit: fixed.count)
    for freeCount in 0...free.count {
      for fixedCount in 0...fixed.count {
        let changes = Array(free.prefix(freeCount) + fixed.prefix(fixedCount))
        // The leaf alone, not the form: a list of units searches a path for each.
        let changed = instrument.applying(changes, to: sheet)
        let score =
          switch leaf {
          case .node(let node): instrument.score(ofOwnQuestionsAt: node, on: changed)
          case .question(let question): instrument.score(ofQuestion: question, on: changed)
          }
        table[freeCount, fixedCount] = (score, .changes(changes))
      }
    }
    return table
  }

  private func leaf(of question: Int) -> FloorTree.Leaf {
    let node = instrument.questions[question].node
    return instrument.nodes[node].kind == .result ? .question(question) : .node(node)
  }
}
