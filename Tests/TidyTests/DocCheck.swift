/// Each item that other modules see says what it is, and each rule where it stands written.
enum DocCheck {
  private static let items: Set<Substring> = [
    "func", "init", "let", "var", "struct", "class", "enum", "protocol", "actor", "typealias",
    "subscript", "case", "extension", "macro",
  ]

  /// Finds `package` items without `///`.
  static func packageItems(_ file: TreeFile) -> [Finding] {
    guard file.isSource else { return [] }
    return declarations(in: file).compactMap { line, doc in
      guard doc.isEmpty else { return nil }
      return Finding(
        path: file.path, line: line,
        message: "a package item without ///: one sentence that says more than the name")
    }
  }

  /// Finds members of `Regulation` without the place in the official text.
  static func sources(_ file: TreeFile) -> [Finding] {
    guard file.isSource, file.source.code.contains("struct Regulation") else { return [] }
    return declarations(in: file).compactMap { line, doc in
      let text = file.lines[line - 1]
      guard text.contains(" let "), !doc.contains(where: { $0.contains("Source:") }) else {
        return nil
      }
      return Finding(
        path: file.path, line: line,
        message: "a member of Regulation without '- Source:': name instrument, article or annex")
    }
  }

  /// The lines that declare a `package` item, each with the doc lines above it.
  private static func declarations(in file: TreeFile) -> [(line: Int, doc: [Substring])] {
    let code = file.source.code.split(separator: "\n", omittingEmptySubsequences: false)
    let lines = file.lines
    return code.indices.compactMap { index in
      let words = code[index].split(whereSeparator: { !($0.isLetter || $0 == "@") })
      guard let keyword = words.firstIndex(of: "package"),
        words[..<keyword].allSatisfy({ $0.hasPrefix("@") || modifiers.contains($0) }),
        let item = words[(keyword + 1)...].first(where: { !modifiers.contains($0) }),
        items.contains(item), item != "extension", !isKnown(code[index])
      else { return nil }
      return (index + 1, doc(above: index, in: lines))
    }
  }

  /// Whether the item is one that a protocol of the language already explains.
  private static func isKnown(_ line: Substring) -> Bool {
    line.contains(#/func [^\w\s]+\s*[(<]|func (hash\(into|next\(\)|encode\(to|run\(\))/#)
      || line.contains(#/func appendLiteral\(/#)
      || line.contains(#/var (description|body|sqlValue|errorDescription)\b/#)
      || line.contains(#/init\((from decoder|stringLiteral|stringInterpolation|literalCapacity)\b/#)
      || line.contains(#/static (let|var) (configuration|allCases)\b/#)
  }

  private static let modifiers: Set<Substring> = [
    "static", "final", "mutating", "nonisolated", "indirect", "private", "set", "convenience",
    "override", "lazy", "weak", "consuming", "borrowing",
  ]

  private static func doc(above index: Int, in lines: [Substring]) -> [Substring] {
    var found: [Substring] = []
    for line in lines[..<index].reversed() {
      let text = line.drop(while: { $0 == " " })
      if text.hasPrefix("///") {
        found.append(text)
      } else if text.hasPrefix("@") && found.isEmpty {
        continue
      } else {
        break
      }
    }
    return found
  }
}
