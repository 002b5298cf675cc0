import Documents
import Kernel
import PlansModel
import Web
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
          page(Text("Berkas rencana", "File of the plan")), name: PlanImportState.fileField,
          accepted: ".xlsx,.csv",
          help: page(TableRefusal.accepted),
          error: error.map { page($0) }, page: page)
        Button(page(Text("Periksa berkas", "Check the file")))
      }
    }
  }
}

/// What becomes of each row, with the refused ones to be corrected or left out.
struct PlanCheckPage: HTML {
  let opened: OpenedPlan
  let state: PlanImportState
  let plan: PlanImport
  let page: PageContext

  private var title: Text { Text("Periksa rencana", "Check the plan") }
  private var refused: [PlanImport.Line] { plan.lines.filter(\.isRefused) }
  private var doubtful: [PlanImport.Line] { plan.lines.filter { $0.doubt != nil } }

  var body: some HTML {
    Page(title: title, context: page) {
      PlanTrail(opened: opened, here: title, page: page)
      h1 { page(title) }
      SummaryList(facts)
      if refused.isEmpty { p { page(PlanImportText.notStored) } } else { refusals }
      if !doubtful.isEmpty {
        Notice(.info, page(PlanImportText.doubtfulRows(doubtful.map(\.number))))
      }
      Form(
        action: PlanToolLink.importApproval(opened.key).path, context: page, isUpload: true
      ) {
        // The whole file travels with the form: the server keeps nothing of it.
        input(.type("hidden"), .name(PlanImportState.textField), .value(state.text))
        refused.prefix(PlanImportState.mostShown).map(correction)
        div(.class("actions")) {
          if refused.isEmpty {
            Button(
              page(PlanImportText.store(plan.changes.count)), .primary,
              .name(PlanImportState.storeField), .value("ya"))
          } else {
            Button(page(Text("Periksa lagi", "Check again")))
          }
          ButtonLink(
            page(Text("Batalkan, jangan simpan apa pun", "Cancel, store nothing")),
            to: PlanToolLink.importing(opened.key).path, .quiet)
        }
      }
      accepted
    }
  }

  private var facts: [SummaryRow] {
    [
      SummaryRow(page(Text("Baris", "Rows")), String(plan.lines.count)),
      SummaryRow(page(Text("Kegiatan baru", "New items")), String(plan.count(of: .create))),
      SummaryRow(page(Text("Diubah", "Changed")), String(plan.count(of: .change))),
      SummaryRow(page(Text("Sudah sama", "The same already")), String(plan.count(of: .unchanged))),
      SummaryRow(page(Text("Ditolak", "Refused")), String(refused.count)),
    ]
  }

  /// How many rows are refused, and each with its number and reason as a way to it.
  private var refusals: some HTML {
    Notice(.warning) {
      p { page(PlanImportText.refusedRows(refused.count)) }
      ul {
        for line in refused.prefix(PlanImportState.mostShown) {
          if case .refused(let refusal) = line.outcome {
            li {
              a(.href("#" + Self.place(of: line))) {
                page(Text("Baris \(line.number)", "Row \(line.number)"))
              }
              ": " + page(PlanImportText.refusal(refusal))
            }
          }
        }
      }
    }
  }

  private static func place(of line: PlanImport.Line) -> String { "baris-\(line.number)" }

  private func correction(_ line: PlanImport.Line) -> some HTML {
    fieldset(.class("field"), .id(Self.place(of: line))) {
      legend { page(Text("Baris \(line.number)", "Row \(line.number)")) }
      if case .refused(let refusal) = line.outcome {
        Notice(.refusal, page(PlanImportText.refusal(refusal)))
      }
      for (index, column) in PlanImport.Column.allCases.enumerated() {
        Field(
          page(column.title), name: PlanImportState.cellField(line.number, index),
          value: line.cells[index])
      }
      CheckBox(
        page(Text("Lewati baris ini", "Leave this row out")),
        name: PlanImportState.skipField(line.number))
    }
  }

  @HTMLBuilder private var accepted: some HTML {
    let lines = plan.lines.filter { !$0.isRefused }
    if !lines.isEmpty {
      DataTable(
        caption: page(Text("\(lines.count) baris diterima", "\(lines.count) accepted rows")),
        columns: [
          Column(page(Text("Baris", "Row")), isNumeric: true),
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
    let (old, new) = (was.isEmpty ? "–" : was, after.isEmpty ? "–" : after)
    return "\(page(column.title)): \(old) → \(new)"
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
