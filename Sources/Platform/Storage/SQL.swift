/// A statement whose values travel beside its text, never inside it.
///
/// Interpolation turns each value into a numbered placeholder (`$1`, `$2`, … in order of
/// appearance), so a value cannot become part of the statement. The same text runs on both engines.
///
/// ```swift
/// let sql: SQL = """
///   SELECT item_code, score FROM survey_answer
///   WHERE round_id = \(round) AND score >= \(floor)
///   ORDER BY item_code
///   """
/// ```
package struct SQL: ExpressibleByStringInterpolation, Hashable, Sendable {
  /// The pieces of text around the values: always one more than there are values.
  private(set) var fragments: [String]
  /// The values in order of appearance.
  package private(set) var arguments: [SQLValue]
  /// Whether it is worth keeping prepared although it has many values.
  private(set) var isKept = false

  /// A statement, or a part of one, without values.
  package init(stringLiteral text: String) {
    fragments = [""]
    arguments = []
    append(literal: text)
  }

  /// A statement from its interpolated parts.
  package init(stringInterpolation parts: StringInterpolation) {
    self = parts.sql
  }

  /// A statement without values whose text is only known at run time.
  ///
  /// Not for other modules: text from outside must never become a statement.
  init(unchecked text: String) {
    fragments = [text]
    arguments = []
  }

  /// The text with `$1`, `$2`, … in the place of the values.
  package var text: String {
    if arguments.isEmpty { return fragments[0] }
    var text = fragments[0]
    for index in arguments.indices {
      text += "$"
      text += String(index + 1)
      text += fragments[index + 1]
    }
    return text
  }

  /// The same statement, kept prepared by the engine however many values it has.
  ///
  /// For long lists that come again and again in a few lengths only: preparing costs as the square of
  /// the number of values, 0.3 ms for 256 and 20 ms for 2,048.
  package var kept: SQL {
    var kept = self
    kept.isKept = true
    return kept
  }

  /// Whether the statement is a plain SELECT, which changes nothing in the common SQL of both engines.
  var onlyReads: Bool {
    let start = fragments[0].utf8.drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\n") }
    return start.starts(with: "SELECT ".utf8) || start.starts(with: "SELECT\n".utf8)
      || start.starts(with: "WITH RECURSIVE ".utf8)
  }

  /// Placeholders for a list of values, separated by commas, without the parentheses around it.
  ///
  /// Write `IN (\(SQL.list(ids)))`. An empty list becomes `NULL`, which no value equals.
  package static func list(_ values: [some SQLConvertible]) -> SQL {
    guard !values.isEmpty else { return "NULL" }
    return joined(values.map { "\($0)" }, by: ", ")
  }

  /// Several parts with a separator between them, for example `VALUES` rows or conditions.
  package static func joined(_ parts: [SQL], by separator: SQL) -> SQL {
    guard var whole = parts.first else { return "" }
    for part in parts.dropFirst() {
      whole.append(separator)
      whole.append(part)
    }
    return whole
  }

  /// One part after the other; the values are numbered anew.
  package static func + (left: SQL, right: SQL) -> SQL {
    var whole = left
    whole.append(right)
    return whole
  }

  /// Appends a part; its values are numbered after those that are already there.
  package static func += (left: inout SQL, right: SQL) { left.append(right) }

  private mutating func append(_ other: SQL) {
    fragments[fragments.count - 1] += other.fragments[0]
    fragments += other.fragments.dropFirst()
    arguments += other.arguments
  }

  private mutating func append(_ value: SQLValue) {
    fragments.append("")
    arguments.append(value)
  }

  private mutating func append(literal: String) {
    // Literals stand in our source, so the tests meet every one; a save spent 4 % on asking again.
    assert(
      !Self.namesPlaceholder(literal),
      "A placeholder is never written by hand: interpolate the value.")
    fragments[fragments.count - 1] += literal
  }

  private static func namesPlaceholder(_ literal: String) -> Bool {
    var afterDollar = false
    for byte in literal.utf8 {
      if afterDollar, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) { return true }
      afterDollar = byte == UInt8(ascii: "$")
    }
    return false
  }

  /// Collects the text and the values of an interpolated statement.
  package struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var sql: SQL = ""

    package init(literalCapacity: Int, interpolationCount: Int) {
      sql.arguments.reserveCapacity(interpolationCount)
    }

    package mutating func appendLiteral(_ literal: String) { sql.append(literal: literal) }

    /// Puts a placeholder in the text and the value beside it.
    package mutating func appendInterpolation(_ value: some SQLConvertible) {
      sql.append(value.sqlValue)
    }

    /// Puts a placeholder in the text and the value, or NULL for nil, beside it.
    package mutating func appendInterpolation<Value: SQLConvertible>(_ value: Value?) {
      sql.append(value.sqlValue)
    }

    /// Puts another part of a statement here, with its own values.
    package mutating func appendInterpolation(_ part: SQL) { sql.append(part) }
  }
}
