/// Sentences that people read begin with a capital letter, and figures carry `%` without a blank.
enum SentenceCheck {
  /// Finds sentences of a `Text` that begin small: a literal from a small letter to a full stop.
  ///
  /// What stands in the middle of a sentence ends without a full stop; who joins it sets that.
  static func check(_ file: TreeFile) -> [Finding] {
    texts(in: file).flatMap { text in
      text.literals.filter(isSmall).map { sentence in
        Finding(
          path: file.path, line: text.line,
          message: "'\(sentence.prefix(30))…' is a sentence: begin it with a capital letter")
      }
    }
  }

  /// Finds `soal` in the English half of a text: the glossary says "question" there.
  ///
  /// Instruments tell a question from the numbered rows that it is filled in by, and keep both words.
  static func english(_ file: TreeFile) -> [Finding] {
    guard !file.path.hasPrefix("Sources/Instruments/") else { return [] }
    return texts(in: file).compactMap { text in
      guard text.literals.count == 2 else { return nil }
      let said = text.literals[1].replacing(/\\\((?:[^()]|\([^()]*\))*\)/, with: " ")
      let words = said.split { !$0.isLetter && $0 != "_" }.map { $0.lowercased() }
      guard words.contains("soal") else { return nil }
      return Finding(
        path: file.path, line: text.line, message: "say 'question' for 'soal' in English")
    }
  }

  /// Every `Text(` with the literals that it is made of, and its line.
  private static func texts(in file: TreeFile) -> [(line: Int, literals: [String])] {
    guard file.isSource else { return [] }
    let scalars = Array(file.source.statements.unicodeScalars)
    let opening = Array("Text(".unicodeScalars)
    var texts: [(line: Int, literals: [String])] = []
    var (position, line) = (0, 1)
    while position + opening.count <= scalars.count {
      if scalars[position] == "\n" { line += 1 }
      guard scalars[position] == "T",
        scalars[position..<position + opening.count].elementsEqual(opening)
      else {
        position += 1
        continue
      }
      position += opening.count
      texts.append((line, literals(in: scalars, from: position)))
    }
    return texts
  }

  /// Finds `50 %` in words: pages, script and commands write `50%`.
  static func percent(_ file: TreeFile) -> [Finding] {
    guard file.isSource, file.path.hasSuffix(".swift") || file.path.hasSuffix(".js") else {
      return []
    }
    let isSwift = file.path.hasSuffix(".swift")
    let text = isSwift ? file.source.statements : file.text
    let code = isSwift ? Array(file.source.code.unicodeScalars) : []
    let scalars = Array(text.unicodeScalars)
    return scalars.indices.dropFirst(2).compactMap { index in
      guard scalars[index] == "%", scalars[index - 1] == " ",
        "0123456789)}\"".unicodeScalars.contains(scalars[index - 2]),
        !isSwift || code[index] == " "
      else { return nil }
      let line = scalars[..<index].count { $0 == "\n" } + 1
      return Finding(path: file.path, line: line, message: "write % without a blank before it")
    }
  }

  private static func isSmall(_ sentence: String) -> Bool {
    sentence.first?.isLowercase == true && sentence.hasSuffix(".")
  }

  /// The arguments of a call that are literals, with `+` between their pieces joined.
  private static func literals(in scalars: [Unicode.Scalar], from start: Int) -> [String] {
    var (position, found, current) = (start, [String](), "")
    while position < scalars.count {
      let scalar = scalars[position]
      switch scalar {
      case "\"":
        current += literal(in: scalars, at: &position)
      case ",", ")":
        if !current.isEmpty { found.append(current) }
        current = ""
        if scalar == ")" { return found }
        position += 1
      case "+", " ", "\n": position += 1
      default: return found
      }
    }
    return found
  }

  /// One literal; what is interpolated stays as it is written.
  private static func literal(in scalars: [Unicode.Scalar], at position: inout Int) -> String {
    var text = String.UnicodeScalarView()
    var depth = 0
    position += 1
    while position < scalars.count, depth > 0 || scalars[position] != "\"" {
      let scalar = scalars[position]
      if scalar == "\\", depth == 0 {
        text.append(scalar)
        position += 1
        if position < scalars.count, scalars[position] == "(" { depth = 1 }
      } else if depth > 0, scalar == "(" {
        depth += 1
      } else if depth > 0, scalar == ")" {
        depth -= 1
      }
      if position < scalars.count { text.append(scalars[position]) }
      position += 1
    }
    position += 1
    return String(text)
  }
}
