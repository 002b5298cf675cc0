import Kernel
import PlansModel
import Web
import WorkUnitsModel

/// What copying last year's plan would bring, before anything is stored.
struct CopyPage: HTML {
  let opened: OpenedPlan
  let page: PageContext
  let copy: PlanCopy?

  private var title: Text { PlanToolText.copy(opened.key.year) }
  /// What the person plans.
  private var lines: [PlanCopy.Line] {
    (copy?.lines ?? []).filter { opened.editableAreas.contains($0.source.content.area) }
  }
  private var fresh: [PlanCopy.Line] { lines.filter { $0.content != nil } }

  var body: some HTML {
    Page(title: title, context: page) {
      PlanTrail(opened: opened, here: title, page: page)
      h1 { page(title) }
      if lines.isEmpty {
        EmptyState(
          page(Text("Tahun lalu belum ada rencana", "There was no plan last year")),
          advice: page(
            Text(
              "Mulai dari kegiatan siap pakai, atau impor dari Excel.",
              "Start from ready-made items, or import from Excel."))
        ) {
          ButtonLink(
            page(PlanToolText.starters), to: PlanToolLink.starters(opened.key).path, .quiet)
        }
      } else {
        p { page(PlanToolText.copyAdvice) }
        if fresh.isEmpty {
          Notice(.info, page(PlanToolText.nothingToCopy))
        } else {
          Form(action: PlanToolLink.copy(opened.key).path, context: page) {
            Button(page(PlanToolText.copyCount(fresh.count)))
          }
        }
        table
      }
    }
  }

  private var table: some HTML {
    DataTable(
      caption: page(Text("Kegiatan tahun lalu", "Items of last year")),
      columns: [
        Column(page(PlanText.field(.action))), Column(page(PlanText.field(.due))),
        Column(page(PlanText.field(.owner))), Column(page(PlanText.field(.questions))),
        Column(page(Text("Hasil", "Outcome"))),
      ]
    ) {
      lines.map(row)
    }
  }

  private func row(_ line: PlanCopy.Line) -> some HTML {
    tr {
      RowHead { line.source.content.action.text }
      td { (line.content ?? line.source.content).dueOn.formatted(in: page.language) }
      td {
        line.ownerIsHere
          ? page(Text("tetap", "stays")) : page(Text("perlu pemilik baru", "needs an owner"))
      }
      td { page(PlanToolText.kept(line.source.content.soals.count, lost: line.lostQuestions)) }
      td {
        if line.content == nil {
          Tag(page(Text("sudah ada", "planned already")))
        } else if line.ownerIsHere {
          Tag(page(Text("disalin", "copied")), .good)
        } else {
          Tag(page(Text("disalin, perlu pemilik", "copied, needs an owner")), .warning)
        }
      }
    }
  }
}
