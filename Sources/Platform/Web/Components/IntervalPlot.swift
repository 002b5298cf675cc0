package import Kernel

/// Values with the intervals they are sure to, one line each, with floors drawn through all of them.
///
/// The picture is an ornament of the words beside it; a table with the same figures stands below.
package struct IntervalPlot: HTML {
  /// One value.
  package struct Line: Sendable {
    let label: String
    let value: String
    let low: Points
    let middle: Points
    let high: Points

    /// A value with its interval.
    ///
    /// - Parameters:
    ///   - label: What it is of.
    ///   - value: The value in words.
    ///   - low: The lower end.
    ///   - middle: The value.
    ///   - high: The upper end.
    package init(label: String, value: String, low: Points, middle: Points, high: Points) {
      self.label = label
      self.value = value
      self.low = low
      self.middle = middle
      self.high = high
    }
  }

  let title: String
  let lines: [Line]
  let floors: [(value: Points, label: String)]
  let range: ClosedRange<Points>

  /// A plot.
  ///
  /// - Parameters:
  ///   - title: What it finds.
  ///   - lines: The values, from top to bottom.
  ///   - floors: What should be reached, with words such as `WBK 3,60`.
  ///   - range: The ends of the axis.
  package init(
    title: String, lines: [Line], floors: [(value: Points, label: String)],
    range: ClosedRange<Points>
  ) {
    self.title = title
    self.lines = lines
    self.floors = floors
    self.range = range
  }

  /// The title, the floors in words, the lines.
  package var body: some HTML {
    figure(.class("interval-plot")) {
      figcaption {
        strong { title }
        if !floors.isEmpty {
          " "
          span(.class("interval-floors")) { floors.map(\.label).joined(separator: " · ") }
        }
      }
      lines.map { IntervalRow(line: $0, floors: floors.map(\.value), range: range) }
    }
  }
}

/// One line of the plot.
struct IntervalRow: HTML {
  let line: IntervalPlot.Line
  let floors: [Points]
  let range: ClosedRange<Points>

  var body: some HTML {
    div(.class("interval-line")) {
      span(.class("interval-label")) { line.label }
      picture
      span(.class("interval-value")) { line.value }
    }
  }

  private var picture: some HTML {
    element(
      "svg", .class("interval-picture"), .custom(name: "viewBox", value: "0 0 1000 40"),
      .custom(name: "preserveAspectRatio", value: "none"), .aria(.hidden, "true"),
      .custom(name: "focusable", value: "false")
    ) {
      bar("interval-axis", from: 0, to: 1000, y: 19, height: 2)
      floors.map { floor in
        bar(
          "interval-floor", from: perMille(floor) - 2, to: perMille(floor) + 2, y: 0, height: 40)
      }
      bar("interval-bar", from: perMille(line.low), to: perMille(line.high), y: 14, height: 12)
      bar(
        "interval-mark", from: perMille(line.middle) - 5, to: perMille(line.middle) + 5, y: 6,
        height: 28)
    }
  }

  private func bar(
    _ kind: String, from start: Int, to end: Int, y: Int, height: Int
  ) -> HTMLElement<EmptyHTML> {
    let from = min(990, max(0, start))
    return element(
      "rect", .class(kind), .custom(name: "x", value: String(from)),
      .custom(name: "y", value: String(y)),
      .custom(name: "width", value: String(max(2, min(1000, end) - from))),
      .custom(name: "height", value: String(height)))
  }

  /// The place on the axis, `0...1000`.
  private func perMille(_ points: Points) -> Int {
    let width = Int128((range.upperBound - range.lowerBound).units)
    guard width > 0 else { return 0 }
    let share = Int128((points - range.lowerBound).units) * 1000 / width
    return Int(min(1000, max(0, share)))
  }
}
