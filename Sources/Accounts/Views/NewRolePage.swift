import AccountsModel
import Kernel
import Web

/// The form for a new role: find the place, choose the role, say from when to when.
struct NewRolePage: HTML {
  let account: Account
  let form: RoleForm
  let search: String
  let roles: [Role]
  let places: [PlaceOption]
  let offersNation: Bool
  let errors: [FormError]
  let page: PageContext

  var body: some HTML {
    Page(title: Text("Beri peran", "Give a role"), context: page) {
      Breadcrumb(
        [
          (page(AccountText.accounts), AccountLink.accounts.path),
          (account.name.text, AccountLink.account(account.id).path),
        ], here: page(Text("Beri peran", "Give a role")), page: page)
      h1 { page(Text("Beri peran kepada \(account.name)", "Give \(account.name) a role")) }
      ErrorSummary(errors, page: page)
      SearchForm(action: AccountLink.newRole(account.id).path) {
        Field(
          page(Text("Cari instansi atau unit kerja", "Search institution or unit")), name: "cari",
          value: search, kind: .search)
        Button(page(Text("Cari", "Search")), .quiet)
      }
      Form(action: AccountLink.roles(account.id).path, context: page) {
        input(.type("hidden"), .name("cari"), .value(search))
        placeGroup
        RadioGroup(
          page(Text("Peran", "Role")), name: "peran",
          options: roles.map { role in
            RadioOption(
              value: role.rawValue, title: page(AccountText.role(role)),
              criterion: page(AccountText.duty(of: role)))
          }, chosen: form.typedRole, help: page(AccountText.roleEndsPassword),
          error: errors.message(for: "peran", page))
        dates
        div(.class("actions")) {
          Button(page(Text("Beri peran", "Give the role")))
          ButtonLink(
            page(Text("Batal", "Cancel")), to: AccountLink.account(account.id).path, .quiet)
        }
      }
    }
  }

  @HTMLBuilder private var placeGroup: some HTML {
    if places.isEmpty, !offersNation {
      EmptyState(
        page(Text("Tidak ada tempat yang cocok", "No place matches")),
        advice: page(
          Text("Coba sebagian namanya saja.", "Try only a part of its name.")))
    } else {
      RadioGroup(
        page(Text("Tempat", "Place")), name: "tempat",
        options: nation
          + places.map { RadioOption(value: $0.place.scope.placeID ?? "", title: $0.label) },
        chosen: form.typedPlace,
        help: page(
          Text(
            "Peran di sebuah unit berlaku juga untuk unit di bawahnya.",
            "A role at a unit holds for the units below it too.")),
        error: errors.message(for: "tempat", page))
    }
  }

  private var nation: [RadioOption] {
    guard offersNation else { return [] }
    return [
      RadioOption(
        value: "nasional", title: page(Text("Nasional", "National")),
        criterion: page(
          Text("Untuk pengelola sistem dan penilai TPN.", "For administrators and TPN assessors.")))
    ]
  }

  @HTMLBuilder private var dates: some HTML {
    Field(
      page(Text("Berlaku sejak", "Holds from")), name: "sejak", value: form.typedFrom,
      kind: .date, error: errors.message(for: "sejak", page), attributes: [.required()])
    Field(
      page(Text("Sampai dengan", "Until and including")), name: "sampai", value: form.typedUntil,
      kind: .date,
      help: page(
        Text("Kosongkan bila tidak ada batasnya.", "Leave empty when there is no end.")),
      error: errors.message(for: "sampai", page))
    Field(
      page(Text("Dasar (opsional)", "Based on (optional)")), name: "dasar",
      value: form.typedReason,
      help: page(
        Text("Misalnya nomor surat keputusan tim.", "Such as the number of the team's decree.")),
      error: errors.message(for: "dasar", page),
      attributes: [.autocomplete("off"), .maxlength(Reason.longest)])
  }
}
