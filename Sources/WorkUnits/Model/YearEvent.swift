package import Kernel

/// What happened to a programme year of an instansi.
package enum YearEvent: Hashable, Sendable {
  /// The window of a stage was set.
  case stageSet(ID<Cycle>, StageWindow, reason: String)
  /// A measure of the standing was recorded.
  case standingRecorded(ID<Institution>, year: CycleYear, StandingFact)
  /// Quota, targets or mandate were set.
  case planned(ID<Institution>, year: CycleYear, YearPlan)

  /// The event as the journal keeps it.
  package var journalEntry: JournalEntry {
    switch self {
    case .stageSet(let cycle, let window, let reason):
      JournalEntry(
        subjectKind: "cycle", subjectID: cycle.text, event: "stage_set",
        facts: JournalFacts().text("stage", window.stage.key).text("reason", reason)
          .number("from_ms", window.window.from.map { Int($0.milliseconds) })
          .number("until_ms", window.window.until.map { Int($0.milliseconds) })
          .text("zone", window.zone.identifier).json)
    case .standingRecorded(let institution, let year, let fact):
      JournalEntry(
        subjectKind: "institution", subjectID: institution.text, event: "standing_recorded",
        facts: JournalFacts().number("year", year.number).text("measure", fact.measure.rawValue)
          .text("value", fact.value.description).text("source", fact.source)
          .text("dated", fact.dated.description).json)
    case .planned(let institution, let year, let plan):
      JournalEntry(
        subjectKind: "institution", subjectID: institution.text, event: "year_planned",
        facts: JournalFacts().number("year", year.number).number("quota", plan.quota?.units)
          .text("quota_source", plan.quota?.source).number("target_wbk", plan.targetWBK)
          .number("target_wbbm", plan.targetWBBM).flag("designates_wbk", plan.designatesWBK)
          .json)
    }
  }
}
