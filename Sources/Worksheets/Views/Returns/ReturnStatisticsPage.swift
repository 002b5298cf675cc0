import InstrumentsModel
import Kernel
import Web
import WorkUnits
import WorkUnitsModel
import WorksheetsModel

/// What comes back most in an instansi; counts only, nobody is named.
struct ReturnStatisticsPage: HTML {
  let institution: Institution
  let year: CycleYear
  let figures: [ReturnFigures]
  let page: PageContext

  var body: some HTML {
    let title = Text(
      "\(ReturnText.statistics.indonesian) \(year.number)",
      "\(ReturnText.statistics.english) \(year.number)")
    Page(title: title, context: page) {
      Breadcrumb(
        [(institution.name.text, WorkUnitLink.institution(institution.id).path)],
        here: page(title), page: page)
      h1 { page(title) }
      if figures.isEmpty {
        EmptyState(
          page(Text("Belum ada yang dikembalikan", "Nothing came back yet")),
          advice: page(
            Text(
              "Begitu tim penilai mengembalikan LKE dengan catatan, hitungannya muncul di sini.",
              "As soon as assessors return a worksheet with notes, it is counted here.")))
      }
      for entry in figures { FiguresView(entry: entry, view: self) }
    }
  }
}

/// The figures under one instrument.
private struct FiguresView: HTML {
  let entry: ReturnFigures
  let view: ReturnStatisticsPage

  var body: some HTML {
    let (page, statistics) = (view.page, entry.statistics)
    section {
      if view.figures.count > 1 { h2 { entry.instrument.regulation } }
      SummaryList([
        SummaryRow(
          page(Text("Berapa kali dikembalikan", "Returns")), String(statistics.rounds)),
        SummaryRow(
          page(Text("Masih di unit", "Still with their unit")), String(statistics.open)),
        SummaryRow(page(Text("Terlambat", "Late")), String(statistics.late)),
      ])
      DataTable(
        caption: page(Text("Alasan", "Reasons")),
        columns: [
          Column(page(ReturnText.reason)), Column(page(ReturnText.timesReturned), isNumeric: true),
        ]
      ) {
        for line in statistics.reasons {
          tr {
            RowHead { page(ReturnText.reason(line.subject)) }
            NumberCell(String(line.count))
          }
        }
      }
      DataTable(
        caption: page(Text("Pertanyaan", "Questions")),
        columns: [
          Column(page(WorksheetText.number)), Column(page(WorksheetText.question)),
          Column(page(ReturnText.timesReturned), isNumeric: true),
        ], csvPath: WorksheetLink.returnTable(view.institution.id, view.year).path
      ) {
        for line in statistics.questions {
          tr {
            td(.class("soal")) { entry.instrument.soalNumbers(of: line.subject) }
            RowHead { page(entry.instrument.questions[line.subject].text) }
            NumberCell(String(line.count))
          }
        }
      }
    }
  }
}

/// The way to the figures and the rules, on the page of an instansi.
struct ReturnSection: HTML {
  let institutionID: ID<Institution>
  let year: CycleYear
  let rounds: Int
  let page: PageContext

  var body: some HTML {
    section {
      h2 { page(ReturnText.statistics) }
      if rounds > 0 {
        p {
          a(.href(WorksheetLink.returnStatistics(institutionID, year).path)) {
            page(
              Text(
                "\(rounds) kali pada \(year.number): apa yang paling sering, dan mengapa",
                rounds == 1
                  ? "1 return in \(year.number): what most often, and why"
                  : "\(rounds) returns in \(year.number): what most often, and why"))
          }
        }
      }
      p {
        a(.href(WorksheetLink.returnRules(institutionID).path)) { page(ReturnText.rules) }
      }
    }
  }
}
