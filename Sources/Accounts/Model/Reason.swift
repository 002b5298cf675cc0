/// Why something was done, or on which decree it rests, in the words of the person who did it.
package struct Reason: Hashable, Sendable, CustomStringConvertible {
  /// The shortest reason; unit: characters.
  package static let shortest = 5
  /// The longest reason; unit: characters.
  package static let longest = 200

  /// One line without spaces at its ends.
  package let text: String

  /// Takes a reason; runs of spaces become one.
  ///
  /// - Throws: Which part of the rule the text breaks.
  package init(_ typed: String) throws(ReasonRefusal) {
    let line = typed.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    guard line.count >= Self.shortest else { throw .tooShort(needed: Self.shortest) }
    guard line.count <= Self.longest, line.utf8.count <= 4 * Self.longest else {
      throw .tooLong(limit: Self.longest)
    }
    guard line.isPrintable else { throw .unprintable }
    text = line
  }

  package var description: String { text }
}

/// Why a reason was not taken.
package enum ReasonRefusal: Error, Hashable, Sendable {
  /// Too few characters to say anything.
  case tooShort(needed: Int)
  /// Longer than the limit.
  case tooLong(limit: Int)
  /// Holds control characters.
  case unprintable
}
