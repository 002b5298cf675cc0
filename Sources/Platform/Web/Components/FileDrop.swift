import Kernel

/// A place for a file: choose it, or drop it there when the script runs.
package struct FileDrop: HTML {
  let title: String
  let name: String
  let accepted: String
  let help: String
  let error: String?
  let page: PageContext
  let isMultiple: Bool

  /// A field for one file; its form says `isUpload: true`.
  ///
  /// - Parameters:
  ///   - title: The label.
  ///   - name: The name in the form.
  ///   - accepted: Endings, such as `.xlsx`; the server looks at the content.
  ///   - help: Which file and how large.
  ///   - error: What is wrong with the file that was sent.
  ///   - page: The frame, for the language.
  ///   - isMultiple: Whether several files may be chosen.
  package init(
    _ title: String, name: String, accepted: String, help: String, error: String? = nil,
    page: PageContext, isMultiple: Bool = false
  ) {
    self.title = title
    self.name = name
    self.accepted = accepted
    self.help = help
    self.error = error
    self.page = page
    self.isMultiple = isMultiple
  }

  /// The field.
  package var body: some HTML {
    FieldFrame(title: title, name: name, help: help, error: error, control: control)
  }

  private var control: some HTML {
    div(.class("file-drop"), .data(.drop)) {
      VoidElement(
        "input",
        FieldID.attributes(name, help: help, error: error) + [
          .type("file"), .accept(accepted), .class("file-input"), .multiple(isMultiple),
        ])
      p(.class("file-hint"), .hidden()) {
        page(Text("atau letakkan berkas di sini", "or drop the file here"))
      }
    }
  }
}
