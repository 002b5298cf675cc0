import Kernel

/// The first thing after a refused form: how many errors, each with the name of its field and a link
/// to it.
package struct ErrorSummary: HTML {
  let errors: [FormError]
  let scope: String
  let page: PageContext

  /// A summary; nothing is written when there are no errors.
  ///
  /// - Parameters:
  ///   - errors: In the order of the fields.
  ///   - scope: The word of the form that was refused, when the page has several.
  ///   - page: The frame of the page.
  package init(_ errors: [FormError], scope: String = "", page: PageContext) {
    self.errors = errors
    self.scope = scope
    self.page = page
  }

  /// The box.
  package var body: some HTML {
    FieldScope(name: scope, content: ErrorBox(errors: errors, page: page))
  }
}

/// A view of its own, so that the ids are made while the scope holds.
private struct ErrorBox: HTML {
  let errors: [FormError]
  let page: PageContext

  var body: some HTML {
    if !errors.isEmpty {
      div(
        .class("error-summary"), .role("alert"), .tabindex(-1), .id("kesalahan"), .autofocus()
      ) {
        h2 {
          page(
            Text(
              "Belum bisa disimpan: \(errors.count) isian perlu diperbaiki",
              errors.count == 1
                ? "Not saved yet: 1 entry needs correction"
                : "Not saved yet: \(errors.count) entries need correction"))
        }
        ul {
          for entry in errors {
            li {
              a(.href("#" + FieldID.control(entry.field))) {
                FieldNameGap(field: entry.field)
                page(entry.message)
              }
            }
          }
        }
      }
    }
  }
}

extension Array where Element == FormError {
  /// What is wrong with one field in the language of the page; nil when nothing is.
  package func message(for field: String, _ page: PageContext) -> String? {
    let messages = lazy.filter { $0.field == field }.map { page($0.message) }
    return messages.isEmpty ? nil : messages.joined(separator: " ")
  }
}
