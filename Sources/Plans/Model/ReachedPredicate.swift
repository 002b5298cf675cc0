package import Kernel
package import WorkUnitsModel

/// That a unit reached a predicate in a year, as a decree says.
///
/// A record of decrees for comparing with targets; the designation itself, with its certificate,
/// is not made here.
package struct ReachedPredicate: Hashable, Sendable {
  /// The instansi.
  package let institutionID: ID<Institution>
  /// The unit.
  package let unitID: ID<WorkUnit>
  /// The year of the selection.
  package let year: CycleYear
  /// The predicate.
  package let predicate: ProposedPredicate
  /// The number of the decree.
  package let decree: PlanWording
  /// The date of the decree.
  package let decreedOn: CalendarDate
  /// Where it is written.
  package let source: PlanWording

  /// Describes a record.
  package init(
    institutionID: ID<Institution>, unitID: ID<WorkUnit>, year: CycleYear,
    predicate: ProposedPredicate, decree: PlanWording, decreedOn: CalendarDate,
    source: PlanWording
  ) {
    self.institutionID = institutionID
    self.unitID = unitID
    self.year = year
    self.predicate = predicate
    self.decree = decree
    self.decreedOn = decreedOn
    self.source = source
  }

  /// The record as the journal keeps it.
  ///
  /// - Parameter isRemoved: Whether the record was taken away as wrong.
  /// - Returns: One entry of the instansi.
  package func journalEntry(isRemoved: Bool) -> JournalEntry {
    JournalEntry(
      subjectKind: "institution", subjectID: institutionID.text,
      event: isRemoved ? "reached_predicate_removed" : "reached_predicate_recorded",
      facts: JournalFacts().number("year", year.number).text("unit", unitID.text)
        .text("predicate", predicate.rawValue).text("decree", decree.text)
        .text("decreed_on", decreedOn.description).text("source", source.text).json)
  }
}

/// What can be done with the progress of many units.
package enum ProgressAction: String, CaseIterable, Sendable {
  /// See the units of an instansi.
  case read
  /// Record which predicates its units reached.
  case record
  /// See every instansi.
  case readNation
}

/// Who may do what with the progress of many units.
///
/// It is counted from what units write before they send it, so nobody sees it as an assessor.
///
/// - Source: decision 0214.
package enum ProgressPolicy {
  /// Decides about an act.
  ///
  /// - Parameters:
  ///   - principal: Who asks; nil for a visitor.
  ///   - action: What for.
  ///   - institution: The instansi.
  /// - Returns: Whether it is allowed.
  package static func mayAct(
    _ principal: Principal?, _ action: ProgressAction, on institution: ID<Institution>
  ) -> Bool {
    switch action {
    case .read:
      WorkUnitPolicy.mayAct(withoutJudging(principal), .read, on: .institution(institution))
    case .record: WorkUnitPolicy.mayAct(principal, .manageCycle, on: .institution(institution))
    case .readNation: mayReadNation(principal)
    }
  }

  /// Whether a person may see every instansi.
  package static func mayReadNation(_ principal: Principal?) -> Bool {
    WorkUnitPolicy.mayAct(withoutJudging(principal), .read, on: .national)
  }

  /// The person with the roles only that see drafts.
  private static func withoutJudging(_ principal: Principal?) -> Principal? {
    principal.map { person in
      let grants = person.grants.filter { grant in
        switch grant.role {
        case .administrator, .coordinator, .unitHead, .unitStaff: true
        case .internalAssessor, .nationalAssessor: false
        }
      }
      return Principal(accountID: person.accountID, name: person.name, grants: grants)
    }
  }
}
