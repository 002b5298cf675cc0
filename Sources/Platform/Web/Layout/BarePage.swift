package import Kernel

/// The document around the pages that people answer surveys on: a small style and script of their
/// own, no menu, no switch that sets a cookie.
package struct BarePage<Content: HTML>: HTML {
  let pageTitle: String
  let language: Language
  let returnsAfterSeconds: Int?
  let content: Content

  /// A page of its own.
  ///
  /// - Parameters:
  ///   - pageTitle: What stands in the browser's tab.
  ///   - language: Of the page.
  ///   - returnsAfterSeconds: When a kiosk goes back to its start; nil elsewhere.
  ///   - content: Starts with its one `h1`.
  package init(
    title pageTitle: String, language: Language, returnsAfterSeconds: Int? = nil,
    @HTMLBuilder content: () -> Content
  ) {
    self.pageTitle = pageTitle
    self.language = language
    self.returnsAfterSeconds = returnsAfterSeconds
    self.content = content()
  }

  /// The document.
  package var body: some HTML {
    element("html", .lang(language.rawValue)) {
      element("head") {
        void("meta", .custom(name: "charset", value: "utf-8"))
        void(
          "meta", .name("viewport"),
          .custom(name: "content", value: "width=device-width, initial-scale=1"))
        void("meta", .name("color-scheme"), .custom(name: "content", value: "light dark"))
        void("meta", .name("robots"), .custom(name: "content", value: "noindex"))
        if let returnsAfterSeconds {
          void(
            "meta", .custom(name: "http-equiv", value: "refresh"),
            .custom(name: "content", value: String(returnsAfterSeconds)))
        }
        element("title") { pageTitle }
        void("link", .rel("stylesheet"), .href(Assets.surveyStylesheet.path))
        // Without it browsers ask for /favicon.ico and get a whole page that says there is none.
        void("link", .rel("icon"), .type("image/svg+xml"), .href(Assets.icon.path))
        element(
          "script", .custom(name: "defer", if: true), .src(Assets.surveyScript.path))
      }
      element("body") { main(.id("isi")) { content } }
    }
  }
}

/// A form that goes back to the address it was shown at and carries a signed proof of its own.
///
/// For `RouteTable.openForm` only; every other form is a `Form` with its token.
package struct OpenForm<Content: HTML>: HTML {
  let name: String
  let isKiosk: Bool
  let content: Content

  /// A form.
  ///
  /// - Parameters:
  ///   - name: Its id.
  ///   - isKiosk: Whether it stands on a shared device, which keeps nothing.
  ///   - content: The proof, the fields and the button.
  package init(id name: String, isKiosk: Bool, @HTMLBuilder content: () -> Content) {
    self.name = name
    self.isKiosk = isKiosk
    self.content = content()
  }

  /// The element.
  package var body: some HTML {
    HTMLElement(
      "form",
      [
        .custom(name: "method", value: "post"), .id(name), .novalidate(),
        .custom(name: "data-kiosk", if: isKiosk),
      ], content)
  }
}
