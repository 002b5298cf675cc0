package import Kernel
package import WorkUnitsModel
package import WorksheetsModel

/// What stands on top of the reports of an instansi below its name.
package struct Letterhead: Hashable, Sendable {
  /// The longest line, in characters.
  package static let longestLine = 160
  /// The most lines of an address.
  package static let mostLines = 4
  /// The kind under which the journal keeps changes, by instansi.
  package static let kind = "report_letterhead"

  /// The inspectorate as it is printed, such as `Inspektorat Jenderal`; empty when nobody said so.
  package let office: String
  /// The lines of the address; empty when nobody said so.
  package let address: [String]

  /// Takes what fits; blank lines and control characters are left out.
  ///
  /// - Parameters:
  ///   - office: The inspectorate as it is printed.
  ///   - address: The address with its lines.
  /// - Throws: `officeTooLong`, `addressTooLong`.
  package init(office: String, address: String) throws(LetterheadRefusal) {
    let office = Self.line(office)
    guard office.count <= Self.longestLine else {
      throw .officeTooLong(limit: Self.longestLine)
    }
    let lines = AnswerContent.tidy(address).split(separator: "\n").map { Self.line(String($0)) }
      .filter { !$0.isEmpty }
    guard lines.count <= Self.mostLines, lines.allSatisfy({ $0.count <= Self.longestLine }) else {
      throw .addressTooLong(lines: Self.mostLines, limit: Self.longestLine)
    }
    self.office = office
    self.address = lines
  }

  /// Nothing but the name of the instansi.
  package static let none = Letterhead()

  private init() {
    office = ""
    address = []
  }

  /// The lines as they are printed.
  ///
  /// - Parameter institution: The name of the instansi.
  /// - Returns: The instansi first, then the inspectorate, then the address.
  package func lines(of institution: String) -> [String] {
    ([institution, office] + address).filter { !$0.isEmpty }
  }

  private static func line(_ text: String) -> String {
    AnswerContent.tidy(text).split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}

/// Who changed a letterhead, and when.
package struct LetterheadChange: Hashable, Sendable {
  /// Who.
  package let author: Author
  /// When.
  package let at: Instant

  /// Describes a change.
  package init(by author: Author, at: Instant) {
    self.author = author
    self.at = at
  }
}

/// The letterhead of an instansi with who changed it last.
package struct KeptLetterhead: Hashable, Sendable {
  /// The instansi.
  package let institutionID: ID<Institution>
  /// The words that are printed.
  package private(set) var letterhead: Letterhead
  /// The picture left of them; nil without one.
  package private(set) var logo: LetterheadLogo?
  /// The last change, of words or logo; nil before the first one.
  package private(set) var lastChange: LetterheadChange?
  /// Counts the changes of both; a form carries the number it was made on.
  package private(set) var version: Int64

  /// Describes what is kept.
  package init(
    institutionID: ID<Institution>, letterhead: Letterhead = .none, logo: LetterheadLogo? = nil,
    lastChange: LetterheadChange? = nil, version: Int64 = 0
  ) {
    self.institutionID = institutionID
    self.letterhead = letterhead
    self.logo = logo
    self.lastChange = lastChange
    self.version = version
  }

  /// Takes other words; signed reports keep theirs.
  ///
  /// - Returns: What happened; nil when just that stands already.
  /// - Throws: `overtaken` when somebody else was faster.
  package mutating func change(
    to letterhead: Letterhead, by author: Author, at now: Instant, baseVersion: Int64
  ) throws(LetterheadRefusal) -> JournalEntry? {
    guard baseVersion == version else { throw .overtaken(by: lastChange) }
    guard letterhead != self.letterhead else { return nil }
    self.letterhead = letterhead
    return changed(
      "letterhead_changed", by: author, at: now,
      JournalFacts().text("office", letterhead.office)
        .text("address", letterhead.address.joined(separator: "\n")))
  }

  /// Takes another logo, or none; signed reports keep theirs.
  ///
  /// The journal gets the hash of the bytes, not the bytes.
  ///
  /// - Returns: What happened; nil when just that stands already.
  /// - Throws: `overtaken` when somebody else was faster.
  package mutating func change(
    toLogo logo: LetterheadLogo?, by author: Author, at now: Instant, baseVersion: Int64
  ) throws(LetterheadRefusal) -> JournalEntry? {
    guard baseVersion == version else { throw .overtaken(by: lastChange) }
    let former = self.logo?.digest
    guard logo?.digest != former else { return nil }
    self.logo = logo
    return changed(
      logo == nil ? "letterhead_logo_removed" : "letterhead_logo_changed", by: author, at: now,
      JournalFacts().text("logo_sha256", logo?.digest).text("former_sha256", former)
        .text("kind", logo?.kind.rawValue).number("width", logo?.width)
        .number("height", logo?.height).number("bytes", logo?.byteCount))
  }

  private mutating func changed(
    _ event: String, by author: Author, at now: Instant, _ facts: JournalFacts
  ) -> JournalEntry {
    lastChange = LetterheadChange(by: author, at: now)
    version += 1
    return JournalEntry(
      subjectKind: Letterhead.kind, subjectID: institutionID.text, event: event,
      facts: facts.number("version", Int(version)).json)
  }
}

/// Why a letterhead was refused; nothing was changed.
package enum LetterheadRefusal: Error, Hashable, Sendable {
  /// The name of the inspectorate is longer than the limit, in characters.
  case officeTooLong(limit: Int)
  /// The address has too many lines or a line that is too long.
  case addressTooLong(lines: Int, limit: Int)
  /// It was changed meanwhile, by whom; nil when the form named a version that never was.
  case overtaken(by: LetterheadChange?)
}
