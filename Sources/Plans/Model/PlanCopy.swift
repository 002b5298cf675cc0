package import InstrumentsModel
package import Kernel
package import WorkUnitsModel

/// The plan of an earlier year as it would stand in a year, decided before anything is stored.
package struct PlanCopy: Hashable, Sendable {
  /// One item of the earlier plan.
  package struct Line: Hashable, Sendable {
    /// The item of the earlier year.
    package let source: PlanItem
    /// As it would be planned; nil when the plan has it already.
    package let content: PlanItemContent?
    /// Whether its owner is still on the roster; if not, the copy needs another one.
    package let ownerIsHere: Bool
    /// How many linked questions the instrument of the new year no longer has.
    package let lostQuestions: Int
  }

  /// Every item of the earlier plan, in its order.
  package let lines: [Line]

  /// What would be new.
  package var fresh: [Line] { lines.filter { $0.content != nil } }

  /// Decides about every item that was part of the earlier plan.
  ///
  /// - Parameters:
  ///   - earlier: The items of the earlier plan.
  ///   - instrument: The instrument of the earlier year.
  ///   - present: The items of the plan, removed ones included: what was taken out stays out.
  ///   - copied: The items of the earlier plan that were copied before.
  ///   - year: The year of the unit.
  ///   - roster: Who of the owners is on the roster of the unit today.
  package init(
    of earlier: [PlanItem], judgedBy instrument: Instrument, present: [PlanItem],
    copied: Set<ID<PlanItem>>, in year: PlanYear, roster: Set<ID<Employee>>
  ) {
    var known: [Key: Int] = [:]
    for item in present { known[Key(item), default: 0] += 1 }
    // What was copied and then reworded is known by where it came from, not by its words.
    for item in earlier where copied.contains(item.id) { known[Key(item), default: 1] -= 1 }
    lines = earlier.filter { $0.removal == nil }.map { item in
      let isHere = roster.contains(item.content.ownerID)
      let soals = Self.soals(item.content.soals, from: instrument, to: year.instrument)
      var isKnown = copied.contains(item.id)
      if !isKnown, known[Key(item), default: 0] > 0 {
        known[Key(item), default: 0] -= 1
        isKnown = true
      }
      return Line(
        source: item,
        content: isKnown ? nil : Self.moved(item.content, to: year, soals: soals),
        ownerIsHere: isHere, lostQuestions: item.content.soals.count - soals.count)
    }
  }

  /// The same day of another year; 29 February becomes 28.
  package static func move(_ day: CalendarDate, to year: CycleYear) -> CalendarDate {
    let same = CalendarDate(year: year.number, month: day.month, day: day.day)
    guard let moved = same ?? CalendarDate(year: year.number, month: day.month, day: day.day - 1)
    else { preconditionFailure("The day before 29 February is a day of every year.") }
    return moved
  }

  /// Soals name questions only within one instrument; into another one the code and the wording
  /// of the question lead, both, so that a code that means something else now is not taken over.
  private static func soals(
    _ soals: [Int], from old: Instrument, to new: Instrument
  ) -> [Int] {
    soals.compactMap { soal in
      guard let position = old.position(ofSoal: soal) else { return nil }
      if old.id == new.id { return soal }
      let question = old.questions[old.soals[position].question]
      guard let index = new.question(coded: question.code),
        new.questions[index].text == question.text, let first = new.questions[index].soals.first
      else { return nil }
      return new.soals[first].id
    }.sorted()
  }

  private static func moved(
    _ content: PlanItemContent, to year: PlanYear, soals: [Int]
  ) -> PlanItemContent {
    var copy = content
    copy.dueOn = move(content.dueOn, to: year.year)
    copy.soals = soals
    return copy
  }

  /// What makes two items of two years the same one.
  private struct Key: Hashable {
    let area: PlanArea
    let action: String

    init(_ item: PlanItem) {
      area = item.content.area
      action = item.content.action.text
    }
  }
}

extension PlanItem {
  /// Takes an item over from an earlier year, with an owner who may have left since.
  ///
  /// A plan lists such an item for attention, and whoever changes it has to name an owner; that is
  /// why copying, other than planning, does not ask the roster.
  ///
  /// - Parameters:
  ///   - content: What is planned, with a day and questions of the year.
  ///   - id: A new id.
  ///   - year: The year of the unit.
  /// - Returns: The item and what happened.
  /// - Throws: `outsideYear`, `unknownQuestion`, and what `PlanYear.requireOpen` refuses.
  package static func takeOver(
    _ content: PlanItemContent, id: ID<PlanItem>, in year: PlanYear
  ) throws(PlanRefusal) -> (PlanItem, [PlanEvent]) {
    try year.requireOpen()
    let checked = try content.checked(in: year, roster: [content.ownerID])
    let item = PlanItem(
      id: id, institutionID: year.institutionID, unitID: year.unitID, year: year.year,
      content: checked)
    return (item, [.itemPlanned(item)])
  }
}
