package import AccountsModel
package import Kernel

/// What happened on rosters and to heads of unit.
package enum RosterEvent: Hashable, Sendable {
  /// Somebody began in a unit.
  case joined(ID<Employee>, nip: NIP, name: PersonName, Stay)
  /// Somebody left a unit.
  case left(ID<Employee>, unit: ID<WorkUnit>, lastDay: CalendarDate)
  /// Somebody went from one unit to another.
  case transferred(ID<Employee>, from: ID<WorkUnit>, Stay)
  /// The name or the stay was corrected.
  case corrected(ID<Employee>, name: PersonName, Stay)
  /// An account was linked, or the link taken away.
  case linked(ID<Employee>, account: ID<Account>?)
  /// A unit has another head from a day on.
  case headAppointed(UnitHead)
  /// A head of unit stopped.
  case headEnded(UnitHead)

  /// The event as the journal keeps it.
  package var journalEntry: JournalEntry {
    switch self {
    case .joined(let id, let nip, let name, let stay):
      person(
        id, "employee_joined",
        facts(of: stay).text("nip", nip.text).text("name", name.text))
    case .left(let id, let unit, let lastDay):
      person(
        id, "employee_left",
        JournalFacts().text("unit", unit.text).text("last_day", lastDay.description))
    case .transferred(let id, let unit, let stay):
      person(id, "employee_transferred", facts(of: stay).text("from_unit", unit.text))
    case .corrected(let id, let name, let stay):
      person(id, "employee_corrected", facts(of: stay).text("name", name.text))
    case .linked(let id, let account):
      person(id, "employee_linked", JournalFacts().text("account", account?.text))
    case .headAppointed(let head): unit(head, "head_appointed")
    case .headEnded(let head): unit(head, "head_ended")
    }
  }

  private func person(
    _ id: ID<Employee>, _ event: String, _ facts: JournalFacts
  ) -> JournalEntry {
    JournalEntry(subjectKind: "employee", subjectID: id.text, event: event, facts: facts.json)
  }

  private func unit(_ head: UnitHead, _ event: String) -> JournalEntry {
    JournalEntry(
      subjectKind: "work_unit", subjectID: head.unitID.text, event: event,
      facts: JournalFacts().text("employee", head.employeeID.text)
        .flag("acting", head.isActing).text("from", head.from.description)
        .text("until", head.until?.description).json)
  }

  private func facts(of stay: Stay) -> JournalFacts {
    JournalFacts().text("unit", stay.post.unitID.text)
      .text("position", stay.post.position.text).text("section", stay.post.section?.text)
      .text("joined_on", stay.joinedOn.description).text("left_on", stay.leftOn?.description)
  }
}
