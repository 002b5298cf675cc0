/// Comma-separated values as RFC 4180 describes them, in UTF-8.
package enum CSV {
  /// How much is taken from one file.
  package struct Limits: Sendable, Hashable {
    /// The file, in bytes.
    package var fileBytes = 32 << 20
    /// Records.
    package var rowCount = 200_000
    /// Fields of one record.
    package var columnCount = 1_000
    /// One field, in bytes.
    package var fieldBytes = 131_072

    /// The limits that are used unless told otherwise.
    package static let standard = Limits()

    /// Starts from the standard limits.
    package init() {}
  }

  /// How a file is written.
  package struct Style: Sendable, Hashable {
    /// The sign between fields.
    package let separator: UInt8
    /// Whether the file starts with the mark that makes Excel read it as UTF-8.
    package let startsWithMark: Bool

    /// Commas and no mark, for programs.
    package static let plain = Style(separator: .comma, startsWithMark: false)
    /// Semicolons and a mark, which Excel opens rightly where the comma is the decimal sign.
    package static let excel = Style(separator: .semicolon, startsWithMark: true)

    /// The same without the mark, for the lines behind the first when they are written one by one.
    package var continued: Style { Style(separator: separator, startsWithMark: false) }
  }

  /// Reads all records; blank lines are left out.
  ///
  /// The separator is the one of comma, semicolon and tab that the first line has most of outside
  /// quotes; a first line `sep=;` states it.
  ///
  /// - Parameters:
  ///   - bytes: The whole file, with or without a byte order mark.
  ///   - limits: What is too much.
  /// - Throws: A refusal naming line and column.
  /// - Returns: The records in order, each with its fields.
  package static func parse(
    _ bytes: [UInt8], limits: Limits = .standard
  ) throws(CSVRefusal) -> [[String]] {
    guard bytes.count <= limits.fileBytes else {
      throw .fileTooLarge(limitBytes: limits.fileBytes)
    }
    try CSVEncoding.check(bytes)
    var parser = CSVParser(bytes, limits: limits)
    return try parser.parse()
  }

  /// Refuses, by its first bytes, a file that is no text or no UTF-8; for readers of long files, which
  /// read line by line.
  ///
  /// - Parameter head: The first bytes, a kilobyte or so.
  /// - Throws: `utf16` and `notText`; a single broken letter is left to whoever reads the line.
  package static func checkKind(_ head: [UInt8]) throws(CSVRefusal) {
    try CSVEncoding.checkKind(head)
  }

  /// Writes records with CRLF after each, quoting where needed.
  ///
  /// Spreadsheet programs run cells that begin with `=`, `+`, `-` or `@` as formulas. Such a cell
  /// gets a leading `'`, unless it is a number; `unprotected` takes it away again.
  ///
  /// - Parameters:
  ///   - rows: The records; a record without fields is left out.
  ///   - style: Separator and mark.
  /// - Returns: The file.
  package static func write(_ rows: [[String]], style: Style = .plain) -> [UInt8] {
    var output: [UInt8] = style.startsWithMark ? CSVEncoding.mark : []
    for row in rows where !row.isEmpty {
      for (index, field) in row.enumerated() {
        if index > 0 { output.append(style.separator) }
        append(protected(field), to: &output, isOnly: row.count == 1)
      }
      output.append(.carriageReturn)
      output.append(.lineFeed)
    }
    return output
  }

  private static func append(_ field: String, to output: inout [UInt8], isOnly: Bool) {
    let needsQuotes = field.utf8.contains { byte in
      byte == .doubleQuote || byte == .comma || byte == .semicolon || byte == .tab
        || byte == .lineFeed || byte == .carriageReturn
    }
    // A lone empty field would be a blank line, which is no record.
    guard needsQuotes || (field.isEmpty && isOnly) || field.hasPrefix("sep=") else {
      output.append(contentsOf: field.utf8)
      return
    }
    output.append(.doubleQuote)
    for byte in field.utf8 {
      if byte == .doubleQuote { output.append(.doubleQuote) }
      output.append(byte)
    }
    output.append(.doubleQuote)
  }

  /// Puts `'` before a text that a spreadsheet program would run as a formula.
  package static func protected(_ field: String) -> String {
    isDangerous(field[...]) && !CellReading.isNumber(field) ? "'" + field : field
  }

  /// Takes away the `'` that `protected` puts before a text.
  package static func unprotected(_ field: String) -> String {
    field.hasPrefix("'") && isDangerous(field.dropFirst()) ? String(field.dropFirst()) : field
  }

  /// Texts that already begin like a protected one are protected once more, so that it is undone right.
  private static func isDangerous(_ field: Substring) -> Bool {
    let first = field.utf8.drop { $0 == .singleQuote }.first
    switch first {
    case .equals, .plus, .minus, 0x40, .tab, .carriageReturn: return true
    default: return false
    }
  }
}
