/// The document around the pages that people answer surveys on: a small style and script of their
/// own, no menu, no switch that sets a cookie.
package struct BarePage<Content: HTML>: HTML {
  let pageTitle: String
  let language: String
  let isRightToLeft: Bool
  let returnsAfterSeconds: Int?
  let leftAfterSeconds: Int?
  let content: Content

  /// A page of its own.
  ///
  /// - Parameters:
  ///   - pageTitle: What stands in the browser's tab.
  ///   - language: The tag of the language of the page, such as `id` or `jv`.
  ///   - isRightToLeft: Whether that language is written from right to left.
  ///   - returnsAfterSeconds: When a kiosk goes back to its start; nil elsewhere.
  ///   - leftAfterSeconds: When a kiosk without script takes its form for left; nil elsewhere.
  ///   - content: Starts with its one `h1`.
  package init(
    title pageTitle: String, language: String, isRightToLeft: Bool = false,
    returnsAfterSeconds: Int? = nil, leftAfterSeconds: Int? = nil,
    @HTMLBuilder content: () -> Content
  ) {
    self.pageTitle = pageTitle
    self.language = language
    self.isRightToLeft = isRightToLeft
    self.returnsAfterSeconds = returnsAfterSeconds
    self.leftAfterSeconds = leftAfterSeconds
    self.content = content()
  }

  /// The document.
  package var body: some HTML {
    element(
      "html", .lang(language), .custom(name: "dir", value: "rtl").when(isRightToLeft)
    ) {
      element("head") {
        void("meta", .custom(name: "charset", value: "utf-8"))
        void(
          "meta", .name("viewport"),
          .custom(name: "content", value: "width=device-width, initial-scale=1"))
        void("meta", .name("color-scheme"), .custom(name: "content", value: "light dark"))
        void("meta", .name("robots"), .custom(name: "content", value: "noindex"))
        if let returnsAfterSeconds { Self.start(after: returnsAfterSeconds) }
        if let leftAfterSeconds { element("noscript") { Self.start(after: leftAfterSeconds) } }
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

  /// The same path without its query: the language of the last person goes too.
  private static func start(after seconds: Int) -> VoidElement {
    void(
      "meta", .custom(name: "http-equiv", value: "refresh"),
      .custom(name: "content", value: "\(seconds);url=?"))
  }
}

/// What the script of the form says, in the language of the page.
package struct OpenFormWords: Hashable, Sendable {
  let back: String
  let next: String
  let step: String
  let progress: String
  let choose: String

  /// Describes the words.
  ///
  /// - Parameters:
  ///   - back: The button to the question before.
  ///   - next: The button to the question after.
  ///   - step: Where one is, with `{step}` and `{steps}` in it.
  ///   - progress: What the bar is called.
  ///   - choose: What is said when a question is left without an answer.
  package init(back: String, next: String, step: String, progress: String, choose: String) {
    self.back = back
    self.next = next
    self.step = step
    self.progress = progress
    self.choose = choose
  }
}

/// A form that goes back to the address it was shown at and carries a signed proof of its own.
///
/// For `RouteTable.openForm` only; every other form is a `Form` with its token.
package struct OpenForm<Content: HTML>: HTML {
  let name: String
  let isKiosk: Bool
  let endsAtMilliseconds: Int64?
  let words: OpenFormWords
  let content: Content

  /// A form.
  ///
  /// - Parameters:
  ///   - name: Its id.
  ///   - isKiosk: Whether it stands on a shared device, which keeps nothing.
  ///   - endsAtMilliseconds: Since 1970: from when on no draft of it is kept; nil for one that has
  ///     no end.
  ///   - words: What the script says.
  ///   - content: The proof, the fields and the button.
  package init(
    id name: String, isKiosk: Bool, endsAtMilliseconds: Int64? = nil, words: OpenFormWords,
    @HTMLBuilder content: () -> Content
  ) {
    self.name = name
    self.isKiosk = isKiosk
    self.endsAtMilliseconds = endsAtMilliseconds
    self.words = words
    self.content = content()
  }

  /// The element.
  package var body: some HTML {
    HTMLElement(
      "form",
      [
        .custom(name: "method", value: "post"), .id(name), .novalidate(),
        .custom(name: "data-kiosk", if: isKiosk), .autocomplete("off").when(isKiosk),
        .custom(name: "data-until", value: String(endsAtMilliseconds ?? 0))
          .when(endsAtMilliseconds != nil), .custom(name: "data-back", value: words.back),
        .custom(name: "data-next", value: words.next),
        .custom(name: "data-step", value: words.step),
        .custom(name: "data-progress", value: words.progress),
        .custom(name: "data-choose", value: words.choose),
      ], content)
  }
}
