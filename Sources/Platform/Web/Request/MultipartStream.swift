import Kernel

/// Reads `multipart/form-data` (RFC 7578) from pieces of any size.
///
/// It holds back only what may be the beginning of a boundary, and plain fields.
struct MultipartStream {
  /// The longest plain field and the longest head of a part.
  ///
  /// - Unit: bytes.
  static let longestField = 64 * 1024
  static let longestHead = 8 * 1024

  private enum Place {
    case preamble
    case afterBoundary
    case head
    case field(name: String)
    case file
    case over
  }

  private let delimiter: [UInt8]
  private var place = Place.preamble
  /// What is not decided yet; the line break before the first boundary is ours.
  private var pending: [UInt8] = [0x0D, 0x0A]
  private var partCount = 0

  init(boundary: [UInt8]) {
    delimiter = [0x0D, 0x0A, 0x2D, 0x2D] + boundary
  }

  /// Reads on.
  ///
  /// - Throws: `Problem` 400 when the bytes cannot be a form.
  mutating func take(_ bytes: [UInt8]) throws -> [UploadPiece] {
    pending += bytes
    var pieces: [UploadPiece] = []
    var start = 0
    while try step(&start, &pieces) {}
    pending.removeFirst(start)
    return pieces
  }

  /// Says that nothing follows.
  ///
  /// - Throws: `Problem` 400 when the last boundary has not come.
  func finish() throws {
    guard case .over = place else { throw Problem.badRequest(brokenForm) }
  }

  /// Takes one thing from `pending`; false when more bytes are needed.
  private mutating func step(_ start: inout Int, _ pieces: inout [UploadPiece]) throws -> Bool {
    switch place {
    case .over:
      start = pending.count
      return false
    case .preamble:
      guard pending.count - start >= delimiter.count else { return false }
      guard pending[start...].starts(with: delimiter) else {
        throw Problem.badRequest(brokenForm)
      }
      start += delimiter.count
      place = .afterBoundary
      return true
    case .afterBoundary: return try readAfterBoundary(&start)
    case .head: return try readHead(&start, &pieces)
    case .field(let name): return try readField(name, &start, &pieces)
    case .file: return readFile(&start, &pieces)
    }
  }

  private mutating func readAfterBoundary(_ start: inout Int) throws -> Bool {
    guard pending.count - start >= 2 else { return false }
    let mark = (pending[start], pending[start + 1])
    if mark == (0x2D, 0x2D) {
      place = .over
      return true
    }
    partCount += 1
    guard mark == (0x0D, 0x0A), partCount <= FormBody.fieldLimit else {
      throw Problem.badRequest(brokenForm)
    }
    start += 2
    place = .head
    return true
  }

  private mutating func readHead(
    _ start: inout Int, _ pieces: inout [UploadPiece]
  ) throws -> Bool {
    guard let cut = find([0x0D, 0x0A, 0x0D, 0x0A], from: start) else {
      guard pending.count - start <= Self.longestHead else {
        throw Problem.badRequest(brokenForm)
      }
      return false
    }
    guard cut - start <= Self.longestHead else { throw Problem.badRequest(brokenForm) }
    let (name, fileName) = try MultipartForm.names(inHead: pending[start..<cut])
    start = cut + 4
    // An empty part ends with the line break that belongs to the boundary after it.
    if let fileName {
      pieces.append(.fileStarts(field: name, name: fileName))
      place = .file
    } else {
      place = .field(name: name)
    }
    return true
  }

  private mutating func readField(
    _ name: String, _ start: inout Int, _ pieces: inout [UploadPiece]
  ) throws -> Bool {
    guard let end = find(delimiter, from: start) else {
      guard pending.count - start <= Self.longestField else {
        throw Problem.badRequest(brokenForm)
      }
      return false
    }
    guard end - start <= Self.longestField,
      let value = String(validating: pending[start..<end], as: UTF8.self)
    else { throw Problem.badRequest(brokenForm) }
    pieces.append(.field(name: name, value: withUnixLines(value)))
    start = end + delimiter.count
    place = .afterBoundary
    return true
  }

  private mutating func readFile(_ start: inout Int, _ pieces: inout [UploadPiece]) -> Bool {
    if let end = find(delimiter, from: start) {
      if end > start { pieces.append(.bytes(Array(pending[start..<end]))) }
      pieces.append(.fileEnds)
      start = end + delimiter.count
      place = .afterBoundary
      return true
    }
    let safe = pending.count - delimiter.count + 1
    if safe > start {
      pieces.append(.bytes(Array(pending[start..<safe])))
      start = safe
    }
    return false
  }

  private func find(_ needle: [UInt8], from start: Int) -> Int? {
    MultipartForm.find(needle, in: pending, from: start)
  }
}
