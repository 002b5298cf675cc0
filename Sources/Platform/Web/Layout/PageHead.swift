import Kernel

/// The head of the document: title, stylesheet, script.
struct PageHead: HTML {
  let pageTitle: String

  var body: some HTML {
    element("head") {
      void("meta", .custom(name: "charset", value: "utf-8"))
      void(
        "meta", .name("viewport"),
        .custom(name: "content", value: "width=device-width, initial-scale=1"))
      void(
        "meta", .name("color-scheme"), .custom(name: "content", value: "light dark"))
      element("title") { pageTitle + " · Zona" }
      void("link", .rel("stylesheet"), .href(Assets.stylesheet.path))
      void("link", .rel("icon"), .type("image/svg+xml"), .href(Assets.icon.path))
      element(
        "script", .custom(name: "defer", if: true), .src(Assets.script.path))
    }
  }
}
