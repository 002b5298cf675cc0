import EvaluationsModel
import Kernel
import Web
import WorkUnitsModel
import WorksheetsModel

/// Judgements on "Yang perlu Anda kerjakan".
struct JudgementTasks: HTML {
  let queue: JudgementQueue
  let page: PageContext
  let now: Instant

  var body: some HTML {
    if !queue.lines.isEmpty || !queue.toBegin.isEmpty || !queue.reports.isEmpty {
      section(.class("tasks")) {
        h2 { page(Text("Penilaian Anda", "Your judgements")) }
        TaskList(
          queue.reports.map(item) + own.map(item) + queue.toBegin.map(item) + others.map(item))
      }
    }
    if !queue.still.isEmpty {
      section(.class("tasks")) {
        h2 { page(Text("Penilaian yang tidak bergerak", "Judgements that stand still")) }
        TaskList(queue.still.map(item))
      }
    }
  }

  private var own: [JudgementQueue.Line] { queue.lines.filter(\.step.isOwn) }
  private var others: [JudgementQueue.Line] { queue.lines.filter { !$0.step.isOwn } }

  private func item(_ line: JudgementQueue.Line) -> TaskItem {
    TaskItem(
      page(
        ScoringText.task(line.step, year: line.evaluation.year.number, unit: line.unitName)),
      path: ScoringLink.overview(line.evaluation.id).path,
      hint: page(ScoringText.step(line.step).sentence),
      tag: line.step.isOwn
        ? Tag(page(ScoringText.waitsForYou), .warning)
        : Tag(page(EvaluationText.stage(line.evaluation.stage.name)), .neutral))
  }

  private func item(_ report: JudgementQueue.Report) -> TaskItem {
    let line = report.line
    return TaskItem(
      page(ScoringText.task(line.task, year: line.year, unit: report.unitName)),
      path: ReportLink.report(line.id).path,
      hint: page(ScoringText.reportHint(line, until: report.until)),
      tag: Tag(page(ScoringText.waitsForYou), .warning))
  }

  private func item(_ entry: (assignment: UnitAssignment, unitName: String)) -> TaskItem {
    TaskItem(
      page(ScoringText.beginTask(year: entry.assignment.year, unit: entry.unitName)),
      path: ScoringLink.beginning(entry.assignment.id).path,
      tag: Tag(page(ScoringText.toBegin), .active))
  }

  private func item(_ entry: (line: StillStore.Line, unitName: String)) -> TaskItem {
    let days = (now.milliseconds - entry.line.since.milliseconds) / 86_400_000
    return TaskItem(
      page(
        Text(
          "Penilaian \(entry.line.layer.uppercased()) LKE \(entry.line.year), \(entry.unitName)",
          "\(entry.line.layer.uppercased()) judgement of the LKE \(entry.line.year), "
            + entry.unitName)),
      path: ScoringLink.overview(entry.line.id).path,
      hint: page(EvaluationText.stage(entry.line.stage)),
      tag: Tag(page(ScoringText.still(days)), .warning))
  }
}
