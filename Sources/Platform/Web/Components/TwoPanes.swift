/// Two columns on wide screens, one below the other on narrow ones.
package struct TwoPanes<First: HTML, Second: HTML>: HTML {
  let first: First
  let second: Second

  /// Two columns; the first is read first.
  package init(
    @HTMLBuilder first: () -> First, @HTMLBuilder second: () -> Second
  ) {
    self.first = first()
    self.second = second()
  }

  /// The columns.
  package var body: some HTML {
    div(.class("panes")) {
      div(.class("pane")) { first }
      div(.class("pane pane-aside")) { second }
    }
  }
}
