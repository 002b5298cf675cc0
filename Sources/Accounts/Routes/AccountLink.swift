package import AccountsModel
package import Kernel
import Web

/// Every path of Accounts.
package enum AccountLink: Sendable {
  /// The front page.
  case start
  /// What the person has to do; the page belongs to Worksheets.
  case tasks
  /// Sign in.
  case signIn
  /// The code after the password; `back` is where to go on.
  case signInCode(back: String?)
  /// The own second factor.
  case secondFactor
  /// Another phone for it.
  case secondFactorReplacement
  /// The secret for the phone and its first code.
  case secondFactorSetup
  /// New recovery codes.
  case recoveryCodes
  /// Take somebody's second factor away; GET shows what will happen.
  case removeSecondFactor(ID<Account>)
  /// Sign out.
  case signOut
  /// The own account, with everything a person sets for themselves.
  case own
  /// Change the own password.
  case password
  /// Set a password through a one-time link.
  case passwordLink(token: String)
  /// Make the first administrator.
  case setup(token: String)
  /// The list of accounts.
  case accounts
  /// The list of accounts that match a search as CSV, all pages.
  case accountsCSV(search: String)
  /// The form for a new account.
  case newAccount
  /// One account.
  case account(ID<Account>)
  /// Another name for an account.
  case name(ID<Account>)
  /// Shut out; GET shows what will happen.
  case deactivation(ID<Account>)
  /// Let in again.
  case activation(ID<Account>)
  /// A one-time link for an account.
  case makePasswordLink(ID<Account>)
  /// The roles of an account.
  case roles(ID<Account>)
  /// The form for a new role.
  case newRole(ID<Account>)
  /// The end of a role; GET shows what will happen.
  case roleEnd(ID<Account>, ID<RoleGrant>)

  /// The path on this installation.
  package var path: String {
    switch self {
    case .start: "/"
    case .tasks: "/tugas"
    case .signIn: "/masuk"
    case .signInCode(let back):
      "/masuk/kode" + (back.map { "?kembali=" + percentEncoded($0) } ?? "")
    case .secondFactor: "/faktor-kedua"
    case .secondFactorReplacement: "/faktor-kedua/ganti"
    case .secondFactorSetup: "/faktor-kedua/atur"
    case .recoveryCodes: "/faktor-kedua/kode-pemulihan"
    case .removeSecondFactor(let id): "/akun/" + id.text + "/faktor-kedua"
    case .signOut: "/keluar"
    case .own: "/saya"
    case .password: "/sandi"
    case .passwordLink(let token): "/sandi/atur/" + token
    case .setup(let token): "/mulai/" + token
    case .accounts: "/akun"
    case .accountsCSV(let search): "/akun.csv?cari=" + percentEncoded(search)
    case .newAccount: "/akun/baru"
    case .account(let id): "/akun/" + id.text
    case .name(let id): "/akun/" + id.text + "/nama"
    case .deactivation(let id): "/akun/" + id.text + "/nonaktif"
    case .activation(let id): "/akun/" + id.text + "/aktif"
    case .makePasswordLink(let id): "/akun/" + id.text + "/tautan-sandi"
    case .roles(let id): "/akun/" + id.text + "/peran"
    case .newRole(let id): "/akun/" + id.text + "/peran/baru"
    case .roleEnd(let id, let grant): "/akun/" + id.text + "/peran/" + grant.text + "/akhir"
    }
  }

  /// The path with a message for the page that it leads to.
  func path(saying message: AccountMessage) -> String {
    message.on(path)
  }
}

/// What was just done, for the page that the redirect leads to.
enum AccountMessage: String, DoneMessage {
  case created = "dibuat"
  case saved = "disimpan"
  case deactivated = "dinonaktifkan"
  case activated = "diaktifkan"
  case roleGranted = "peran-diberikan"
  case roleGrantedAnew = "peran-diberikan-sandi-berakhir"
  case roleEnded = "peran-diakhiri"
  case passwordChanged = "sandi-diganti"
  case passwordSet = "sandi-diatur"
  case signedOut = "keluar"
  case codeTooLate = "kode-terlambat"
  case secondFactorRemoved = "faktor-dicabut"

  var text: Text {
    switch self {
    case .created: Text("Akun sudah dibuat.", "The account was made.")
    case .saved: Text("Perubahan sudah disimpan.", "The change was saved.")
    case .deactivated:
      Text("Akun sudah dinonaktifkan.", "The account can no longer sign in.")
    case .activated: Text("Akun sudah diaktifkan lagi.", "The account can sign in again.")
    case .roleGranted: Text("Peran sudah diberikan.", "The role was given.")
    case .roleGrantedAnew:
      Text(
        "Peran sudah diberikan. Kata sandi yang lama berakhir; pengelola sistem membuat tautan "
          + "kata sandi baru untuk orang ini.",
        "The role was given. The old password has ended; an administrator makes a new password "
          + "link for this person.")
    case .roleEnded: Text("Peran sudah diakhiri.", "The role was taken back.")
    case .passwordChanged:
      Text(
        "Kata sandi sudah diganti. Semua sesi lain sudah diakhiri.",
        "The password was changed. Every other session has ended.")
    case .passwordSet:
      Text(
        "Kata sandi sudah diatur. Silakan masuk.", "The password was set. Please sign in.")
    case .codeTooLate:
      Text(
        "Waktu untuk memasukkan kode sudah habis. Silakan masuk lagi.",
        "The time to enter the code is over. Please sign in again.")
    case .secondFactorRemoved:
      Text("Faktor kedua sudah dicabut.", "The second factor was removed.")
    case .signedOut: Text("Anda sudah keluar.", "You have signed out.")
    }
  }
}
