import Kernel
import SurveysModel

/// Counts that stand beside each other and beside their total.
enum ShownCounts {
  static let hidden = Text("disembunyikan", "hidden")

  /// The counts as people may read them: a small one is hidden, and the next smallest with it where
  /// the total would give it away.
  ///
  /// - Parameters:
  ///   - counts: Every part of the total.
  ///   - language: Of the reader.
  /// - Returns: One for each count, in order.
  static func words(_ counts: [Int64], in language: Language) -> [String] {
    let places = RoundFigures.hiddenCells(counts, rest: 0)
    let behind = places.reduce(0) { $0 + counts[$1] }
    return counts.enumerated().map { place, count in
      guard places.contains(place), behind > 0 else { return String(count) }
      return count < RoundFigures.smallestCell ? "< 5" : hidden.in(language)
    }
  }
}
