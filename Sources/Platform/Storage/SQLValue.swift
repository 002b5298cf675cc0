package import Kernel

/// What a column can hold on both engines.
package enum SQLValue: Hashable, Sendable {
  /// No value.
  case null
  /// A whole number of 64 bits; also counts, scores, instants and yes/no.
  case integer(Int64)
  /// Text in UTF-8, without zero bytes.
  case text(String)
  /// Bytes as they are.
  case blob([UInt8])
}

/// A value that may be interpolated into a statement.
package protocol SQLConvertible {
  /// The value as a column holds it.
  var sqlValue: SQLValue { get }
}

extension SQLValue: SQLConvertible {
  package var sqlValue: SQLValue { self }
}

extension Int: SQLConvertible {
  package var sqlValue: SQLValue { .integer(Int64(self)) }
}

extension Int64: SQLConvertible {
  package var sqlValue: SQLValue { .integer(self) }
}

extension Bool: SQLConvertible {
  /// 1 for true, 0 for false.
  package var sqlValue: SQLValue { .integer(self ? 1 : 0) }
}

extension String: SQLConvertible {
  package var sqlValue: SQLValue { .text(self) }
}

extension Array: SQLConvertible where Element == UInt8 {
  package var sqlValue: SQLValue { .blob(self) }
}

extension Instant: SQLConvertible {
  /// Milliseconds since 1970 in UTC.
  package var sqlValue: SQLValue { .integer(milliseconds) }
}

extension CalendarDate: SQLConvertible {
  /// `YYYY-MM-DD`.
  package var sqlValue: SQLValue { .text(description) }
}

extension Points: SQLConvertible {
  /// The count of 10⁻¹² points.
  package var sqlValue: SQLValue { .integer(units) }
}

extension ID: SQLConvertible {
  /// The 36 characters.
  package var sqlValue: SQLValue { .text(text) }
}

extension Optional: SQLConvertible where Wrapped: SQLConvertible {
  /// NULL for nil.
  package var sqlValue: SQLValue { self?.sqlValue ?? .null }
}
