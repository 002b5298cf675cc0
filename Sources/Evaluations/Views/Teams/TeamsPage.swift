import AccountsModel
import EvaluationsModel
import Kernel
import Web
import WorkUnits
import WorkUnitsModel

/// The teams of an instansi with their balance of the present year.
struct TeamsPage: HTML {
  let opened: OpenedTeams
  /// nil in a year without a programme cycle.
  let balance: DeskBalance?
  let page: PageContext

  init(_ opened: OpenedTeams, page: PageContext) throws {
    self.opened = opened
    self.page = page
    balance = try opened.desk?.balance()
  }

  var body: some HTML {
    Page(title: TeamText.teams, context: page) {
      TeamFrame.breadcrumb(opened.institution, here: TeamText.teams, page)
      h1 { page(TeamText.teams) }
      p {
        page(
          Text(
            "Sebuah tim menilai unit sebagai satu kesatuan: paling sedikit dua anggota, satu "
              + "ketua, satu pengendali teknis.",
            "A team judges a unit as a whole: at least two members, one lead, one technical "
              + "controller."))
      }
      div(.class("actions")) {
        ButtonLink(page(TeamText.newTeam), to: TeamLink.newTeam(opened.institution.id).path)
        if opened.desk != nil {
          ButtonLink(
            page(Text("Penugasan \(opened.year)", "Assignments \(opened.year)")),
            to: TeamLink.assignments(opened.institution.id, opened.year).path, .quiet)
        }
        ButtonLink(
          page(PlaceText.title), to: TeamLink.places(opened.institution.id).path, .quiet)
      }
      if opened.teams.isEmpty {
        EmptyState(
          page(Text("Belum ada tim", "No teams yet")),
          advice: page(
            Text(
              "Buat tim pertama dari orang yang berperan TPI di instansi ini.",
              "Make the first one of people who are internal assessors here.")))
      } else {
        list
        if let balance, !balance.teams.isEmpty {
          BalanceTable(
            balance, opened.words, teams: opened.desk?.teams ?? opened.teams,
            caption: Text("Keseimbangan \(opened.year)", "Balance of \(opened.year)"), page: page)
        }
      }
    }
  }

  private var list: some HTML {
    DataTable(
      caption: page(TeamText.teams),
      columns: [
        Column(page(Text("Tim", "Team"))), Column(page(EvaluationText.duty(.lead))),
        Column(page(EvaluationText.duty(.member))),
        Column(page(EvaluationText.duty(.controller))),
        Column(page(Text("Keadaan", "State"))),
      ]
    ) {
      for named in opened.teams {
        tr {
          RowHead { a(.href(TeamLink.team(named.team.id).path)) { named.name } }
          td { people(named, .lead) }
          td { people(named, .member) }
          td { people(named, .controller) }
          td { state(named) }
        }
      }
    }
  }

  private func people(_ named: NamedTeam, _ duty: TeamDuty) -> String {
    named.team.seats.filter { $0.duty == duty }.map { opened.words.person($0.personID) }
      .joined(separator: "; ")
  }

  private func state(_ named: NamedTeam) -> Tag {
    let pool = Set(opened.pool.map(\.id))
    let gone = named.team.seats.count { !pool.contains($0.personID) }
    return gone == 0
      ? Tag(page(Text("lengkap", "whole")), .good)
      : Tag(
        page(Text("\(gone) orang tanpa peran TPI", "\(gone) without the role")), .warning)
  }
}

/// What pages of teams and assignments have in common.
enum TeamFrame {
  static func breadcrumb(
    _ institution: Institution, _ steps: [(title: String, path: String)] = [], here: Text,
    _ page: PageContext
  ) -> Breadcrumb {
    Breadcrumb(
      [(institution.name.text, WorkUnitLink.institution(institution.id).path)] + steps,
      here: page(here), page: page)
  }

  static func teams(_ institution: Institution, _ page: PageContext) -> (String, String) {
    (page(TeamText.teams), TeamLink.teams(institution.id).path)
  }

  static func assignments(
    _ institution: Institution, _ year: Int, _ page: PageContext
  ) -> (String, String) {
    (
      page(TeamText.assignments) + " " + String(year),
      TeamLink.assignments(institution.id, year).path
    )
  }
}

/// What teams show on the page of an instansi, for those who run them.
struct TeamsSection: HTML {
  let institutionID: ID<Institution>
  let year: Int
  let teams: Int
  let units: Int
  let assigned: Int
  let hasCycle: Bool
  let page: PageContext

  var body: some HTML {
    section {
      h2 { page(Text("Penilai internal", "Internal assessors")) }
      ul {
        li {
          a(.href(TeamLink.teams(institutionID).path)) {
            page(Text("\(teams) tim penilai", teams == 1 ? "1 team" : "\(teams) teams"))
          }
        }
        if hasCycle {
          li {
            a(.href(TeamLink.assignments(institutionID, year).path)) {
              page(
                Text(
                  "Penugasan \(year): \(assigned) dari \(units) unit sudah punya tim",
                  "Assignments \(year): \(assigned) of \(units) units have a team"))
            }
          }
        }
      }
    }
  }
}
