package import Kernel

/// A unit that stands below another unit from a day on, by a decree.
package struct UnitMove: Hashable, Sendable {
  /// The unit.
  package let unitID: ID<WorkUnit>
  /// The unit above it from then on; nil directly below the instansi.
  package let parentID: ID<WorkUnit>?
  /// The first day.
  package let from: CalendarDate
  /// The decree; empty for the place that the unit had before its first move.
  package let decree: String

  /// Describes a move.
  package init(
    unitID: ID<WorkUnit>, parentID: ID<WorkUnit>?, from: CalendarDate, decree: String
  ) {
    self.unitID = unitID
    self.parentID = parentID
    self.from = from
    self.decree = decree
  }
}

/// A unit that is a part of another one from a day on, by a decree.
package struct UnitMerger: Hashable, Sendable {
  /// The unit that ended.
  package let unitID: ID<WorkUnit>
  /// The unit that took it in; perhaps of another instansi.
  package let intoID: ID<WorkUnit>
  /// The first day on which it is a part.
  package let from: CalendarDate
  /// The decree.
  package let decree: String

  /// Describes a merger.
  package init(
    unitID: ID<WorkUnit>, intoID: ID<WorkUnit>, from: CalendarDate, decree: String
  ) {
    self.unitID = unitID
    self.intoID = intoID
    self.from = from
    self.decree = decree
  }
}

/// The number of a decree.
package enum Decree {
  /// The longest number, in characters.
  package static let longest = 200

  /// Reads a number; runs of spaces become one.
  ///
  /// - Throws: `decreeMissing`, `decreeTooLong`.
  package static func read(_ typed: String) throws(TreeRefusal) -> String {
    let line = typed.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    guard !line.isEmpty else { throw .decreeMissing }
    guard line.count <= longest else { throw .decreeTooLong(limit: longest) }
    return line
  }
}

/// Why the tree was not changed.
package enum TreeRefusal: Error, Hashable, Sendable {
  /// A change of the tree names its decree.
  case decreeMissing
  /// The number of the decree is longer than the limit.
  case decreeTooLong(limit: Int)
  /// The first day is still to come; the tree is changed on the day or later.
  case inFuture
  /// The unit changed its place on that day or later.
  case notLater(than: CalendarDate)
  /// The unit stands there already.
  case samePlace
  /// The unit would stand below itself.
  case circle
  /// The tree would be deeper than the limit.
  case tooDeep(limit: Int)
  /// There is no such unit, or the person who asks may not change it.
  case unitUnknown
  /// The unit is closed.
  case unitIsClosed
  /// The other unit is closed.
  case otherIsClosed
  /// Units below it still exist.
  case hasActiveChildren(Int)
  /// Somebody of the roster cannot be transferred on that day.
  case rosterRefuses(RosterRefusal)
  /// It was changed by somebody else since the form was opened.
  case stale
}

/// The units of an instansi as they stood on a day.
package struct UnitTree: Hashable, Sendable {
  /// One unit of the tree.
  package struct Line: Hashable, Sendable {
    /// The identity.
    package let id: ID<WorkUnit>
    /// The name on the day.
    package let name: String
    /// The unit above; nil directly below the instansi.
    package let parentID: ID<WorkUnit>?

    /// Describes a line.
    package init(id: ID<WorkUnit>, name: String, parentID: ID<WorkUnit>?) {
      self.id = id
      self.name = name
      self.parentID = parentID
    }
  }

  /// Every unit, each below the one above it, with how deep it stands: 0 below the instansi.
  package let lines: [(line: Line, depth: Int)]

  /// Arranges units; one whose unit above is not in the list stands directly below the instansi.
  ///
  /// - Parameter units: The units in the order in which siblings are shown.
  package init(_ units: [Line]) {
    let ids = Set(units.map(\.id))
    var below: [ID<WorkUnit>?: [Line]] = [:]
    for unit in units {
      let parent = unit.parentID.flatMap { ids.contains($0) ? $0 : nil }
      below[parent, default: []].append(unit)
    }
    var arranged: [(line: Line, depth: Int)] = []
    var open: [(line: Line, depth: Int)] = (below[nil] ?? []).reversed()
      .map { (line: $0, depth: 0) }
    while let next = open.popLast(), arranged.count < units.count {
      arranged.append(next)
      open += (below[next.line.id] ?? []).reversed()
        .map { (line: $0, depth: next.depth + 1) }
    }
    lines = arranged
  }

  package static func == (left: UnitTree, right: UnitTree) -> Bool {
    left.lines.elementsEqual(right.lines) { $0.line == $1.line && $0.depth == $1.depth }
  }

  package func hash(into hasher: inout Hasher) {
    for entry in lines { hasher.combine(entry.line) }
  }
}

/// What happened to the tree.
package enum TreeEvent: Hashable, Sendable {
  /// A unit stands elsewhere.
  case moved(UnitMove)
  /// A unit is a part of another one.
  case merged(UnitMerger)

  /// The events as the journal keeps them: a merger stands in the journals of both units.
  package var journalEntries: [JournalEntry] {
    switch self {
    case .moved(let move):
      [
        JournalEntry(
          subjectKind: "work_unit", subjectID: move.unitID.text, event: "unit_moved",
          facts: JournalFacts().text("parent", move.parentID?.text)
            .text("from", move.from.description).text("decree", move.decree).json)
      ]
    case .merged(let merger):
      [merger.unitID, merger.intoID].map { subject in
        JournalEntry(
          subjectKind: "work_unit", subjectID: subject.text, event: "unit_merged",
          facts: JournalFacts().text("unit", merger.unitID.text)
            .text("into", merger.intoID.text).text("from", merger.from.description)
            .text("decree", merger.decree).json)
      }
    }
  }
}
