/// One thing that is so or not.
package struct CheckBox: HTML {
  let title: String
  let name: String
  let value: String
  let isChecked: Bool
  let help: String?

  /// A box; unchecked boxes send nothing.
  package init(
    _ title: String, name: String, value: String = "ya", isChecked: Bool = false,
    help: String? = nil
  ) {
    self.title = title
    self.name = name
    self.value = value
    self.isChecked = isChecked
    self.help = help
  }

  /// Box and label.
  package var body: some HTML {
    div(.class("check")) {
      input(
        .type("checkbox"), .id(FieldID.control(name)), .name(name), .value(value),
        .checked(isChecked),
        .aria(.describedBy, FieldID.help(name)).when(help != nil))
      label(.for(FieldID.control(name))) { FieldName(field: name, title: title) }
      if let help { p(.class("help"), .id(FieldID.help(name))) { help } }
    }
  }
}
