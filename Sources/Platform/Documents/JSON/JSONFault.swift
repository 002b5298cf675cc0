package import Kernel

/// Where and why the bytes of a file are not JSON.
///
/// Decoders say that JSON is wrong, but not always where; people need the line and the column.
package struct JSONFault: Error, Hashable, Sendable {
  /// What is wrong.
  package enum Problem: Hashable, Sendable {
    /// There is nothing but blanks.
    case empty
    /// The file is something else.
    case anotherFile(DocumentRefusal.FileKind)
    /// The bytes are no text in UTF-8.
    case notText
    /// The text ends in the middle.
    case cutShort
    /// What stands here belongs nowhere.
    case unexpected
    /// Lists lie in lists deeper than any file of ours.
    case tooDeep
  }

  /// What is wrong.
  package let problem: Problem
  /// The line, from 1.
  package let line: Int
  /// The column in characters, from 1.
  package let column: Int

  /// Describes a fault.
  package init(_ problem: Problem, line: Int, column: Int) {
    self.problem = problem
    self.line = line
    self.column = column
  }

  /// Looks for the first fault; nil when the bytes are JSON.
  package init?(in bytes: [UInt8]) {
    let kind = FileSignature.kind(of: bytes)
    if !bytes.isEmpty, kind != .text, kind != .unknown {
      self.init(.anotherFile(kind), line: 1, column: 1)
      return
    }
    var walker = JSONWalker(bytes)
    guard let fault = walker.fault() else { return nil }
    self = fault
  }

  /// The problem and the way out, for the person who chose the file.
  package var text: Text { DocumentText.fault(self) }
}

/// Walks once through the bytes of a JSON text and stops at the first thing that does not fit.
struct JSONWalker {
  private static let deepest = 256

  private let bytes: [UInt8]
  private var position = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The first fault; nil when all is JSON.
  mutating func fault() -> JSONFault? {
    if bytes.starts(with: CSVEncoding.mark) { position = 3 }
    skipBlanks()
    guard position < bytes.count else { return fault(.empty) }
    guard String(validating: bytes, as: UTF8.self) != nil else { return fault(.notText) }
    do throws(JSONFault) {
      try value(depth: 0)
      skipBlanks()
      if position < bytes.count { throw here() }
      return nil
    } catch {
      return error
    }
  }

  private mutating func value(depth: Int) throws(JSONFault) {
    guard depth < Self.deepest else { throw fault(.tooDeep) }
    skipBlanks()
    switch next {
    case UInt8(ascii: "{"): try object(depth: depth)
    case .openBracket: try list(depth: depth)
    case .doubleQuote: try string()
    case UInt8(ascii: "t"): try word("true")
    case UInt8(ascii: "f"): try word("false")
    case UInt8(ascii: "n"): try word("null")
    default: try number()
    }
  }

  private mutating func object(depth: Int) throws(JSONFault) {
    position += 1
    skipBlanks()
    if take(UInt8(ascii: "}")) { return }
    while true {
      skipBlanks()
      guard next == .doubleQuote else { throw here() }
      try string()
      skipBlanks()
      guard take(.colon) else { throw here() }
      try value(depth: depth + 1)
      skipBlanks()
      if take(UInt8(ascii: "}")) { return }
      guard take(.comma) else { throw here() }
    }
  }

  private mutating func list(depth: Int) throws(JSONFault) {
    position += 1
    skipBlanks()
    if take(.closeBracket) { return }
    while true {
      try value(depth: depth + 1)
      skipBlanks()
      if take(.closeBracket) { return }
      guard take(.comma) else { throw here() }
    }
  }

  private mutating func string() throws(JSONFault) {
    position += 1
    while let byte = next {
      guard byte >= .space else { throw fault(.unexpected) }
      position += 1
      if byte == .doubleQuote { return }
      guard byte == UInt8(ascii: "\\") else { continue }
      guard let escape = next else { break }
      guard "\"\\/bfnrtu".utf8.contains(escape) else { throw fault(.unexpected) }
      position += 1
      guard escape == UInt8(ascii: "u") else { continue }
      for _ in 0..<4 {
        guard let digit = next, digit.hexValue != nil else { throw here() }
        position += 1
      }
    }
    throw fault(.cutShort)
  }

  private mutating func word(_ word: String) throws(JSONFault) {
    for byte in word.utf8 {
      guard take(byte) else { throw here() }
    }
  }

  private mutating func number() throws(JSONFault) {
    _ = take(.minus)
    if !take(.zero) { try digits() }
    if take(.dot) { try digits() }
    if take(UInt8(ascii: "e")) || take(UInt8(ascii: "E")) {
      if !take(.plus) { _ = take(.minus) }
      try digits()
    }
  }

  private mutating func digits() throws(JSONFault) {
    guard next?.isDigit == true else { throw here() }
    while next?.isDigit == true { position += 1 }
  }

  private var next: UInt8? { position < bytes.count ? bytes[position] : nil }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard next == byte else { return false }
    position += 1
    return true
  }

  private mutating func skipBlanks() {
    while let byte = next, byte.isSpace { position += 1 }
  }

  /// What does not fit at this place: the end of the text, or what stands there.
  private func here() -> JSONFault { fault(position < bytes.count ? .unexpected : .cutShort) }

  private func fault(_ problem: JSONFault.Problem) -> JSONFault {
    let before = bytes[..<min(position, bytes.count)]
    let start = before.lastIndex(of: .lineFeed).map { $0 + 1 } ?? 0
    let column = String(decoding: before[start...], as: UTF8.self).count + 1
    let line = before.count { $0 == .lineFeed } + 1
    return JSONFault(problem, line: line, column: column)
  }
}
