import AccountsModel
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
        Notice(
          .warning,
          page(
            Text(
              "Belum ada akun yang berperan TPI untuk seluruh instansi ini hari ini.",
              "No account is internal assessor of the whole institution today.")))
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

/// Name, duties, limit, place and languages of a team.
private struct TeamFields: HTML {
  let opened: OpenedTeams
  let form: TeamForm
  let page: PageContext

  var body: some HTML {
    Field(
      page(Text("Nama tim", "Name of the team")), name: TeamForm.name,
      value: form[TeamForm.name], error: form.errors.message(for: TeamForm.name, page))
    person(TeamForm.lead, EvaluationText.duty(.lead))
    person(TeamForm.controller, EvaluationText.duty(.controller))
    for number in 1...form.memberCount {
      person(
        TeamForm.member(number), Text("Anggota \(number)", "Member \(number)"))
    }
    Field(
      page(Text("Batas unit", "Limit of units")), name: TeamForm.limit,
      value: form[TeamForm.limit], kind: .count,
      help: page(
        Text(
          "Kosongkan untuk \(AssignmentRules.usual.unitsPerTeam) unit.",
          "Leave empty for \(AssignmentRules.usual.unitsPerTeam) units.")),
      error: form.errors.message(for: TeamForm.limit, page))
    SiteFields(form: form.site, errors: form.errors, page: page)
    Field(
      page(Text("Bahasa yang dikuasai", "Languages it speaks")), name: TeamForm.languages,
      value: form[TeamForm.languages],
      help: page(
        Text(
          "Kode bahasa dengan koma, misalnya id, jv.", "Language codes with commas, as id, jv.")),
      error: form.errors.message(for: TeamForm.languages, page))
  }

  private func person(_ name: String, _ title: Text) -> SelectField {
    let chosen = form[name]
    var options = [(value: "", title: page(TeamText.nobody))]
    if !chosen.isEmpty, !opened.pool.contains(where: { $0.id.text == chosen }),
      let id = ID<Account>(chosen), let known = opened.words.people[id]
    {
      options.append((chosen, known + " (" + page(TeamText.noRole) + ")"))
    }
    options += opened.pool.map { ($0.id.text, $0.name) }
    return SelectField(
      page(title), name: name, options: options, chosen: chosen,
      error: form.errors.message(for: name, page))
  }
}

/// A place: a province, or coordinates in its stead.
struct SiteFields: HTML {
  let form: SiteForm
  let errors: [FormError]
  let page: PageContext

  var body: some HTML {
    SelectField(
      page(Text("Provinsi", "Province")), name: SiteForm.province,
      options: [("", page(Text("(tidak diketahui)", "(unknown)")))]
        + TeamText.provinces.map { ($0.code, $0.name) },
      chosen: form.province)
    Field(
      page(Text("Lintang", "Latitude")), name: SiteForm.latitude, value: form.latitude,
      help: page(
        Text(
          "Koordinat boleh kosong; bila diisi, dipakai sebagai ganti provinsi.",
          "Coordinates may stay empty; when given they stand in for the province.")),
      error: errors.message(for: SiteForm.latitude, page))
    Field(
      page(Text("Bujur", "Longitude")), name: SiteForm.longitude, value: form.longitude,
      error: errors.message(for: SiteForm.longitude, page))
  }
}
