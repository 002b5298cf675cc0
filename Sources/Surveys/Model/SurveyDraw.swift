/// One line of the published frame: who was served, without anything that names them.
package struct FrameLine: Hashable, Sendable {
  /// The number of the line, from 1.
  package let number: Int
  /// The number of the service; nil when the round has none.
  package let service: Int?
  /// The digest under which the line is published.
  package let fingerprint: String

  /// Describes a line.
  package init(number: Int, service: Int?, fingerprint: String) {
    self.number = number
    self.service = service
    self.fingerprint = fingerprint
  }
}

/// A line in the order of the draw.
package struct DrawnLine: Hashable, Sendable {
  /// The line.
  package let line: FrameLine
  /// Its place in its service, from 1.
  package let rank: Int
  /// Whether it is only asked when somebody before it cannot be reached.
  package let isReplacement: Bool

  /// Describes a drawn line.
  package init(line: FrameLine, rank: Int, isReplacement: Bool) {
    self.line = line
    self.rank = rank
    self.isReplacement = isReplacement
  }
}

/// The public draw: anybody who has the seed and the published frame gets the same lines.
///
/// A line's lot is SHA-256 of the seed followed by the line number in decimal digits, both as
/// UTF-8 (`printf '%s%d' SEED NUMBER | sha256sum`). In each service the lines with the smallest
/// lots are drawn; whoever comes next in that order replaces those who cannot be reached.
package enum SurveyDraw {
  /// Puts the whole frame in the order of its lots.
  ///
  /// - Parameters:
  ///   - frame: The published lines, in any order.
  ///   - sizes: How many are drawn from each service; lines without a service are those of nil.
  ///   - seed: Published before or with the draw.
  ///   - digest: SHA-256; the model has no hashing of its own.
  /// - Returns: Every line, service by service (without one first), smallest lot first.
  package static func draw(
    _ frame: [FrameLine], sizes: [Int?: Int], seed: String, digest: ([UInt8]) -> [UInt8]
  ) -> [DrawnLine] {
    let prefix = Array(seed.utf8)
    let lots = frame.map { (line: $0, lot: digest(prefix + Array(String($0.number).utf8))) }
    let cells = Dictionary(grouping: lots) { $0.line.service }
    return cells.sorted { ($0.key ?? 0) < ($1.key ?? 0) }.flatMap { service, cell in
      let size = sizes[service] ?? 0
      let ordered = cell.sorted {
        $0.lot == $1.lot
          ? $0.line.number < $1.line.number : $0.lot.lexicographicallyPrecedes($1.lot)
      }
      return ordered.enumerated().map { place, entry in
        DrawnLine(line: entry.line, rank: place + 1, isReplacement: place >= size)
      }
    }
  }
}
