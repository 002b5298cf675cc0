import Kernel
import Web
import WorkUnitsModel

/// What the page of a unit shows, already decided.
struct WorkUnitModel: Sendable {
  /// A unit above, with a path when the person may open it.
  struct Step: Sendable {
    let name: String
    let path: String?
  }

  let unit: WorkUnit
  let day: CalendarDate
  let institution: Institution
  let readsInstitution: Bool
  let above: [Step]
  let children: WorkUnitList
  let mayCreate: Bool
  let mayChange: Bool
  /// The present head; nil without one.
  var office: HeadStore.Office?
  /// How many people work there; nil for somebody who may not see the roster.
  var memberCount: Int?
  /// Mergers of this unit and into it, in words that are already decided.
  var mergers: [Text] = []

  var name: String { unit.name(on: day).text }
}

/// One unit: where it stands, what downstream features say about it, the units below.
struct WorkUnitPage: HTML {
  let model: WorkUnitModel
  let sections: [HTMLFragment]
  let page: PageContext

  var body: some HTML {
    Page(title: Text(model.name, model.name), context: page) {
      Breadcrumb(steps, here: model.name, page: page)
      h1 { model.name }
      if !model.unit.isActive {
        Notice(
          .warning,
          page(
            Text(
              "Unit ini sudah ditutup: isinya tetap dapat dibaca, tetapi tidak dapat diubah.",
              "This unit is closed: it can be read but not changed.")))
      }
      for sentence in model.mergers { Notice(.info, page(sentence)) }
      SummaryList(facts)
      sections
      below
      actions
    }
  }

  private var steps: [(title: String, path: String)] {
    var steps: [(title: String, path: String)] = [
      (page(WorkUnitText.menu), WorkUnitLink.institutions.path)
    ]
    if model.readsInstitution {
      steps.append(
        (model.institution.name.text, WorkUnitLink.institution(model.institution.id).path))
    }
    for step in model.above {
      if let path = step.path { steps.append((step.name, path)) }
    }
    return steps
  }

  private var facts: [SummaryRow] {
    var rows = [
      SummaryRow(page(Text("Instansi", "Institution")), model.institution.name.text)
    ]
    if let parent = model.above.last {
      rows.append(SummaryRow(page(Text("Di bawah", "Below")), parent.name))
    }
    rows.append(
      SummaryRow(
        page(RosterText.head),
        model.office.map { RosterText.office($0, page) }
          ?? page(Text("belum dicatat", "not recorded")),
        link: (page(Text("Daftar kepala", "All heads")), RosterLink.heads(model.unit.id).path)))
    if let count = model.memberCount {
      rows.append(
        SummaryRow(
          page(RosterText.roster), page(Text("\(count) orang", "\(count) people")),
          link: (page(Text("Daftar pegawai", "Roster")), RosterLink.roster(model.unit.id).path)))
    }
    if model.unit.setting != .usual {
      rows.append(SummaryRow(page(SettingText.zone), model.unit.setting.zone.label))
      rows.append(
        SummaryRow(
          page(SettingText.languages),
          page(LanguageText.list(model.unit.setting.languages))))
    }
    let others = model.unit.names.filter { $0.name.text != model.name }
    if !others.isEmpty {
      rows.append(
        SummaryRow(page(Text("Nama pada waktu lain", "Names at other times"))) {
          ul(.class("plain-list")) {
            others.map { dated in
              li {
                dated.name.text + " ("
                  + page(
                    Text(
                      "sejak \(dated.from.formatted(in: .indonesian))",
                      "from \(dated.from.formatted(in: .english))")) + ")"
              }
            }
          }
        })
    }
    return rows
  }

  @HTMLBuilder private var below: some HTML {
    if model.children.total > 0 {
      h2 { page(Text("Unit di bawahnya", "Units below")) }
      UnitTable(list: model.children, showsInstitution: false, page: page)
      if model.children.total > model.children.lines.count {
        p {
          a(.href(WorkUnitLink.institution(model.institution.id).path)) {
            page(Text("Lihat semua unit instansi ini", "See all units of this institution"))
          }
        }
      }
    }
  }

  @HTMLBuilder private var actions: some HTML {
    if model.mayChange {
      h2 { page(Text("Kelola unit", "Manage this unit")) }
      div(.class("actions")) {
        if model.unit.isActive {
          if model.mayCreate {
            ButtonLink(
              page(Text("Tambah unit di bawahnya", "Add a unit below")),
              to: WorkUnitLink.newUnit(model.institution.id, below: model.unit.id).path, .quiet)
          }
          ButtonLink(
            page(Text("Ubah nama", "Rename")), to: WorkUnitLink.unitName(model.unit.id).path,
            .quiet)
          ButtonLink(
            page(TreeText.place), to: TreeLink.place(model.unit.id).path, .quiet)
          ButtonLink(
            page(SettingText.title), to: RosterLink.setting(model.unit.id).path, .quiet)
          ButtonLink(
            page(Text("Tutup unit …", "Close unit …")),
            to: WorkUnitLink.unitClosing(model.unit.id).path, .danger)
        } else {
          Form(action: WorkUnitLink.unitReopening(model.unit.id).path, context: page) {
            Button(page(Text("Buka lagi", "Open again")), .quiet)
          }
        }
      }
    }
  }
}
