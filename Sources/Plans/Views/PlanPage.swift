import Kernel
import PlansModel
import Web
import WorkUnits
import WorkUnitsModel

/// The plan of a unit in a year: what presses, what comes next, and every area.
struct PlanPage: HTML {
  let opened: OpenedPlan
  let board: PlanBoard
  let years: [CycleYear]
  let page: PageContext

  var body: some HTML {
    Page(
      title: Text(
        "Rencana kerja \(opened.key.year.number) — \(opened.unitName)",
        "Action plan \(opened.key.year.number) — \(opened.unitName)"), context: page
    ) {
      Breadcrumb(
        [(opened.unitName, WorkUnitLink.unit(opened.key.unitID).path)],
        here: page(PlanText.plan(opened.key.year)), page: page)
      h1 { page(PlanText.plan(opened.key.year)) + ": " + opened.unitName }
      ClosedNotice(opened: opened, page: page)
      if board.basis.counts {
        ProgressLine(
          page(Text("Kemajuan rencana", "Progress of the plan")),
          done: board.progress.wholePercent, total: 100,
          words: page(
            PlanText.progress(
              board.progress, done: board.count(.done), of: board.lines.count)))
      }
      p(.class("meta")) { page(PlanText.basis(board.basis)) }
      ways
      PlanToolWays(opened: opened, page: page)
      attention
      nextSteps
      PlanArea.allCases.map { area in
        AreaSection(opened: opened, board: board, area: area, page: page)
      }
      removed
    }
  }

  private var ways: some HTML {
    p(.class("plan-ways")) {
      a(.href(PlanLink.team(opened.key).path)) { page(PlanText.team) }
      " · "
      a(.href(PlanLink.quarters(opened.key).path)) { page(PlanText.monitoring) }
      for year in years where year != opened.key.year {
        " · "
        a(.href(PlanLink.plan(PlanKey(opened.key.unitID, year)).path)) {
          page(PlanText.plan(year))
        }
      }
    }
  }

  @HTMLBuilder private var attention: some HTML {
    if board.basis.counts, !board.attention.isEmpty {
      h2(.id("perhatian")) { page(PlanText.attention) }
      TaskList(board.attention.map { PlanTask(line: $0, opened: opened, page: page).item })
    }
  }

  @HTMLBuilder private var nextSteps: some HTML {
    if board.basis.counts, !board.nextSteps.isEmpty {
      h2 { page(PlanText.nextSteps) }
      TaskList(board.nextSteps.map { PlanTask(line: $0, opened: opened, page: page).item })
    }
  }

  @HTMLBuilder private var removed: some HTML {
    if !board.removed.isEmpty {
      details(.class("plan-removed")) {
        summary {
          page(
            Text(
              "Dikeluarkan dari rencana (\(board.removed.count))",
              "Taken out of the plan (\(board.removed.count))"))
        }
        ul {
          for line in board.removed {
            li {
              a(.href(PlanLink.item(opened.key, line.item.id).path)) {
                line.item.content.action.text
              }
              ": " + (line.item.removal?.reason.text ?? "")
            }
          }
        }
      }
    }
  }
}

/// Says why nothing can be changed: the year is over, or the unit is closed.
struct ClosedNotice: HTML {
  let opened: OpenedPlan
  let page: PageContext

  var body: some HTML {
    if !opened.year.isUnitActive {
      Notice(.info, page(PlanText.refusal(.unitIsClosed)))
    } else if !opened.year.isOpen {
      Notice(.info, page(PlanText.refusal(.yearIsClosed(lastDay: opened.year.lastDay))))
    }
  }
}

/// An item as something to do: who, until when, how far.
struct PlanTask {
  let line: PlanLine
  let opened: OpenedPlan
  let page: PageContext

  var item: TaskItem {
    let content = line.item.content
    let owner = line.owner.isHere ? line.owner.name : page(PlanText.ownerGone)
    return TaskItem(
      content.action.text, path: PlanLink.item(opened.key, line.item.id).path,
      hint: [
        page(PlanText.due(content.dueOn)), owner, page(PlanText.progress(line.progress)),
      ].joined(separator: " · "),
      tag: line.owner.isHere || line.state == .late
        ? .item(line.state, page)
        : Tag(page(Text("perlu pemilik baru", "needs an owner")), .warning))
  }
}

/// The items of one area.
private struct AreaSection: HTML {
  let opened: OpenedPlan
  let board: PlanBoard
  let area: PlanArea
  let page: PageContext

  private var lines: [PlanLine] { board.lines(of: area) }

  private var progress: some HTML {
    ProgressLine(
      page(Text("Kemajuan", "Progress")), done: board.progress(of: area).wholePercent,
      total: 100,
      words: page(
        PlanText.progress(
          board.progress(of: area), done: lines.count { $0.state == .done },
          of: lines.count)))
  }

  var body: some HTML {
    section(.class("plan-area"), .id(area.rawValue)) {
      h2 { page(PlanText.area(area)) }
      if lines.isEmpty {
        p(.class("meta")) { page(PlanText.noItems) + "." }
      } else {
        if board.basis.counts { progress }
        ul(.class("plan-items")) {
          for line in lines {
            PlanItemRow(
              line: line, key: opened.key, showsProgress: board.basis.counts, page: page)
          }
        }
      }
      if opened.editableAreas.contains(area) {
        p(.class("actions")) {
          a(.class("button button-quiet"), .href(PlanLink.newItem(opened.key, area).path)) {
            page(Text("Tambah kegiatan", "Add an item"))
            span(.class("visually-hidden")) { ": " + page(PlanText.area(area)) }
          }
        }
      }
    }
  }
}

/// One item in the list of its area.
private struct PlanItemRow: HTML {
  let line: PlanLine
  let key: PlanKey
  let showsProgress: Bool
  let page: PageContext

  private var content: PlanItemContent { line.item.content }

  var body: some HTML {
    li(.class("plan-item")) {
      div(.class("plan-item-main")) {
        a(.href(PlanLink.item(key, line.item.id).path)) { content.action.text }
        p(.class("meta")) {
          content.output.text + ": " + content.target.formatted(in: page.language) + " "
            + content.target.measure.text
        }
      }
      div(.class("plan-item-when")) {
        p { QuarterMarks(quarters: content.quarters, page: page) }
        p(.class("meta")) { page(PlanText.due(content.dueOn)) }
        if let doubt = DueDoubt(of: content) {
          p(.class("meta")) { "! " + page(PlanText.doubt(doubt)) }
        }
        p(.class("meta")) {
          if line.owner.isHere {
            line.owner.name
          } else {
            strong { page(PlanText.ownerGone) }
            ": " + line.owner.name
          }
        }
      }
      if showsProgress {
        div(.class("plan-item-state")) {
          Tag.item(line.state, page)
          p(.class("meta")) { page(PlanText.progress(line.progress)) }
        }
      }
    }
  }
}

/// The quarters of an item in words, with the others left out.
struct QuarterMarks: HTML {
  let quarters: QuarterSet
  let page: PageContext

  var body: some HTML {
    for quarter in quarters.quarters {
      span(.class("quarter")) { page(Text("TW\(quarter.rawValue)", "Q\(quarter.rawValue)")) }
      " "
    }
  }
}
