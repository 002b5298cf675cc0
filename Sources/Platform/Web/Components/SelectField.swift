/// One choice from a long list.
package struct SelectField: HTML {
  let title: String
  let name: String
  let groups: [SelectGroup]
  let chosen: String?
  let help: String?
  let error: String?

  /// A list to choose from; an empty first entry is the caller's own.
  package init(
    _ title: String, name: String, options: [(value: String, title: String)],
    chosen: String? = nil, help: String? = nil, error: String? = nil
  ) {
    self.init(
      title, name: name, groups: [SelectGroup(nil, options)], chosen: chosen, help: help,
      error: error)
  }

  /// A list under headings, for more entries than one reads through.
  package init(
    _ title: String, name: String, groups: [SelectGroup], chosen: String? = nil,
    help: String? = nil, error: String? = nil
  ) {
    self.title = title
    self.name = name
    self.groups = groups
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
      groups.map { SelectGroupView(group: $0, chosen: chosen) })
  }
}

/// Entries of a list under one heading.
package struct SelectGroup: Sendable {
  /// The heading; nil for entries without one.
  package let title: String?
  /// The entries.
  package var options: [(value: String, title: String)]

  /// Groups entries.
  package init(_ title: String?, _ options: [(value: String, title: String)]) {
    self.title = title
    self.options = options
  }
}

/// A group as the browser shows it.
private struct SelectGroupView: HTML {
  let group: SelectGroup
  let chosen: String?

  @HTMLBuilder var body: some HTML {
    if let title = group.title {
      optgroup(.custom(name: "label", value: title)) { options }
    } else {
      options
    }
  }

  @HTMLBuilder private var options: some HTML {
    for entry in group.options {
      option(.value(entry.value), .selected(entry.value == chosen)) { entry.title }
    }
  }
}
