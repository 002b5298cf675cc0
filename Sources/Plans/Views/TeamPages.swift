import Evidence
import EvidenceModel
import Kernel
import PlansModel
import Web
import WorkUnits
import WorkUnitsModel

/// The teams of a year with their decrees, and the agents of change with their promises.
struct TeamPage: HTML {
  let opened: OpenedPlan
  let teams: [WorkTeam]
  let present: Set<ID<Employee>>
  let agents: [AgentStore.Line]
  let proofs: ProofChoice
  /// nil for people who may change nothing here now.
  let people: PeopleChoice?
  let form: PlanForm
  let place: TeamForms.Place?
  let page: PageContext

  var body: some HTML {
    Page(title: PlanText.team, context: page) {
      Breadcrumb(planTrail(opened, page), here: page(PlanText.team), page: page)
      ErrorSummary(form.errors, scope: place?.scope ?? "", page: page)
      h1 { page(PlanText.team) + " \(opened.key.year.number)" }
      ClosedNotice(opened: opened, page: page)
      h2 { page(Text("Tim kerja", "Working team")) }
      if teams.isEmpty {
        EmptyState(
          page(Text("Belum ada tim kerja", "No team yet")),
          advice: page(
            Text(
              "Catat SK tim kerja dengan hari berlakunya. Hak ketua dan anggota pokja berakhir pada "
                + "hari terakhirnya; peran akun di unit, misalnya staf unit, tetap berlaku.",
              "Record the decree of the team with its days. What leader and members may do ends on "
                + "its last day; a role of the account in the unit, such as staff, stays.")))
      }
      teams.map { team in
        TeamView(
          opened: opened, team: team, present: present, people: people,
          form: form(at: .member(team.id)), decree: form(at: .decree(team.id)), page: page)
      }
      if let people { appointment(people) }
      AgentsView(team: self)
    }
  }

  /// What was typed into one of the forms; an empty form for the others.
  func form(at place: TeamForms.Place) -> PlanForm {
    self.place == place ? form : PlanForm()
  }

  private func appointment(_ people: PeopleChoice) -> some HTML {
    let form = form(at: .appointment)
    return details(
      .class("plan-form"), .custom(name: "open", if: teams.isEmpty || place == .appointment)
    ) {
      summary { page(Text("Catat SK tim kerja baru", "Record the decree of a new team")) }
      Form(
        action: PlanLink.team(opened.key).path, context: page,
        scope: TeamForms.Place.appointment.scope
      ) {
        DecreeFields(form: form, page: page)
        PersonField(
          field: .owner, people: people, chosen: form[.owner],
          error: form.errors.message(for: PlanField.owner.rawValue, page),
          title: Text("Ketua tim", "Leader of the team"), page: page)
        div(.class("actions")) { Button(page(PlanText.save)) }
      }
    }
  }
}

/// Number, date and days of a decree.
private struct DecreeFields: HTML {
  let form: PlanForm
  let page: PageContext

  var body: some HTML {
    field(.decree, .text)
    field(.decreeDate, .date)
    field(.from, .date)
    field(.until, .date)
  }

  private func field(_ field: PlanField, _ kind: Field.Kind) -> Field {
    Field(
      page(PlanText.field(field)), name: field.rawValue, value: form[field], kind: kind,
      error: form.errors.message(for: field.rawValue, page))
  }
}

/// One team: its decree and days, who is in it, and who still holds a role.
private struct TeamView: HTML {
  let opened: OpenedPlan
  let team: WorkTeam
  let present: Set<ID<Employee>>
  let people: PeopleChoice?
  let form: PlanForm
  let decree: PlanForm
  let page: PageContext

  private var content: TeamContent { team.content }
  private var holds: Bool { content.holds(on: opened.year.today) }

  var body: some HTML {
    section(.class("team")) {
      h3 { page(Text("SK nomor ", "Decree no. ")) + content.decree.text }
      p {
        Tag(
          holds
            ? page(Text("berlaku", "holds")) : page(Text("tidak berlaku hari ini", "not today")),
          holds ? .good : .neutral)
        " "
        page(
          Text(
            "\(content.from.formatted(in: .indonesian)) sampai "
              + "\(content.until.formatted(in: .indonesian)); SK tanggal "
              + content.decreedOn.formatted(in: .indonesian),
            "\(content.from.formatted(in: .english)) to \(content.until.formatted(in: .english)); "
              + "decree of \(content.decreedOn.formatted(in: .english))"))
      }
      ul(.class("plan-items")) {
        for member in content.members { MemberRow(view: self, member: member) }
      }
      if let people { editing(people) }
    }
  }

  fileprivate func standing(_ member: TeamMember) -> Tag {
    guard present.contains(member.employeeID) else {
      return Tag(page(PlanText.ownerGone).lowercased(), .warning)
    }
    return Tag(page(PlanText.role(member.role)).lowercased(), holds ? .good : .neutral)
  }

  @HTMLBuilder private func editing(_ people: PeopleChoice) -> some HTML {
    details(.class("plan-form"), .custom(name: "open", if: !form.errors.isEmpty)) {
      summary { page(Text("Tambah atau ubah anggota", "Add or change a member")) }
      Form(
        action: PlanLink.members(opened.key, team.id).path, context: page,
        scope: TeamForms.Place.member(team.id).scope
      ) {
        input(.type("hidden"), .name(PlanForm.version), .value(String(team.version)))
        PersonField(
          field: .members, people: people, chosen: form[.members],
          error: form.errors.message(for: PlanField.members.rawValue, page), page: page)
        RadioGroup(
          page(Text("Peran", "Role")), name: PlanForm.role,
          options: TeamRole.allCases.map {
            RadioOption(value: $0.rawValue, title: page(PlanText.role($0)))
          }, chosen: form.role.rawValue,
          help: page(
            Text(
              "Ketua baru menggantikan ketua lama, yang lalu menjadi anggota semua pokja.",
              "A new leader takes the place of the old one, who then belongs to every group.")))
        CheckGroup(
          page(Text("Pokja", "Working groups")), name: PlanField.area.rawValue,
          options: PlanArea.allCases.map { ($0.rawValue, page(PlanText.area($0))) },
          chosen: Set(form.values(.area)),
          error: form.errors.message(for: PlanField.area.rawValue, page))
        div(.class("actions")) { Button(page(PlanText.save)) }
      }
    }
    details(.class("plan-form"), .custom(name: "open", if: !decree.errors.isEmpty)) {
      summary { page(Text("Ubah SK dan hari berlaku", "Change decree and days")) }
      Form(
        action: PlanLink.decree(opened.key, team.id).path, context: page,
        scope: TeamForms.Place.decree(team.id).scope
      ) {
        input(.type("hidden"), .name(PlanForm.version), .value(String(team.version)))
        DecreeFields(form: decree.errors.isEmpty ? PlanForm(content) : decree, page: page)
        div(.class("actions")) { Button(page(PlanText.save)) }
      }
    }
  }
}

/// A member with the pokja, and the button that takes the person off.
private struct MemberRow: HTML {
  let view: TeamView
  let member: TeamMember

  var body: some HTML {
    let page = view.page
    li(.class("plan-item")) {
      div(.class("plan-item-main")) {
        strong { member.name }
        p(.class("meta")) {
          member.role == .leader
            ? page(Text("semua pokja", "every working group"))
            : member.areas.sorted().map { page(PlanText.area($0)) }.joined(separator: ", ")
        }
      }
      div(.class("plan-item-state")) { view.standing(member) }
      if view.people != nil, member.role == .member {
        Form(
          action: PlanLink.memberRemoval(view.opened.key, view.team.id).path, context: page,
          classes: "plan-form plan-inline"
        ) {
          input(.type("hidden"), .name(PlanForm.version), .value(String(view.team.version)))
          input(
            .type("hidden"), .name(PlanField.members.rawValue), .value(member.employeeID.text))
          button(.class("button button-quiet"), .type("submit")) {
            page(Text("Keluarkan", "Take off"))
            span(.class("visually-hidden")) { " " + member.name }
          }
        }
      }
    }
  }
}
