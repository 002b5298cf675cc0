package import Kernel

/// An answer to one soal, as people mean it.
package enum Answer: Hashable, Sendable {
  /// A rung of the soal's ladder, 0 for the best.
  case option(Int)
  /// A whole count, `0...999_999_999`.
  case count(Int)
  /// A survey index with at most six decimals.
  case index(Points)
}

/// The answers of one layer to one instrument, one place for each soal in the order of the form.
///
/// Stored as one `Int32` a place, so that a nation is read and scored from packed vectors: -1 is
/// blank; an option is its rung; a count is itself; an index is counted in millionths.
package struct AnswerSheet: Hashable, Sendable {
  /// The packed places.
  package private(set) var places: [Int32]

  /// The packed value of an unanswered place.
  package static let blank: Int32 = -1
  /// The largest count that a form may hold.
  package static let largestCount = 999_999_999
  /// Units of 10⁻¹² in one millionth of an index.
  static let unitsPerMillionth: Int64 = 1_000_000

  /// Makes a sheet without answers for an instrument with this many soal.
  package init(blankFor soalCount: Int) {
    places = [Int32](repeating: Self.blank, count: soalCount)
  }

  /// Takes packed places as they are; `isValid(for:)` tells whether they fit an instrument.
  package init(places: [Int32]) {
    self.places = places
  }

  /// The answer to the soal at a position; nil when unanswered.
  package func answer(at position: Int, in instrument: Instrument) -> Answer? {
    let packed = places[position]
    guard packed >= 0 else { return nil }
    switch instrument.soals[position].kind {
    case .choice: return .option(Int(packed))
    case .count: return .count(Int(packed))
    case .index: return .index(Points(units: Int64(packed) * Self.unitsPerMillionth))
    case .unknown: return nil
    }
  }

  /// Writes or clears the answer at a position.
  ///
  /// - Parameters:
  ///   - answer: An answer that fits the soal's kind (see `Instrument.accepts`), nil to clear.
  ///   - position: The position in `Instrument.soals`.
  package mutating func set(_ answer: Answer?, at position: Int) {
    switch answer {
    case nil: places[position] = Self.blank
    case .option(let rung): places[position] = Int32(rung)
    case .count(let count): places[position] = Int32(count)
    case .index(let index): places[position] = Int32(index.units / Self.unitsPerMillionth)
    }
  }

  /// Positions without an answer.
  package var unansweredPositions: [Int] {
    places.indices.filter { places[$0] < 0 }
  }

  /// Whether every place is blank or holds what its soal allows.
  package func isValid(for instrument: Instrument) -> Bool {
    PlaceLimits(instrument).allow(places)
  }

  /// The packed form for the database: four bytes a place, lowest byte first.
  package var bytes: [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(places.count * 4)
    for place in places {
      let word = UInt32(bitPattern: place)
      bytes.append(UInt8(truncatingIfNeeded: word))
      bytes.append(UInt8(truncatingIfNeeded: word >> 8))
      bytes.append(UInt8(truncatingIfNeeded: word >> 16))
      bytes.append(UInt8(truncatingIfNeeded: word >> 24))
    }
    return bytes
  }

  /// Reads the packed form; nil when the length is not a multiple of four.
  package init?(bytes: [UInt8]) {
    guard bytes.count.isMultiple(of: 4) else { return nil }
    places = bytes.withUnsafeBytes { raw in
      (0..<raw.count / 4).map {
        Int32(littleEndian: raw.loadUnaligned(fromByteOffset: $0 * 4, as: Int32.self))
      }
    }
  }
}

extension Instrument {
  /// Whether an answer fits the kind and the range of the soal at a position.
  package func accepts(_ answer: Answer, at position: Int) -> Bool {
    switch (soals[position].kind, answer) {
    case (.choice(let scale), .option(let rung)):
      return scales[scale].options.indices.contains(rung)
    case (.count, .count(let count)):
      return (0...AnswerSheet.largestCount).contains(count)
    case (.index(let maximum), .index(let index)):
      return index >= .zero && index <= maximum
        && index.units.isMultiple(of: AnswerSheet.unitsPerMillionth)
    default: return false
    }
  }

  /// The answer as the form writes it: `A`, `Ya`, `12`, `3.6`.
  package func text(of answer: Answer, at position: Int) -> String {
    switch (answer, soals[position].kind) {
    case (.option(let rung), .choice(let scale)): scales[scale].options[rung].key
    case (.option(let rung), _): String(rung)
    case (.count(let count), _): String(count)
    case (.index(let index), _): index.description
    }
  }
}
