/// The name of an uploaded file as we show it; never a path, never used to open anything.
package struct FileName: Hashable, Sendable, CustomStringConvertible {
  /// The longest name that is kept, in characters.
  package static let longest = 150

  /// One line without folders, control characters and marks that turn the direction of writing.
  package let text: String

  /// Cleans what a browser sent: the last part of a path, printable, of bounded length.
  ///
  /// A name of which nothing is left becomes `berkas`. The ending survives shortening.
  package init(cleaning sent: String) {
    let last = sent.split { $0 == "/" || $0 == "\\" }.last.map(String.init) ?? ""
    var name = ""
    var spaces = false
    for character in last {
      if character.isWhitespace {
        spaces = !name.isEmpty
        continue
      }
      let kept = character.unicodeScalars.filter(Self.isShown)
      guard !kept.isEmpty else { continue }
      if spaces { name.append(" ") }
      spaces = false
      name.unicodeScalars.append(contentsOf: kept)
    }
    while name.first == "." || name.first == " " { name.removeFirst() }
    if name.allSatisfy({ $0 == "." || $0 == " " }) { name = "berkas" }
    text = Self.shortened(name)
  }

  package var description: String { text }

  /// What follows the last dot, in lower case; nil without one.
  package var ending: String? {
    guard let dot = text.lastIndex(of: "."), dot != text.startIndex else { return nil }
    let ending = text[text.index(after: dot)...].lowercased()
    return ending.isEmpty || ending.count > 8 ? nil : ending
  }

  /// The name without its ending, as the first title of a proof.
  package var stem: String {
    guard ending != nil, let dot = text.lastIndex(of: ".") else { return text }
    return String(text[..<dot])
  }

  /// A line without control characters and marks that turn the direction of writing, which would
  /// show other words than are stored; the joiners inside emoji and scripts stay.
  ///
  /// - Parameter typed: As typed.
  /// - Returns: The rest of it; blanks stay as they are.
  package static func shown(_ typed: String) -> String {
    var line = ""
    for scalar in typed.unicodeScalars where !turns(scalar) {
      let isBlank = scalar.properties.isWhitespace
      if scalar.properties.generalCategory != .control || isBlank {
        line.unicodeScalars.append(scalar)
      }
    }
    return line
  }

  /// Marks, embeddings, overrides and isolates.
  private static func turns(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true
    default: false
    }
  }

  private static func isShown(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .lineSeparator, .paragraphSeparator,
      .unassigned:
      false
    default: scalar != "\"" && scalar != ":" && scalar != "\u{FFFD}"
    }
  }

  private static func shortened(_ name: String) -> String {
    guard name.count > longest || name.utf8.count > 4 * longest else { return name }
    var ending = ""
    if let dot = name.lastIndex(of: "."), name[dot...].count <= 9 { ending = String(name[dot...]) }
    var stem = String(name.prefix(longest - 1 - ending.count))
    while stem.utf8.count > 4 * longest - 12 - ending.utf8.count { stem.removeLast() }
    return stem + "…" + ending
  }
}
