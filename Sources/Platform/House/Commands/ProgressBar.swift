/// Shows how far long work is, on a terminal only; piped output stays clean.
package struct ProgressBar {
  private let label: String
  private let total: Int
  private let isVisible: Bool
  private var drawn = ""

  /// Starts a bar.
  ///
  /// - Parameters:
  ///   - label: What is being done.
  ///   - total: How many steps there are, 0 or more.
  ///   - isVisible: Whether somebody watches.
  package init(_ label: String, total: Int, isVisible: Bool = Terminal.isWatched) {
    self.label = label
    self.total = total
    self.isVisible = isVisible
  }

  /// Shows that a number of steps is done.
  package mutating func show(done: Int) {
    guard isVisible else { return }
    let line = Self.line(label, done: done, total: total)
    guard line != drawn else { return }
    drawn = line
    Terminal.draw("\r" + line)
  }

  /// Takes the bar away again, so that the next line starts clean.
  package mutating func finish() {
    guard isVisible, !drawn.isEmpty else { return }
    Terminal.draw("\r" + String(repeating: " ", count: drawn.count) + "\r")
    drawn = ""
  }

  /// The bar as text: 24 cells, the share in whole percent, the counts.
  package static func line(_ label: String, done: Int, total: Int) -> String {
    let within = min(max(done, 0), max(total, 0))
    let percent = total > 0 ? within * 100 / total : 100
    let filled = percent * 24 / 100
    let bar = String(repeating: "█", count: filled) + String(repeating: "·", count: 24 - filled)
    return "\(label) \(bar) \(percent)% (\(within)/\(total))"
  }
}
