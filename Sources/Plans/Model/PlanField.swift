/// What a person fills in; a refusal names it so that the form can show where.
package enum PlanField: String, CaseIterable, Sendable {
  /// The area of an item.
  case area
  /// The quarters of an item.
  case quarters = "triwulan"
  /// What is done.
  case action = "kegiatan"
  /// What comes out of it.
  case output = "keluaran"
  /// How much of it.
  case target
  /// What the target is counted in.
  case measure = "satuan"
  /// Who answers for it.
  case owner = "pemilik"
  /// Until when.
  case due = "tenggat"
  /// The linked questions.
  case questions = "soal"
  /// Why an item is removed.
  case reason = "alasan"
  /// The number of a decree.
  case decree = "nomor_sk"
  /// The date of a decree.
  case decreeDate = "tanggal_sk"
  /// The first day of a team.
  case from = "mulai"
  /// The last day of a team.
  case until = "sampai"
  /// The members of a team.
  case members = "anggota"
  /// What an agent of change promised.
  case promise = "janji"
  /// The proof of a kept promise.
  case proof = "bukti"
  /// The quarter of a monitoring.
  case quarter = "bulan"
  /// The minutes of a monitoring.
  case minutes = "notula"
  /// What a follow-up asks for.
  case followUp = "tindak_lanjut"
  /// What was done about it.
  case done = "yang_dilakukan"
  /// The programme year.
  case year = "tahun"
}

/// A text of a plan: what people typed, tidied, never empty.
package struct PlanWording: Hashable, Sendable, CustomStringConvertible {
  /// The longest line, in characters.
  package static let longestLine = 300
  /// The longest minutes, in characters.
  package static let longestMinutes = 8000

  /// The text without blanks at its ends.
  package let text: String

  /// Takes one line; runs of blanks become one.
  ///
  /// - Parameters:
  ///   - typed: As typed.
  ///   - field: What was typed, for the refusal.
  /// - Throws: `empty`, `tooLong` or `unprintable` with that field.
  package init(line typed: String, _ field: PlanField) throws(PlanRefusal) {
    let line = typed.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    try Self.check(line, field, limit: Self.longestLine)
    text = line
  }

  /// Takes lines; each is tidied, line ends stay, at most one blank line between two.
  ///
  /// - Parameters:
  ///   - typed: As typed.
  ///   - field: What was typed, for the refusal.
  /// - Throws: `empty`, `tooLong` or `unprintable` with that field.
  package init(lines typed: String, _ field: PlanField) throws(PlanRefusal) {
    var lines: [String] = []
    for line in typed.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      let tidy = line.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      if tidy.isEmpty, lines.last?.isEmpty ?? true { continue }
      lines.append(tidy)
    }
    while lines.last?.isEmpty == true { lines.removeLast() }
    try Self.check(lines.joined(), field, limit: Self.longestMinutes)
    text = lines.joined(separator: "\n")
  }

  package var description: String { text }

  private static func check(
    _ text: String, _ field: PlanField, limit: Int
  ) throws(PlanRefusal) {
    guard !text.isEmpty else { throw .empty(field) }
    guard text.count <= limit, text.utf8.count <= 4 * limit else {
      throw .tooLong(field, limit: limit)
    }
    guard text.unicodeScalars.allSatisfy(isPrintable) else { throw .unprintable(field) }
  }

  private static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .lineSeparator, .paragraphSeparator: false
    default: true
    }
  }
}
