/// Walks a JPEG file segment by segment, from its mark to its end.
///
/// - Source: ITU-T T.81 (ISO/IEC 10918-1), annex B.
struct JPEGParts {
  /// How every JPEG begins.
  static let mark: [UInt8] = [0xFF, 0xD8, 0xFF]
  /// The most passes that a picture may be painted in; programs write about ten.
  private static let mostScans = 64
  /// Where a pass begins.
  private static let scan: UInt8 = 0xDA
  /// Where the file ends.
  private static let end: UInt8 = 0xD9
  /// Frames in one pass, in one pass with more tables, and in several; all by Huffman codes.
  private static let frames: ClosedRange<UInt8> = 0xC0...0xC2
  /// The size of a pixel (JFIF), the kind of its colours (Adobe), and the tables.
  private static let kept: Set<UInt8> = [0xE0, 0xEE, 0xC4, 0xDB, 0xDD]
  /// Everything else that programs note: camera, place, profile, thumbnail, comment.
  private static let notes = Set<UInt8>(0xE1...0xEF).union([0xFE])

  let file: [UInt8]

  /// The picture without its notes and without what stands behind its end.
  ///
  /// - Throws: `inkColours`, `unreadable`, `tooSmall`, `tooManyPixels`.
  func picture() throws(LogoRefusal) -> LogoPicture {
    var bytes = Array(file.prefix(2))
    var size: (width: Int, height: Int)?
    var (position, scanCount) = (2, 0)
    while true {
      guard let (marker, start) = marker(at: position) else { throw .unreadable }
      if marker == Self.end {
        guard let size, scanCount > 0 else { throw .unreadable }
        return try LogoPicture(.jpeg, size, bytes: bytes + [0xFF, Self.end])
      }
      guard let segment = segment(at: start) else { throw .unreadable }
      position = segment.upperBound
      if Self.frames.contains(marker) {
        guard size == nil else { throw .unreadable }
        size = try frame(segment)
      } else if marker == Self.scan {
        scanCount += 1
        guard size != nil, scanCount <= Self.mostScans else { throw .unreadable }
        position = endOfScan(from: position)
      } else if Self.notes.contains(marker), !Self.kept.contains(marker) {
        continue
      } else if !Self.kept.contains(marker) {
        throw .unreadable
      }
      bytes += [0xFF, marker] + file[segment.lowerBound..<position]
    }
  }

  /// The marker at a position and where it ends; any number of 0xFF may stand before it.
  private func marker(at position: Int) -> (marker: UInt8, end: Int)? {
    var position = position
    guard position < file.count, file[position] == 0xFF else { return nil }
    while position < file.count, file[position] == 0xFF { position += 1 }
    return position < file.count ? (file[position], position + 1) : nil
  }

  /// The length of a segment with its content; nil when it is cut.
  private func segment(at start: Int) -> Range<Int>? {
    guard file.count - start >= 2 else { return nil }
    let length = number(at: start)
    guard length >= 2, length <= file.count - start else { return nil }
    return start..<(start + length)
  }

  /// The size of the picture.
  private func frame(_ segment: Range<Int>) throws(LogoRefusal) -> (width: Int, height: Int) {
    let start = segment.lowerBound
    guard segment.count >= 8, file[start + 2] == 8 else { throw .unreadable }
    let colourCount = Int(file[start + 7])
    guard segment.count == 8 + 3 * colourCount else { throw .unreadable }
    if colourCount == 4 { throw .inkColours }
    guard colourCount == 1 || colourCount == 3 else { throw .unreadable }
    return (number(at: start + 5), number(at: start + 3))
  }

  /// Where the next marker stands: in a pass 0xFF is followed by 0, or by the mark of a restart.
  private func endOfScan(from start: Int) -> Int {
    var position = start
    while position + 1 < file.count {
      let next = file[position + 1]
      if file[position] == 0xFF, next != 0, !(0xD0...0xD7).contains(next) { return position }
      position += 1
    }
    return file.count
  }

  private func number(at position: Int) -> Int {
    Int(file[position]) << 8 | Int(file[position + 1])
  }
}
