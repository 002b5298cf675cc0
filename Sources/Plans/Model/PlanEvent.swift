package import EvidenceModel
package import Kernel
import WorkUnitsModel

/// What happened to the plan of a unit.
package enum PlanEvent: Hashable, Sendable {
  /// Something was planned.
  case itemPlanned(PlanItem)
  /// It was planned otherwise.
  case itemChanged(PlanItem)
  /// It was taken out of the plan.
  case itemRemoved(PlanItem, reason: PlanWording)
  /// A team was appointed.
  case teamAppointed(WorkTeam)
  /// Decree, days or members of a team changed.
  case teamChanged(WorkTeam)
  /// An agent of change promised something.
  case agentPromised(ChangeAgent)
  /// The promise was told as kept.
  case agentKept(ChangeAgent, proof: ID<Proof>)
  /// A quarter was monitored.
  case monitoringOpened(Monitoring)
  /// The minutes of a monitoring changed.
  case minutesWritten(Monitoring)
  /// A monitoring asks for something.
  case followUpAsked(FollowUp)
  /// It was done.
  case followUpClosed(FollowUp, done: PlanWording)

  /// The kind under which the journal keeps items.
  package static let itemKind = "plan_item"

  /// The event as the journal keeps it.
  package var journalEntry: JournalEntry {
    switch self {
    case .itemPlanned(let item):
      entry(
        Self.itemKind, item.id.text, "item_planned",
        facts(of: item.content).text("unit", item.unitID.text).number("year", item.year.number))
    case .itemChanged(let item):
      entry(Self.itemKind, item.id.text, "item_changed", facts(of: item.content))
    case .itemRemoved(let item, let reason):
      entry(
        Self.itemKind, item.id.text, "item_removed", JournalFacts().text("reason", reason.text))
    case .teamAppointed(let team):
      entry(
        "work_team", team.id.text, "team_appointed",
        facts(of: team.content).text("unit", team.unitID.text).number("year", team.year.number))
    case .teamChanged(let team):
      entry("work_team", team.id.text, "team_changed", facts(of: team.content))
    case .agentPromised(let agent):
      entry(
        "change_agent", agent.id.text, "agent_promised",
        JournalFacts().text("unit", agent.unitID.text).number("year", agent.year.number)
          .text("employee", agent.content.employeeID.text)
          .text("promise", agent.content.promise.text)
          .text("due", agent.content.dueOn.description))
    case .agentKept(let agent, let proof):
      entry(
        "change_agent", agent.id.text, "agent_kept", JournalFacts().text("proof", proof.text))
    case .monitoringOpened(let monitoring):
      entry("plan_monitoring", monitoring.id.text, "monitoring_opened", facts(of: monitoring))
    case .minutesWritten(let monitoring):
      entry(
        "plan_monitoring", monitoring.id.text, "minutes_written",
        JournalFacts().text("minutes", monitoring.minutes))
    case .followUpAsked(let followUp):
      entry("follow_up", followUp.id.text, "follow_up_asked", facts(of: followUp))
    case .followUpClosed(let followUp, let done):
      entry(
        "follow_up", followUp.id.text, "follow_up_closed", JournalFacts().text("done", done.text))
    }
  }

  private func facts(of monitoring: Monitoring) -> JournalFacts {
    JournalFacts().text("unit", monitoring.unitID.text).number("year", monitoring.year.number)
      .text("quarter", monitoring.quarter.code).number("items", monitoring.lines.count)
      .number("done", monitoring.lines.count { $0.state == .done })
      .number("late", monitoring.lines.count { $0.state == .late })
  }

  private func facts(of followUp: FollowUp) -> JournalFacts {
    JournalFacts().text("unit", followUp.unitID.text).number("year", followUp.year.number)
      .text("quarter", followUp.quarter.code).text("what", followUp.content.what.text)
      .text("owner", followUp.content.ownerID.text)
      .text("due", followUp.content.dueOn.description)
  }

  private func facts(of content: PlanItemContent) -> JournalFacts {
    JournalFacts().text("area", content.area.rawValue)
      .text("quarters", content.quarters.quarters.map(\.code).joined(separator: ","))
      .text("action", content.action.text).text("output", content.output.text)
      .text("target", content.target.amount.description)
      .text("measure", content.target.measure.text).text("owner", content.ownerID.text)
      .text("due", content.dueOn.description)
      .text("soals", content.soals.map(String.init).joined(separator: ","))
  }

  private func facts(of content: TeamContent) -> JournalFacts {
    let members = content.members.map { member in
      let areas = member.areas.sorted().map(\.rawValue).joined(separator: "+")
      return [member.employeeID.text, member.role.rawValue, areas].joined(separator: ":")
    }
    return JournalFacts().text("decree", content.decree.text)
      .text("decreed_on", content.decreedOn.description).text("from", content.from.description)
      .text("until", content.until.description)
      .text("members", members.joined(separator: ","))
  }

  private func entry(
    _ kind: String, _ id: String, _ event: String, _ facts: JournalFacts
  ) -> JournalEntry {
    JournalEntry(subjectKind: kind, subjectID: id, event: event, facts: facts.json)
  }
}
