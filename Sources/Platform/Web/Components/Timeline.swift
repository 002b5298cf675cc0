/// One thing that happened or will happen.
package struct TimelineEntry: Sendable {
  let time: String
  let title: String
  let detail: String?
  let isCurrent: Bool

  /// An entry.
  ///
  /// - Parameters:
  ///   - time: When, as people read it.
  ///   - title: What.
  ///   - detail: More about it.
  ///   - isCurrent: Whether this is where things stand now.
  package init(time: String, title: String, detail: String? = nil, isCurrent: Bool = false) {
    self.time = time
    self.title = title
    self.detail = detail
    self.isCurrent = isCurrent
  }
}

/// What happened, in order.
package struct Timeline: HTML {
  let entries: [TimelineEntry]

  /// A timeline in the order given.
  package init(_ entries: [TimelineEntry]) {
    self.entries = entries
  }

  /// The list.
  package var body: some HTML {
    ol(.class("timeline")) {
      for entry in entries {
        li(
          .class(entry.isCurrent ? "timeline-entry timeline-current" : "timeline-entry"),
          .aria(.current, "step").when(entry.isCurrent)
        ) {
          p(.class("meta")) { entry.time }
          p(.class("timeline-title")) { entry.title }
          if let detail = entry.detail { p(.class("timeline-detail")) { detail } }
        }
      }
    }
  }
}
