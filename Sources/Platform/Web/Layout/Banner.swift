package import Kernel

/// What an installation says of itself on every page, such as that its data is a sample.
package struct Banner: Sendable {
  /// What stays true wherever the page goes: on paper, and on a screen that many people share.
  package let mark: Text
  /// What else whoever works here should know; nil when there is nothing.
  package let note: Text?

  /// Describes a banner.
  package init(_ mark: Text, note: Text? = nil) {
    self.mark = mark
    self.note = note
  }
}

/// The banner on top of a page.
struct BannerLine: HTML {
  let banner: Banner
  let context: PageContext

  var body: some HTML {
    p(.class(context.chrome == .full ? "banner" : "banner banner-small"), .role("status")) {
      context(banner.mark)
      if let note = banner.note, context.chrome == .full {
        span(.class("banner-note")) { " " + context(note) }
      }
    }
  }
}
