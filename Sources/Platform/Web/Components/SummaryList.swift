/// One line of a summary: what it is, its value, and perhaps a way to change it.
package struct SummaryRow: Sendable {
  let term: String
  let content: HTMLFragment
  let link: (title: String, path: String)?

  /// A line with text.
  package init(_ term: String, _ value: String, link: (title: String, path: String)? = nil) {
    self.init(term, link: link) { value }
  }

  /// A line with content of its own, such as a tag or a link.
  package init(
    _ term: String, link: (title: String, path: String)? = nil,
    @HTMLBuilder content: () -> some HTML
  ) {
    self.term = term
    self.content = HTMLFragment(content())
    self.link = link
  }
}

/// Facts about one thing, one under the other.
package struct SummaryList: HTML {
  let rows: [SummaryRow]

  /// A list of facts.
  package init(_ rows: [SummaryRow]) {
    self.rows = rows
  }

  /// The list.
  package var body: some HTML {
    dl(.class("summary-list")) {
      for row in rows {
        div(.class("summary-row")) {
          dt { row.term }
          dd { row.content }
          if let link = row.link {
            dd(.class("summary-action")) {
              a(.href(link.path)) {
                link.title
                span(.class("visually-hidden")) { ": " + row.term }
              }
            }
          }
        }
      }
    }
  }
}
