/// Limits of length: a file or function beyond them wants to be two.
enum SizeCheck {
  static let sourceLimit = 300
  static let testLimit = 500
  static let functionLimit = 70

  /// Finds a file that is too long.
  static func file(_ file: TreeFile) -> [Finding] {
    let limit = file.isSource ? sourceLimit : testLimit
    let count = file.lines.count - (file.text.hasSuffix("\n") ? 1 : 0)
    guard count > limit else { return [] }
    return [
      Finding(
        path: file.path, line: limit + 1,
        message: "\(count) lines, the limit is \(limit): move a noun into a file of its own")
    ]
  }

  /// Finds functions that are too long.
  static func functions(_ file: TreeFile) -> [Finding] {
    let lines = file.source.code.split(separator: "\n", omittingEmptySubsequences: false)
    return lines.indices.compactMap { start in
      guard opensFunction(lines[start]), let end = end(of: start, in: lines) else { return nil }
      let count = end - start + 1
      guard count > functionLimit else { return nil }
      return Finding(
        path: file.path, line: start + 1,
        message: "a function of \(count) lines, the limit is \(functionLimit): let leaves compute")
    }
  }

  private static func opensFunction(_ line: Substring) -> Bool {
    let words = line.split(whereSeparator: { $0 == " " || $0 == "(" || $0 == "<" || $0 == "?" })
    guard let word = words.firstIndex(where: { $0 == "func" || $0 == "init" }) else { return false }
    return words[..<word].allSatisfy { $0.allSatisfy { $0.isLetter || $0 == "@" } }
  }

  /// The line where the body closes; nil when there is no body, as in a protocol.
  private static func end(of start: Int, in lines: [Substring]) -> Int? {
    var depth = 0
    var parentheses = 0
    var hasBody = false
    for index in start..<lines.count {
      // A declaration without a body ends where the next item or the closing brace stands.
      if index > start, !hasBody, parentheses == 0, depth == 0 {
        let trimmed = lines[index].drop(while: { $0 == " " })
        let goesOn = ["{", ")", "->", "where", "async", "throws"].contains { trimmed.hasPrefix($0) }
        if !goesOn { return nil }
      }
      for character in lines[index] {
        switch character {
        case "(": parentheses += 1
        case ")": parentheses -= 1
        case "{":
          depth += 1
          // A brace among the parameters is a default value, not the body.
          if parentheses == 0 { hasBody = true }
        case "}":
          depth -= 1
          if depth < 0 { return nil }
          if depth == 0 && hasBody && parentheses == 0 { return index }
        default: break
        }
      }
    }
    return nil
  }
}
