import Kernel

/// What each packed place of an instrument's sheets may hold, worked out once for many sheets.
///
/// Says the same as asking `Instrument.accepts` for every answer (a test holds them together), but
/// a nation of sheets is checked with one comparison a place.
package struct PlaceLimits: Hashable, Sendable {
  /// The largest packed value of each place; `AnswerSheet.blank` where nothing may be answered.
  package let largest: [Int32]

  /// Works the limits of an instrument out.
  package init(_ instrument: Instrument) {
    largest = instrument.soals.map { soal in
      switch soal.kind {
      case .choice(let scale): Int32(instrument.scales[scale].options.count - 1)
      case .count: Int32(AnswerSheet.largestCount)
      case .index(let maximum):
        Int32(clamping: maximum.units / AnswerSheet.unitsPerMillionth)
      case .unknown: AnswerSheet.blank
      }
    }
  }

  /// Whether every place is blank or holds what its soal allows.
  package func allow(_ places: [Int32]) -> Bool {
    guard places.count == largest.count else { return false }
    return places.indices.allSatisfy { isAllowed(places[$0], at: $0) }
  }

  /// Reads the packed form of one sheet and appends its places.
  ///
  /// - Parameters:
  ///   - bytes: Four bytes a place, lowest byte first.
  ///   - places: The places of the sheets read before.
  /// - Returns: Whether the bytes were a valid sheet; if not, nothing was appended.
  package func read(_ bytes: [UInt8], into places: inout [Int32]) -> Bool {
    guard bytes.count == largest.count * 4 else { return false }
    let before = places.count
    bytes.withUnsafeBytes { raw in
      for index in largest.indices {
        let word = raw.loadUnaligned(fromByteOffset: index * 4, as: Int32.self)
        let place = Int32(littleEndian: word)
        guard isAllowed(place, at: index) else { return }
        places.append(place)
      }
    }
    if places.count == before + largest.count { return true }
    places.removeSubrange(before...)
    return false
  }

  private func isAllowed(_ place: Int32, at index: Int) -> Bool {
    place >= AnswerSheet.blank && place <= largest[index]
  }
}
