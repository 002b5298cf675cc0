/// Thirty-two bytes in their place, without a piece of the heap for each.
///
/// A draw from a million lines keeps one for each drawn line.
package struct ShortDigest: Hashable, Comparable, Sendable {
  private let words: (UInt64, UInt64, UInt64, UInt64)

  /// Takes up to 32 bytes; what is missing is zero.
  package init(_ bytes: some Sequence<UInt8>) {
    var words: [UInt64] = [0, 0, 0, 0]
    for (place, byte) in bytes.prefix(32).enumerated() {
      words[place / 8] |= UInt64(byte) << UInt64(56 - place % 8 * 8)
    }
    self.words = (words[0], words[1], words[2], words[3])
  }

  /// The 32 bytes.
  package var bytes: [UInt8] {
    [words.0, words.1, words.2, words.3].flatMap { word in
      (0..<8).map { UInt8(truncatingIfNeeded: word >> UInt64(56 - $0 * 8)) }
    }
  }

  /// The order of the bytes, the first one first.
  package static func < (left: ShortDigest, right: ShortDigest) -> Bool {
    left.words < right.words
  }

  /// Whether all bytes are equal.
  package static func == (left: ShortDigest, right: ShortDigest) -> Bool {
    left.words == right.words
  }

  /// Hashes the bytes.
  package func hash(into hasher: inout Hasher) {
    hasher.combine(words.0)
    hasher.combine(words.1)
    hasher.combine(words.2)
    hasher.combine(words.3)
  }
}

/// A line that was drawn, as small as can be.
package struct DrawnSeat: Hashable, Sendable {
  /// The number of the line.
  package var number: Int { Int(line) }
  /// The number of its service; nil when it has none.
  package var service: Int? { serviceNumber == 0 ? nil : Int(serviceNumber) }

  private let line: UInt32
  private let serviceNumber: UInt8

  /// Describes a drawn line.
  ///
  /// - Parameters:
  ///   - number: From 1 to `FrameRow.most`.
  ///   - service: From 1 to `SurveyRound.mostServices`, or nil.
  package init(number: Int, service: Int?) {
    line = UInt32(number)
    serviceNumber = UInt8(service ?? 0)
  }
}

/// The draw of `SurveyDraw` while lines come one by one: what is kept grows with the number of
/// drawn lines, not with the list.
package struct DrawSelection {
  private struct Lot: Comparable {
    let digest: ShortDigest
    let seat: DrawnSeat

    static func < (left: Lot, right: Lot) -> Bool {
      left.digest == right.digest
        ? left.seat.number < right.seat.number : left.digest < right.digest
    }
  }

  private let prefix: [UInt8]
  private let sizes: [Int?: Int]
  /// The smallest lots of each service so far, the largest of them on top of its heap.
  private var heaps: [Int?: [Lot]] = [:]

  /// Begins a draw.
  ///
  /// - Parameters:
  ///   - sizes: How many are drawn from each service; lines without a service are those of nil.
  ///   - seed: That of the draw.
  package init(sizes: [Int?: Int], seed: String) {
    self.sizes = sizes
    prefix = Array(seed.utf8)
  }

  /// Spreads a sample over the services of a list.
  ///
  /// - Parameters:
  ///   - count: How many lines together.
  ///   - populations: How many lines each service has.
  /// - Returns: The sizes, as `zona survey draw --sizes COUNT` spreads them.
  package static func sizes(of count: Int, populations: [Int?: Int]) -> [Int?: Int] {
    let cells = populations.sorted { ($0.key ?? 0) < ($1.key ?? 0) }
    let sizes = SampleQuota.cells(of: count, populations: cells.map(\.value))
    return Dictionary(uniqueKeysWithValues: zip(cells.map(\.key), sizes))
  }

  /// Looks at a line.
  ///
  /// - Parameters:
  ///   - number: The number of the line; each comes once.
  ///   - service: Its service.
  ///   - digest: SHA-256; the model has no hashing of its own.
  package mutating func offer(
    _ number: Int, service: Int?, digest: ([UInt8]) -> [UInt8]
  ) {
    guard let size = sizes[service], size > 0 else { return }
    let lot = Lot(
      digest: ShortDigest(digest(prefix + Array(String(number).utf8))),
      seat: DrawnSeat(number: number, service: service))
    var heap = heaps.removeValue(forKey: service) ?? []
    if heap.count < size {
      heap.append(lot)
      Self.rise(in: &heap)
    } else if lot < heap[0] {
      heap[0] = lot
      Self.sink(in: &heap)
    }
    heaps[service] = heap
  }

  /// The drawn lines in the order of the list.
  package var seats: [DrawnSeat] {
    var seats: [DrawnSeat] = []
    seats.reserveCapacity(heaps.values.reduce(0) { $0 + $1.count })
    for heap in heaps.values { for lot in heap { seats.append(lot.seat) } }
    return seats.sorted { $0.number < $1.number }
  }

  private static func rise(in heap: inout [Lot]) {
    var place = heap.count - 1
    while place > 0, heap[(place - 1) / 2] < heap[place] {
      heap.swapAt(place, (place - 1) / 2)
      place = (place - 1) / 2
    }
  }

  private static func sink(in heap: inout [Lot]) {
    var place = 0
    while 2 * place + 1 < heap.count {
      var child = 2 * place + 1
      if child + 1 < heap.count, heap[child] < heap[child + 1] { child += 1 }
      guard heap[place] < heap[child] else { return }
      heap.swapAt(place, child)
      place = child
    }
  }
}
