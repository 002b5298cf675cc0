/// Something to do, with its state.
package struct TaskItem: Sendable {
  let title: String
  let path: String?
  let hint: String?
  let tag: Tag

  /// A task.
  ///
  /// - Parameters:
  ///   - title: What to do, as a verb.
  ///   - path: Where it is done; nil when it cannot be done yet.
  ///   - hint: One line more: until when, how much, why not yet.
  ///   - tag: Its state.
  package init(_ title: String, path: String?, hint: String? = nil, tag: Tag) {
    self.title = title
    self.path = path
    self.hint = hint
    self.tag = tag
  }
}

/// What has to be done, in order, each with its state.
package struct TaskList: HTML {
  let items: [TaskItem]

  /// A list of tasks.
  package init(_ items: [TaskItem]) {
    self.items = items
  }

  /// The list.
  package var body: some HTML {
    ul(.class("task-list")) {
      for item in items {
        li(.class("task")) {
          div(.class("task-text")) {
            if let path = item.path {
              a(.href(path)) { item.title }
            } else {
              span { item.title }
            }
            if let hint = item.hint { p(.class("task-hint")) { hint } }
          }
          item.tag
        }
      }
    }
  }
}
