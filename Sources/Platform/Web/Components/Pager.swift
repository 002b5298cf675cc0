import Kernel

/// Links to the other pages of a long list.
package struct Pager: HTML {
  let number: Int
  let count: Int
  let page: PageContext
  let path: @Sendable (Int) -> String

  /// A pager; nothing is written when there is only one page.
  ///
  /// - Parameters:
  ///   - number: This page, from 1.
  ///   - count: How many pages there are.
  ///   - page: The frame, for the language.
  ///   - path: The path of a page, with its filters.
  package init(
    _ number: Int, of count: Int, page: PageContext, path: @escaping @Sendable (Int) -> String
  ) {
    self.number = number
    self.count = count
    self.page = page
    self.path = path
  }

  /// The links.
  package var body: some HTML {
    if count > 1 {
      nav(.class("pager"), .aria(.label, page(Text("Halaman", "Pages")))) {
        if number > 1 {
          a(.href(path(number - 1)), .rel("prev")) { page(Text("← Sebelumnya", "← Previous")) }
        }
        span {
          page(Text("Halaman \(number) dari \(count)", "Page \(number) of \(count)"))
        }
        if number < count {
          a(.href(path(number + 1)), .rel("next")) { page(Text("Berikutnya →", "Next →")) }
        }
      }
    }
  }
}

/// Previous and next of a sequence, such as the questions of a worksheet; also by key.
package struct StepLinks: HTML {
  let previous: (title: String, path: String)?
  let next: (title: String, path: String)?
  let page: PageContext

  /// Links to the neighbours; nil at either end.
  package init(
    previous: (title: String, path: String)?, next: (title: String, path: String)?,
    page: PageContext
  ) {
    self.previous = previous
    self.next = next
    self.page = page
  }

  /// The links; the script follows them with `k` and `j`.
  package var body: some HTML {
    nav(
      .class("steps"), .data(.keys), .aria(.label, page(Text("Urutan", "Sequence")))
    ) {
      if let previous {
        a(.class("step-previous"), .href(previous.path), .rel("prev"), .data(.key, "k")) {
          span(.class("step-direction")) { page(Text("← Sebelumnya", "← Previous")) }
          span { previous.title }
        }
      }
      if let next {
        a(.class("step-next"), .href(next.path), .rel("next"), .data(.key, "j")) {
          span(.class("step-direction")) { page(Text("Berikutnya →", "Next →")) }
          span { next.title }
        }
      }
    }
  }
}
