import Kernel
import Web

/// Masuk.
struct SignInPage: HTML {
  let login: String
  let back: String
  let trouble: SignInTrouble?
  let page: PageContext

  var body: some HTML {
    Page(title: Text("Masuk", "Sign in"), context: page) {
      h1 { page(Text("Masuk", "Sign in")) }
      if let sentence { Notice(.refusal, page(sentence)) }
      Form(action: AccountLink.signIn.path, context: page) {
        input(.type("hidden"), .name("kembali"), .value(back))
        Field(
          page(Text("E-mail atau NIP", "E-mail or NIP")), name: "login", value: login,
          help: page(
            Text("NIP 18 angka, boleh dengan spasi.", "The 18 digits of a NIP may have spaces.")),
          attributes: [.autocomplete("username"), .maxlength(300), .required()])
        Field(
          page(Text("Kata sandi", "Password")), name: "sandi", kind: .password,
          attributes: [.autocomplete("current-password"), .maxlength(600), .required()])
        div(.class("actions")) { Button(page(Text("Masuk", "Sign in"))) }
      }
      h2 { page(Text("Lupa kata sandi?", "Forgotten your password?")) }
      p {
        page(
          Text(
            "Sistem ini tidak mengirim surat elektronik, jadi kata sandi tidak dapat diatur ulang "
              + "sendiri. Mintalah tautan sekali pakai kepada PIC instansi Anda; tautan itu "
              + "berlaku 24 jam.",
            "This system sends no mail, so you cannot reset the password yourself. Ask the "
              + "coordinator of your institution for a one-time link; it is good for 24 hours."))
      }
    }
  }

  private var sentence: Text? {
    switch trouble {
    case .wrong:
      Text(
        "E-mail atau NIP dan kata sandi tidak cocok. Periksa keduanya, lalu coba lagi.",
        "E-mail or NIP and password do not match. Check both and try again.")
    case .wait(let end): AccountText.wait(until: end)
    case nil: nil
    }
  }
}
