/// Walks through the bytes of a CSV file that is known to be UTF-8.
struct CSVParser {
  private let bytes: [UInt8]
  private let limits: CSV.Limits
  private var position = 0
  private var line = 1
  private var lineStart = 0
  private var separator = UInt8.comma

  init(_ bytes: [UInt8], limits: CSV.Limits) {
    self.bytes = bytes
    self.limits = limits
    if bytes.starts(with: CSVEncoding.mark) {
      position = 3
      lineStart = 3
    }
  }

  mutating func parse() throws(CSVRefusal) -> [[String]] {
    chooseSeparator()
    var rows: [[String]] = []
    while position < bytes.count {
      if endsLine(at: position) {
        skipLineEnd()
        continue
      }
      guard rows.count < limits.rowCount else { throw .tooManyRows(limit: limits.rowCount) }
      rows.append(try record())
    }
    return rows
  }

  private mutating func chooseSeparator() {
    let hint = Array("sep=".utf8)
    if bytes[position...].starts(with: hint), position + 4 < bytes.count,
      !endsLine(at: position + 4),
      position + 5 >= bytes.count || endsLine(at: position + 5)
    {
      separator = bytes[position + 4]
      position += 5
      return
    }
    var counts: [UInt8: Int] = [:]
    var isQuoted = false
    for byte in bytes[position...] {
      if byte == .doubleQuote { isQuoted.toggle() }
      if isQuoted { continue }
      if byte == .lineFeed || byte == .carriageReturn { break }
      counts[byte, default: 0] += 1
    }
    let candidates: [UInt8] = [.comma, .semicolon, .tab]
    separator = candidates.reduce(.comma) { best, next in
      counts[next, default: 0] > counts[best, default: 0] ? next : best
    }
  }

  private mutating func record() throws(CSVRefusal) -> [String] {
    var fields: [String] = []
    while true {
      guard fields.count < limits.columnCount else {
        throw .tooManyColumns(line: line, limit: limits.columnCount)
      }
      fields.append(try field())
      if position >= bytes.count { return fields }
      if endsLine(at: position) {
        skipLineEnd()
        return fields
      }
      // What is left is a separator; one at the very end stands before an empty last field.
      position += 1
      if position >= bytes.count { return fields + [""] }
    }
  }

  private mutating func field() throws(CSVRefusal) -> String {
    if position < bytes.count, bytes[position] == .doubleQuote { return try quotedField() }
    let start = position
    while position < bytes.count, bytes[position] != separator, !endsLine(at: position) {
      guard bytes[position] != .doubleQuote else { throw .strayQuote(line: line, column: column) }
      position += 1
    }
    return try text(bytes[start..<position])
  }

  private mutating func quotedField() throws(CSVRefusal) -> String {
    let start = (line: line, column: column)
    var content: [UInt8] = []
    position += 1
    while true {
      guard position < bytes.count else {
        throw .unclosedQuote(line: start.line, column: start.column)
      }
      let byte = bytes[position]
      position += 1
      if byte == .doubleQuote {
        guard position < bytes.count, bytes[position] == .doubleQuote else { break }
        position += 1
      } else if byte == .lineFeed {
        line += 1
        lineStart = position
      }
      content.append(byte)
    }
    guard position >= bytes.count || bytes[position] == separator || endsLine(at: position) else {
      throw .strayQuote(line: line, column: column)
    }
    return try text(content[...])
  }

  private func text(_ content: ArraySlice<UInt8>) throws(CSVRefusal) -> String {
    guard content.count <= limits.fieldBytes else {
      throw .fieldTooLong(line: line, limitBytes: limits.fieldBytes)
    }
    return String(decoding: content, as: UTF8.self)
  }

  private func endsLine(at index: Int) -> Bool {
    bytes[index] == .lineFeed || bytes[index] == .carriageReturn
  }

  private mutating func skipLineEnd() {
    if bytes[position] == .carriageReturn, position + 1 < bytes.count,
      bytes[position + 1] == .lineFeed
    {
      position += 1
    }
    position += 1
    line += 1
    lineStart = position
  }

  /// The column in characters, counted from 1.
  private var column: Int {
    String(decoding: bytes[lineStart..<position], as: UTF8.self).count + 1
  }
}

/// Tells UTF-8 from everything else.
enum CSVEncoding {
  static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]

  /// Refuses other formats by name.
  static func checkKind(_ bytes: [UInt8]) throws(CSVRefusal) {
    if bytes.isEmpty { return }
    if isUTF16(bytes) { throw .utf16 }
    let kind = FileSignature.kind(of: bytes)
    guard kind == .text || (kind == .unknown && !bytes.contains(0)) else {
      throw .notText(kind == .archive ? FileSignature.kind(ofArchive: bytes) : kind)
    }
  }

  /// UTF-16 by its mark; without one by the zeros in every second place, as plain letters have them.
  private static func isUTF16(_ bytes: [UInt8]) -> Bool {
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) { return true }
    let head = bytes.prefix(256)
    guard head.count >= 4, head.contains(0) else { return false }
    return [0, 1].contains { first in
      stride(from: first, to: head.count, by: 2).allSatisfy { head[$0] == 0 }
        && stride(from: 1 - first, to: head.count, by: 2).allSatisfy { head[$0] != 0 }
    }
  }

  /// Refuses other formats by name, and bytes that are not UTF-8 with their place.
  static func check(_ bytes: [UInt8]) throws(CSVRefusal) {
    try checkKind(bytes)
    guard String(validating: bytes, as: UTF8.self) == nil else { return }
    var decoder = UTF8()
    var iterator = bytes.makeIterator()
    var line = 1
    var column = 1
    while case .scalarValue(let scalar) = decoder.decode(&iterator) {
      if scalar == "\n" {
        line += 1
        column = 1
      } else if scalar != "\u{FEFF}" {
        column += 1
      }
    }
    throw .notUTF8(line: line, column: column)
  }
}
