/// A button that sends its form; its label is a verb.
package struct Button: HTML {
  /// How much weight it has.
  package enum Kind: String, Sendable, CaseIterable {
    /// The one thing to do on the page.
    case primary
    /// Everything else.
    case quiet
    /// Cannot be taken back; leads to a page that lists what will happen, or stands on it.
    case danger
  }

  let text: String
  let kind: Kind
  let attributes: [HTMLAttribute]

  /// A button of a form.
  package init(_ text: String, _ kind: Kind = .primary, _ attributes: HTMLAttribute...) {
    self.text = text
    self.kind = kind
    self.attributes = attributes
  }

  /// The element.
  package var body: some HTML {
    HTMLElement(
      "button", [.class("button button-" + kind.rawValue), .type("submit")] + attributes, text)
  }
}

/// A link that looks like a button, for going somewhere.
package struct ButtonLink: HTML {
  let text: String
  let path: String
  let kind: Button.Kind
  let attributes: [HTMLAttribute]

  /// A link to a path.
  package init(
    _ text: String, to path: String, _ kind: Button.Kind = .primary, _ attributes: HTMLAttribute...
  ) {
    self.text = text
    self.path = path
    self.kind = kind
    self.attributes = attributes
  }

  /// The element.
  package var body: some HTML {
    HTMLElement("a", [.class("button button-" + kind.rawValue), .href(path)] + attributes, text)
  }
}
