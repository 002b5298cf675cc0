import EvaluationsModel
import InstrumentsModel
import Kernel
import Web
import WorkUnits
import WorkUnitsModel
import WorksheetsModel

/// The units of an instansi by what the assessors found, with reasons, a page of them at a time.
struct OutcomesPage: HTML {
  /// How many units stand on one page.
  static let pageSize = 50

  let opened: OpenedOutcomes
  /// The units of this page.
  let rows: [OutcomeBoard.Row]
  let shown: ListPage
  let page: PageContext

  var body: some HTML {
    let lines = opened.board.lines
    let waiting = rows.filter { $0.result == nil }.map(\.line)
    Page(title: ReportText.outcomes, context: page) {
      Breadcrumb(
        [(opened.name, WorkUnitLink.institution(opened.institutionID).path)],
        here: page(ReportText.outcomes), page: page)
      h1 { page(ReportText.outcomes) + " " + String(opened.year.number) + ", " + opened.name }
      p { page(count) }
      if lines.isEmpty {
        EmptyState(
          page(Text("Belum ada LKE tahun ini", "No worksheets this year")),
          advice: page(
            Text(
              "Unit muncul di sini begitu LKE-nya dimulai.",
              "Units appear here once their worksheet is started.")))
      }
      if waiting.count < rows.count { ranking }
      if !waiting.isEmpty { progress(waiting) }
      Pager(shown.number, of: shown.count, page: page) { [opened] in
        ReportLink.outcomes(opened.institutionID, opened.year).path(page: $0)
      }
      if !lines.isEmpty { files }
    }
  }

  /// The list as files, the one for people first: a spreadsheet on an Indonesian computer takes the
  /// points and commas of the other one for something else.
  private var files: some HTML {
    section {
      h2 { page(Text("Unduh daftar ini", "Download this list")) }
      div(.class("actions")) {
        ButtonLink(
          page(Text("Buku kerja XLSX, untuk Excel", "XLSX workbook, for Excel")),
          to: ReportLink.outcomesWorkbook(opened.institutionID, opened.year).path, .quiet)
        ButtonLink(
          page(Text("Berkas CSV, untuk program lain", "CSV file, for other programs")),
          to: ReportLink.outcomesCSV(opened.institutionID, opened.year).path, .quiet)
      }
      p(.class("help")) {
        page(
          Text(
            """
            Untuk dibaca atau diolah di Excel, pakai XLSX. CSV dibuat untuk dibaca program: kolomnya \
            dipisah koma dan angkanya memakai titik desimal.
            """,
            """
            To read it or work on it in Excel, take the XLSX. The CSV is made for programs to read: \
            commas part its columns and its figures have decimal points.
            """))
      }
    }
  }

  /// How many units of the whole list came to what.
  private var count: Text {
    let board = opened.board
    let judged = board.lines.count { $0.standing != nil }
    let wbbm = board.count(.ready(predicate: "wbbm"))
    let wbk = board.count(.ready(predicate: "wbk"))
    let coaching = board.count(.coaching)
    return Text(
      "Hasil disetujui: \(judged) unit; \(wbbm) siap WBBM, \(wbk) siap WBK, "
        + "\(coaching) pembinaan.",
      "Approved results: " + (judged == 1 ? "1 unit" : "\(judged) units")
        + "; \(wbbm) ready for WBBM, \(wbk) ready for WBK, "
        + "\(coaching) coaching.")
  }

  private var ranking: some HTML {
    DataTable(
      caption: page(Text("Menurut nilai penilai", "By the total of the assessors")),
      columns: [
        Column(page(Text("Peringkat", "Rank")), isNumeric: true),
        Column(page(Text("Unit kerja", "Unit"))),
        Column(page(Text("Nilai", "Total")), isNumeric: true),
        Column(page(ReportText.outcome)),
        Column(page(Text("Yang belum terpenuhi", "What is in the way"))),
        Column(page(Text("Jalan terpendek", "Cheapest path"))),
      ]
    ) {
      for row in rows {
        if let result = row.result {
          tr {
            NumberCell(row.line.rank.map { String($0) } ?? "")
            RowHead {
              a(.href(ReportLink.report(result.evaluationID).path)) { row.line.name }
            }
            NumberCell(result.total.formatted(in: page.language))
            td {
              Tag(
                page(OutcomeText.title(result.conclusion.outcome)),
                result.conclusion.outcome == .coaching ? .neutral : .award)
            }
            td {
              ul {
                for reason in result.reasons { li { page(reason) } }
              }
            }
            td { result.path.map { page(OutcomeText.path($0)) } ?? "" }
          }
        }
      }
    }
  }

  @HTMLBuilder private func progress(_ lines: [OutcomeBoard.Line]) -> some HTML {
    h2 { page(Text("Hasil belum disetujui", "Result not approved yet")) }
    ul {
      for line in lines {
        li {
          a(.href(WorkUnitLink.unit(line.unitID).path)) { line.name }
          ": " + page(OutcomeTable.progress(line.progress))
        }
      }
    }
  }
}

extension OutcomeBoard.Result {
  /// What is in the way of the next predicate, in words.
  var reasons: [Text] {
    (conclusion.next?.obstacles ?? []).map { OutcomeText.obstacle($0, in: instrument) }
  }
}
