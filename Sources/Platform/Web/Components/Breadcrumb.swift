import Kernel

/// Where the page is, from the widest place to itself.
package struct Breadcrumb: HTML {
  let steps: [(title: String, path: String)]
  let here: String
  let page: PageContext

  /// A way down to this page.
  ///
  /// - Parameters:
  ///   - steps: The places above, widest first.
  ///   - here: The name of this page; not a link.
  ///   - page: The frame, for the language.
  package init(_ steps: [(title: String, path: String)], here: String, page: PageContext) {
    self.steps = steps
    self.here = here
    self.page = page
  }

  /// The list.
  package var body: some HTML {
    nav(.class("breadcrumb"), .aria(.label, page(Text("Letak halaman", "You are here")))) {
      ol {
        for step in steps { li { a(.href(step.path)) { step.title } } }
        li(.aria(.current, "page")) { here }
      }
    }
  }
}
