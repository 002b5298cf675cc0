import EvaluationsModel
import Kernel
import Web
import WorkUnitsModel

/// Who judges what in a year.
struct AssignmentsPage: HTML {
  static let pageSize = 50

  let opened: OpenedDesk
  let filter: DeskFilter?
  let balance: DeskBalance
  let page: PageContext
  private let units: [DeskUnit]
  private let shown: ListPage

  init(_ opened: OpenedDesk, filter: DeskFilter?, number: Int, page: PageContext) throws {
    self.opened = opened
    self.filter = filter
    self.page = page
    let desk = opened.desk
    balance = try desk.balance()
    let all =
      switch filter {
      case nil: desk.units
      case .waiting: desk.waiting
      case .team(let id): desk.units.filter { desk.assignments[$0.id]?.teamID == id }
      }
    shown = ListPage(number, of: all.count, size: Self.pageSize)
    units = Array(all[shown.range])
  }

  private var desk: AssignmentDesk { opened.desk }
  private var title: Text {
    Text("Penugasan \(opened.year)", "Assignments \(opened.year)")
  }

  var body: some HTML {
    Page(title: title, context: page) {
      TeamFrame.breadcrumb(
        opened.institution, [TeamFrame.teams(opened.institution, page)], here: title, page)
      h1 { page(title) }
      p { page(summary) }
      p(.class("meta")) {
        page(
          Text(
            "Yang dibagi adalah unit yang sudah memulai LKE tahun ini; unit lain tidak memakan "
              + "tempat di tim.",
            "Shared out are the units that have begun a worksheet of the year; others take no "
              + "place in a team."))
      }
      div(.class("actions")) {
        if !desk.waiting.isEmpty, !desk.teams.isEmpty {
          ButtonLink(
            page(Text("Usulkan otomatis", "Propose")),
            to: TeamLink.proposal(opened.institution.id, opened.year).path)
        }
        ButtonLink(
          page(PlaceText.title), to: TeamLink.places(opened.institution.id).path, .quiet)
      }
      if desk.units.isEmpty {
        EmptyState(
          page(Text("Belum ada unit yang mengisi LKE", "No unit has begun its worksheet")),
          advice: page(
            Text(
              "Unit muncul di sini begitu LKE tahun ini dimulai.",
              "Units appear here once they begin the worksheet of the year.")))
      } else {
        filters
        table
        Pager(shown.number, of: shown.count, page: page) { [base, filter] in
          base.path(page: $0, filter)
        }
      }
      if !desk.teams.isEmpty {
        BalanceTable(
          balance, opened.words, teams: desk.teams,
          caption: Text("Keseimbangan \(opened.year)", "Balance of \(opened.year)"), page: page)
      }
    }
  }

  private var base: TeamLink { .assignments(opened.institution.id, opened.year) }

  private var summary: Text {
    let waiting = desk.waiting.count
    return Text(
      "\(desk.units.count - waiting) dari \(desk.units.count) unit sudah punya tim; \(waiting) "
        + "menunggu.",
      "\(desk.units.count - waiting) of \(desk.units.count) units have a team; \(waiting) wait.")
  }

  private var filters: some HTML {
    nav(.class("filters"), .aria(.label, page(Text("Saringan", "Filter")))) {
      link(page(Text("Semua", "All")), nil)
      link(page(Text("Belum punya tim", "Without a team")), .waiting)
      if case .team(let id) = filter {
        link(opened.words.team(id), filter)
      }
    }
  }

  private func link(_ title: String, _ target: DeskFilter?) -> some HTML {
    a(
      .href(base.path(page: 1, target)), .aria(.current, "true").when(target == filter)
    ) { title }
  }

  private var table: some HTML {
    DataTable(
      caption: page(Text("Unit dan timnya", "Units and their teams")),
      columns: [
        Column(page(Text("Unit", "Unit"))), Column(page(Text("LKE", "Worksheet"))),
        Column(page(Text("Tim", "Team"))), Column(page(Text("Kursi", "Seats"))),
      ]
    ) {
      for unit in units { AssignmentRow(unit: unit, opened: opened, page: page) }
    }
  }
}

/// A unit with its team and how its seats are.
private struct AssignmentRow: HTML {
  let unit: DeskUnit
  let opened: OpenedDesk
  let page: PageContext

  private var held: UnitAssignment? { opened.desk.assignments[unit.id] }

  var body: some HTML {
    tr {
      RowHead { a(.href(unitPath)) { unit.name } }
      td { page(TeamText.stage(unit.stage)) }
      td {
        if let held {
          a(.href(teamPath(held))) { opened.words.team(held.teamID) }
        } else {
          Tag(page(Text("belum ada", "none yet")), .warning)
        }
      }
      td {
        if let held { SeatStates(unit: unit, held: held, opened: opened, page: page) }
      }
    }
  }

  private var unitPath: String {
    TeamLink.unit(opened.institution.id, opened.year, unit.id).path
  }

  private func teamPath(_ held: UnitAssignment) -> String {
    TeamLink.assignments(opened.institution.id, opened.year).path(page: 1, .team(held.teamID))
  }
}

/// Whether the seats of a unit are filled, and by people who may judge it.
struct SeatStates: HTML {
  let unit: DeskUnit
  let held: UnitAssignment
  let opened: OpenedDesk
  let page: PageContext

  var body: some HTML {
    let away = opened.desk.conflicts[unit.id] ?? [:]
    let barred = held.seats.count { !(away[$0.personID] ?? []).isEmpty }
    if held.vacancies.isEmpty, barred == 0 {
      Tag(page(Text("lengkap", "filled")), .good)
    }
    if !held.vacancies.isEmpty {
      a(.href(TeamLink.handover(held.id).path)) {
        Tag(page(Text("\(held.vacancies.count) kosong", "\(held.vacancies.count) empty")), .bad)
      }
    }
    if barred > 0 {
      Tag(page(Text("\(barred) berkonflik", "\(barred) in conflict")), .warning)
    }
  }
}
