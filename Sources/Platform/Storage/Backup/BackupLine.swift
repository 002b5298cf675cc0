import Cryptography

/// One line of a backup: the part of JSON that a backup uses, written in one way only.
///
/// Written by hand because the same row must give the same bytes on both engines and always; a
/// library may choose its own escapes and order.
indirect enum BackupLine: Hashable {
  case null
  case integer(Int64)
  case text(String)
  case list([BackupLine])
  case object([String: BackupLine])

  /// A value of a row; bytes become `{"bytes":"…"}`.
  init(_ value: SQLValue) {
    self =
      switch value {
      case .null: .null
      case .integer(let number): .integer(number)
      case .text(let text): .text(text)
      case .blob(let bytes): .object(["bytes": .text(Base64URL.text(bytes))])
      }
  }

  /// The value of a row that the line holds; nil if it is none.
  var value: SQLValue? {
    switch self {
    case .null: return .null
    case .integer(let number): return .integer(number)
    case .text(let text): return .text(text)
    case .list: return nil
    case .object(let fields):
      guard fields.count == 1, case .text(let text) = fields["bytes"],
        let bytes = Base64URL.bytes(text)
      else { return nil }
      return .blob(bytes)
    }
  }

  /// The bytes of the line, without the line break.
  var bytes: [UInt8] {
    var output: [UInt8] = []
    write(to: &output)
    return output
  }

  private func write(to output: inout [UInt8]) {
    switch self {
    case .null: output += "null".utf8
    case .integer(let number): output += String(number).utf8
    case .text(let text): Self.write(text, to: &output)
    case .list(let items):
      output.append(UInt8(ascii: "["))
      for (index, item) in items.enumerated() {
        if index > 0 { output.append(UInt8(ascii: ",")) }
        item.write(to: &output)
      }
      output.append(UInt8(ascii: "]"))
    case .object(let fields):
      output.append(UInt8(ascii: "{"))
      for (index, field) in fields.sorted(by: { $0.key < $1.key }).enumerated() {
        if index > 0 { output.append(UInt8(ascii: ",")) }
        Self.write(field.key, to: &output)
        output.append(UInt8(ascii: ":"))
        field.value.write(to: &output)
      }
      output.append(UInt8(ascii: "}"))
    }
  }

  private static func write(_ text: String, to output: inout [UInt8]) {
    output.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): output += [UInt8(ascii: "\\"), byte]
      case 0..<0x20: output += Array("\\u00".utf8) + Array(Hex.text([byte]).utf8)
      default: output.append(byte)
      }
    }
    output.append(UInt8(ascii: "\""))
  }

  /// Reads a line that was written here.
  ///
  /// - Returns: nil for anything else.
  init?(_ bytes: [UInt8]) {
    var reader = BackupLineReader(bytes)
    guard let line = reader.line(depth: 0), reader.isAtEnd else { return nil }
    self = line
  }
}

/// Walks through the bytes of one line.
private struct BackupLineReader {
  private let bytes: [UInt8]
  private var index = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  var isAtEnd: Bool { index == bytes.count }

  mutating func line(depth: Int) -> BackupLine? {
    guard index < bytes.count, depth < 8 else { return nil }
    switch bytes[index] {
    case UInt8(ascii: "n"): return skip("null") ? .null : nil
    case UInt8(ascii: "\""): return text().map { .text($0) }
    case UInt8(ascii: "["): return list(depth: depth)
    case UInt8(ascii: "{"): return object(depth: depth)
    default: return integer().map { .integer($0) }
    }
  }

  private mutating func skip(_ word: String) -> Bool {
    guard bytes[index...].starts(with: word.utf8) else { return false }
    index += word.utf8.count
    return true
  }

  private mutating func integer() -> Int64? {
    let start = index
    while index < bytes.count, bytes[index] == UInt8(ascii: "-") || isDigit(bytes[index]) {
      index += 1
    }
    return Int64(String(decoding: bytes[start..<index], as: UTF8.self))
  }

  private func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  private mutating func text() -> String? {
    var utf8: [UInt8] = []
    index += 1
    while index < bytes.count, bytes[index] != UInt8(ascii: "\"") {
      guard bytes[index] == UInt8(ascii: "\\") else {
        utf8.append(bytes[index])
        index += 1
        continue
      }
      if skip("\\u00") {
        let end = min(index + 2, bytes.count)
        guard let escaped = Hex.bytes(String(decoding: bytes[index..<end], as: UTF8.self)) else {
          return nil
        }
        utf8 += escaped
        index = end
      } else {
        guard index + 1 < bytes.count else { return nil }
        utf8.append(bytes[index + 1])
        index += 2
      }
    }
    guard index < bytes.count else { return nil }
    index += 1
    return String(validating: utf8, as: UTF8.self)
  }

  private mutating func list(depth: Int) -> BackupLine? {
    var items: [BackupLine] = []
    index += 1
    if skip("]") { return .list(items) }
    while let item = line(depth: depth + 1) {
      items.append(item)
      if skip("]") { return .list(items) }
      guard skip(",") else { return nil }
    }
    return nil
  }

  private mutating func object(depth: Int) -> BackupLine? {
    var fields: [String: BackupLine] = [:]
    index += 1
    if skip("}") { return .object(fields) }
    while index < bytes.count, bytes[index] == UInt8(ascii: "\""), let key = text(), skip(":"),
      let field = line(depth: depth + 1)
    {
      fields[key] = field
      if skip("}") { return .object(fields) }
      guard skip(",") else { return nil }
    }
    return nil
  }
}
