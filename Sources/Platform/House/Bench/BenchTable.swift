/// One promise held against a reference that ran in the same output.
package struct BenchLine: Sendable {
  /// What was done, in the words of a promise: `save an answer`.
  package let promise: String
  /// Our figure.
  package let ours: BenchFigure
  /// What ran beside it, or where a quoted figure comes from; nil when nothing did.
  package let reference: (name: String, figure: BenchFigure)?
  /// The goal of the design, as text; empty when there is none.
  package let goal: String
  /// What was acknowledged against what is stored, or another remark; empty when there is none.
  package let remark: String

  /// Describes one promise.
  package init(
    _ promise: String, ours: BenchFigure, reference: (name: String, figure: BenchFigure)? = nil,
    goal: String = "", remark: String = ""
  ) {
    self.promise = promise
    self.ours = ours
    self.reference = reference
    self.goal = goal
    self.remark = remark
  }

  /// How many times better ours is; nil without a reference or with another unit.
  package var ratio: Double? {
    guard let figure = reference?.figure, figure.unit == ours.unit, figure.value > 0,
      ours.value > 0
    else { return nil }
    return ours.unit.isBetterWhenLarger
      ? ours.value / figure.value : figure.value / ours.value
  }
}

/// A measured amount with its unit.
package struct BenchFigure: Sendable {
  /// What a figure counts.
  package enum Unit: String, Sendable {
    /// Things done in a second; more is better.
    case perSecond = "/s"
    /// Milliseconds for one thing; less is better.
    case milliseconds = "ms"
    /// Kilobytes (1,000 bytes); less is better.
    case kilobytes = "kB"
    /// Mebibytes of memory; less is better.
    case mebibytes = "MiB"
    /// Mebibytes in a second; more is better.
    case mebibytesPerSecond = "MiB/s"

    var isBetterWhenLarger: Bool { self == .perSecond || self == .mebibytesPerSecond }
  }

  /// The amount.
  package let value: Double
  /// What it counts.
  package let unit: Unit

  /// Pairs an amount with its unit.
  package init(_ value: Double, _ unit: Unit) {
    self.value = value
    self.unit = unit
  }

  /// Four significant digits at most, with the unit.
  package var text: String {
    let magnitude = value.magnitude
    let decimals = magnitude >= 100 ? 0 : magnitude >= 10 ? 1 : magnitude >= 1 ? 2 : 3
    return Self.decimal(value, decimals) + (unit == .perSecond ? "/s" : " " + unit.rawValue)
  }

  static func decimal(_ value: Double, _ decimals: Int) -> String {
    var scale = 1.0
    for _ in 0..<decimals { scale *= 10 }
    let scaled = Int64((value * scale).rounded())
    let whole = String(scaled.magnitude / UInt64(scale))
    var grouped = ""
    for (index, digit) in whole.enumerated() {
      if index > 0, (whole.count - index).isMultiple(of: 3) { grouped += "," }
      grouped.append(digit)
    }
    let sign = scaled < 0 ? "-" : ""
    guard decimals > 0 else { return sign + grouped }
    let rest = String(scaled.magnitude % UInt64(scale))
    return sign + grouped + "." + String(repeating: "0", count: decimals - rest.count) + rest
  }
}

/// Prints promises as an aligned table, or as one JSON object a line.
package struct BenchTable {
  /// Makes the printed form of one line.
  package static func text(_ line: BenchLine) -> String {
    var text = pad(line.promise, 58) + pad(line.ours.text, 16, right: true)
    if let reference = line.reference {
      text += "   against " + reference.name + " " + reference.figure.text
      if let ratio = line.ratio {
        text += " = " + BenchFigure.decimal(ratio, ratio >= 100 ? 0 : 2) + "×"
      }
    }
    if !line.goal.isEmpty { text += "   goal " + line.goal }
    if !line.remark.isEmpty { text += "   (" + line.remark + ")" }
    return text
  }

  private static func pad(_ text: String, _ width: Int, right: Bool = false) -> String {
    let space = String(repeating: " ", count: max(0, width - text.count))
    return right ? space + text : text + space
  }
}

/// Times of the same work, for medians and tails.
package struct BenchTimes: Sendable {
  /// The times in milliseconds, as they came.
  package private(set) var milliseconds: [Double] = []

  /// Starts without a time.
  package init() {}

  /// Adds one time.
  package mutating func add(_ duration: Duration) {
    let parts = duration.components
    milliseconds.append(Double(parts.seconds) * 1e3 + Double(parts.attoseconds) / 1e15)
  }

  /// Adds the times of another run.
  package mutating func add(_ other: BenchTimes) {
    milliseconds += other.milliseconds
  }

  /// The time that a share of the work stayed below.
  ///
  /// - Parameter share: `0...1`, for example 0.99.
  /// - Returns: Milliseconds; 0 when nothing was timed.
  package func percentile(_ share: Double) -> Double {
    guard !milliseconds.isEmpty else { return 0 }
    let sorted = milliseconds.sorted()
    return sorted[min(sorted.count - 1, Int(Double(sorted.count) * share))]
  }

  /// The middle time in milliseconds.
  package var median: Double { percentile(0.5) }

  /// Runs work several times, after one run that does not count.
  ///
  /// - Parameters:
  ///   - runs: How many runs count.
  ///   - work: What is timed.
  /// - Returns: The times.
  /// - Throws: What the work throws.
  package static func measure(runs: Int, _ work: () throws -> Void) rethrows -> BenchTimes {
    var times = BenchTimes()
    let clock = ContinuousClock()
    for run in 0...runs {
      let start = clock.now
      try work()
      if run > 0 { times.add(clock.now - start) }
    }
    return times
  }
}
