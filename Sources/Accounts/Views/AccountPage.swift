import AccountsModel
import Kernel
import Web

/// What the page of an account shows, already decided.
struct AccountModel: Sendable {
  struct RoleLine: Sendable {
    enum State: Hashable, Sendable { case holds, coming, past, ended }

    let grant: RoleGrant
    let placeName: String?
    let state: State
    let mayEnd: Bool
  }

  let account: Account
  let institutionName: String?
  let roles: [RoleLine]
  let isOwn: Bool
  let secondFactor: SecondFactorState?
  let mayRemoveFactor: Bool
  let mayResetPassword: Bool

  init(
    subject: AccountSubject, labels: [String: String], secondFactor: SecondFactorState? = nil,
    act: Act
  ) {
    self.init(
      account: subject.account, grants: subject.grants, labels: labels,
      secondFactor: secondFactor, reach: subject.reach, act: act)
  }

  /// Decides what is shown; without a reach nothing can be done to the account.
  init(
    account: Account, grants: [RoleGrant], labels: [String: String],
    secondFactor: SecondFactorState?, reach: AccountReach? = nil, act: Act
  ) {
    self.secondFactor = secondFactor
    self.account = account
    institutionName = account.institutionID.flatMap { labels[$0] }
    isOwn = act.principal?.accountID == account.id.text
    mayRemoveFactor =
      if let reach, secondFactor != nil, !isOwn {
        AccountPolicy.mayAct(act.principal, .removeSecondFactor, on: reach)
      } else {
        false
      }
    mayResetPassword =
      reach.map {
        AccountPolicy.mayAct(act.principal, .resetPassword, on: $0)
      } ?? false
    roles = grants.map { grant in
      RoleLine(
        grant: grant, placeName: grant.scope.placeID.flatMap { labels[$0] },
        state: Self.state(of: grant, on: act.day), mayEnd: grant.isCurrentOrComing(on: act.day))
    }
  }

  private static func state(of grant: RoleGrant, on day: CalendarDate) -> RoleLine.State {
    if grant.endedAt != nil { return .ended }
    if grant.isValid(on: day) { return .holds }
    return grant.from > day ? .coming : .past
  }
}

/// One account: who, roles, what can be done.
struct AccountPage: HTML {
  let model: AccountModel
  let typedName: String?
  let errors: [FormError]
  let page: PageContext

  var body: some HTML {
    Page(title: Text(model.account.name.text, model.account.name.text), context: page) {
      Breadcrumb(
        [(page(AccountText.accounts), AccountLink.accounts.path)], here: model.account.name.text,
        page: page)
      h1 { model.account.name.text }
      ErrorSummary(errors, page: page)
      facts
      roles
      password
      nameForm
      activity
    }
  }

  private var facts: some HTML {
    SummaryList([
      SummaryRow(page(Text("E-mail atau NIP", "E-mail or NIP")), model.account.login.text),
      SummaryRow(
        page(Text("Instansi", "Institution")),
        model.institutionName ?? page(AccountText.noInstitution)),
      SummaryRow(page(Text("Keadaan", "State"))) {
        if model.account.isActive {
          Tag(page(Text("aktif", "active")), .good)
        } else {
          Tag(page(Text("nonaktif", "inactive")))
        }
      },
      SummaryRow(page(SecondFactorText.title)) {
        if model.secondFactor != nil {
          Tag(page(SecondFactorText.inPlace), .good)
        } else {
          Tag(page(SecondFactorText.absent))
        }
        if model.mayRemoveFactor {
          " "
          a(.href(AccountLink.removeSecondFactor(model.account.id).path)) {
            page(Text("Cabut …", "Remove …"))
          }
        }
      },
    ])
  }

  @HTMLBuilder private var roles: some HTML {
    h2 { page(Text("Peran", "Roles")) }
    if model.roles.isEmpty {
      EmptyState(
        page(Text("Belum ada peran", "No role yet")),
        advice: page(
          Text(
            "Tanpa peran, orang ini dapat masuk tetapi tidak melihat apa pun.",
            "Without a role this person can sign in but sees nothing.")))
    } else {
      roleTable
    }
    div(.class("actions")) {
      ButtonLink(
        page(Text("Beri peran", "Give a role")), to: AccountLink.newRole(model.account.id).path,
        model.roles.isEmpty ? .primary : .quiet)
    }
  }

  private var roleTable: some HTML {
    DataTable(
      caption: page(
        Text("Peran \(model.account.name.text)", "Roles of \(model.account.name.text)")),
      columns: [
        Column(page(Text("Peran", "Role"))), Column(page(Text("Tempat", "Place"))),
        Column(page(Text("Berlaku", "Holds"))), Column(page(Text("Keadaan", "State"))),
        Column(page(Text("Tindakan", "Action"))),
      ]
    ) {
      model.roles.map(row)
    }
  }

  private func row(_ line: AccountModel.RoleLine) -> some HTML {
    tr {
      RowHead { page(AccountText.role(line.grant.role)) }
      td { line.placeName ?? page(Text("Nasional", "National")) }
      td {
        AccountText.period(line.grant).in(page.language)
        if let reason = line.grant.reason { p(.class("meta")) { reason.text } }
      }
      td { tag(line.state) }
      td {
        if line.mayEnd {
          a(.href(AccountLink.roleEnd(model.account.id, line.grant.id).path)) {
            page(Text("Akhiri", "Take back"))
            span(.class("visually-hidden")) { " " + page(AccountText.role(line.grant.role)) }
          }
        }
      }
    }
  }

  private func tag(_ state: AccountModel.RoleLine.State) -> Tag {
    switch state {
    case .holds: Tag(page(Text("berlaku", "holds")), .good)
    case .coming: Tag(page(Text("akan berlaku", "coming")), .active)
    case .past: Tag(page(Text("lewat", "past")))
    case .ended: Tag(page(Text("diakhiri", "taken back")))
    }
  }

  @HTMLBuilder private var password: some HTML {
    h2 { page(Text("Kata sandi", "Password")) }
    if model.mayResetPassword {
      p {
        page(
          Text(
            "Sistem ini tidak mengirim surat elektronik. Buat tautan sekali pakai, lalu serahkan "
              + "sendiri kepada orangnya; tautan berlaku 24 jam.",
            "This system sends no mail. Make a one-time link and hand it to the person yourself; "
              + "it is good for 24 hours."))
      }
    } else {
      p { page(AccountText.assessorReset) }
      p { page(AccountText.assessorResetWayOut) }
    }
    if model.account.isActive, model.mayResetPassword {
      Form(action: AccountLink.makePasswordLink(model.account.id).path, context: page) {
        Button(page(Text("Buat tautan kata sandi", "Make a password link")), .quiet)
      }
    }
  }

  @HTMLBuilder private var nameForm: some HTML {
    h2 { page(Text("Nama", "Name")) }
    Form(action: AccountLink.name(model.account.id).path, context: page) {
      input(.type("hidden"), .name("versi"), .value(String(model.account.version)))
      Field(
        page(Text("Nama lengkap dengan gelar", "Full name with titles")), name: "nama",
        value: typedName ?? model.account.name.text, error: errors.message(for: "nama", page),
        attributes: [.autocomplete("off"), .maxlength(PersonName.longest), .required()])
      Button(page(Text("Simpan nama", "Save name")), .quiet)
    }
  }

  @HTMLBuilder private var activity: some HTML {
    if !model.isOwn {
      h2 { page(Text("Akses", "Access")) }
      if model.account.isActive {
        div(.class("actions")) {
          ButtonLink(
            page(Text("Nonaktifkan akun …", "Deactivate …")),
            to: AccountLink.deactivation(model.account.id).path, .danger)
        }
      } else {
        Form(action: AccountLink.activation(model.account.id).path, context: page) {
          Button(page(Text("Aktifkan lagi", "Let sign in again")), .quiet)
        }
      }
    }
  }
}

extension AccountText {
  /// From which day to which day a role holds.
  static func period(_ grant: RoleGrant) -> Text {
    let from = grant.from
    guard let until = grant.until else {
      return Text(
        "sejak \(from.formatted(in: .indonesian))", "from \(from.formatted(in: .english))")
    }
    return Text(
      "\(from.formatted(in: .indonesian)) sampai \(until.formatted(in: .indonesian))",
      "\(from.formatted(in: .english)) to \(until.formatted(in: .english))")
  }
}
