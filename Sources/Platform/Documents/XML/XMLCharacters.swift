/// What XML says about characters: which are allowed, what a reference stands for.
enum XMLCharacters {
  /// Refuses bytes that are not UTF-8 or hold characters that XML forbids.
  static func check(_ bytes: UnsafeBufferPointer<UInt8>) throws(XMLFault) {
    let span = Span(_unsafeElements: bytes)
    guard (try? UTF8Span(validating: span)) != nil else { throw firstFault(bytes) }
    for index in 0..<bytes.count {
      let byte = bytes[index]
      if byte >= .space && byte < 0xEF { continue }
      if byte < .space && !byte.isSpace { throw fault(bytes, at: index) }
      // U+FFFE and U+FFFF are no characters.
      if byte == 0xEF, bytes[index + 1] == 0xBF, bytes[index + 2] >= 0xBE {
        throw fault(bytes, at: index)
      }
    }
  }

  private static func firstFault(_ bytes: UnsafeBufferPointer<UInt8>) -> XMLFault {
    var decoder = UTF8()
    var iterator = bytes.makeIterator()
    var line = 1
    while case .scalarValue(let scalar) = decoder.decode(&iterator) {
      if scalar == "\n" { line += 1 }
    }
    return XMLFault(problem: .badCharacters, line: line)
  }

  private static func fault(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> XMLFault {
    let line = 1 + bytes[..<index].count { $0 == .lineFeed }
    return XMLFault(problem: .badCharacters, line: line)
  }

  /// The character that a reference stands for, given what is between `&` and `;`.
  static func scalar(ofReference body: UnsafeBufferPointer<UInt8>) -> Unicode.Scalar? {
    guard body.first == .hash else { return named(body) }
    let isHex = body.count > 1 && body[1] == 0x78
    let digits = body[(isHex ? 2 : 1)...]
    guard !digits.isEmpty else { return nil }
    var value: UInt32 = 0
    for byte in digits {
      guard let digit = isHex ? byte.hexValue : (byte.isDigit ? UInt32(byte - .zero) : nil),
        value <= 0x10_FFFF
      else { return nil }
      value = value * (isHex ? 16 : 10) + digit
    }
    let isForbidden =
      value < 0x20 && value != 9 && value != 10 && value != 13 || value == 0xFFFE
      || value == 0xFFFF
    return isForbidden ? nil : Unicode.Scalar(value)
  }

  private static func named(_ body: UnsafeBufferPointer<UInt8>) -> Unicode.Scalar? {
    func says(_ name: StaticString) -> Bool {
      body.count == name.utf8CodeUnitCount
        && body.indices.allSatisfy { body[$0] == name.utf8Start[$0] }
    }
    if says("quot") { return "\"" }
    if says("amp") { return "&" }
    if says("lt") { return "<" }
    if says("gt") { return ">" }
    return says("apos") ? "'" : nil
  }

  /// Checks what stands between `<?xml` and `?>`.
  static func problem(inDeclaration text: String) -> XMLFault.Problem? {
    var rest = text[...]
    var names: [Substring] = []
    var encoding = "utf-8"
    while true {
      let trimmed = rest.drop { $0.isWhitespace }
      if trimmed.isEmpty { break }
      guard trimmed.startIndex > rest.startIndex else { return .malformed }
      let name = trimmed.prefix { $0.isLetter }
      var value = trimmed[name.endIndex...].drop { $0.isWhitespace }
      guard value.popFirst() == "=" else { return .malformed }
      value = value.drop { $0.isWhitespace }
      guard let quote = value.popFirst(), quote == "\"" || quote == "'",
        let end = value.firstIndex(of: quote)
      else { return .malformed }
      names.append(name)
      let content = value[..<end]
      switch name {
      case "version": if !content.hasPrefix("1.") { return .malformed }
      case "encoding": encoding = content.lowercased()
      case "standalone": if content != "yes" && content != "no" { return .malformed }
      default: return .malformed
      }
      rest = value[value.index(after: end)...]
    }
    guard isOrdered(names) else { return .malformed }
    return encoding == "utf-8" || encoding == "us-ascii" ? nil : .otherEncoding
  }

  private static func isOrdered(_ names: [Substring]) -> Bool {
    let order: [Substring] = ["version", "encoding", "standalone"]
    return names.first == "version" && names == order.filter(names.contains)
  }

  /// Rewrites a part in UTF-16, which the standard allows, as UTF-8; others are given back as they are.
  static func inUTF8(_ bytes: [UInt8]) -> [UInt8] {
    guard bytes.count >= 2, bytes.count.isMultiple(of: 2) else { return bytes }
    let isLittle = bytes[0] == 0xFF && bytes[1] == 0xFE
    guard isLittle || (bytes[0] == 0xFE && bytes[1] == 0xFF) else { return bytes }
    let units = stride(from: 2, to: bytes.count, by: 2).map { index in
      let first = UInt16(bytes[index])
      let second = UInt16(bytes[index + 1])
      return isLittle ? second << 8 | first : first << 8 | second
    }
    var text = String(decoding: units, as: UTF16.self)[...]
    if text.hasPrefix("<?xml"), let end = text.firstRange(of: "?>") {
      text = text[end.upperBound...]
    }
    return Array("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>".utf8) + text.utf8
  }
}
