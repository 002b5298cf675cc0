/// A long part of a page that opens on a click, and is open on paper.
package struct Fold<Content: HTML>: HTML {
  let title: String
  let content: Content

  /// A part that is closed at first.
  ///
  /// - Parameters:
  ///   - title: What opens it; says what is inside, and how much where that is known.
  ///   - content: The part itself.
  package init(_ title: String, @HTMLBuilder content: () -> Content) {
    self.title = title
    self.content = content()
  }

  /// The part under its title.
  package var body: some HTML {
    details(.class("results-fold")) {
      summary { title }
      content
    }
  }
}
