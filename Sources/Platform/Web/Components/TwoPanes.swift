/// Two columns on wide screens, one below the other on narrow ones.
package struct TwoPanes<First: HTML, Second: HTML>: HTML {
  let isEven: Bool
  let first: First
  let second: Second

  /// Two columns; the first is read first.
  package init(
    isEven: Bool = false, @HTMLBuilder first: () -> First, @HTMLBuilder second: () -> Second
  ) {
    self.isEven = isEven
    self.first = first()
    self.second = second()
  }

  /// The columns.
  package var body: some HTML {
    div(.class(isEven ? "panes panes-even" : "panes")) {
      div(.class("pane")) { first }
      div(.class("pane pane-aside")) { second }
    }
  }
}
