import Kernel

extension HonestyRules {
  /// The places of answers that share something with too many others within a while.
  ///
  /// What is expected comes from the same channel: how many other answers fell into the window,
  /// times how often the shared thing occurs among the rest. Lunch hours and addresses that a
  /// city shares thus raise what is expected too.
  func crowded(
    _ batch: [WaitingAnswer], by rule: Crowd, _ key: (WaitingAnswer) -> UInt64?,
    _ channels: [SurveyChannel]
  ) -> [Int] {
    channels.flatMap { channel -> [Int] in
      let all = Self.ordered(batch) { $0.channel == channel }
      let moments = all.map { batch[$0].acceptedAt.milliseconds }
      let groups = Dictionary(grouping: all) { key(batch[$0]) }
      return groups.flatMap { shared, members -> [Int] in
        guard shared != nil, members.count >= rule.fewest else { return [] }
        return crowds(in: members.map { batch[$0].acceptedAt.milliseconds }, of: moments, rule)
          .map { members[$0] }
      }
    }
  }

  /// Which moments of a group lie in a window that has too many of them.
  private func crowds(in group: [Int64], of all: [Int64], _ rule: Crowd) -> Set<Int> {
    var found: Set<Int> = []
    var (end, marked) = (0, 0)
    for start in group.indices {
      let limit = group[start] + rule.seconds * 1000
      while end < group.count, group[end] < limit { end += 1 }
      let inside = end - start
      guard inside >= rule.fewest else { continue }
      let others = Self.count(of: all, from: group[start], to: limit) - inside
      let rest = all.count - group.count - others
      // Expected: above / below. One is added on all sides, so that silence proves nothing.
      let above = Int128(others + 1) * Int128(group.count - inside + 1)
      let below = Int128(rest + 1)
      let excess = Int128(inside) * below - above
      let allowed = Int128(rule.deviations * rule.deviations) * above * below
      if excess > 0, excess * excess > allowed {
        found.formUnion(max(start, marked)..<end)
        marked = end
      }
    }
    return found
  }

  /// Answers at counters that came far faster than they usually come.
  func bursts(_ batch: [WaitingAnswer]) -> [Int] {
    let all = Self.ordered(batch) { $0.channel == .counter }
    let moments = all.map { batch[$0].acceptedAt.milliseconds }
    let length = burst.seconds * 1000
    var found: Set<Int> = []
    var (end, marked) = (0, 0)
    let whole = Set(moments.map { $0 / length }).count
    for start in all.indices {
      while end < all.count, moments[end] < moments[start] + length { end += 1 }
      let inside = end - start
      guard inside >= burst.fewest else { continue }
      // A window touches two whiles of the clock at most.
      let whiles = max(1, whole - 2)
      if (inside - 5) * whiles > burstFactor * (all.count - inside) {
        found.formUnion(max(start, marked)..<end)
        marked = end
      }
    }
    return found.map { all[$0] }
  }

  /// Answers at one kiosk that followed each other sooner than people do.
  func kioskRuns(_ batch: [WaitingAnswer], items: Int) -> [Int] {
    let all = Self.ordered(batch) { $0.channel == .kiosk && $0.device != nil }
    let soon = Int64(kioskItem * items) * 100
    return Dictionary(grouping: all) { batch[$0].device }.values.flatMap { members -> [Int] in
      var (found, run): ([Int], [Int]) = ([], [])
      for member in members {
        if let last = run.last,
          batch[member].acceptedAt.milliseconds - batch[last].acceptedAt.milliseconds >= soon
        {
          if run.count >= kioskRun { found += run }
          run = []
        }
        run.append(member)
      }
      return run.count >= kioskRun ? found + run : found
    }
  }

  /// Answers that are copies of one with exceptions of its own.
  func copied(_ batch: [WaitingAnswer]) -> [Int] {
    Dictionary(grouping: batch.indices) { batch[$0].form.steps }.flatMap { steps, members in
      let commonest = Dictionary(grouping: steps) { $0 }.values.map(\.count).max() ?? 0
      let isOwn = steps.count - commonest >= copyExceptions
      return isOwn && members.count >= copies ? members : []
    }
  }

  /// The places of some answers, in the order of their moments.
  private static func ordered(
    _ batch: [WaitingAnswer], _ isMeant: (WaitingAnswer) -> Bool
  ) -> [Int] {
    batch.indices.filter { isMeant(batch[$0]) }
      .sorted { (batch[$0].acceptedAt, $0) < (batch[$1].acceptedAt, $1) }
  }

  /// How many moments lie from one up to another.
  private static func count(of moments: [Int64], from start: Int64, to end: Int64) -> Int {
    place(of: end, in: moments) - place(of: start, in: moments)
  }

  /// How many moments lie before one.
  private static func place(of moment: Int64, in moments: [Int64]) -> Int {
    var (low, high) = (0, moments.count)
    while low < high {
      let middle = (low + high) / 2
      if moments[middle] < moment { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
