// What the readers ask of the current token.
extension XMLScanner {
  /// Whether the current tag is an element of a workbook's own vocabulary with this name.
  @inline(__always) func isElement(_ word: StaticString) -> Bool {
    namespace == .spreadsheet && matches(name.localStart, name.end, word)
  }

  /// Goes to the next element inside the current one; false at its end.
  mutating func nextChild() throws(XMLFault) -> Bool {
    while true {
      switch try next() {
      case .start: return true
      case .end: return false
      case .text: continue
      case .endOfDocument: throw fault(.truncated)
      }
    }
  }

  /// Goes to the end of the current element, whatever is in it.
  mutating func skipElement() throws(XMLFault) {
    let outer = depth - 1
    while depth > outer { _ = try next() }
  }

  /// Reads the first tag of the part.
  ///
  /// - Throws: A fault when the part has no element.
  mutating func root() throws(XMLFault) {
    guard try next() == .start else { throw fault(.malformed) }
  }

  /// Reads to the end of the part, so that what follows is known to be well-formed too.
  mutating func finish() throws(XMLFault) {
    while try next() != .endOfDocument {}
  }

  /// The value of an attribute without prefix.
  func attribute(_ word: StaticString) -> Attribute? {
    let length = word.utf8CodeUnitCount
    for index in attributes.indices {
      let name = attributes[index].name
      if name.end - name.start == length, !name.hasPrefix, matches(name.start, name.end, word) {
        return attributes[index]
      }
    }
    return nil
  }

  /// The value of an attribute of one vocabulary, whatever its prefix.
  func attribute(_ word: StaticString, in namespace: XMLNamespace) -> Attribute? {
    for attribute in attributes
    where attribute.name.hasPrefix
      && matches(attribute.name.localStart, attribute.name.end, word)
      && self.namespace(ofPrefix: attribute.name) == namespace
    {
      return attribute
    }
    return nil
  }

  /// The text of an attribute without prefix.
  func value(_ word: StaticString) -> String? { attribute(word).map(string(of:)) }

  /// Whether an attribute says yes (`1`, `true`); nil when it is missing.
  func flag(_ word: StaticString) -> Bool? {
    attribute(word).map { value in
      matches(value.valueStart, value.valueEnd, "1")
        || matches(value.valueStart, value.valueEnd, "true")
    }
  }

  /// The non-negative number in an attribute; nil when it is missing or not one.
  func number(_ word: StaticString) -> Int? {
    guard let found = attribute(word), found.valueEnd > found.valueStart,
      found.valueEnd - found.valueStart < 10
    else { return nil }
    var number = 0
    for index in found.valueStart..<found.valueEnd {
      guard base[index].isDigit else { return nil }
      number = number * 10 + Int(base[index] - .zero)
    }
    return number
  }

  func string(of attribute: Attribute) -> String {
    let bytes = UnsafeBufferPointer(
      start: base + attribute.valueStart, count: attribute.valueEnd - attribute.valueStart)
    let needsWork =
      attribute.hasReferences || bytes.contains { $0.isSpace && $0 != .space }
    guard needsWork else { return String(decoding: bytes, as: UTF8.self) }
    var decoded: [UInt8] = []
    decode(bytes, into: &decoded, isAttribute: true)
    return String(decoding: decoded, as: UTF8.self)
  }

  /// The text of the current text event.
  func string() -> String {
    let bytes = UnsafeBufferPointer(start: base + text.lowerBound, count: text.count)
    guard textHasReferences else { return String(decoding: bytes, as: UTF8.self) }
    var decoded: [UInt8] = []
    decoded.reserveCapacity(bytes.count)
    decode(bytes, into: &decoded, isAttribute: false)
    return String(decoding: decoded, as: UTF8.self)
  }

  /// Reads all text directly inside the current element, up to its end.
  mutating func content() throws(XMLFault) -> String {
    var result = ""
    while true {
      switch try next() {
      case .text: if result.isEmpty { result = string() } else { result += string() }
      case .start: try skipElement()
      case .end: return result
      case .endOfDocument: throw fault(.truncated)
      }
    }
  }

  /// Resolves references, and unites line ends as XML demands.
  private func decode(
    _ bytes: UnsafeBufferPointer<UInt8>, into decoded: inout [UInt8], isAttribute: Bool
  ) {
    var index = 0
    while index < bytes.count {
      let run = bytes[index...].prefix { $0 > .ampersand || $0 >= .space && $0 < .ampersand }
      if !run.isEmpty {
        decoded.append(contentsOf: UnsafeBufferPointer(rebasing: run))
        index = run.endIndex
        continue
      }
      let byte = bytes[index]
      switch byte {
      case .ampersand:
        let end = bytes[index...].firstIndex(of: .semicolon) ?? bytes.count - 1
        let body = UnsafeBufferPointer(rebasing: bytes[(index + 1)..<end])
        if let scalar = XMLCharacters.scalar(ofReference: body) {
          decoded.append(contentsOf: UTF8.encode(scalar) ?? .init())
        }
        index = end
      case .carriageReturn:
        decoded.append(isAttribute ? .space : .lineFeed)
        if index + 1 < bytes.count, bytes[index + 1] == .lineFeed { index += 1 }
      case .lineFeed, .tab: decoded.append(isAttribute ? .space : byte)
      default: decoded.append(byte)
      }
      index += 1
    }
  }
}
