/// The one form: POST, with the token that proves that we showed it.
package struct Form<Content: HTML>: HTML {
  let action: String
  let context: PageContext
  let classes: String
  let attributes: [HTMLAttribute]
  let scope: String
  let content: Content

  /// A form.
  ///
  /// - Parameters:
  ///   - action: The path that takes it.
  ///   - context: The frame of the page, which knows the token.
  ///   - classes: Further classes.
  ///   - isUpload: Whether it carries files.
  ///   - attributes: Further attributes, such as `.data(.autosave)`.
  ///   - scope: A word for the form where several of one page have fields of the same name.
  ///   - content: The fields and the buttons.
  package init(
    action: String, context: PageContext, classes: String = "", isUpload: Bool = false,
    attributes: [HTMLAttribute] = [], scope: String = "",
    @HTMLBuilder content: () -> Content
  ) {
    self.action = action
    self.context = context
    self.scope = scope
    self.classes = classes
    self.attributes =
      attributes + [.custom(name: "enctype", value: "multipart/form-data").when(isUpload)]
    self.content = content()
  }

  /// The element.
  package var body: some HTML {
    HTMLElement(
      "form",
      [
        .custom(name: "method", value: "post"), .action(action),
        .class(classes.isEmpty ? "form" : "form " + classes),
        .novalidate(),
      ] + attributes,
      fields)
  }

  @HTMLBuilder private var fields: some HTML {
    input(.type("hidden"), .name(CSRFKey.fieldName), .value(context.csrfToken))
    FieldScope(name: scope, content: content)
  }
}

/// A form that only asks, by GET: search and filters.
///
/// It carries no token and changes nothing.
package struct SearchForm<Content: HTML>: HTML {
  let action: String
  let content: Content

  /// A form that puts its fields into the address.
  package init(action: String, @HTMLBuilder content: () -> Content) {
    self.action = action
    self.content = content()
  }

  /// The element.
  package var body: some HTML {
    HTMLElement(
      "form",
      [.custom(name: "method", value: "get"), .action(action), .class("search-form")],
      content)
  }
}
