import Kernel
import MessagesModel
import Web

/// When a person gets letters by mail.
struct MailPreferencePage: HTML {
  let form: MailPreferenceForm
  let errors: [FormError]
  let standing: MailStanding
  let page: PageContext

  var body: some HTML {
    Page(title: MessageText.letters, context: page) {
      Breadcrumb(
        [(page(MessageText.messages), MessageLink.list.path)], here: page(MessageText.letters),
        page: page)
      h1 { page(MessageText.letters) }
      ErrorSummary(errors, page: page)
      p(.class("lead")) { page(MessageText.whatLettersSay) }
      if let obstacle = MessageText.obstacle(standing) { Notice(.info, page(obstacle)) }
      Form(action: MessageLink.mail.path, context: page) {
        RadioGroup(
          page(MessageText.rhythm), name: "irama",
          options: MailRhythm.allCases.map { rhythm in
            RadioOption(
              value: rhythm.rawValue, title: page(MessageText.title(rhythm)),
              criterion: page(MessageText.meaning(rhythm)))
          }, chosen: form.rhythm, error: errors.message(for: "irama", page))
        hours(MessageText.quietFrom, "tenang_dari", form.from)
        hours(MessageText.quietUntil, "tenang_sampai", form.until)
        div(.class("actions")) {
          Button(page(Text("Simpan", "Save")))
          ButtonLink(page(Text("Batal", "Cancel")), to: MessageLink.list.path, .quiet)
        }
      }
    }
  }

  private func hours(_ title: Text, _ name: String, _ chosen: String) -> some HTML {
    SelectField(
      page(title), name: name,
      options: (0...23).map { hour in
        (value: String(hour), title: MessageText.hour(hour, in: page.language))
      }, chosen: chosen, help: page(MessageText.quietHelp),
      error: errors.message(for: name, page))
  }
}
