package import Kernel

/// A whole page: frame, menu, language switch, content, foot.
package struct Page<Content: HTML>: HTML {
  let pageTitle: Text
  let context: PageContext
  let content: Content

  /// Puts content into the frame; the content starts with its one `h1`.
  package init(title: Text, context: PageContext, @HTMLBuilder content: () -> Content) {
    pageTitle = title
    self.context = context
    self.content = content()
  }

  private var isPaper: Bool { context.chrome == .paper }

  /// The document.
  package var body: some HTML {
    element("html", .lang(context.language.rawValue)) {
      PageHead(pageTitle: context(pageTitle))
      element("body") {
        if !isPaper {
          a(.class("skip-link"), .href("#isi")) {
            context(Text("Langsung ke isi", "Skip to content"))
          }
        }
        if let banner = context.banner { BannerLine(banner: banner, context: context) }
        if !isPaper { PageHeader(context: context) }
        main(.id("isi"), .class("page-main"), .tabindex(-1)) {
          if let text = context.notice {
            Notice(.success, context(text))
          }
          content
        }
        if !isPaper { PageFooter(context: context) }
      }
    }
  }
}
