import EvaluationsModel
import Kernel
import Web
import WorkUnits
import WorkUnitsModel

/// The form for a new team.
struct NewTeamPage: HTML {
  let opened: OpenedTeams
  let form: TeamForm
  let page: PageContext

  var body: some HTML {
    Page(title: TeamText.newTeam, context: page) {
      TeamFrame.breadcrumb(
        opened.institution, [TeamFrame.teams(opened.institution, page)], here: TeamText.newTeam,
        page)
      h1 { page(TeamText.newTeam) }
      ErrorSummary(form.errors, page: page)
      if opened.pool.isEmpty {
        Notice(.warning) {
          p {
            page(
              Text(
                "Belum ada akun yang berperan TPI untuk seluruh instansi ini hari ini.",
                "No account is internal assessor of the whole institution today."))
          }
          RoleGrantingLink(mayGrant: opened.mayGrant, page: page)
        }
      }
      Form(action: TeamLink.teams(opened.institution.id).path, context: page) {
        TeamFields(opened: opened, form: form, page: page)
        div(.class("actions")) {
          Button(page(TeamText.newTeam))
          ButtonLink(
            page(Text("Batal", "Cancel")), to: TeamLink.teams(opened.institution.id).path, .quiet)
        }
      }
    }
  }
}

/// One team: what it is, what it has, and its end.
struct TeamPage: HTML {
  let opened: OpenedTeams
  let named: NamedTeam
  let form: TeamForm
  let page: PageContext

  var body: some HTML {
    Page(title: Text(named.name, named.name), context: page) {
      TeamFrame.breadcrumb(
        opened.institution, [TeamFrame.teams(opened.institution, page)],
        here: Text(named.name, named.name), page)
      h1 { named.name }
      if !named.isOpen {
        Notice(
          .info,
          page(
            Text("Tim ini sudah ditutup dan tidak menerima unit.", "This team takes no units.")))
      }
      units
      if named.isOpen {
        h2 { page(Text("Ubah tim", "Change the team")) }
        p {
          page(
            Text(
              "Perubahan orang berlaku untuk unit yang diberikan sesudahnya. Kursi di unit yang "
                + "sudah diberikan diganti lewat serah terima.",
              "Other people judge the units that are given from then on. Seats of units that were "
                + "given already are handed over one by one."))
        }
        ErrorSummary(form.errors, page: page)
        Form(action: TeamLink.team(named.team.id).path, context: page) {
          input(.type("hidden"), .name(TeamForm.version), .value(version))
          TeamFields(opened: opened, form: form, page: page)
          div(.class("actions")) { Button(page(TeamText.save)) }
        }
        closing
      }
    }
  }

  private var version: String { String(named.version) }

  private var own: [DeskUnit] {
    guard let desk = opened.desk else { return [] }
    return desk.units.filter { desk.assignments[$0.id]?.teamID == named.team.id }
  }

  private var units: some HTML {
    section {
      h2 { page(Text("Unit \(opened.year)", "Units of \(opened.year)")) }
      if own.isEmpty {
        p { page(Text("Tim ini belum memegang unit tahun ini.", "It has no units this year.")) }
      } else {
        p {
          page(
            Text(
              "\(own.count) unit, batasnya \(named.team.limit(under: .usual)).",
              (own.count == 1 ? "1 unit" : "\(own.count) units")
                + "; the limit is \(named.team.limit(under: .usual))."))
        }
        ul {
          for unit in own {
            li {
              a(.href(TeamLink.unit(opened.institution.id, opened.year, unit.id).path)) {
                unit.name
              }
            }
          }
        }
      }
    }
  }

  private var closing: some HTML {
    details(.class("plan-form")) {
      summary { page(Text("Tutup tim", "End the team")) }
      ConfirmForm(
        action: TeamLink.closing(named.team.id).path,
        consequences: [
          page(
            Text(
              "Tim tidak menerima unit lagi; riwayatnya tetap.",
              "It takes no units any more; its history stays.")),
          page(
            Text(
              "Tidak bisa selama masih memegang unit tahun ini.",
              "Not possible while it has units of this year.")),
        ], verb: page(Text("Tutup tim", "End the team")), isDanger: true,
        cancelPath: TeamLink.team(named.team.id).path,
        hidden: [(TeamForm.version, version)], page: page)
    }
  }
}
