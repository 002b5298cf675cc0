import EvaluationsModel
import Kernel
import Web
import Worksheets
import WorksheetsModel

/// The check page before a judgement begins: who judges, and what will happen.
struct BeginPage: HTML {
  let read: BeginningRead
  let page: PageContext

  var body: some HTML {
    Page(title: ScoringText.begin, context: page) {
      Breadcrumb(
        [(page(ScoringText.tasks), WorksheetLink.tasks.path)], here: page(ScoringText.begin),
        page: page)
      h1 { page(ScoringText.begin) }
      p(.class("meta")) { page(ScoringText.title(read.assignment.year, read.unitName)) }
      DataTable(
        caption: page(ScoringText.team),
        columns: [Column(page(ScoringText.person)), Column(page(ScoringText.duty))]
      ) {
        read.team.map(row)
        read.assignment.vacancies.map(vacancy)
      }
      if read.worksheet == nil {
        Notice(.warning, page(ScoringText.noneSent) + " " + page(ScoringText.noneSentWayOut))
      } else if !read.closed.isEmpty {
        Notice(
          .warning,
          page(ScoringText.closedDoors(read.closed.map(\.person.name))) + " "
            + page(ScoringText.closedDoorsWayOut))
      } else {
        ConfirmForm(
          action: ScoringLink.beginning(read.assignment.id).path,
          consequences: ScoringText.beginConsequences.map { page($0) },
          verb: page(ScoringText.begin), cancelPath: WorksheetLink.tasks.path, page: page)
      }
    }
  }

  private func vacancy(_ duty: TeamDuty) -> some HTML {
    tr {
      RowHead { page(SeatText.vacantSeat) }
      td { page(EvaluationText.duty(duty)) }
    }
  }

  private func row(_ member: TeamMember) -> some HTML {
    tr {
      RowHead { member.person.name }
      td { page(EvaluationText.duty(member.duty)) }
    }
  }
}
