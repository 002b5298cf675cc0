import AccountsModel
import Kernel
import Web

/// What will happen before an account is deactivated.
struct DeactivationPage: HTML {
  let account: Account
  let page: PageContext

  var body: some HTML {
    Page(title: Text("Nonaktifkan akun", "Deactivate account"), context: page) {
      Breadcrumb(
        [
          (page(AccountText.accounts), AccountLink.accounts.path),
          (account.name.text, AccountLink.account(account.id).path),
        ], here: page(Text("Nonaktifkan", "Deactivate")), page: page)
      h1 { page(Text("Nonaktifkan \(account.name)?", "Deactivate \(account.name)?")) }
      ConfirmForm(
        action: AccountLink.deactivation(account.id).path,
        consequences: [
          page(
            Text(
              "Orang ini tidak dapat masuk lagi; semua sesinya berakhir sekarang juga.",
              "This person can no longer sign in; every session ends at once.")),
          page(
            Text(
              "Yang pernah dikerjakannya tetap ada dengan namanya.",
              "What they did stays, under their name.")),
          page(Text("Akun dapat diaktifkan lagi.", "The account can be let in again.")),
        ], verb: page(Text("Nonaktifkan", "Deactivate")), isDanger: true,
        cancelPath: AccountLink.account(account.id).path, page: page)
    }
  }
}

/// What will happen before a role is taken back.
struct RoleEndPage: HTML {
  let account: Account
  let grant: RoleGrant
  let placeName: String?
  let page: PageContext

  var body: some HTML {
    Page(title: Text("Akhiri peran", "Take back a role"), context: page) {
      Breadcrumb(
        [
          (page(AccountText.accounts), AccountLink.accounts.path),
          (account.name.text, AccountLink.account(account.id).path),
        ], here: page(Text("Akhiri peran", "Take back a role")), page: page)
      h1 { page(Text("Akhiri peran?", "Take back this role?")) }
      SummaryList([
        SummaryRow(page(Text("Nama", "Name")), account.name.text),
        SummaryRow(page(Text("Peran", "Role")), page(AccountText.role(grant.role))),
        SummaryRow(
          page(Text("Tempat", "Place")), placeName ?? page(Text("Nasional", "National"))),
        SummaryRow(page(Text("Berlaku", "Holds")), page(AccountText.period(grant))),
      ])
      ConfirmForm(
        action: AccountLink.roleEnd(account.id, grant.id).path,
        consequences: [
          page(
            Text(
              "Sejak permintaan berikutnya, orang ini tidak lagi memegang peran itu.",
              "From the next request on, this person no longer holds the role.")),
          page(
            Text(
              "Peran tetap tercatat sebagai pernah dipegang.",
              "The role stays on record as once held.")),
        ], verb: page(Text("Akhiri peran", "Take it back")), isDanger: true,
        cancelPath: AccountLink.account(account.id).path, page: page)
    }
  }
}

/// The one-time link, shown once.
struct PasswordLinkMadePage: HTML {
  let account: Account
  let url: String
  let page: PageContext

  var body: some HTML {
    Page(title: Text("Tautan kata sandi", "Password link"), context: page) {
      h1 { page(Text("Tautan kata sandi \(account.name)", "Password link of \(account.name)")) }
      Notice(
        .warning,
        page(
          Text(
            "Tautan ini hanya ditampilkan sekarang. Siapa pun yang memegangnya dapat mengatur "
              + "kata sandi akun ini.",
            "This link is shown only now. Whoever holds it can set the password of this account.")))
      p { output(.class("secret-link")) { url } }
      ul {
        li {
          page(
            Text(
              "Serahkan langsung kepada orangnya, misalnya lewat pesan pribadi.",
              "Hand it to the person directly, such as in a private message."))
        }
        li {
          page(
            Text(
              "Berlaku 24 jam dan satu kali. Tautan sebelumnya sudah tidak berlaku.",
              "Good for 24 hours and once. Earlier links are void."))
        }
      }
      div(.class("actions")) {
        ButtonLink(
          page(Text("Kembali ke akun", "Back to the account")),
          to: AccountLink.account(account.id).path, .quiet)
      }
    }
  }
}
