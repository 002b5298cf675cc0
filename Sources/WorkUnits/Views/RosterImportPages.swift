import Kernel
import Web
import WorkUnitsModel

/// Where a list of employees is chosen.
struct RosterImportPage: HTML {
  let link: RosterModel.Link
  let name: String
  let error: Text?
  let page: PageContext

  var body: some HTML {
    Page(title: RosterImportText.importing, context: page) {
      Breadcrumb(
        RosterImportText.steps(link, name, page), here: page(RosterImportText.importing),
        page: page)
      if let error { Notice(.refusal, page(error)) }
      h1 { page(RosterImportText.importing) + " – " + name }
      p {
        page(
          Text(
            "Zona memeriksa setiap baris dan menunjukkan hasilnya. Belum ada yang disimpan sebelum "
              + "Anda menyetujuinya.",
            "Zona checks each row and shows what becomes of it. Nothing is stored before you "
              + "approve it."))
      }
      p { page(RosterImportText.columns) }
      p {
        a(.href(link.workbook)) {
          page(
            Text(
              "Unduh daftar sekarang sebagai contoh isian",
              "Download the present list as a pattern"))
        }
      }
      Form(action: link.importing, context: page, isUpload: true) {
        FileDrop(
          page(Text("Berkas pegawai", "File of employees")), name: RosterImportState.fileField,
          accepted: ".xlsx,.csv",
          help: page(
            Text(
              "Excel (.xlsx) atau CSV UTF-8. Kolom NIP di Excel berformat Teks.",
              "Excel (.xlsx) or CSV in UTF-8. Format the NIP column in Excel as Text.")),
          error: error.map { page($0) }, page: page)
        Button(page(Text("Periksa berkas", "Check the file")))
      }
    }
  }
}

/// What becomes of each row, with the refused ones to be corrected or left out.
struct RosterCheckPage: HTML {
  let link: RosterModel.Link
  let name: String
  let state: RosterImportState
  let plan: RosterImport
  let page: PageContext

  /// The most accepted rows that are listed.
  private static let mostListed = 200

  private var title: Text { Text("Periksa daftar pegawai", "Check the employees") }
  private var refused: [RosterImport.Line] { plan.lines.filter(\.isRefused) }

  var body: some HTML {
    Page(title: title, context: page) {
      Breadcrumb(RosterImportText.steps(link, name, page), here: page(title), page: page)
      h1 { page(title) }
      SummaryList(facts)
      if refused.isEmpty {
        p { page(RosterImportText.notStored) }
      } else {
        Notice(.warning, page(RosterImportText.refusedRows(refused.count)))
      }
      Form(action: link.approval, context: page, isUpload: true) {
        // The whole list travels with the form: the server keeps nothing of it.
        input(
          .type("hidden"), .name(RosterImportState.textField), .value(state.text))
        refused.prefix(RosterImportState.mostShown).map(correction)
        div(.class("actions")) {
          if refused.isEmpty {
            Button(
              page(RosterImportText.store(plan.changes.count)), .primary,
              .name(RosterImportState.storeField), .value("ya"))
          } else {
            Button(page(Text("Periksa lagi", "Check again")))
          }
          ButtonLink(
            page(Text("Batalkan, jangan simpan apa pun", "Cancel, store nothing")),
            to: link.importing, .quiet)
        }
      }
      accepted
    }
  }

  private var facts: [SummaryRow] {
    [
      SummaryRow(page(Text("Baris", "Rows")), String(plan.lines.count)),
      SummaryRow(page(Text("Pegawai baru", "New employees")), String(plan.count(of: .create))),
      SummaryRow(page(Text("Masuk lagi", "Join again")), String(plan.count(of: .join))),
      SummaryRow(page(Text("Diubah", "Changed")), String(plan.count(of: .correct))),
      SummaryRow(page(Text("Sudah sama", "The same already")), String(plan.count(of: .unchanged))),
      SummaryRow(page(Text("Ditolak", "Refused")), String(refused.count)),
    ]
  }

  private func correction(_ line: RosterImport.Line) -> some HTML {
    fieldset(.class("field")) {
      legend {
        page(Text("Baris \(line.number)", "Row \(line.number)"))
      }
      Notice(.refusal, RosterImportText.outcome(line.outcome).in(page.language))
      for (column, title) in RosterImport.columns.enumerated() {
        if shows(column, line) {
          Field(
            title, name: RosterImportState.cellField(line.number, column),
            value: line.cells[column])
        }
      }
      CheckBox(
        page(Text("Lewati baris ini", "Leave this row out")),
        name: RosterImportState.skipField(line.number))
    }
  }

  private func shows(_ column: Int, _ line: RosterImport.Line) -> Bool {
    if RosterImport.columns[column] != "unit" { return true }
    if case .institution = link { return true }
    return !line.cells[column].isEmpty
  }

  @HTMLBuilder private var accepted: some HTML {
    let taken = plan.lines.filter { !$0.isRefused }
    // Of a long list, what is changed is seen before what is new or the same.
    let lines =
      taken.count > Self.mostListed
      ? taken.filter { !$0.differences.isEmpty } + taken.filter(\.differences.isEmpty) : taken
    if !lines.isEmpty {
      DataTable(
        caption: page(
          lines.count > Self.mostListed
            ? Text(
              "\(Self.mostListed) baris pertama dari \(lines.count) yang diterima",
              "The first \(Self.mostListed) of \(lines.count) accepted rows")
            : Text("\(lines.count) baris diterima", "\(lines.count) accepted rows")),
        columns: [
          Column(page(Text("Baris", "Row")), isNumeric: true), Column("NIP"),
          Column(page(Text("Nama", "Name"))), Column(page(Text("Hasil", "Outcome"))),
        ]
      ) {
        lines.prefix(Self.mostListed).map { line in
          tr {
            NumberCell(String(line.number))
            td { line.cells[0] }
            td { line.cells[1] }
            td {
              page(RosterImportText.outcome(line.outcome))
              line.differences.map { difference in
                p(.class("meta")) {
                  RosterImportText.difference(
                    difference.column, difference.before, difference.after)
                }
              }
            }
          }
        }
      }
    }
  }
}
