import AccountsModel
import Kernel
import Web

/// Change the own password.
struct PasswordPage: HTML {
  let login: String
  let errors: [FormError]
  let page: PageContext

  var body: some HTML {
    Page(title: Text("Ganti kata sandi", "Change password"), context: page) {
      h1 { page(Text("Ganti kata sandi", "Change password")) }
      ErrorSummary(errors, page: page)
      Form(action: AccountLink.password.path, context: page) {
        LoginHint(login: login)
        Field(
          page(Text("Kata sandi saat ini", "Present password")), name: "sandi_kini",
          kind: .password, error: errors.message(for: "sandi_kini", page),
          attributes: [.autocomplete("current-password"), .maxlength(600), .required()])
        NewPasswordFields(errors: errors, page: page)
        div(.class("actions")) {
          Button(page(Text("Ganti kata sandi", "Change password")))
        }
      }
      p(.class("help")) {
        page(
          Text(
            "Sesudah diganti, semua sesi Anda di perangkat lain berakhir.",
            "Afterwards every session of yours on other devices ends."))
      }
    }
  }
}

/// Set a password through a one-time link.
struct PasswordLinkPage: HTML {
  let name: String
  let login: String
  let token: String
  let errors: [FormError]
  let page: PageContext

  var body: some HTML {
    Page(title: Text("Atur kata sandi", "Set a password"), context: page) {
      h1 { page(Text("Atur kata sandi", "Set a password")) }
      p { page(Text("Untuk akun \(name) (\(login)).", "For the account of \(name) (\(login)).")) }
      ErrorSummary(errors, page: page)
      Form(action: AccountLink.passwordLink(token: token).path, context: page) {
        LoginHint(login: login)
        NewPasswordFields(errors: errors, page: page)
        div(.class("actions")) { Button(page(Text("Simpan kata sandi", "Save password"))) }
      }
    }
  }
}

/// Make the first administrator.
struct SetupPage: HTML {
  let token: String
  let form: AccountForm
  let errors: [FormError]
  let page: PageContext

  var body: some HTML {
    Page(title: Text("Pengelola pertama", "First administrator"), context: page) {
      h1 { page(Text("Buat pengelola pertama", "Make the first administrator")) }
      p {
        page(
          Text(
            "Pemasangan ini belum punya akun. Akun pertama menjadi pengelola sistem: ia membuat "
              + "instansi, unit kerja dan akun lainnya.",
            "This installation has no account yet. The first one becomes the administrator, who "
              + "makes institutions, units and the other accounts."))
      }
      ErrorSummary(errors, page: page)
      Form(action: AccountLink.setup(token: token).path, context: page) {
        AccountFields(form: form, errors: errors, page: page)
        NewPasswordFields(errors: errors, page: page)
        div(.class("actions")) { Button(page(Text("Buat akun dan masuk", "Make it and sign in"))) }
      }
    }
  }
}

/// The new password, twice.
struct NewPasswordFields: HTML {
  let errors: [FormError]
  let page: PageContext

  var body: some HTML {
    Field(
      page(Text("Kata sandi baru", "New password")), name: "sandi_baru", kind: .password,
      help: page(
        Text(
          "Paling sedikit \(PasswordRule.shortest) karakter. Beberapa kata yang hanya Anda ingat "
            + "lebih kuat daripada satu kata dengan tanda baca.",
          "At least \(PasswordRule.shortest) characters. A few words that only you think of are "
            + "stronger than one word with signs.")),
      error: errors.message(for: "sandi_baru", page),
      attributes: [.autocomplete("new-password"), .maxlength(600), .required()])
    Field(
      page(Text("Ulangi kata sandi baru", "Repeat the new password")), name: "sandi_ulang",
      kind: .password, error: errors.message(for: "sandi_ulang", page),
      attributes: [.autocomplete("new-password"), .maxlength(600), .required()])
  }
}

/// The login for the browser's own memory of passwords; nobody sees or sends it.
struct LoginHint: HTML {
  let login: String

  var body: some HTML {
    input(
      .type("text"), .value(login), .autocomplete("username"), .hidden(), .readonly())
  }
}

/// Name and login of an account.
struct AccountFields: HTML {
  let form: AccountForm
  let errors: [FormError]
  let page: PageContext

  var body: some HTML {
    Field(
      page(Text("Nama lengkap dengan gelar", "Full name with titles")), name: "nama",
      value: form.typedName, error: errors.message(for: "nama", page),
      attributes: [.autocomplete("off"), .maxlength(PersonName.longest), .required()])
    Field(
      page(Text("E-mail atau NIP", "E-mail or NIP")), name: "login", value: form.typedLogin,
      help: page(
        Text(
          "Dipakai untuk masuk dan tidak dapat diubah lagi. NIP terdiri dari 18 angka.",
          "Used to sign in and cannot be changed later. A NIP has 18 digits.")),
      error: errors.message(for: "login", page),
      attributes: [.autocomplete("off"), .maxlength(300), .required()])
  }
}
