/// One choice from a long list.
package struct SelectField: HTML {
  let title: String
  let name: String
  let options: [(value: String, title: String)]
  let chosen: String?
  let help: String?
  let error: String?

  /// A list to choose from; an empty first entry is the caller's own.
  package init(
    _ title: String, name: String, options: [(value: String, title: String)],
    chosen: String? = nil, help: String? = nil, error: String? = nil
  ) {
    self.title = title
    self.name = name
    self.options = options
    self.chosen = chosen
    self.help = help
    self.error = error
  }

  /// Label, help, error and list.
  package var body: some HTML {
    FieldFrame(title: title, name: name, help: help, error: error, control: control)
  }

  private var control: some HTML {
    HTMLElement(
      "select", FieldID.attributes(name, help: help, error: error) + [.class("input")],
      options.map { entry in
        option(.value(entry.value), .selected(entry.value == chosen)) { entry.title }
      })
  }
}
