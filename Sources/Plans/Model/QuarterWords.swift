import Kernel

/// The usual ways of writing quarters, as people fill them into a spreadsheet.
///
/// Understood are the monitoring (`B06`), the quarter (`TW2`, `Triwulan II`, `Q2`, `2`), several of
/// them (`TW1, TW3`; `I dan IV`) and spans (`TW1-TW3`, `I s.d. III`).
package enum QuarterWords {
  private static let spans: Set<String> = [
    "-", "–", "—", "S.D.", "S.D", "SD", "S/D", "SAMPAI", "TO",
  ]
  private static let fillers: Set<String> = [
    "TW", "TRIWULAN", "TRI", "WULAN", "KUARTAL", "QUARTER", "QUARTERS", "Q", "KE", "DAN",
    "AND", "&",
  ]
  private static let romans = ["I", "II", "III", "IV"]

  /// Reads what was typed.
  ///
  /// - Parameter typed: The words; empty gives no quarter.
  /// - Returns: The quarters, or the first word that is none.
  package static func read(_ typed: String) -> Result<QuarterSet, UnknownWord> {
    var quarters: [Quarter] = []
    var isSpan = false
    for word in words(of: typed) {
      if spans.contains(word) {
        guard !quarters.isEmpty, !isSpan else { return .failure(UnknownWord(text: word)) }
        isSpan = true
      } else if !fillers.contains(word) {
        guard let quarter = quarter(word) else { return .failure(UnknownWord(text: word)) }
        if isSpan, let first = quarters.last {
          guard first < quarter else { return .failure(UnknownWord(text: word)) }
          quarters += Quarter.allCases.filter { $0 > first && $0 <= quarter }
        } else {
          quarters.append(quarter)
        }
        isSpan = false
      }
    }
    return isSpan ? .failure(UnknownWord(text: typed)) : .success(QuarterSet(quarters))
  }

  /// A word that is no quarter.
  package struct UnknownWord: Error, Hashable, Sendable {
    /// The word in capitals.
    package let text: String

    /// Names a word.
    package init(text: String) { self.text = text }
  }

  /// The words in capitals; a dash between two is a word of its own.
  private static func words(of typed: String) -> [String] {
    typed.uppercased().split { $0.isWhitespace || $0 == "," || $0 == ";" }.flatMap {
      word -> [String] in
      if spans.contains(String(word)) { return [String(word)] }
      let parts = word.split(omittingEmptySubsequences: false) { "-–—".contains($0) }
        .map(String.init)
      guard parts.count == 2 else { return [String(word)] }
      // `TW-2` is one quarter, `TW1-TW2` a span.
      if fillers.contains(parts[0]) { return [parts[1]] }
      return [parts[0], "-", parts[1]].filter { !$0.isEmpty }
    }
  }

  private static func quarter(_ word: String) -> Quarter? {
    if let month = word.first == "B" ? Int(word.dropFirst()) : nil {
      return Quarter.allCases.first { $0.lastMonth == month }
    }
    let start = ["TRIWULAN", "KUARTAL", "QUARTER", "TW", "Q"].first { word.hasPrefix($0) }
    let rest = word.dropFirst(start?.count ?? 0).drop { $0 == "." }
    if let place = romans.firstIndex(of: String(rest)) { return Quarter(rawValue: place + 1) }
    guard rest.count == 1, rest.allSatisfy(\.isNumber) else { return nil }
    return Int(rest).flatMap(Quarter.init(rawValue:))
  }
}
