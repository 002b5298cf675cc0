import Kernel
import PlansModel
import Web
import WorkUnitsModel

/// The plan of the present year, on the page of the unit.
struct PlanSection: HTML {
  let key: PlanKey
  let board: PlanBoard
  let lastMonitoring: Quarter?
  let mayEdit: Bool
  let page: PageContext

  var body: some HTML {
    section(.class("plan"), .id("rencana")) {
      h2 { page(PlanText.plan) }
      if board.lines.isEmpty, !mayEdit {
        p(.class("meta")) { page(PlanText.noItems) + "." }
      } else {
        TaskList([planTask, teamTask, monitoringTask])
      }
    }
  }

  private var planTask: TaskItem {
    guard board.basis.counts || board.lines.isEmpty else {
      return TaskItem(
        page(PlanText.plan(key.year)), path: PlanLink.plan(key).path,
        hint: page(PlanText.basis(board.basis)), tag: Tag(page(PlanText.viewOnly), .neutral))
    }
    let attention = board.attention.count
    return TaskItem(
      page(PlanText.plan(key.year)), path: PlanLink.plan(key).path,
      hint: board.lines.isEmpty
        ? page(PlanText.noItems)
        : page(
          PlanText.progress(board.progress, done: board.count(.done), of: board.lines.count)),
      tag: attention > 0
        ? Tag(
          page(Text("\(attention) perlu perhatian", "\(attention) need attention")), .warning)
        : board.lines.isEmpty
          ? Tag(page(Text("belum mulai", "not begun")), .neutral)
          : Tag(page(Text("berjalan", "under way")), .active))
  }

  private var teamTask: TaskItem {
    TaskItem(
      page(PlanText.team), path: PlanLink.team(key).path,
      tag: Tag(
        page(
          mayEdit
            ? Text("bisa diatur", "can be arranged") : PlanText.viewOnly),
        .neutral))
  }

  private var monitoringTask: TaskItem {
    TaskItem(
      page(PlanText.monitoring), path: PlanLink.quarters(key).path,
      tag: lastMonitoring.map { Tag($0.code, .good) }
        ?? Tag(page(Text("belum dibuka", "not opened")), .neutral))
  }
}

/// What of plans presses for a person: own items, promises and follow-ups, and units answered for.
struct PlanTasks: HTML {
  /// Own items with the plan and the unit they belong to.
  var items: [(line: PlanLine, key: PlanKey, unitName: String)] = []
  /// Own promises as agent of change.
  var agents: [(agent: ChangeAgent, state: AgentState, key: PlanKey, unitName: String)] = []
  /// Own follow-ups.
  var followUps: [(followUp: FollowUp, state: FollowUpState, key: PlanKey, unitName: String)] = []
  /// Units that the person answers for, with how many items need attention.
  var units: [(key: PlanKey, unitName: String, count: Int)] = []
  let page: PageContext

  var isEmpty: Bool { items.isEmpty && agents.isEmpty && followUps.isEmpty && units.isEmpty }

  var body: some HTML {
    section(.class("tasks"), .id("tugas-rencana")) {
      h2 { page(PlanText.plan) }
      TaskList(
        followUps.map { entry in
          TaskItem(
            page(Text("Tindak lanjut: ", "Follow-up: ")) + entry.followUp.content.what.text,
            path: PlanLink.monitoring(entry.key, entry.followUp.quarter).path,
            hint: entry.unitName + " · " + page(PlanText.due(entry.followUp.content.dueOn)),
            tag: .followUp(entry.state, page))
        }
          + items.map { entry in
            TaskItem(
              entry.line.item.content.action.text,
              path: PlanLink.item(entry.key, entry.line.item.id).path,
              hint: entry.unitName + " · " + page(PlanText.due(entry.line.item.content.dueOn))
                + " · " + page(PlanText.progress(entry.line.progress)),
              tag: .item(entry.line.state, page))
          }
          + agents.map { entry in
            TaskItem(
              page(Text("Janji perubahan: ", "Promised change: "))
                + entry.agent.content.promise.text,
              path: PlanLink.team(entry.key).path + "#agen",
              hint: entry.unitName + " · " + page(PlanText.due(entry.agent.content.dueOn)),
              tag: .agent(entry.state, page))
          }
          + units.map { entry in
            TaskItem(
              page(PlanText.plan(entry.key.year)) + ": " + entry.unitName,
              path: PlanLink.plan(entry.key).path + "#perhatian",
              tag: Tag(
                page(
                  Text("\(entry.count) perlu perhatian", "\(entry.count) need attention")),
                .warning))
          })
    }
  }
}
