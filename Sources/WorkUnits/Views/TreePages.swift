import Kernel
import Web
import WorkUnitsModel

/// The units of an instansi as they stood on a day.
struct TreePage: HTML {
  /// The units on one page.
  static let pageSize = 200

  let institution: Institution
  let day: CalendarDate
  let tree: UnitTree
  let number: Int
  let page: PageContext

  var body: some HTML {
    Page(title: TreeText.tree, context: page) {
      Breadcrumb(
        [
          (page(WorkUnitText.institutions), WorkUnitLink.institutions.path),
          (institution.name.text, WorkUnitLink.institution(institution.id).path),
        ], here: page(TreeText.tree), page: page)
      h1 { page(TreeText.tree) + " – " + institution.name.text }
      SearchForm(action: TreeLink.tree(institution.id).path) {
        Field(
          page(Text("Pada hari", "On the day")), name: "hari", value: day.description, kind: .date)
        Button(page(Text("Tampilkan", "Show")), .quiet)
      }
      if tree.lines.isEmpty {
        EmptyState(
          page(Text("Tidak ada unit pada hari itu", "No unit on that day")),
          advice: page(Text("Pilih hari lain.", "Choose another day.")))
      } else {
        table
        Pager(number, of: pageCount, page: page, path: path)
      }
    }
  }

  private var pageCount: Int { (tree.lines.count + Self.pageSize - 1) / Self.pageSize }

  private var table: some HTML {
    DataTable(
      caption: page(
        Text(
          "\(tree.lines.count) unit pada \(day.formatted(in: .indonesian))",
          "\(tree.lines.count) units on \(day.formatted(in: .english))")),
      columns: [
        Column(page(Text("Unit", "Unit"))), Column(page(Text("Tingkat", "Level")), isNumeric: true),
      ]
    ) {
      tree.lines.dropFirst((number - 1) * Self.pageSize).prefix(Self.pageSize).map { entry in
        tr {
          RowHead {
            String(repeating: "— ", count: entry.depth)
            a(.href(WorkUnitLink.unit(entry.line.id).path)) { entry.line.name }
          }
          NumberCell(String(entry.depth + 1))
        }
      }
    }
  }

  private var path: @Sendable (Int) -> String {
    let base = TreeLink.tree(institution.id).path + "?hari=" + day.description
    return { base + "&halaman=\($0)" }
  }
}

/// What the page of a unit's place shows, already decided.
struct PlaceModel: Sendable {
  let unit: WorkUnit
  let day: CalendarDate
  let moves: [UnitMove]
  let names: [ID<WorkUnit>: String]
  let units: [(value: String, title: String)]
}

/// The place of a unit with its history, and the forms to move and to merge it.
struct PlacePage: HTML {
  let model: PlaceModel
  let form: TreeForm
  let page: PageContext

  var body: some HTML {
    let name = model.unit.name(on: model.day).text
    Page(title: TreeText.place, context: page) {
      Breadcrumb(
        [
          (page(WorkUnitText.menu), WorkUnitLink.institutions.path),
          (name, WorkUnitLink.unit(model.unit.id).path),
        ], here: page(TreeText.place), page: page)
      ErrorSummary(form.errors, page: page)
      h1 { page(TreeText.place) + " – " + name }
      if !model.moves.isEmpty { Timeline(model.moves.reversed().map(entry)) }
      h2 { page(Text("Pindahkan unit", "Move the unit")) }
      Form(action: TreeLink.place(model.unit.id).path, context: page) {
        fields(
          .place, Text("Di bawah", "Below"),
          none: Text("langsung di bawah instansi", "directly below the institution"))
        Button(page(Text("Pindahkan", "Move")))
      }
      h2 { page(Text("Gabungkan ke unit lain", "Merge into another unit")) }
      p {
        page(
          Text(
            "Unit ini ditutup dan tetap dapat dibaca; pegawainya pindah ke unit penerima pada "
              + "hari itu.",
            "The unit closes and stays readable; its people go over to the other unit on that day.")
        )
      }
      Form(action: TreeLink.merger(model.unit.id).path, context: page) {
        fields(
          .merger, Text("Unit penerima", "Unit that takes it in"),
          none: Text("Pilih unit", "Choose a unit"))
        Button(page(Text("Gabungkan", "Merge")), .danger)
      }
    }
  }

  private func entry(_ move: UnitMove) -> TimelineEntry {
    TimelineEntry(
      time: move.from.formatted(in: page.language),
      title: move.parentID.map { model.names[$0] ?? "" }
        ?? page(Text("langsung di bawah instansi", "directly below the institution")),
      detail: move.decree.isEmpty ? nil : move.decree)
  }

  @HTMLBuilder private func fields(
    _ part: TreeForm.Part, _ title: Text, none: Text
  ) -> some HTML {
    let isSent = form.part == part
    input(.type("hidden"), .name("versi"), .value(String(model.unit.version)))
    SelectField(
      page(title), name: part.field("unit"),
      options: [(value: "", title: page(none))] + model.units,
      chosen: isSent ? form.typedTarget : nil,
      error: isSent ? form.errors.message(for: part.field("unit"), page) : nil)
    Field(
      page(Text("Berlaku sejak", "Holds from")), name: part.field("sejak"),
      value: isSent ? form.typedDay : model.day.description, kind: .date,
      error: isSent ? form.errors.message(for: part.field("sejak"), page) : nil)
    Field(
      page(Text("Nomor keputusan", "Number of the decree")), name: part.field("sk"),
      value: isSent ? form.typedDecree : "",
      error: isSent ? form.errors.message(for: part.field("sk"), page) : nil)
  }
}

/// The wording of the tree.
enum TreeText {
  static let tree = Text("Susunan unit", "Tree of units")
  static let place = Text("Pindah dan penggabungan", "Moves and mergers")

  /// Where a unit went.
  static func merged(_ merger: UnitMerger, into name: String) -> Text {
    Text(
      "Unit ini digabung ke \(name) sejak \(merger.from.formatted(in: .indonesian)) "
        + "(\(merger.decree)).",
      "This unit is a part of \(name) since \(merger.from.formatted(in: .english)) "
        + "(\(merger.decree)).")
  }

  /// What a unit took in.
  static func received(_ merger: UnitMerger, unit name: String) -> Text {
    Text(
      "\(name) digabung ke unit ini sejak \(merger.from.formatted(in: .indonesian)) "
        + "(\(merger.decree)).",
      "\(name) is a part of this unit since \(merger.from.formatted(in: .english)) "
        + "(\(merger.decree)).")
  }

  /// The wording of a refusal.
  static func refusal(_ refusal: TreeRefusal) -> Text {
    switch refusal {
    case .decreeMissing:
      Text("Isi nomor keputusan.", "Enter the number of the decree.")
    case .decreeTooLong(let limit):
      Text(
        "Nomor keputusan paling panjang \(limit) huruf.",
        "The number of a decree has at most \(limit) characters.")
    case .inFuture:
      Text(
        "Hari itu belum tiba. Catat perubahan pada harinya atau sesudahnya.",
        "That day is still to come. Record the change on the day or later.")
    case .notLater(let day):
      Text(
        "Tempat unit terakhir berubah pada \(day.formatted(in: .indonesian)). Tulis hari sesudahnya.",
        "The unit got its place on \(day.formatted(in: .english)). Write a later day.")
    case .samePlace: Text("Unit sudah berada di sana.", "The unit stands there already.")
    case .circle:
      Text(
        "Unit tidak dapat berada di bawah dirinya sendiri.",
        "A unit cannot stand below itself.")
    case .tooDeep(let limit):
      Text(
        "Susunan unit paling dalam \(limit) tingkat.",
        "The tree of units has at most \(limit) levels.")
    case .unitUnknown: Text("Pilih unit dari daftar.", "Choose a unit from the list.")
    case .unitIsClosed: Text("Unit ini sudah ditutup.", "This unit is closed.")
    case .otherIsClosed: Text("Unit tujuan sudah ditutup.", "The other unit is closed.")
    case .hasActiveChildren(let count):
      Text(
        "Masih ada \(count) unit di bawahnya. Pindahkan unit-unit itu dahulu.",
        "There are still \(count) units below it. Move those first.")
    case .rosterRefuses(let refusal):
      Text(
        "Pegawai unit belum dapat pindah pada hari itu: "
          + RosterText.refusal(refusal).indonesian,
        "The people of the unit cannot go over on that day: "
          + RosterText.refusal(refusal).english)
    case .stale:
      Text(
        "Sudah ada perubahan lain sejak halaman ini dibuka.",
        "Something else changed since this page was opened.")
    }
  }
}
