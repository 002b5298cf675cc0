import AccountsModel
package import Kernel
package import WorkUnitsModel
package import WorksheetsModel

/// What happened to teams, and to what they were given.
package enum TeamEvent: Hashable, Sendable {
  /// A team was made.
  case made(NamedTeam)
  /// Its name, seats, place, languages or limit changed.
  case changed(NamedTeam)
  /// It ended.
  case closed(NamedTeam)
  /// A proposed plan was taken as it was shown.
  case planApplied(AppliedPlan)
  /// Somebody said where a unit is.
  case unitSited(ID<WorkUnit>, Site?)
  /// Somebody said how long the judgement of a unit takes; nil for the usual time again.
  case unitWorkSet(ID<WorkUnit>, Int?)

  /// The event as the journal keeps it.
  package var journalEntry: JournalEntry {
    switch self {
    case .made(let team): Self.entry(team, "team_made")
    case .changed(let team): Self.entry(team, "team_changed")
    case .closed(let team): Self.entry(team, "team_closed")
    case .planApplied(let plan):
      JournalEntry(
        subjectKind: "institution", subjectID: plan.institutionID.text,
        event: "assignment_applied",
        facts: JournalFacts().number("year", plan.year).text("layer", plan.layer.rawValue)
          .number("units", plan.units).number("left", plan.left)
          .text("digest", plan.digest).json)
    case .unitSited(let unit, let site):
      JournalEntry(
        subjectKind: "work_unit", subjectID: unit.text, event: "unit_sited",
        facts: JournalFacts().text("province", site?.province)
          .number("latitude", site?.point?.latitude)
          .number("longitude", site?.point?.longitude).json)
    case .unitWorkSet(let unit, let minutes):
      JournalEntry(
        subjectKind: "work_unit", subjectID: unit.text, event: "unit_work_set",
        facts: JournalFacts().number("minutes", minutes).json)
    }
  }

  private static func entry(_ named: NamedTeam, _ event: String) -> JournalEntry {
    let team = named.team
    let seats = team.seats.map { $0.duty.rawValue + ":" + $0.personID.text }
    return JournalEntry(
      subjectKind: "assessor_team", subjectID: team.id.text, event: event,
      facts: JournalFacts().text("institution", team.institutionID?.text)
        .text("layer", named.layer.rawValue).text("name", named.name)
        .text("seats", seats.joined(separator: " "))
        .text("languages", team.languages.map(\.text).sorted().joined(separator: ","))
        .text("province", team.site?.province).number("latitude", team.site?.point?.latitude)
        .number("longitude", team.site?.point?.longitude).number("limit", team.unitLimit).json)
  }
}

/// That a plan was taken, with what makes it known again.
package struct AppliedPlan: Hashable, Sendable {
  /// The instansi.
  package let institutionID: ID<Institution>
  /// The programme year.
  package let year: Int
  /// The assessor layer.
  package let layer: Layer
  /// How many units were given to teams by it.
  package let units: Int
  /// How many were left without a team.
  package let left: Int
  /// The digest of everything that it was decided from.
  package let digest: String

  /// Describes what was taken.
  package init(
    institutionID: ID<Institution>, year: Int, layer: Layer, units: Int, left: Int,
    digest: String
  ) {
    self.institutionID = institutionID
    self.year = year
    self.layer = layer
    self.units = units
    self.left = left
    self.digest = digest
  }
}
