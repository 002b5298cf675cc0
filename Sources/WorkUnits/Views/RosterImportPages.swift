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
          page(Text("Berkas pegawai", "File of employees")), name: ImportForm.fileField,
          accepted: ".xlsx,.csv",
          help: page(
            Text(
              "Excel (.xlsx) atau CSV UTF-8. Kolom NIP di Excel berformat Teks.",
              "Excel (.xlsx) or CSV in UTF-8. Format the NIP column in Excel as Text.")),
          error: error.map { page($0) }, page: page)
        Button(page(ImportText.check))
      }
    }
  }
}

/// What becomes of each row, with the refused ones to be corrected or left out.
struct RosterCheckPage: HTML {
  let link: RosterModel.Link
  let name: String
  let state: ImportForm
  let plan: RosterImport
  let page: PageContext

  /// The most accepted rows that are listed.
  private static let mostListed = 200

  private var title: Text { Text("Periksa daftar pegawai", "Check the employees") }
  private var refused: [RosterImport.Line] { plan.refusedLines }

  var body: some HTML {
    Page(title: title, context: page) {
      Breadcrumb(RosterImportText.steps(link, name, page), here: page(title), page: page)
      h1 { page(title) }
      SummaryList(facts)
      if refused.isEmpty {
        p { page(ImportText.notStored) }
      } else {
        Notice(.warning, page(ImportText.refusedRows(refused.count)))
      }
      ImportCheckForm(
        state, way: (link.approval, link.importing),
        store: RosterImportText.store(plan.changes.count), corrections: refused.map(correction),
        page: page)
      accepted
    }
  }

  private var facts: [SummaryRow] {
    ImportText.facts(
      of: plan,
      [
        (Text("Pegawai baru", "New employees"), .create), (Text("Masuk lagi", "Join again"), .join),
        (ImportText.changed, .correct), (ImportText.unchanged, .unchanged),
      ], page)
  }

  private func correction(_ line: RosterImport.Line) -> ImportCorrection {
    ImportCorrection(
      line.number, reason: page(RosterImportText.outcome(line.outcome)),
      cells: RosterImport.columns.enumerated().filter { shows($0.offset, line) }.map {
        ($0.offset, $0.element, line.cells[$0.offset])
      }, page: page)
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
          Column(page(ImportText.rowTitle), isNumeric: true), Column("NIP"),
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
                  ImportText.difference(difference.column, difference.before, difference.after)
                }
              }
            }
          }
        }
      }
    }
  }
}
