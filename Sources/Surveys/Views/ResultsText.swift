import Kernel
import SurveysModel

/// The words of results.
enum ResultsText {
  /// A figure with fewer decimals, cut off and never rounded up: what looks as if it stood on a
  /// floor stands on it.
  static func cut(_ points: Points, decimals: Int, in language: Language) -> String {
    var step = Points.unitsPerPoint
    for _ in 0..<decimals { step /= 10 }
    return Points(units: points.units / step * step).formatted(decimals: decimals, in: language)
  }
}
