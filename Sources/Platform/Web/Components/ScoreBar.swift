package import Kernel

/// A score against its maximum, with a tick where the floor is.
///
/// The bar is an ornament of the words beside it: both figures and the verdict stand there too.
package struct ScoreBar: HTML {
  let score: Points
  let maximum: Points
  let floor: Points?
  let language: Language
  let isTight: Bool

  /// A bar.
  ///
  /// - Parameters:
  ///   - score: What was reached.
  ///   - maximum: What can be reached; more than zero.
  ///   - floor: What has to be reached; nil when there is no floor.
  ///   - language: For the decimal mark and the words.
  ///   - isTight: Without the words, where they stand in other cells of the row.
  package init(
    _ score: Points, of maximum: Points, floor: Points? = nil, language: Language,
    isTight: Bool = false
  ) {
    self.score = score
    self.maximum = maximum
    self.floor = floor
    self.language = language
    self.isTight = isTight
  }

  /// Words and bar.
  package var body: some HTML {
    div(.class(isTight ? "score-bar score-bar-tight" : "score-bar")) {
      if !isTight {
        p(.class("score-words")) {
          strong { shown(score) }
          Text(" dari ", " of ").in(language) + shown(maximum)
          if let floor {
            span(.class("score-floor")) {
              Text("ambang ", "floor ").in(language) + shown(floor)
            }
            if isCleared {
              Tag(Text("tercapai", "cleared").in(language), .good)
            } else {
              Tag(Text("di bawah ambang", "below the floor").in(language), .bad)
            }
          }
        }
      }
      BulletBar(score: score, maximum: maximum, floor: floor)
    }
  }

  private var isCleared: Bool { floor.map { score >= $0 } ?? true }

  /// Two decimals; more where two would hide on which side of the floor the score is.
  private func shown(_ points: Points) -> String {
    points.formatted(decimals: floor.map { score.decimals(beside: $0) } ?? 2, in: language)
  }
}

/// The picture alone: a track, what is reached, the tick of the floor.
struct BulletBar: HTML {
  let score: Points
  let maximum: Points
  let floor: Points?

  var body: some HTML {
    element(
      "svg", .class(kind), .custom(name: "viewBox", value: "0 0 1000 24"),
      .custom(name: "preserveAspectRatio", value: "none"), .aria(.hidden, "true"),
      .custom(name: "focusable", value: "false")
    ) {
      rectangle("bullet-track", width: 1000, y: 6, height: 12)
      rectangle("bullet-fill", width: perMille(score), y: 6, height: 12)
      if let floor {
        element(
          "rect", .class("bullet-floor"),
          .custom(name: "x", value: String(min(994, max(0, perMille(floor) - 3)))),
          .custom(name: "y", value: "0"), .custom(name: "width", value: "6"),
          .custom(name: "height", value: "24"))
      }
    }
  }

  private var kind: String {
    guard let floor else { return "bullet" }
    return score >= floor ? "bullet bullet-good" : "bullet bullet-bad"
  }

  private func rectangle(
    _ kind: String, width: Int, y: Int, height: Int
  ) -> HTMLElement<EmptyHTML> {
    element(
      "rect", .class(kind), .custom(name: "x", value: "0"),
      .custom(name: "y", value: String(y)), .custom(name: "width", value: String(width)),
      .custom(name: "height", value: String(height)))
  }

  /// The place on the track, `0...1000`.
  private func perMille(_ points: Points) -> Int {
    guard maximum > .zero else { return 0 }
    let share = Int128(points.units) * 1000 / Int128(maximum.units)
    return Int(min(1000, max(0, share)))
  }
}
