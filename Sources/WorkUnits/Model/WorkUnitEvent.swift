package import Kernel

/// What happened to instansi, units and cycles.
package enum WorkUnitEvent: Hashable, Sendable {
  /// An instansi was made.
  case institutionCreated(Institution)
  /// An instansi has another name.
  case institutionRenamed(Institution)
  /// A unit was made.
  case unitCreated(WorkUnit)
  /// A unit has another name from a day on.
  case unitRenamed(ID<WorkUnit>, to: PlaceName, from: CalendarDate)
  /// A unit has another time zone or other languages.
  case unitSet(ID<WorkUnit>, UnitSetting)
  /// A unit was closed.
  case unitClosed(ID<WorkUnit>)
  /// A closed unit was opened again.
  case unitReopened(ID<WorkUnit>)
  /// A cycle was made.
  case cycleCreated(Cycle)
  /// The window of a cycle moved.
  case cycleMoved(Cycle)
  /// A cycle that nothing was made for was taken away.
  case cycleRemoved(Cycle)

  /// The event as the journal keeps it.
  package var journalEntry: JournalEntry {
    switch self {
    case .institutionCreated(let institution):
      entry(
        "institution", institution.id.text, "institution_created",
        JournalFacts().text("kind", institution.kind.rawValue).text("name", institution.name.text))
    case .institutionRenamed(let institution):
      entry(
        "institution", institution.id.text, "institution_renamed",
        JournalFacts().text("name", institution.name.text))
    case .unitCreated(let unit):
      entry(
        "work_unit", unit.id.text, "unit_created",
        JournalFacts().text("institution", unit.institutionID.text)
          .text("parent", unit.parentID?.text).text("name", unit.names[0].name.text)
          .text("from", unit.names[0].from.description))
    case .unitRenamed(let id, let name, let day):
      entry(
        "work_unit", id.text, "unit_renamed",
        JournalFacts().text("name", name.text).text("from", day.description))
    case .unitSet(let id, let setting):
      entry(
        "work_unit", id.text, "unit_set",
        JournalFacts().text("zone", setting.zone.identifier)
          .text("languages", setting.languageList))
    case .unitClosed(let id): entry("work_unit", id.text, "unit_closed")
    case .unitReopened(let id): entry("work_unit", id.text, "unit_reopened")
    case .cycleCreated(let cycle): entry("cycle", cycle.id.text, "cycle_created", facts(of: cycle))
    case .cycleRemoved(let cycle): entry("cycle", cycle.id.text, "cycle_removed", facts(of: cycle))
    case .cycleMoved(let cycle): entry("cycle", cycle.id.text, "cycle_moved", facts(of: cycle))
    }
  }

  private func entry(
    _ kind: String, _ id: String, _ event: String, _ facts: JournalFacts = JournalFacts()
  ) -> JournalEntry {
    JournalEntry(subjectKind: kind, subjectID: id, event: event, facts: facts.json)
  }

  private func facts(of cycle: Cycle) -> JournalFacts {
    JournalFacts().text("institution", cycle.institutionID?.text)
      .number("year", cycle.year.number).text("instrument", cycle.instrumentID)
      .number("from_ms", cycle.window.from.map { Int($0.milliseconds) })
      .number("until_ms", cycle.window.until.map { Int($0.milliseconds) })
  }
}
