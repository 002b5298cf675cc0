import Kernel

/// The check page before something that cannot be taken back: what will happen, then the button.
package struct ConfirmForm<Fields: HTML>: HTML {
  let action: String
  let consequences: [String]
  let verb: String
  let isDanger: Bool
  let cancelPath: String
  let hidden: [(name: String, value: String)]
  let page: PageContext
  let fields: Fields

  /// A confirmation that asks for something.
  ///
  /// - Parameters:
  ///   - action: The path that does it.
  ///   - consequences: What will happen and who will see it, one sentence each.
  ///   - verb: The button.
  ///   - isDanger: Whether it cannot be taken back.
  ///   - cancelPath: Where to go instead.
  ///   - hidden: Fields that travel along, such as the version.
  ///   - page: The frame.
  ///   - fields: What the person has to give, such as the password once more.
  package init(
    action: String, consequences: [String], verb: String, isDanger: Bool = false,
    cancelPath: String, hidden: [(name: String, value: String)] = [], page: PageContext,
    @HTMLBuilder fields: () -> Fields
  ) {
    self.action = action
    self.consequences = consequences
    self.verb = verb
    self.isDanger = isDanger
    self.cancelPath = cancelPath
    self.hidden = hidden
    self.page = page
    self.fields = fields()
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
        fields
        div(.class("actions")) {
          Button(verb, isDanger ? .danger : .primary)
          ButtonLink(page(Text("Batal", "Cancel")), to: cancelPath, .quiet)
        }
      }
    }
  }
}

extension ConfirmForm where Fields == EmptyHTML {
  /// A confirmation by the button alone.
  package init(
    action: String, consequences: [String], verb: String, isDanger: Bool = false,
    cancelPath: String, hidden: [(name: String, value: String)] = [], page: PageContext
  ) {
    self.init(
      action: action, consequences: consequences, verb: verb, isDanger: isDanger,
      cancelPath: cancelPath, hidden: hidden, page: page
    ) { EmptyHTML() }
  }
}
