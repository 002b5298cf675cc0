/// A name as its bearer writes it, with titles.
package struct PersonName: Hashable, Sendable, CustomStringConvertible {
  /// The longest name that is taken, in characters.
  package static let longest = 200

  /// One line without spaces at its ends.
  package let text: String

  /// Takes a name; runs of spaces become one.
  ///
  /// - Throws: Which part of the rule the text breaks.
  package init(_ typed: String) throws(NameRefusal) {
    let words = typed.split(whereSeparator: \.isWhitespace)
    guard !words.isEmpty else { throw .empty }
    let line = words.joined(separator: " ")
    guard line.count <= Self.longest, line.utf8.count <= 4 * Self.longest else {
      throw .tooLong(limit: Self.longest)
    }
    guard line.isPrintable else { throw .unprintable }
    text = line
  }

  package var description: String { text }
}

/// Why a name was not taken.
package enum NameRefusal: Error, Hashable, Sendable {
  /// Nothing was typed.
  case empty
  /// Longer than the limit.
  case tooLong(limit: Int)
  /// Holds control characters.
  case unprintable
}

extension String {
  /// The text without white space at its ends.
  func trimmed() -> String {
    var rest = self[...]
    while rest.first?.isWhitespace == true { rest.removeFirst() }
    while rest.last?.isWhitespace == true { rest.removeLast() }
    return String(rest)
  }

  /// Whether there are no control characters, nor marks that turn the direction of writing.
  var isPrintable: Bool {
    unicodeScalars.allSatisfy { scalar in
      switch scalar.properties.generalCategory {
      case .control, .format, .surrogate, .privateUse, .lineSeparator, .paragraphSeparator: false
      default: true
      }
    }
  }
}
