extension String {
  /// The text without doubled blanks and capitals, as heads of columns and names in files are
  /// compared.
  package var folded: String {
    split(whereSeparator: \.isWhitespace).joined(separator: " ").lowercased()
  }
}
