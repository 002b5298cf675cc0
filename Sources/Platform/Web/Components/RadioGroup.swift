/// One possible answer with the criterion that it stands for.
package struct RadioOption: Sendable {
  let value: String
  let title: String
  let criterion: String?
  let worth: String?

  /// An answer.
  ///
  /// - Parameters:
  ///   - value: What the form sends.
  ///   - title: The answer itself, such as "A" or "Ya".
  ///   - criterion: When it is the right one; nil when the title says it all.
  ///   - worth: What it brings, such as "1,00"; nil to leave it out.
  package init(
    value: String, title: String, criterion: String? = nil, worth: String? = nil
  ) {
    self.value = value
    self.title = title
    self.criterion = criterion
    self.worth = worth
  }
}

/// One answer out of a few, each with its criterion; the whole card is the target for the finger.
package struct RadioGroup: HTML {
  let title: String
  let name: String
  let options: [RadioOption]
  let chosen: String?
  let help: String?
  let error: String?
  let clearTitle: String?

  /// A question with its answers.
  ///
  /// - Parameters:
  ///   - title: The question; the legend of the group.
  ///   - name: The name in the form.
  ///   - options: The answers in their order.
  ///   - chosen: The value that is chosen now.
  ///   - help: A hint.
  ///   - error: What is wrong.
  ///   - clearTitle: When given, a last choice that sends an empty value, such as "Kosongkan".
  package init(
    _ title: String, name: String, options: [RadioOption], chosen: String? = nil,
    help: String? = nil, error: String? = nil, clearTitle: String? = nil
  ) {
    self.title = title
    self.name = name
    self.options = options
    self.chosen = chosen
    self.help = help
    self.error = error
    self.clearTitle = clearTitle
  }

  /// The group.
  package var body: some HTML {
    let described = FieldID.describedBy(name, help: help, error: error)
    fieldset(
      .class(error == nil ? "radio-group" : "radio-group field-wrong"),
      .aria(.describedBy, described).when(!described.isEmpty)
    ) {
      legend { FieldName(field: name, title: title) }
      if let help { p(.class("help"), .id(FieldID.help(name))) { help } }
      FieldError(name: name, message: error)
      choices
      if let clearTitle {
        div(.class("radio radio-clear")) {
          input(
            .type("radio"), .id(id(options.count)), .name(name), .value(""),
            .checked((chosen ?? "").isEmpty))
          label(.for(id(options.count))) { span(.class("radio-title")) { clearTitle } }
        }
      }
    }
  }

  private var choices: [RadioChoice] {
    options.enumerated().map { index, entry in
      RadioChoice(id: id(index), name: name, entry: entry, isChosen: entry.value == chosen)
    }
  }

  /// The first answer carries the id of the field, so that the error summary leads to it.
  private func id(_ index: Int) -> String {
    index == 0 ? FieldID.control(name) : FieldID.control(name) + "-\(index + 1)"
  }
}

private struct RadioChoice: HTML {
  let id: String
  let name: String
  let entry: RadioOption
  let isChosen: Bool

  var body: some HTML {
    div(.class("radio")) {
      input(.type("radio"), .id(id), .name(name), .value(entry.value), .checked(isChosen))
      label(.for(id)) {
        span(.class("radio-title")) { entry.title }
        if let criterion = entry.criterion { span(.class("radio-criterion")) { criterion } }
        if let worth = entry.worth { span(.class("radio-worth")) { worth } }
      }
    }
  }
}
