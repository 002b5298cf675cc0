extension JSONValue {
  /// The deepest nesting that is read.
  package static let deepest = 32

  /// Reads bytes that are canonical already; every other way to write the same value is refused.
  ///
  /// So one value has one file: a changed space, escape, order or repeated member is found without
  /// any signature, and gives nil.
  ///
  /// - Parameter bytes: The whole file.
  package init?(canonical bytes: [UInt8]) {
    var reader = CanonicalReader(bytes: bytes)
    guard let value = reader.value(depth: 0), reader.isAtEnd, value.canonicalBytes == bytes
    else { return nil }
    self = value
  }
}

/// Reads JSON without spaces; what it lets through is compared with the canonical bytes anyway.
private struct CanonicalReader {
  let bytes: [UInt8]
  private var position = 0

  init(bytes: [UInt8]) { self.bytes = bytes }

  var isAtEnd: Bool { position == bytes.count }

  mutating func value(depth: Int) -> JSONValue? {
    guard depth <= JSONValue.deepest, position < bytes.count else { return nil }
    switch bytes[position] {
    case UInt8(ascii: "n"): return take("null") ? .null : nil
    case UInt8(ascii: "t"): return take("true") ? .flag(true) : nil
    case UInt8(ascii: "f"): return take("false") ? .flag(false) : nil
    case UInt8(ascii: "\""): return text().map { .text($0) }
    case UInt8(ascii: "["): return list(depth: depth)
    case UInt8(ascii: "{"): return object(depth: depth)
    default: return number()
    }
  }

  private mutating func take(_ word: String) -> Bool {
    let wanted = Array(word.utf8)
    guard bytes.count - position >= wanted.count,
      bytes[position..<position + wanted.count].elementsEqual(wanted)
    else { return false }
    position += wanted.count
    return true
  }

  private mutating func list(depth: Int) -> JSONValue? {
    position += 1
    var values: [JSONValue] = []
    if take("]") { return .list(values) }
    while let next = value(depth: depth + 1) {
      values.append(next)
      if take("]") { return .list(values) }
      guard take(",") else { return nil }
    }
    return nil
  }

  private mutating func object(depth: Int) -> JSONValue? {
    position += 1
    var members: [String: JSONValue] = [:]
    if take("}") { return .object(members) }
    while position < bytes.count, bytes[position] == UInt8(ascii: "\""), let name = text() {
      guard take(":"), let next = value(depth: depth + 1) else { return nil }
      members[name] = next
      if take("}") { return .object(members) }
      guard take(",") else { return nil }
    }
    return nil
  }

  private mutating func number() -> JSONValue? {
    let start = position
    _ = take("-")
    while position < bytes.count, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[position])
    {
      position += 1
    }
    guard let number = Int(String(decoding: bytes[start..<position], as: UTF8.self)),
      JSONValue.numbers.contains(number)
    else { return nil }
    return .number(number)
  }

  private mutating func text() -> String? {
    position += 1
    var content: [UInt8] = []
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      switch byte {
      case UInt8(ascii: "\""): return String(validating: content, as: UTF8.self)
      case UInt8(ascii: "\\"):
        guard let escaped = escaped() else { return nil }
        content.append(escaped)
      case 0..<0x20: return nil
      default: content.append(byte)
      }
    }
    return nil
  }

  /// The byte behind an escape; only those that the canonical form writes.
  private mutating func escaped() -> UInt8? {
    if take("u00") {
      guard bytes.count - position >= 2,
        let code = Hex.bytes(String(decoding: bytes[position..<position + 2], as: UTF8.self))
      else { return nil }
      position += 2
      return code.first.flatMap { $0 < 0x20 ? $0 : nil }
    }
    guard position < bytes.count else { return nil }
    let byte = bytes[position]
    position += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): return byte
    case UInt8(ascii: "b"): return 0x08
    case UInt8(ascii: "t"): return 0x09
    case UInt8(ascii: "n"): return 0x0A
    case UInt8(ascii: "f"): return 0x0C
    case UInt8(ascii: "r"): return 0x0D
    default: return nil
    }
  }
}
