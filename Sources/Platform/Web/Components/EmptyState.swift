/// Said where a list would be: that there is nothing yet and what to do next.
package struct EmptyState<Action: HTML>: HTML {
  let title: String
  let advice: String
  let action: Action

  /// An empty place.
  ///
  /// - Parameters:
  ///   - title: What is not there.
  ///   - advice: Why, and what to do next.
  ///   - action: The link or form that does it.
  package init(_ title: String, advice: String, @HTMLBuilder action: () -> Action) {
    self.title = title
    self.advice = advice
    self.action = action()
  }

  /// The place.
  package var body: some HTML {
    div(.class("empty-state")) {
      p(.class("empty-title")) { title }
      p { advice }
      action
    }
  }
}

extension EmptyState where Action == EmptyHTML {
  /// An empty place without anything to press.
  package init(_ title: String, advice: String) {
    self.init(title, advice: advice) {}
  }
}
