/// The texts that cells refer to by number; unpacked when the first cell asks.
final class SharedTexts {
  private let package: OfficePackage
  private var texts: [String]?

  init(_ package: OfficePackage) { self.package = package }

  /// All shared texts of the workbook.
  func all() throws(DocumentRefusal) -> [String] {
    if let texts { return texts }
    let loaded = try load()
    texts = loaded
    return loaded
  }

  private func load() throws(DocumentRefusal) -> [String] {
    let folder = OfficePackage.folder(of: package.workbookPart)
    let target = package.workbookRelationships.first { $0.isKind("sharedStrings") }?.target
    guard let target else { return [] }
    let part = OfficePackage.resolve(target, in: folder)
    let limits = package.limits
    let bytes = try package.part(part)
    var texts: [String] = []
    var isTooMuch = false
    try package.scan(part, bytes) { (scanner) throws(XMLFault) in
      try scanner.root()
      while try scanner.nextChild() {
        guard scanner.isElement("si") else {
          try scanner.skipElement()
          continue
        }
        let text = try RichText.read(&scanner)
        texts.append(text)
        isTooMuch = text.utf8.count > limits.textBytes || texts.count > limits.sharedTextCount
        if isTooMuch { return }
      }
      try scanner.finish()
    }
    if isTooMuch { throw .tooMuchText(part: part) }
    return texts
  }
}

/// A text that may come in formatted runs.
enum RichText {
  /// Joins the runs of the current element (`si` or `is`); phonetic runs are reading aids, not text.
  static func read(_ scanner: inout XMLScanner) throws(XMLFault) -> String {
    var text = ""
    while try scanner.nextChild() {
      if scanner.isElement("t") {
        let piece = try scanner.content()
        if text.isEmpty { text = piece } else { text += piece }
      } else if scanner.isElement("r") {
        while try scanner.nextChild() {
          if scanner.isElement("t") {
            text += try scanner.content()
          } else {
            try scanner.skipElement()
          }
        }
      } else {
        try scanner.skipElement()
      }
    }
    return unescaped(text)
  }

  /// Resolves `_x000D_`, the format's way to write characters that XML forbids.
  static func unescaped(_ text: String) -> String {
    guard text.utf8.contains(.underscore), text.contains("_x") else { return text }
    var result: [UInt8] = []
    let bytes = Array(text.utf8)
    var index = 0
    while index < bytes.count {
      if let scalar = escape(bytes[index...]) {
        result.append(contentsOf: UTF8.encode(scalar) ?? .init())
        index += 7
      } else {
        result.append(bytes[index])
        index += 1
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  private static func escape(_ bytes: ArraySlice<UInt8>) -> Unicode.Scalar? {
    let start = bytes.startIndex
    guard bytes.count >= 7, bytes[start] == .underscore, bytes[start + 1] == 0x78,
      bytes[start + 6] == .underscore
    else { return nil }
    var value: UInt32 = 0
    for byte in bytes[(start + 2)..<(start + 6)] {
      guard let digit = byte.hexValue else { return nil }
      value = value * 16 + digit
    }
    return Unicode.Scalar(value)
  }
}
