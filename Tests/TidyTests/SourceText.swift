/// A Swift file taken apart: its code without the words in it, and the words without the code.
///
/// All parts keep their line breaks, so that line numbers stay true.
struct SourceText: Sendable {
  /// The code with comments and the insides of string literals blanked.
  let code: String
  /// The code with comments blanked and string literals kept, for checks of SQL.
  let statements: String
  /// Only the comments.
  let comments: String

  /// Takes a text apart.
  init(_ text: String) {
    var scanner = Scanner(Array(text.unicodeScalars))
    scanner.run()
    code = String(String.UnicodeScalarView(scanner.code))
    statements = String(String.UnicodeScalarView(scanner.statements))
    comments = String(String.UnicodeScalarView(scanner.comments))
  }

  private enum Part { case code, string, comment }

  /// Walks once over the text; knows line and block comments, plain, long and raw strings.
  private struct Scanner {
    let input: [Unicode.Scalar]
    var position = 0
    var code: [Unicode.Scalar] = []
    var statements: [Unicode.Scalar] = []
    var comments: [Unicode.Scalar] = []

    init(_ input: [Unicode.Scalar]) { self.input = input }

    mutating func run() {
      while position < input.count {
        let scalar = input[position]
        // Most characters open nothing; the checks below cost more than they do.
        guard scalar == "/" || scalar == "\"" || scalar == "#" else {
          take(.code)
          continue
        }
        if starts(with: "//") {
          while position < input.count, input[position] != "\n" { take(.comment) }
        } else if starts(with: "/*") {
          blockComment()
        } else if let hashes = stringOpening() {
          string(hashes: hashes)
        } else {
          take(.code)
        }
      }
    }

    func starts(with text: String, at offset: Int = 0) -> Bool {
      let scalars = Array(text.unicodeScalars)
      guard position + offset + scalars.count <= input.count else { return false }
      return scalars.indices.allSatisfy { input[position + offset + $0] == scalars[$0] }
    }

    /// The number of `#` before a quotation mark that opens a string here; nil when none opens.
    func stringOpening() -> Int? {
      var hashes = 0
      while position + hashes < input.count, input[position + hashes] == "#" { hashes += 1 }
      return starts(with: "\"", at: hashes) ? hashes : nil
    }

    mutating func take(_ part: Part, count: Int = 1) {
      for _ in 0..<count where position < input.count {
        let scalar = input[position]
        let blank: Unicode.Scalar = scalar == "\n" ? "\n" : " "
        code.append(part == .code ? scalar : blank)
        statements.append(part == .comment ? blank : scalar)
        comments.append(part == .comment ? scalar : blank)
        position += 1
      }
    }

    mutating func blockComment() {
      var depth = 0
      repeat {
        if starts(with: "/*") {
          depth += 1
          take(.comment, count: 2)
        } else if starts(with: "*/") {
          depth -= 1
          take(.comment, count: 2)
        } else {
          take(.comment)
        }
      } while depth > 0 && position < input.count
    }

    mutating func string(hashes: Int) {
      let fence = String(repeating: "#", count: hashes)
      let isLong = starts(with: "\"\"\"", at: hashes)
      let quote = isLong ? "\"\"\"" : "\""
      take(.code, count: hashes + quote.count)
      while position < input.count {
        let scalar = input[position]
        guard scalar == "\\" || scalar == "\"" || scalar == "\n" else {
          take(.string)
          continue
        }
        if starts(with: "\\" + fence + "(") {
          take(.string, count: hashes + 2)
          interpolation()
        } else if starts(with: "\\" + fence) {
          take(.string, count: hashes + 2)
        } else if starts(with: quote + fence) {
          take(.code, count: quote.count + hashes)
          return
        } else if !isLong && input[position] == "\n" {
          return
        } else {
          take(.string)
        }
      }
    }

    /// The inside of `\( … )`, up to and with its closing parenthesis; strings in it included.
    mutating func interpolation() {
      var depth = 1
      while position < input.count, depth > 0 {
        if input[position] == "#" || input[position] == "\"", let hashes = stringOpening() {
          string(hashes: hashes)
        } else {
          if input[position] == "(" { depth += 1 }
          if input[position] == ")" { depth -= 1 }
          take(depth == 0 ? .string : .code)
        }
      }
    }
  }
}
