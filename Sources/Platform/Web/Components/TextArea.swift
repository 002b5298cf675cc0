import Kernel

/// A field of several lines with a counter of what is left.
package struct TextArea: HTML {
  let title: String
  let name: String
  let typed: String
  let limit: Int
  let lines: Int
  let help: String?
  let error: String?
  let page: PageContext

  /// A field for a longer text.
  ///
  /// - Parameters:
  ///   - title: The label.
  ///   - name: The name in the form.
  ///   - value: What was typed before.
  ///   - limit: The most characters; the server checks it again.
  ///   - lines: Height.
  ///   - help: A hint.
  ///   - error: What is wrong.
  ///   - page: The frame, for the language of the counter.
  package init(
    _ title: String, name: String, value: String = "", limit: Int, lines: Int = 4,
    help: String? = nil, error: String? = nil, page: PageContext
  ) {
    self.title = title
    self.name = name
    typed = value
    self.limit = limit
    self.lines = lines
    self.help = help
    self.error = error
    self.page = page
  }

  /// Label, help, error, control and counter.
  package var body: some HTML {
    FieldFrame(title: title, name: name, help: help, error: error, control: control)
  }

  @HTMLBuilder private var control: some HTML {
    HTMLElement(
      "textarea",
      FieldID.attributes(name, help: help, error: error) + [
        .class("input textarea"), .rows(lines), .maxlength(limit), .data(.limit, String(limit)),
      ],
      "\n" + typed)
    p(.class("counter"), .data(.counter, name)) {
      page(Text("Paling banyak \(limit) karakter", "At most \(limit) characters"))
    }
  }
}
