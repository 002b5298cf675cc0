/// What stands around every control: label, help, error, in this order.
struct FieldFrame<Control: HTML>: HTML {
  let title: String
  let name: String
  let help: String?
  let error: String?
  let control: Control

  var body: some HTML {
    div(.class(error == nil ? "field" : "field field-wrong")) {
      label(.for(FieldID.control(name))) { FieldName(field: name, title: title) }
      if let help { p(.class("help"), .id(FieldID.help(name))) { help } }
      FieldError(name: name, message: error)
      control
    }
  }
}

/// The sentence that says what is wrong with a field.
struct FieldError: HTML {
  let name: String
  let message: String?

  var body: some HTML {
    if let message {
      p(.class("field-error"), .id(FieldID.error(name))) {
        span(.aria(.hidden, "true")) { "× " }
        message
      }
    }
  }
}

/// Fields whose names another form of the same page uses too: their ids carry the name of the form,
/// so that each label finds its own field.
struct FieldScope<Content: HTML>: HTML {
  typealias Body = Never
  let name: String
  let content: Content

  func render(into buffer: inout HTMLBuffer) {
    if name.isEmpty { return content.render(into: &buffer) }
    FieldID.$scope.withValue(name) { content.render(into: &buffer) }
  }
}

/// The ids of a field's parts, so that labels, help and the error summary find each other.
package enum FieldID {
  /// Which of several forms of a page is being written; empty for the only one.
  @TaskLocal static var scope = ""

  /// The control itself; the error summary links to it.
  package static func control(_ name: String) -> String {
    let scope = Self.scope
    return scope.isEmpty ? "f-" + name : "f-" + scope + "-" + name
  }
  static func help(_ name: String) -> String { control(name) + "-help" }
  static func error(_ name: String) -> String { control(name) + "-error" }

  /// Which parts describe the control; empty when there are none.
  static func describedBy(_ name: String, help: String?, error: String?) -> String {
    var ids: [String] = []
    if help != nil { ids.append(self.help(name)) }
    if error != nil { ids.append(self.error(name)) }
    return ids.joined(separator: " ")
  }

  /// The attributes that tie a control to its help and error.
  static func attributes(_ name: String, help: String?, error: String?) -> [HTMLAttribute] {
    let described = describedBy(name, help: help, error: error)
    return [
      .id(control(name)), .name(name),
      .aria(.describedBy, described).when(!described.isEmpty),
      .aria(.invalid, "true").when(error != nil),
    ]
  }
}
