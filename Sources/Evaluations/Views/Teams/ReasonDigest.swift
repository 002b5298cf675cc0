import EvaluationsModel
import Kernel

/// The reasons of one unit in a line: the next best team, who was barred by a conflict, and how
/// many were full or not whole.
struct ReasonDigest: Sendable {
  /// How many teams with a conflict are named; the rest is counted.
  static let mostNamed = 3

  /// The team that comes closest, of those that may take the unit.
  let next: TeamVerdict?
  /// The teams that a conflict keeps away.
  let conflicted: [TeamVerdict]
  /// How many teams each other rule keeps away.
  let counts: [AssignmentRule: Int]
  private let own: Journey
  private let words: DeskWords

  init(_ reasons: UnitReasons, _ own: Journey, _ words: DeskWords) {
    next = reasons.others.filter(\.bars.isEmpty).min { left, right in
      left.difference == right.difference
        ? left.teamID < right.teamID : left.difference < right.difference
    }
    conflicted = reasons.others.filter { Self.rule(of: $0) == .conflict }
    var counts: [AssignmentRule: Int] = [:]
    for verdict in reasons.others {
      if let rule = Self.rule(of: verdict), rule != .conflict { counts[rule, default: 0] += 1 }
    }
    self.counts = counts
    self.own = own
    self.words = words
  }

  /// The first rule, in the order in which they are asked.
  private static func rule(of verdict: TeamVerdict) -> AssignmentRule? {
    verdict.bars.map(\.rule).min()
  }

  /// The line.
  var text: Text {
    var parts: [Text] = []
    if let next {
      let name = words.team(next.teamID)
      let why = AssignmentText.comparison(next, own: own)
      parts.append(
        Text(
          "Pilihan berikutnya \(name): \(why.indonesian).",
          "Next best is \(name): \(why.english)."))
    } else {
      parts.append(Text("Tidak ada tim lain yang boleh.", "No other team may."))
    }
    for verdict in conflicted.prefix(Self.mostNamed) {
      let bars = verdict.bars.filter { $0.rule == .conflict }
      let why = AssignmentText.bars(bars, words)
      let name = words.team(verdict.teamID)
      parts.append(
        Text("\(name) dilarang, \(why.indonesian).", "\(name) is barred, \(why.english)."))
    }
    let more = conflicted.count - Self.mostNamed
    if more > 0 {
      parts.append(
        Text("\(more) tim lain berkonflik.", "\(more) other teams have a conflict."))
    }
    for (rule, count) in counts.sorted(by: { $0.key < $1.key }) {
      let name = AssignmentText.rule(rule)
      parts.append(
        Text("\(name.indonesian): \(count).", "\(name.english): \(count)."))
    }
    return AssignmentText.joined(parts, by: " ")
  }
}
