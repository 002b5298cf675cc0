/// The texts of a workbook, each stored once.
///
/// Texts are told apart by their bytes: to `String`, composed and decomposed letters are the same.
/// A table of its own, because a dictionary spends twice the time on the rows of a registry.
struct TextTable {
  private var texts: [String] = []
  private var hashes: [UInt64] = []
  /// A power of two of places for positions in `texts`; they count from 1, and 0 is a free place.
  private var slots = [UInt32](repeating: 0, count: 256)
  private var useCount = 0
  private var byteCount = 0

  /// Chosen anew by each run of the program, so that nobody can prepare texts that collide.
  private static let seed = UInt64.random(in: .min ... .max)

  /// The number under which cells refer to a text.
  mutating func index(of text: String) -> Int {
    useCount += 1
    var text = text
    let hash = text.withUTF8 { Self.hash($0) }
    let slot = text.withUTF8 { place(of: $0, hash) }
    if slots[slot] != 0 { return Int(slots[slot]) - 1 }
    slots[slot] = UInt32(texts.count + 1)
    texts.append(text)
    hashes.append(hash)
    byteCount += text.utf8.count
    if texts.count * 2 > slots.count { grow() }
    return texts.count - 1
  }

  /// Where a text stands in `slots`, or the free place where it belongs.
  private mutating func place(of wanted: UnsafeBufferPointer<UInt8>, _ hash: UInt64) -> Int {
    var place = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[place] != 0 {
      let known = Int(slots[place]) - 1
      if hashes[known] == hash, Self.holds(&texts[known], wanted) { break }
      place = (place + 1) & (slots.count - 1)
    }
    return place
  }

  private mutating func grow() {
    slots = [UInt32](repeating: 0, count: slots.count * 4)
    for (index, hash) in hashes.enumerated() {
      var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = UInt32(index + 1)
    }
  }

  private static func holds(_ text: inout String, _ wanted: UnsafeBufferPointer<UInt8>) -> Bool {
    text.withUTF8 { $0.count == wanted.count && $0.elementsEqual(wanted) }
  }

  /// Folds eight bytes at a time into the seed by a full multiplication.
  private static func hash(_ utf8: UnsafeBufferPointer<UInt8>) -> UInt64 {
    let raw = UnsafeRawBufferPointer(utf8)
    var hash = seed ^ UInt64(truncatingIfNeeded: raw.count)
    var index = 0
    while index + 8 <= raw.count {
      hash = fold(hash ^ raw.loadUnaligned(fromByteOffset: index, as: UInt64.self))
      index += 8
    }
    var rest: UInt64 = 0
    while index < raw.count {
      rest = rest << 8 | UInt64(raw[index])
      index += 1
    }
    return fold(hash ^ rest)
  }

  @inline(__always)
  private static func fold(_ value: UInt64) -> UInt64 {
    // 2⁶⁴ over the golden ratio: odd, with its bits spread evenly.
    let (high, low) = value.multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
    return high ^ low
  }

  /// The part `sharedStrings.xml`.
  var part: [UInt8] {
    var markup = Markup(capacity: byteCount + 24 * texts.count + 512)
    markup.append("<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"")
    markup.append(raw: " count=\"\(useCount)\" uniqueCount=\"\(texts.count)\">")
    for text in texts {
      let keepsSpace = text.utf8.first?.isSpace ?? false || text.utf8.last?.isSpace ?? false
      markup.append(keepsSpace ? "<si><t xml:space=\"preserve\">" : "<si><t>")
      markup.append(text: text)
      markup.append("</t></si>")
    }
    markup.append("</sst>")
    return markup.bytes
  }
}
