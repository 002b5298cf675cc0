package import Kernel

/// What several layers give to the same parts, one line each, with the distance drawn between them.
///
/// The picture is an ornament of the words beside it; a table with the same figures stands below.
package struct ComparisonPlot: HTML {
  /// What one layer gives.
  package struct Mark: Sendable {
    let layer: AnswerBand.Layer
    let value: Points
    let words: String

    /// A value of a layer.
    ///
    /// - Parameters:
    ///   - layer: Who gives it; decides colour and height of the mark.
    ///   - value: The value.
    ///   - words: The value as people read it, without the name of the layer.
    package init(_ layer: AnswerBand.Layer, value: Points, words: String) {
      self.layer = layer
      self.value = value
      self.words = words
    }
  }

  /// One part with what the layers give it.
  package struct Line: Sendable {
    let label: String
    let path: String?
    let maximum: Points
    let marks: [Mark]

    /// A part.
    ///
    /// - Parameters:
    ///   - label: What it is.
    ///   - path: Where it is explained; nil for no link.
    ///   - maximum: The end of its axis, which begins at zero.
    ///   - marks: What the layers give, in the order of the layers.
    package init(_ label: String, path: String? = nil, maximum: Points, marks: [Mark]) {
      self.label = label
      self.path = path
      self.maximum = maximum
      self.marks = marks
    }
  }

  let title: String
  let names: [(layer: AnswerBand.Layer, name: String)]
  let lines: [Line]

  /// A plot.
  ///
  /// - Parameters:
  ///   - title: What it finds.
  ///   - names: What the layers are called.
  ///   - lines: The parts, from top to bottom.
  package init(
    title: String, names: [(layer: AnswerBand.Layer, name: String)], lines: [Line]
  ) {
    self.title = title
    self.names = names
    self.lines = lines
  }

  /// The title, the names of the layers with their colours, the lines.
  package var body: some HTML {
    figure(.class("comparison-plot")) {
      figcaption {
        strong { title }
        for entry in names {
          " "
          Tag(entry.name, ComparisonRow.tag(entry.layer))
        }
      }
      lines.map { ComparisonRow(line: $0, names: names) }
    }
  }
}

/// One line of the plot.
struct ComparisonRow: HTML {
  let line: ComparisonPlot.Line
  let names: [(layer: AnswerBand.Layer, name: String)]

  var body: some HTML {
    div(.class("comparison-line")) {
      span(.class("comparison-label")) {
        if let path = line.path { a(.href(path)) { line.label } } else { line.label }
      }
      picture
      span(.class("comparison-value")) {
        line.marks.map { name($0.layer) + " " + $0.words }.joined(separator: " · ")
      }
    }
  }

  /// The mark of a layer in words.
  static func tag(_ layer: AnswerBand.Layer) -> Tag.Kind {
    switch layer {
    case .unit: .unit
    case .tpi: .tpi
    case .tpn: .tpn
    }
  }

  private func name(_ layer: AnswerBand.Layer) -> String {
    names.first { $0.layer == layer }?.name ?? ""
  }

  private var picture: some HTML {
    let places = line.marks.map { perMille($0.value) }
    let (low, high) = (places.min() ?? 0, places.max() ?? 0)
    return element(
      "svg", .class("comparison-picture"), .custom(name: "viewBox", value: "0 0 1000 40"),
      .custom(name: "preserveAspectRatio", value: "none"), .aria(.hidden, "true"),
      .custom(name: "focusable", value: "false")
    ) {
      bar("comparison-axis", from: 0, to: 1000, y: 19, height: 2)
      bar("comparison-distance", from: low, to: high, y: 17, height: 6)
      line.marks.map { mark in
        // Each layer has its own height, so that two marks in one place can both be seen.
        let height =
          switch mark.layer {
          case .unit: 16
          case .tpi: 28
          case .tpn: 40
          }
        let place = perMille(mark.value)
        return bar(
          "comparison-" + mark.layer.rawValue, from: place - 4, to: place + 4,
          y: 20 - height / 2, height: height)
      }
    }
  }

  private func bar(
    _ kind: String, from start: Int, to end: Int, y: Int, height: Int
  ) -> HTMLElement<EmptyHTML> {
    let from = min(992, max(0, start))
    return element(
      "rect", .class(kind), .custom(name: "x", value: String(from)),
      .custom(name: "y", value: String(y)),
      .custom(name: "width", value: String(max(2, min(1000, end) - from))),
      .custom(name: "height", value: String(height)))
  }

  /// The place on the axis, `0...1000`.
  private func perMille(_ points: Points) -> Int {
    guard line.maximum > .zero else { return 0 }
    return Int(
      min(1000, max(0, Int128(points.units) * 1000 / Int128(line.maximum.units))))
  }
}
