// Text, references, and what is skipped.
extension XMLScanner {
  mutating func scanText() throws(XMLFault) {
    let start = position
    textHasReferences = false
    let outside = open.isEmpty
    while position < count {
      let next = base[position]
      if next == .lessThan { break }
      if outside, !next.isSpace { throw fault(.malformed) }
      if next == .ampersand {
        textHasReferences = true
        try skipReference()
        continue
      }
      if next == .carriageReturn { textHasReferences = true }
      if next == .closeBracket, byte(position + 1) == .closeBracket,
        byte(position + 2) == .greaterThan
      {
        throw fault(.malformed)
      }
      position += 1
    }
    text = start..<position
  }

  mutating func skipReference() throws(XMLFault) {
    var end = position + 1
    while byte(end) != .semicolon {
      guard byte(end) != 0, end - position < 12 else { throw fault(.malformed) }
      end += 1
    }
    let body = UnsafeBufferPointer(start: base + position + 1, count: end - position - 1)
    guard XMLCharacters.scalar(ofReference: body) != nil else { throw fault(.malformed) }
    position = end + 1
  }

  mutating func skipInstruction() throws(XMLFault) {
    position += 2
    let target = try scanName()
    let isReserved =
      target.end - target.start == 3 && (base[target.start] | 0x20) == 0x78
      && (base[target.start + 1] | 0x20) == 0x6D && (base[target.start + 2] | 0x20) == 0x6C
    guard !isReserved, !target.hasPrefix else { throw fault(.malformed) }
    guard byte(position).isSpace || byte(position) == .question else { throw fault(.malformed) }
    try skip(past: "?>")
  }

  /// Reads a CDATA section as text, or skips a comment.
  ///
  /// - Returns: Whether there is a text to report.
  mutating func scanSectionOrSkipComment() throws(XMLFault) -> Bool {
    if matches(position, position + 4, "<!--") {
      position += 4
      try skip(past: "--")
      guard byte(position) == .greaterThan else { throw fault(.malformed) }
      position += 1
      return false
    }
    if matches(position, position + 9, "<!DOCTYPE") { throw fault(.documentType) }
    guard matches(position, position + 9, "<![CDATA["), !open.isEmpty else {
      throw fault(.malformed)
    }
    position += 9
    let start = position
    try skip(past: "]]>")
    text = start..<(position - 3)
    textHasReferences = false
    return true
  }

  mutating func skip(past mark: StaticString) throws(XMLFault) {
    let length = mark.utf8CodeUnitCount
    while !matches(position, position + length, mark) {
      guard position < count else { throw fault(.truncated) }
      position += 1
    }
    position += length
  }

  mutating func skipDeclaration() throws(XMLFault) {
    if byte(0) == 0xEF, byte(1) == 0xBB, byte(2) == 0xBF { position = 3 }
    guard matches(position, position + 5, "<?xml"), byte(position + 5).isSpace else { return }
    let start = position + 5
    try skip(past: "?>")
    let declaration = String(
      decoding: UnsafeBufferPointer(start: base + start, count: position - 2 - start),
      as: UTF8.self)
    if let problem = XMLCharacters.problem(inDeclaration: declaration) { throw fault(problem) }
  }

  func matches(_ start: Int, _ end: Int, _ word: StaticString) -> Bool {
    guard end - start == word.utf8CodeUnitCount, end <= count else { return false }
    for offset in 0..<(end - start) where base[start + offset] != word.utf8Start[offset] {
      return false
    }
    return true
  }
}
