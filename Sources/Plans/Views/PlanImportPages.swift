import Documents
import Kernel
import PlansModel
import Web
import WorkUnits
import WorkUnitsModel

/// Where a file with a plan is chosen.
struct PlanImportPage: HTML {
  let opened: OpenedPlan
  let error: Text?
  let page: PageContext

  var body: some HTML {
    Page(title: PlanToolText.importing, context: page) {
      PlanTrail(opened: opened, here: PlanToolText.importing, page: page)
      if let error { Notice(.refusal, page(error)) }
      h1 { page(PlanToolText.importing) }
      p { page(PlanImportText.advice) }
      p { page(PlanImportText.columns) }
      p {
        a(.href(PlanToolLink.workbook(opened.key).path)) {
          page(
            Text(
              "Unduh rencana sekarang sebagai contoh isian",
              "Download the present plan as a pattern"))
        }
      }
      Form(
        action: PlanToolLink.importing(opened.key).path, context: page, isUpload: true
      ) {
        FileDrop(
          page(Text("Berkas rencana", "File of the plan")), name: ImportForm.fileField,
          accepted: ".xlsx,.csv",
          help: page(TableRefusal.accepted),
          error: error.map { page($0) }, page: page)
        Button(page(ImportText.check))
      }
    }
  }
}

/// What becomes of each row, with the refused ones to be corrected or left out.
struct PlanCheckPage: HTML {
  let opened: OpenedPlan
  let state: ImportForm
  let plan: PlanImport
  let page: PageContext

  private var title: Text { Text("Periksa rencana", "Check the plan") }
  private var refused: [PlanImport.Line] { plan.refusedLines }
  private var doubtful: [PlanImport.Line] { plan.lines.filter { $0.doubt != nil } }

  var body: some HTML {
    Page(title: title, context: page) {
      PlanTrail(opened: opened, here: title, page: page)
      h1 { page(title) }
      SummaryList(facts)
      if refused.isEmpty { p { page(ImportText.notStored) } } else { refusals }
      if !doubtful.isEmpty {
        Notice(.info, page(PlanImportText.doubtfulRows(doubtful.map(\.number))))
      }
      ImportCheckForm(
        state,
        way: (
          PlanToolLink.importApproval(opened.key).path, PlanToolLink.importing(opened.key).path
        ),
        store: PlanImportText.store(plan.changes.count), corrections: refused.map(correction),
        page: page)
      accepted
    }
  }

  private var facts: [SummaryRow] {
    ImportText.facts(
      of: plan,
      [
        (Text("Kegiatan baru", "New items"), .create), (ImportText.changed, .change),
        (ImportText.unchanged, .unchanged),
      ], page)
  }

  /// How many rows are refused, and each with its number and reason as a way to it.
  private var refusals: some HTML {
    Notice(.warning) {
      p { page(ImportText.refusedRows(refused.count)) }
      ul {
        for line in refused.prefix(ImportForm.mostShown) {
          if case .refused(let refusal) = line.outcome {
            li {
              a(.href("#" + Self.place(of: line))) {
                page(ImportText.row(line.number))
              }
              ": " + page(PlanImportText.refusal(refusal))
            }
          }
        }
      }
    }
  }

  private static func place(of line: PlanImport.Line) -> String { "baris-\(line.number)" }

  private func correction(_ line: PlanImport.Line) -> ImportCorrection {
    ImportCorrection(
      line.number, anchor: Self.place(of: line), reason: page(PlanImportText.outcome(line.outcome)),
      cells: PlanImport.Column.allCases.enumerated().map { index, column in
        (index, page(column.title), line.cells[index])
      }, page: page)
  }

  @HTMLBuilder private var accepted: some HTML {
    let lines = plan.lines.filter { !$0.isRefused }
    if !lines.isEmpty {
      DataTable(
        caption: page(Text("\(lines.count) baris diterima", "\(lines.count) accepted rows")),
        columns: [
          Column(page(ImportText.rowTitle), isNumeric: true),
          Column(page(PlanText.field(.action))), Column(page(PlanText.field(.owner))),
          Column(page(PlanText.field(.due))), Column(page(Text("Hasil", "Outcome"))),
        ]
      ) {
        lines.map(row)
      }
    }
  }

  /// `Tenggat: 2026-06-30 → 2026-09-30`: as the plan has it, and as the file says.
  private func difference(
    _ column: PlanImport.Column, _ before: PlanImport.Before, _ after: String
  ) -> String {
    let was = PlanFile.cell(
      column, of: before.content, owner: before.owner, instrument: opened.year.instrument,
      areaName: PlanText.area, in: page.language)
    return ImportText.difference(page(column.title), was, after)
  }

  private func row(_ line: PlanImport.Line) -> some HTML {
    func cell(_ column: PlanImport.Column) -> String {
      PlanImport.Column.allCases.firstIndex(of: column).map { line.cells[$0] } ?? ""
    }
    return tr {
      NumberCell(String(line.number))
      td { cell(.action) }
      td { cell(.owner) }
      td { cell(.due) }
      td {
        page(PlanImportText.outcome(line.outcome))
        if let before = line.before {
          before.columns.map { column in
            p(.class("meta")) { difference(column, before, cell(column)) }
          }
        }
        if let doubt = line.doubt { p(.class("meta")) { "! " + page(PlanText.doubt(doubt)) } }
      }
    }
  }
}
