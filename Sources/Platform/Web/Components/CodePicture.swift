/// A square code for cameras: black on white whatever the colours of the page.
///
/// Web does not know how codes are made; `QRCode` of the module QRCodes gives the numbers.
package struct CodePicture: HTML {
  let sideCount: Int
  let path: String
  let title: String

  /// Describes a code.
  ///
  /// - Parameters:
  ///   - sideCount: Modules on a side, with the light border.
  ///   - path: The dark modules as the `d` of an SVG path, one unit a module.
  ///   - title: What somebody hears who cannot see it.
  package init(sideCount: Int, path: String, title: String) {
    self.sideCount = sideCount
    self.path = path
    self.title = title
  }

  package var body: some HTML {
    element(
      "svg", .class("code-picture"),
      .custom(name: "viewBox", value: "0 0 \(sideCount) \(sideCount)"), .role("img"),
      .aria(.label, title), .custom(name: "shape-rendering", value: "crispEdges")
    ) {
      element("title") { title }
      element(
        "rect", .custom(name: "width", value: String(sideCount)),
        .custom(name: "height", value: String(sideCount)), .custom(name: "fill", value: "#fff"))
      element("path", .custom(name: "fill", value: "#000"), .custom(name: "d", value: path))
    }
  }
}
