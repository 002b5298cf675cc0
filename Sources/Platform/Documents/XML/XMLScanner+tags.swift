// Tags.
extension XMLScanner {
  mutating func scanStartTag() throws(XMLFault) {
    guard !open.isEmpty || !hasRoot else { throw fault(.malformed) }
    hasRoot = true
    position += 1
    name = try scanName()
    attributes.removeAll(keepingCapacity: true)
    let bindingCount = bindings.count
    isSelfClosing = false
    while true {
      let hadSpace = byte(position).isSpace
      while byte(position).isSpace { position += 1 }
      let next = byte(position)
      if next == .greaterThan { break }
      if next == .slash {
        guard byte(position + 1) == .greaterThan else { throw fault(.malformed) }
        isSelfClosing = true
        position += 1
        break
      }
      guard hadSpace else { throw fault(position < count ? .malformed : .truncated) }
      try scanAttribute()
    }
    position += 1
    namespace = self.namespace(ofPrefix: name)
    guard open.count < Self.deepest else { throw fault(.tooComplex) }
    open.append(OpenElement(name: name, namespace: namespace, bindingCount: bindingCount))
    owesEnd = isSelfClosing
  }

  mutating func scanAttribute() throws(XMLFault) {
    let attributeName = try scanName()
    while byte(position).isSpace { position += 1 }
    guard byte(position) == .equals else { throw fault(.malformed) }
    position += 1
    while byte(position).isSpace { position += 1 }
    let quote = byte(position)
    guard quote == .doubleQuote || quote == .singleQuote else { throw fault(.malformed) }
    position += 1
    let valueStart = position
    var hasReferences = false
    while byte(position) != quote {
      let next = byte(position)
      guard next != .lessThan else { throw fault(.malformed) }
      guard next != 0 else { throw fault(.truncated) }
      if next == .ampersand {
        hasReferences = true
        try skipReference()
      } else {
        position += 1
      }
    }
    for index in attributes.indices where sameBytes(attributes[index].name, attributeName) {
      throw fault(.malformed)
    }
    guard attributes.count < Self.mostAttributes else { throw fault(.tooComplex) }
    attributes.append(
      Attribute(
        name: attributeName, valueStart: valueStart, valueEnd: position,
        hasReferences: hasReferences))
    position += 1
    try bindIfNamespace(attributes[attributes.count - 1])
  }

  mutating func scanEndTag() throws(XMLFault) {
    position += 2
    guard let element = open.last else { throw fault(.mismatchedTag) }
    let length = element.name.end - element.name.start
    for offset in 0..<length
    where byte(position + offset) != base[element.name.start + offset] {
      throw fault(.mismatchedTag)
    }
    position += length
    while byte(position).isSpace { position += 1 }
    guard byte(position) == .greaterThan else { throw fault(.mismatchedTag) }
    position += 1
    close()
  }

  mutating func close() {
    let element = open.removeLast()
    if bindings.count > element.bindingCount {
      bindings.removeLast(bindings.count - element.bindingCount)
    }
    name = element.name
    namespace = element.namespace
    isSelfClosing = false
  }

  mutating func scanName() throws(XMLFault) -> Name {
    var name = Name(start: position, localStart: position, end: position)
    guard Self.startsName(byte(position)) else { throw fault(.malformed) }
    while Self.continuesName(byte(position)) {
      if byte(position) == .colon {
        guard !name.hasPrefix, Self.startsName(byte(position + 1)) else {
          throw fault(.malformed)
        }
        name.localStart = position + 1
      }
      position += 1
    }
    name.end = position
    return name
  }

  /// Names outside ASCII are let through without consulting the tables of XML: they match nothing.
  private static func startsName(_ byte: UInt8) -> Bool {
    byte.isLetter || byte == .underscore || byte >= 0x80
  }

  private static func continuesName(_ byte: UInt8) -> Bool {
    byte.isLetter || byte.isDigit || byte == .colon || byte == .underscore || byte == .minus
      || byte == .dot || byte >= 0x80
  }
}

// Namespaces.
extension XMLScanner {
  mutating func bindIfNamespace(_ attribute: Attribute) throws(XMLFault) {
    let name = attribute.name
    let prefix: Range<Int>
    if name.hasPrefix {
      guard matches(name.start, name.localStart - 1, "xmlns") else { return }
      prefix = name.localStart..<name.end
    } else {
      guard matches(name.start, name.end, "xmlns") else { return }
      prefix = 0..<0
    }
    guard bindings.count < Self.mostBindings else { throw fault(.tooComplex) }
    bindings.append(
      Binding(
        prefixStart: prefix.lowerBound, prefixEnd: prefix.upperBound,
        namespace: XMLNamespace(uri: string(of: attribute))))
  }

  /// The vocabulary that a name's prefix stands for at this place.
  func namespace(ofPrefix name: Name) -> XMLNamespace {
    let length = name.hasPrefix ? name.localStart - 1 - name.start : 0
    var index = bindings.count
    while index > 0 {
      index -= 1
      let start = bindings[index].prefixStart
      guard bindings[index].prefixEnd - start == length else { continue }
      if (0..<length).allSatisfy({ base[name.start + $0] == base[start + $0] }) {
        return bindings[index].namespace
      }
    }
    return name.hasPrefix ? .other : .none
  }

  func sameBytes(_ one: Name, _ other: Name) -> Bool {
    guard one.end - one.start == other.end - other.start else { return false }
    for offset in 0..<(one.end - one.start)
    where base[one.start + offset] != base[other.start + offset] {
      return false
    }
    return true
  }
}
