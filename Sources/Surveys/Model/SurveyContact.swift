/// How somebody who was served can be reached: a phone number or an address for mail.
package struct SurveyContact: Hashable, Sendable {
  /// Digits with the country first, such as `628123456789`; or an address in small letters.
  package let text: String

  /// Whether it is an address for mail.
  package var isMail: Bool { text.contains("@") }

  /// Reads what offices have in their lists: `0812-3456-789`, `+62 812 3456 789`, `a@b.id`.
  ///
  /// - Returns: nil for anything else.
  package init?(_ typed: String) {
    let kept = typed.filter { !$0.isWhitespace }
    guard (6...254).contains(kept.utf8.count), kept.allSatisfy(\.isASCII) else { return nil }
    if kept.contains("@") {
      let parts = kept.lowercased().split(separator: "@", omittingEmptySubsequences: false)
      guard parts.count == 2, !parts[0].isEmpty, parts[1].contains("."),
        parts[1].split(separator: ".", omittingEmptySubsequences: false).allSatisfy({ part in
          !part.isEmpty && part.allSatisfy { $0.isLetter || $0.isNumber || $0 == "-" }
        }), parts[0].allSatisfy({ !"\",;<>()[]\\".contains($0) })
      else { return nil }
      text = parts.joined(separator: "@")
      return
    }
    var digits = kept.filter { !"-.()".contains($0) }
    let isForeign = digits.hasPrefix("+")
    if isForeign { digits.removeFirst() }
    guard digits.utf8.allSatisfy({ (48...57).contains($0) }) else { return nil }
    if !isForeign, digits.hasPrefix("0") { digits = "62" + digits.dropFirst() }
    // The longest number of the world has fifteen digits (ITU-T E.164).
    guard (9...15).contains(digits.utf8.count), !digits.hasPrefix("0") else { return nil }
    text = digits
  }
}

/// Why a line of a list of served people was not taken.
package enum FrameFault: String, Error, CaseIterable, Hashable, Sendable {
  /// Bytes that are not UTF-8.
  case encoding
  /// Neither a phone number nor an address for mail.
  case contact
  /// No service of the round has that number or name.
  case service
  /// The same contact stood above.
  case duplicate
  /// More lines than are taken.
  case tooMany
}

/// One line of a list of served people, as it was read.
package struct FrameRow: Hashable, Sendable {
  /// Whom to reach.
  package let contact: SurveyContact
  /// The number of the service; nil when the list does not say.
  package let service: Int?

  /// The longest line.
  ///
  /// - Unit: bytes.
  package static let longestLine = 2_000
  /// The most lines of a list.
  package static let most = 1_000_000

  /// Reads the cells of a line: the contact, then perhaps the service by number or name.
  ///
  /// - Parameters:
  ///   - cells: As they stand in the file.
  ///   - services: Those of the round.
  /// - Throws: `contact`, `service`.
  package init(_ cells: [String], services: [SurveyedService]) throws(FrameFault) {
    guard let first = cells.first, let contact = SurveyContact(first) else { throw .contact }
    self.contact = contact
    let words = (cells.count > 1 ? cells[1] : "").split(whereSeparator: \.isWhitespace)
      .joined(separator: " ").lowercased()
    if words.isEmpty {
      service = services.count == 1 ? services[0].number : nil
      return
    }
    guard
      let found = services.first(where: {
        String($0.number) == words || $0.name.lowercased() == words
      })
    else { throw .service }
    service = found.number
  }

  /// Splits a line at semicolons, tabs or commas; quotes around a cell are taken off.
  package static func cells(of line: String) -> [String] {
    let separator: Character =
      line.contains(";") ? ";" : line.contains("\t") ? "\t" : ","
    return line.split(separator: separator, omittingEmptySubsequences: false).map { cell in
      var cell = cell.drop(while: \.isWhitespace)
      while cell.last?.isWhitespace == true { cell.removeLast() }
      if cell.count >= 2, cell.first == "\"", cell.last == "\"" {
        cell = cell.dropFirst().dropLast()
      }
      // A spreadsheet marks numbers that are text so.
      if cell.first == "'" { cell = cell.dropFirst() }
      return String(cell)
    }
  }
}
