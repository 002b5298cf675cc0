/// A field of one line with its label, help and error.
package struct Field: HTML {
  /// What is typed into it.
  package enum Kind: String, Sendable, CaseIterable {
    /// Any text.
    case text
    /// An address for mail.
    case email
    /// A secret.
    case password
    /// A whole number.
    case count
    /// A number with a decimal comma or point.
    case decimal
    /// A day.
    case date
    /// A day with the time on a wall clock, to the second: `2026-06-30T23:59:59`.
    case dateTime = "datetime"
    /// Words to look for.
    case search
  }

  let title: String
  let name: String
  let typed: String
  let kind: Kind
  let help: String?
  let error: String?
  let attributes: [HTMLAttribute]

  /// A field.
  ///
  /// - Parameters:
  ///   - title: The label.
  ///   - name: The name in the form.
  ///   - value: What was typed before, or stored.
  ///   - kind: What is typed into it.
  ///   - help: A hint below the label.
  ///   - error: What is wrong with what was typed.
  ///   - attributes: Further attributes, such as `.autocomplete("username")`.
  package init(
    _ title: String, name: String, value: String = "", kind: Kind = .text, help: String? = nil,
    error: String? = nil, attributes: [HTMLAttribute] = []
  ) {
    self.title = title
    self.name = name
    typed = value
    self.kind = kind
    self.help = help
    self.error = error
    self.attributes = attributes
  }

  /// Label, help, error and control.
  package var body: some HTML {
    FieldFrame(title: title, name: name, help: help, error: error, control: control)
  }

  private var control: some HTML {
    VoidElement(
      "input",
      FieldID.attributes(name, help: help, error: error)
        + [.class("input input-" + kind.rawValue), .type(type), .value(typed).when(showsValue)]
        + hints + attributes)
  }

  private var type: String {
    switch kind {
    case .text, .count, .decimal: "text"
    case .dateTime: "datetime-local"
    case .email, .password, .date, .search: kind.rawValue
    }
  }

  /// A secret is never written back into the page.
  private var showsValue: Bool { kind != .password && !typed.isEmpty }

  private var hints: [HTMLAttribute] {
    switch kind {
    case .count: [.inputmode("numeric"), .autocomplete("off")]
    case .decimal: [.inputmode("decimal"), .autocomplete("off")]
    case .dateTime: [.step("1")]
    case .text, .email, .password, .date, .search: []
    }
  }
}
