import Kernel
import Web
import WorkUnitsModel

/// Instansi and units that somebody may see.
struct InstitutionsPage: HTML {
  let institutions: [Institution]
  let units: WorkUnitList?
  let query: WorkUnitQuery
  let mayCreate: Bool
  let seesNation: Bool
  let page: PageContext

  var body: some HTML {
    Page(title: WorkUnitText.institutions, context: page) {
      h1 { page(WorkUnitText.institutions) }
      if mayCreate || seesNation {
        div(.class("actions")) {
          if mayCreate {
            ButtonLink(
              page(Text("Tambah instansi", "New institution")),
              to: WorkUnitLink.newInstitution.path)
          }
          if seesNation {
            ButtonLink(
              page(WorkUnitText.nationalCycles), to: WorkUnitLink.nationalCycles.path, .quiet)
          }
        }
      }
      SearchForm(action: WorkUnitLink.institutions.path) {
        Field(
          page(Text("Cari unit kerja", "Search units")), name: "cari", value: query.search,
          kind: .search)
        Button(page(Text("Cari", "Search")), .quiet)
      }
      if let units { found(units) }
      if query.search.isEmpty { list }
    }
  }

  @HTMLBuilder private func found(_ units: WorkUnitList) -> some HTML {
    if units.total == 0 {
      EmptyState(
        page(Text("Tidak ada unit yang cocok", "No unit matches")),
        advice: page(Text("Coba sebagian namanya saja.", "Try only a part of its name.")))
    } else {
      UnitTable(list: units, showsInstitution: true, page: page)
      let path = Self.path(query)
      Pager(query.page, of: units.pageCount, page: page, path: path)
    }
  }

  @HTMLBuilder private var list: some HTML {
    if !institutions.isEmpty {
      table
    } else if units == nil {
      EmptyState(
        page(Text("Belum ada instansi", "No institution yet")),
        advice: page(
          Text(
            "Tambahkan satu per satu, atau impor daftar unit dengan perintah "
              + "“zona import units BERKAS.csv”.",
            "Add them one by one, or import a list with “zona import units FILE.csv”.")))
    }
  }

  private var table: some HTML {
    DataTable(
      caption: page(
        Text("\(institutions.count) instansi", "\(institutions.count) institutions")),
      columns: [Column(page(Text("Nama", "Name"))), Column(page(Text("Jenis", "Kind")))]
    ) {
      institutions.map(row)
    }
  }

  private func row(_ institution: Institution) -> some HTML {
    tr {
      RowHead {
        a(.href(WorkUnitLink.institution(institution.id).path)) { institution.name.text }
      }
      td { page(WorkUnitText.kind(institution.kind)) }
    }
  }

  private static func path(_ query: WorkUnitQuery) -> @Sendable (Int) -> String {
    let words = percentEncoded(query.search)
    return { WorkUnitLink.institutions.path + "?cari=\(words)&halaman=\($0)" }
  }
}

/// One instansi: its units and its cycles.
struct InstitutionPage: HTML {
  let institution: Institution
  let list: WorkUnitList
  let query: WorkUnitQuery
  let cycles: [CycleLine]
  let mayCreate: Bool
  let mayChange: Bool
  let mayManageCycle: Bool
  /// What downstream features show.
  var sections: [HTMLFragment] = []
  let page: PageContext

  var body: some HTML {
    Page(title: Text(institution.name.text, institution.name.text), context: page) {
      Breadcrumb(
        [(page(WorkUnitText.institutions), WorkUnitLink.institutions.path)],
        here: institution.name.text, page: page)
      h1 { institution.name.text }
      p(.class("meta")) { page(WorkUnitText.kind(institution.kind)) }
      div(.class("actions")) {
        if mayChange {
          ButtonLink(
            page(Text("Ubah nama", "Rename")),
            to: WorkUnitLink.institutionName(institution.id).path, .quiet)
          ButtonLink(
            page(RosterText.roster), to: RosterLink.institutionRoster(institution.id).path, .quiet)
        }
        ButtonLink(page(TreeText.tree), to: TreeLink.tree(institution.id).path, .quiet)
      }
      sections
      h2 { page(Text("Unit kerja", "Units")) }
      units
      h2 { page(Text("Siklus", "Cycles")) }
      CycleTable(
        lines: cycles,
        caption: Text(
          "Tahun program \(institution.name)", "Programme years of \(institution.name)"),
        institutionID: institution.id, page: page)
      if mayManageCycle {
        div(.class("actions")) {
          ButtonLink(
            page(Text("Tambah siklus", "New cycle")),
            to: WorkUnitLink.newCycle(institution.id).path, .quiet)
        }
      }
    }
  }

  @HTMLBuilder private var units: some HTML {
    if mayCreate {
      div(.class("actions")) {
        ButtonLink(
          page(Text("Tambah unit", "New unit")),
          to: WorkUnitLink.newUnit(institution.id, below: nil).path)
      }
    }
    if list.total > WorkUnitQuery.pageSize || !query.search.isEmpty {
      SearchForm(action: WorkUnitLink.institution(institution.id).path) {
        Field(
          page(Text("Cari unit kerja", "Search units")), name: "cari", value: query.search,
          kind: .search)
        Button(page(Text("Cari", "Search")), .quiet)
      }
    }
    if list.total == 0 {
      EmptyState(
        page(
          query.search.isEmpty
            ? Text("Belum ada unit kerja", "No unit yet")
            : Text("Tidak ada unit yang cocok", "No unit matches")),
        advice: page(
          query.search.isEmpty
            ? Text("Tambahkan unit pertama instansi ini.", "Add the first unit.")
            : Text("Coba sebagian namanya saja.", "Try only a part of its name.")))
    } else {
      UnitTable(
        list: list, showsInstitution: false, page: page,
        csvPath: WorkUnitLink.unitsCSV(institution.id).path)
      Pager(query.page, of: list.pageCount, page: page, path: path)
    }
  }

  private var path: @Sendable (Int) -> String {
    let base = WorkUnitLink.institution(institution.id).path
    let words = percentEncoded(query.search)
    return { base + "?cari=\(words)&halaman=\($0)" }
  }
}

/// A table of units.
struct UnitTable: HTML {
  let list: WorkUnitList
  let showsInstitution: Bool
  let page: PageContext
  var csvPath: String?

  var body: some HTML {
    DataTable(
      caption: page(Text("\(list.total) unit kerja", "\(list.total) units")), columns: columns,
      csvPath: csvPath
    ) {
      list.lines.map(row)
    }
  }

  private var columns: [Column] {
    var columns = [
      Column(page(Text("Nama", "Name"))), Column(page(Text("Di bawah", "Below"))),
      Column(page(Text("Keadaan", "State"))),
    ]
    if showsInstitution { columns.insert(Column(page(Text("Instansi", "Institution"))), at: 1) }
    return columns
  }

  private func row(_ line: WorkUnitList.Line) -> some HTML {
    tr {
      RowHead { a(.href(WorkUnitLink.unit(line.id).path)) { line.name } }
      if showsInstitution { td { line.institutionName } }
      td { line.parentName ?? "–" }
      td {
        if line.isActive {
          Tag(page(Text("aktif", "open")), .good)
        } else {
          Tag(page(Text("ditutup", "closed")))
        }
      }
    }
  }
}

extension WorkUnitList {
  /// How many pages the list has.
  var pageCount: Int { (total + WorkUnitQuery.pageSize - 1) / WorkUnitQuery.pageSize }
}
