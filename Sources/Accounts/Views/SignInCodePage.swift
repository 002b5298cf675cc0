import Kernel
import Web

/// The second step of signing in.
struct SignInCodePage: HTML {
  let back: String
  let trouble: SignInTrouble?
  let page: PageContext

  var body: some HTML {
    Page(title: SecondFactorText.signInTitle, context: page) {
      h1 { page(SecondFactorText.signInTitle) }
      if case .wait(let end) = trouble { Notice(.refusal, page(AccountText.wait(until: end))) }
      Form(action: AccountLink.signInCode(back: nil).path, context: page) {
        input(.type("hidden"), .name("kembali"), .value(back))
        CodeField(
          error: trouble == .wrong ? page(SecondFactorText.refusal(.wrongCode)) : nil, page: page)
        div(.class("actions")) {
          Button(page(Text("Masuk", "Sign in")))
          ButtonLink(
            page(Text("Mulai lagi", "Start again")), to: AccountLink.signIn.path, .quiet)
        }
      }
      h2 { page(Text("Tidak punya ponselnya?", "No phone at hand?")) }
      p { page(SecondFactorText.withoutPhone) }
    }
  }
}
