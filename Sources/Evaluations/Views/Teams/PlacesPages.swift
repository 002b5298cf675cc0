import Documents
import EvaluationsModel
import Kernel
import Web
import WorkUnits
import WorkUnitsModel

/// Where a file of places is chosen, with the present one to begin from.
struct PlacesPage: HTML {
  static let fileField = ImportForm.fileField
  static let rowsField = ImportForm.textField

  let opened: OpenedPlaces
  let error: Text?
  let page: PageContext

  private var id: ID<Institution> { opened.institution.id }

  var body: some HTML {
    Page(title: PlaceText.title, context: page) {
      PlaceFrame.breadcrumb(opened, here: PlaceText.title, page)
      if let error { Notice(.refusal, page(error)) }
      h1 { page(PlaceText.title) }
      p {
        page(
          Text(
            """
            Letak menentukan jarak tim ke unit; waktu kerja menentukan beban tim. Unduh daftar \
            semua unit, isi, lalu unggah. Belum ada yang disimpan sebelum Anda menyetujuinya.
            """,
            """
            Places decide how far teams are from units, work decides their load. Download the list \
            of all units, fill it in and upload it. Nothing is stored before you approve it.
            """))
      }
      SummaryList(facts)
      div(.class("actions")) {
        ButtonLink(
          page(Text("Unduh Excel", "Download Excel")), to: TeamLink.placesWorkbook(id).path, .quiet)
        ButtonLink(
          page(Text("Unduh CSV", "Download CSV")), to: TeamLink.placesCSV(id).path, .quiet)
      }
      Form(action: TeamLink.places(id).path, context: page, isUpload: true) {
        FileDrop(
          page(Text("Berkas letak unit", "File of places")), name: Self.fileField,
          accepted: ".xlsx,.csv", help: page(PlaceText.columns), error: error.map { page($0) },
          page: page)
        Button(page(ImportText.check))
      }
      details {
        summary { page(Text("Arti sel kosong", "What blank cells mean")) }
        ul { for rule in PlaceText.rules { li { page(rule) } } }
      }
      PlaceNames(page: page)
    }
  }

  private var facts: [SummaryRow] {
    let units = opened.ground.units
    let placed = units.count { $0.site != nil }
    let timed = units.count { $0.minutes != nil }
    return [
      SummaryRow(page(Text("Unit", "Units")), String(units.count)),
      SummaryRow(page(Text("Punya letak sendiri", "With a place of their own")), String(placed)),
      SummaryRow(
        page(
          Text(
            "Waktu kerja bukan \(JudgedUnit.usualMinutes) menit",
            "Work other than \(JudgedUnit.usualMinutes) minutes")), String(timed)),
    ]
  }
}

/// What becomes of each row of a file.
struct PlacesCheckPage: HTML {
  /// The most rows that are listed; those that are refused or changed come first.
  static let mostListed = 200

  let opened: OpenedPlaces
  let rows: [[String]]
  let plan: PlaceImport
  let page: PageContext

  private var id: ID<Institution> { opened.institution.id }
  private var abroad: Int { plan.lines.count(where: \.isAbroad) }
  /// Rows with something else that is worth a look.
  private var warned: Int {
    plan.lines.count { line in
      line.warnings.contains {
        if case .provinceDropped = $0 { false } else { $0 != .abroad }
      }
    }
  }

  var body: some HTML {
    Page(title: PlaceText.check, context: page) {
      PlaceFrame.breadcrumb(
        opened, [(page(PlaceText.title), TeamLink.places(id).path)], here: PlaceText.check, page)
      h1 { page(PlaceText.check) }
      SummaryList(
        ImportText.facts(
          of: plan, [(ImportText.changed, .change), (ImportText.unchanged, .unchanged)], page))
      decision
      table
      PlaceNames(page: page)
    }
  }

  @HTMLBuilder private var decision: some HTML {
    if abroad > 0 {
      Notice(
        .warning,
        page(
          Text(
            "\(abroad) unit di luar Indonesia. \(PlaceText.abroad.indonesian)",
            "Units outside Indonesia: \(abroad). \(PlaceText.abroad.english)")))
    }
    if warned > 0 {
      Notice(
        .warning,
        page(
          Text(
            "\(warned) baris perlu dilihat lagi: sebabnya tertulis di tabel.",
            "Rows worth another look: \(warned). The table says why.")))
    }
    if plan.isAccepted {
      p { page(ImportText.notStored) }
      Form(action: TeamLink.placesApproval(id).path, context: page, isUpload: true) {
        // The whole list travels with the form: the server keeps nothing of it.
        input(.type("hidden"), .name(PlacesPage.rowsField), .value(CarriedTable.text(of: rows)))
        div(.class("actions")) {
          Button(page(PlaceText.store(plan.changes.count)))
          ButtonLink(page(ImportText.cancel), to: TeamLink.places(id).path, .quiet)
        }
      }
    } else {
      Notice(.refusal, page(PlaceText.refusedRows(plan.refusedLines.count)))
      div(.class("actions")) {
        ButtonLink(
          page(Text("Unggah berkas lain", "Upload another file")), to: TeamLink.places(id).path)
      }
    }
  }

  private var listed: [PlaceImport.Line] {
    // Within each outcome those with a warning come first: a long list is cut off.
    plan.refusedLines + lines(.change) + lines(.unchanged)
  }

  private func lines(_ outcome: PlaceImport.Outcome) -> [PlaceImport.Line] {
    let lines = plan.lines.filter { $0.outcome == outcome }
    return lines.filter { !$0.warnings.isEmpty } + lines.filter(\.warnings.isEmpty)
  }

  @HTMLBuilder private var table: some HTML {
    DataTable(
      caption: page(
        plan.lines.count > Self.mostListed
          ? Text(
            "\(Self.mostListed) dari \(plan.lines.count) baris, yang ditolak dan diubah lebih dahulu",
            "\(Self.mostListed) of \(plan.lines.count) rows, refused and changed ones first")
          : Text("Baris berkas", "Rows of the file")),
      columns: [
        Column(page(ImportText.rowTitle), isNumeric: true), Column(page(Text("Unit", "Unit"))),
        Column(page(Text("Hasil", "Outcome"))),
      ]
    ) {
      listed.prefix(Self.mostListed).map { line in
        tr {
          NumberCell(String(line.number))
          td { line.name }
          td { outcome(line) }
        }
      }
    }
  }

  @HTMLBuilder private func outcome(_ line: PlaceImport.Line) -> some HTML {
    switch line.outcome {
    case .refused(let refusals):
      Tag(page(Text("ditolak", "refused")), .bad)
      for refusal in refusals {
        p {
          if let column = refusal.column {
            strong { page(column.title) + ": " }
          }
          page(PlaceText.refusal(refusal))
        }
      }
    case .change: Tag(page(Text("diubah", "changed")), .active)
    case .unchanged: Tag(page(Text("sudah sama", "the same already")), .neutral)
    }
    for difference in line.differences {
      p(.class("meta")) { PlaceText.difference(difference, page.language) }
    }
    for warning in line.warnings { p { page(PlaceText.warning(warning)) } }
  }
}

/// The way to pages of places.
enum PlaceFrame {
  static func breadcrumb(
    _ opened: OpenedPlaces, _ steps: [(title: String, path: String)] = [], here: Text,
    _ page: PageContext
  ) -> Breadcrumb {
    var way = [TeamFrame.teams(opened.institution, page)]
    if opened.hasCycle {
      way.append(TeamFrame.assignments(opened.institution, opened.year, page))
    }
    return TeamFrame.breadcrumb(opened.institution, way + steps, here: here, page)
  }
}
