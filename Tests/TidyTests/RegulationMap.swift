/// From each rule in a regulation to the place that follows it, collected from `Source:` lines.
enum RegulationMap {
  /// One rule and where it lives.
  struct Entry: Hashable {
    /// The place in the regulation, as cited.
    let source: String
    /// The file from the root of the repository.
    let path: String
    /// The item that follows it.
    let item: String
  }

  /// Every `Source:` of the sources and every `source` of the instrument files.
  static func entries(_ files: [TreeFile]) -> [Entry] {
    files.flatMap { file -> [Entry] in
      guard file.isSource else { return [] }
      if file.path.hasSuffix(".swift") { return swift(file) }
      return file.path.hasSuffix(".yaml") ? yaml(file) : []
    }
  }

  /// The document, grouped by what is cited.
  static func document(_ entries: [Entry]) -> String {
    let groups = Dictionary(grouping: Set(entries), by: \.source)
    var lines = [
      "# From the regulation to the code", "",
      "Collected from `Source:` lines by `Tests/TidyTests/RegulationMapTests.swift`; not edited by "
        + "hand. `scripts/snapshots --filter RegulationMapTests` writes it anew.", "",
    ]
    for source in groups.keys.sorted() {
      lines.append("- **\(source)**")
      for entry in (groups[source] ?? []).sorted(by: { ($0.path, $0.item) < ($1.path, $1.item) }) {
        lines.append("  - [\(entry.item)](../\(entry.path))")
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func swift(_ file: TreeFile) -> [Entry] {
    let lines = file.lines.map { String($0.drop { $0 == " " }) }
    return lines.indices.compactMap { index in
      guard lines[index].hasPrefix("/// - Source: ") else { return nil }
      var source = String(lines[index].dropFirst("/// - Source: ".count))
      var next = index + 1
      while next < lines.count, lines[next].hasPrefix("///   ") {
        source += " " + lines[next].dropFirst("///   ".count)
        next += 1
      }
      let item = lines[next...].first { !$0.hasPrefix("///") && !$0.hasPrefix("@") } ?? ""
      return Entry(source: source.trimmedStop, path: file.path, item: name(of: item))
    }
  }

  /// The declared name of a line such as `package func score(_ sheet: AnswerSheet) -> Scorecard {`.
  private static func name(of line: String) -> String {
    let words: Set = ["func", "var", "let", "struct", "enum", "case", "init", "extension", "class"]
    let parts = line.split(whereSeparator: { $0 == " " })
    guard
      let keyword = parts.firstIndex(where: { words.contains(String($0.prefix { $0.isLetter })) })
    else { return line }
    let name = parts.dropFirst(keyword + 1).first ?? parts[keyword]
    return "`" + name.prefix { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "." } + "`"
  }

  private static func yaml(_ file: TreeFile) -> [Entry] {
    var predicate = ""
    var precondition = ""
    var isInSources = false
    return file.lines.compactMap { line in
      let text = line.drop { $0 == " " }
      if line.hasPrefix("  - key: ") { predicate = String(line.dropFirst("  - key: ".count)) }
      if !line.hasPrefix(" ") { isInSources = line.hasPrefix("rule_sources:") }
      if isInSources, line.hasPrefix("  "), let colon = text.firstIndex(of: ":") {
        let source = text[text.index(after: colon)...].filter { $0 != "\"" }
        return Entry(
          source: String(source.drop { $0 == " " }), path: file.path,
          item: "rule `\(text[..<colon])`")
      }
      if line.hasPrefix("    - key: ") {
        precondition = String(line.dropFirst("    - key: ".count))
      }
      if line.hasPrefix("      source: \"") {
        return Entry(
          source: text.dropFirst("source: ".count).filter { $0 != "\"" }, path: file.path,
          item: "precondition `\(precondition)`")
      }
      guard let mark = text.firstRange(of: "source: \""), text.hasPrefix("- {key: ") else {
        return nil
      }
      let source = text[mark.upperBound...].prefix { $0 != "\"" }
      let key = text.dropFirst("- {key: ".count).prefix { $0 != "," }
      return Entry(
        source: String(source), path: file.path, item: "floor `\(predicate):\(key)`")
    }
  }
}

extension String {
  fileprivate var trimmedStop: String { hasSuffix(".") ? String(dropLast()) : self }
}
