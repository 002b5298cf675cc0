import AccountsModel
import Kernel
import Web
import WorkUnitsModel

/// What the page of a roster shows, already decided.
struct RosterModel: Sendable {
  /// Whose roster it is.
  enum Link: Sendable {
    case unit(ID<WorkUnit>)
    case institution(ID<Institution>)

    var path: String {
      switch self {
      case .unit(let id): RosterLink.roster(id).path
      case .institution(let id): RosterLink.institutionRoster(id).path
      }
    }
    var csv: String {
      switch self {
      case .unit(let id): RosterLink.csv(id).path
      case .institution(let id): RosterLink.institutionCSV(id).path
      }
    }
    var workbook: String {
      switch self {
      case .unit(let id): RosterLink.workbook(id).path
      case .institution(let id): RosterLink.institutionWorkbook(id).path
      }
    }
    var importing: String {
      switch self {
      case .unit(let id): RosterLink.importing(id).path
      case .institution(let id): RosterLink.institutionImporting(id).path
      }
    }
    var approval: String {
      switch self {
      case .unit(let id): RosterLink.approval(id).path
      case .institution(let id): RosterLink.institutionApproval(id).path
      }
    }
  }

  let name: String
  let above: String
  let link: Link
  let query: RosterQuery
  let isToday: Bool
  let list: RosterList
  let sections: [(section: String?, count: Int)]
  let office: HeadStore.Office?
  let mayManage: Bool
}

/// Everybody in a unit or an instansi on a day.
struct RosterPage: HTML {
  let model: RosterModel
  let page: PageContext

  var body: some HTML {
    Page(title: RosterText.roster, context: page) {
      Breadcrumb(
        [(page(WorkUnitText.menu), WorkUnitLink.institutions.path), (model.name, model.above)],
        here: page(RosterText.roster), page: page)
      h1 { page(RosterText.roster) + " " + model.name }
      if !model.isToday {
        Notice(
          .info,
          page(
            Text(
              "Keadaan pada \(model.query.day.formatted(in: .indonesian)).",
              "As of \(model.query.day.formatted(in: .english)).")))
      }
      facts
      actions
      SearchForm(action: model.link.path) {
        Field(
          page(Text("Cari nama, NIP, jabatan, atau bagian", "Search name, NIP, job, section")),
          name: "cari", value: model.query.search, kind: .search)
        Field(
          page(Text("Pada hari", "On the day")), name: "hari", value: model.query.day.description,
          kind: .date)
        Button(page(Text("Tampilkan", "Show")), .quiet)
      }
      people
    }
  }

  @HTMLBuilder private var facts: some HTML {
    if case .unit(let id) = model.link {
      SummaryList([
        SummaryRow(
          page(RosterText.head),
          model.office.map { RosterText.office($0, page) }
            ?? page(Text("belum dicatat", "not recorded")),
          link: (page(Text("Daftar kepala", "All heads")), RosterLink.heads(id).path)),
        SummaryRow(page(Text("Bagian", "Sections"))) {
          if model.sections.isEmpty { "–" }
          ul(.class("plain-list")) {
            model.sections.map { entry in
              li {
                (entry.section ?? page(Text("tanpa bagian", "no section"))) + ": \(entry.count)"
              }
            }
          }
        },
      ])
    }
  }

  @HTMLBuilder private var actions: some HTML {
    div(.class("actions")) {
      if model.mayManage {
        if case .unit(let id) = model.link {
          ButtonLink(
            page(Text("Tambah pegawai", "Add an employee")), to: RosterLink.newMember(id).path)
        }
        ButtonLink(
          page(Text("Impor dari Excel atau CSV", "Import from Excel or CSV")),
          to: model.link.importing, .quiet)
      }
      ButtonLink(page(Text("Unduh Excel", "Download Excel")), to: model.link.workbook, .quiet)
    }
  }

  @HTMLBuilder private var people: some HTML {
    if model.list.total == 0 {
      EmptyState(
        page(Text("Tidak ada pegawai", "No employee")),
        advice: page(
          model.query.search.isEmpty
            ? Text(
              "Tambahkan satu per satu, atau impor daftar dari Excel.",
              "Add them one by one, or import a list from Excel.")
            : Text("Coba sebagian namanya saja.", "Try only a part of the name.")))
    } else {
      table
      Pager(model.query.page, of: model.list.pageCount, page: page, path: path)
    }
  }

  private var isUnit: Bool { model.query.unitID != nil }

  private var table: some HTML {
    DataTable(
      caption: page(
        Text("\(model.list.total) pegawai", "\(model.list.total) employees")),
      columns: [
        Column(page(Text("Nama", "Name"))), Column("NIP"),
        Column(page(Text("Jabatan", "Position"))),
        Column(isUnit ? page(Text("Bagian", "Section")) : page(Text("Unit", "Unit"))),
        Column(page(Text("Sejak", "Since"))),
      ], csvPath: model.link.csv
    ) {
      model.list.people.map(row)
    }
  }

  private func row(_ person: Employee) -> some HTML {
    tr {
      RowHead { a(.href(RosterLink.employee(person.id).path)) { person.name.text } }
      td {
        span(.class("nowrap")) { person.nip.grouped }
        if person.nip.isOwn { " (" + page(RosterText.withoutNIP) + ")" }
      }
      td { person.position.text }
      td { isUnit ? person.section?.text ?? "–" : model.list.unitNames[person.unitID] ?? "–" }
      td {
        person.joinedOn.formatted(in: page.language)
        if let lastDay = person.leftOn {
          " – " + lastDay.formatted(in: page.language)
        }
      }
    }
  }

  private var path: @Sendable (Int) -> String {
    let base = model.link.path
    let words = percentEncoded(model.query.search)
    let day = model.query.day.description
    return { base + "?cari=\(words)&hari=\(day)&halaman=\($0)" }
  }
}
