package import Kernel
package import WorkUnitsModel

/// Somebody to whom something is entrusted, as the roster of a day knows them.
package struct Assignee: Hashable, Sendable {
  /// The person.
  package let id: ID<Employee>
  /// The name with titles.
  package let name: String
  /// Whether the person is on the roster of the unit on that day.
  package let isHere: Bool

  /// Describes somebody.
  package init(id: ID<Employee>, name: String, isHere: Bool) {
    self.id = id
    self.name = name
    self.isHere = isHere
  }
}

/// One item of a plan with how it stands on a day.
package struct PlanLine: Hashable, Sendable {
  /// The item.
  package let item: PlanItem
  /// Who answers for it.
  package let owner: Assignee
  /// How far it is.
  package let progress: ItemProgress
  /// How it stands.
  package let state: ItemState

  /// Judges an item.
  ///
  /// - Parameters:
  ///   - item: The item.
  ///   - owner: Who answers for it, on that day.
  ///   - facts: Proof and answers of the year.
  ///   - today: The day.
  package init(_ item: PlanItem, owner: Assignee, facts: PlanFacts, today: CalendarDate) {
    self.item = item
    self.owner = owner
    progress = ItemProgress(of: item.content, facts)
    state = progress.state(dueOn: item.content.dueOn, on: today)
  }

  /// Whether somebody has to act: late, or nobody of the unit answers for it and it is not done.
  package var needsAttention: Bool { state == .late || (!owner.isHere && state != .done) }
}

/// The plan of a unit in a year as it stands on a day; everything in it is derived.
package struct PlanBoard: Sendable {
  /// How many next steps are named.
  package static let nextStepCount = 5

  /// The items of the plan by area, then by due date.
  package let lines: [PlanLine]
  /// The items that were taken out.
  package let removed: [PlanLine]
  /// What progress and states are counted from; with `nothing` they say nothing.
  package let basis: ProgressBasis

  /// Sorts lines.
  package init(_ lines: [PlanLine], basis: ProgressBasis = .present) {
    self.basis = basis
    let sorted = lines.sorted { left, right in
      let (first, second) = (left.item, right.item)
      if first.content.area != second.content.area {
        return first.content.area < second.content.area
      }
      if first.content.dueOn != second.content.dueOn {
        return first.content.dueOn < second.content.dueOn
      }
      return first.id < second.id
    }
    self.lines = sorted.filter { $0.item.removal == nil }
    removed = sorted.filter { $0.item.removal != nil }
  }

  /// The items of one area.
  package func lines(of area: PlanArea) -> [PlanLine] {
    lines.filter { $0.item.content.area == area }
  }

  /// How far the plan is; 0 without items.
  package var progress: Fraction { Self.progress(of: lines) }

  /// How far an area is; 0 without items.
  package func progress(of area: PlanArea) -> Fraction { Self.progress(of: lines(of: area)) }

  /// What is late or without an owner, the longest due first.
  package var attention: [PlanLine] { byDueDate { $0.needsAttention } }

  /// What comes next: not done, not late, the soonest due first.
  package var nextSteps: [PlanLine] {
    Array(byDueDate { $0.state != .done && $0.state != .late }.prefix(Self.nextStepCount))
  }

  /// How many items have a state.
  package func count(_ state: ItemState) -> Int { lines.count { $0.state == state } }

  /// The mean of the shares of items, each item the same; exact, 0 without items.
  package static func progress(of lines: [PlanLine]) -> Fraction {
    mean(lines.map(\.progress.share))
  }

  /// The mean of shares; exact, 0 of none.
  ///
  /// Every share has at most 20 parts, so the sum keeps a denominator below 232,792,561.
  package static func mean(_ shares: [Fraction]) -> Fraction {
    guard !shares.isEmpty else { return .zero }
    return shares.reduce(.zero, +) / shares.count
  }

  private func byDueDate(_ isWanted: (PlanLine) -> Bool) -> [PlanLine] {
    lines.filter(isWanted).sorted {
      ($0.item.content.dueOn, $0.item.id) < ($1.item.content.dueOn, $1.item.id)
    }
  }
}

extension Fraction {
  /// A share as whole percent, rounded down: only the whole is 100.
  package var wholePercent: Int { Int(numerator * 100 / denominator) }
}
