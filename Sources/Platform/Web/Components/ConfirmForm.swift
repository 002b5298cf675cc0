import Kernel

/// The check page before something that cannot be taken back: what will happen, then the button.
package struct ConfirmForm: HTML {
  let action: String
  let consequences: [String]
  let verb: String
  let isDanger: Bool
  let cancelPath: String
  let hidden: [(name: String, value: String)]
  let page: PageContext

  /// A confirmation.
  ///
  /// - Parameters:
  ///   - action: The path that does it.
  ///   - consequences: What will happen and who will see it, one sentence each.
  ///   - verb: The button.
  ///   - isDanger: Whether it cannot be taken back.
  ///   - cancelPath: Where to go instead.
  ///   - hidden: Fields that travel along, such as the version.
  ///   - page: The frame.
  package init(
    action: String, consequences: [String], verb: String, isDanger: Bool = false,
    cancelPath: String, hidden: [(name: String, value: String)] = [], page: PageContext
  ) {
    self.action = action
    self.consequences = consequences
    self.verb = verb
    self.isDanger = isDanger
    self.cancelPath = cancelPath
    self.hidden = hidden
    self.page = page
  }

  /// The list and the form.
  package var body: some HTML {
    div(.class("confirm")) {
      p { page(Text("Yang akan terjadi:", "What will happen:")) }
      ul { for sentence in consequences { li { sentence } } }
      Form(action: action, context: page) {
        for field in hidden {
          input(.type("hidden"), .name(field.name), .value(field.value))
        }
        div(.class("actions")) {
          Button(verb, isDanger ? .danger : .primary)
          ButtonLink(page(Text("Batal", "Cancel")), to: cancelPath, .quiet)
        }
      }
    }
  }
}
