package import Kernel
package import WorkUnitsModel

/// One piece of bukti dukung in the vault of a unit.
package struct Proof: Hashable, Sendable {
  /// The longest title and the longest reason, in characters.
  package static let longestLine = 300

  /// What the proof is made of.
  package enum Source: Hashable, Sendable {
    /// A file that is kept here.
    case file(StoredFile)
    /// An address on a web drive; nobody can say what lies there tomorrow.
    case webDrive(WebAddress)
  }

  /// The identity.
  package let id: ID<Proof>
  /// Whose vault it lies in.
  package let unitID: ID<WorkUnit>
  /// What it is made of.
  package let source: Source
  /// What people call it.
  package var title: String
  /// For which time it proves something; nil while nobody has said so.
  package var period: EffectivePeriod?
  /// Whether names, numbers or faces of people stand in it.
  package var hasPersonalData = false
  /// The copy without personal data; nil while there is none.
  package var redacted: StoredFile?
  /// How long it is kept at least.
  package var retention: RetentionClass = .programme
  /// Why it may not be deleted whatever its age; nil when nothing forbids it.
  package var hold: String?
  /// When it came.
  package let uploadedAt: Instant
  /// The name of who brought it.
  package let uploadedBy: String
  /// Counts the changes; a form carries the version it was made on.
  package let version: Int64

  /// Describes a proof.
  package init(
    id: ID<Proof>, unitID: ID<WorkUnit>, source: Source, title: String,
    period: EffectivePeriod?, uploadedAt: Instant, uploadedBy: String, version: Int64 = 1
  ) {
    self.id = id
    self.unitID = unitID
    self.source = source
    self.title = title
    self.period = period
    self.uploadedAt = uploadedAt
    self.uploadedBy = uploadedBy
    self.version = version
  }

  /// The file; nil for an address on a web drive.
  package var file: StoredFile? {
    switch source {
    case .file(let file): file
    case .webDrive: nil
    }
  }

  /// What everybody may be shown of it: a picture or pages, and of personal data the copy only.
  ///
  /// nil when there is no such thing.
  package var publicFile: StoredFile? {
    guard let file = hasPersonalData ? publicCopy : file else { return nil }
    return file.kind.isPicture || file.kind == .pdf ? file : nil
  }

  /// The copy without personal data; nil also for a copy that is the original itself, which older
  /// records may hold.
  package var publicCopy: StoredFile? { redacted?.digest == file?.digest ? nil : redacted }

  /// Lets a deletion through.
  ///
  /// - Parameters:
  ///   - day: Today where the unit is.
  ///   - isLinked: Whether a question of a sent worksheet rests on it.
  ///   - wasUsed: Whether a question, another record or the public page ever rested on it.
  /// - Throws: `held`, `retained`, `retainedForEver` or `inSentWorksheet`.
  package func requireDeletable(
    on day: CalendarDate, isLinkedToSent isLinked: Bool, wasUsed: Bool
  ) throws(EvidenceRefusal) {
    if let hold { throw .held(reason: hold) }
    if isLinked { throw .inSentWorksheet }
    // A slip that nothing ever rested on goes at once; a class that somebody chose holds for all.
    guard wasUsed || retention != .programme else { return }
    let came = CalendarDate(of: uploadedAt, offsetSeconds: 25_200)
    if let until = retention.end(from: period?.until ?? came), day < until {
      throw .retained(until: until)
    }
    if retention == .permanent { throw .retainedForEver }
  }
}

/// A file that is kept once under the digest of its content.
package struct StoredFile: Hashable, Sendable {
  /// SHA-256 of the content, 64 lower-case hexadecimal digits.
  package let digest: String
  /// The size of the content.
  ///
  /// - Unit: bytes.
  package let byteCount: Int64
  /// What the content is.
  package let kind: FileKind
  /// How its owner called it.
  package let name: FileName

  /// Describes a file.
  package init(digest: String, byteCount: Int64, kind: FileKind, name: FileName) {
    self.digest = digest
    self.byteCount = byteCount
    self.kind = kind
    self.name = name
  }
}

/// An address on a web drive, as a person pasted it.
package struct WebAddress: Hashable, Sendable {
  /// The longest address, in characters.
  package static let longest = 1_000

  /// The address; begins with `https://`.
  package let text: String

  /// Takes an address.
  ///
  /// - Throws: `notAnAddress` for anything but `https://` with a host, without spaces or controls.
  package init(_ typed: String) throws(EvidenceRefusal) {
    let trimmed = typed.split(whereSeparator: \.isWhitespace)
    guard trimmed.count == 1, let text = trimmed.first.map(String.init),
      text.count <= Self.longest, text.lowercased().hasPrefix("https://"),
      text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "\"") })
    else { throw .notAnAddress }
    let host = text.dropFirst(8).prefix { $0 != "/" && $0 != "?" && $0 != "#" }
    guard host.contains("."), !host.contains("@"), host.first != ".", host.last != "." else {
      throw .notAnAddress
    }
    self.text = text
  }

  /// The host alone, for showing.
  package var host: String {
    String(text.dropFirst(8).prefix { $0 != "/" && $0 != "?" && $0 != "#" })
  }
}

/// The time for which a proof proves something; not the day on which it was uploaded.
package struct EffectivePeriod: Hashable, Sendable {
  /// The first day.
  package let from: CalendarDate
  /// The last day; nil when it holds until something replaces it, as a standing rule does.
  package let until: CalendarDate?

  /// Makes a period.
  ///
  /// - Throws: `periodEndsBeforeItBegins`.
  package init(from: CalendarDate, until: CalendarDate?) throws(EvidenceRefusal) {
    if let until, until < from { throw .periodEndsBeforeItBegins }
    self.from = from
    self.until = until
  }

  /// Whether some day of the assessed year lies in it: the first and the last day count.
  package func touches(_ year: Int) -> Bool {
    from.year <= year && (until.map { $0.year >= year } ?? true)
  }

  /// Whether it is over.
  package func isOver(on day: CalendarDate) -> Bool { until.map { $0 < day } ?? false }
}

/// How long a proof is kept at least, counted from the end of its period.
package enum RetentionClass: String, CaseIterable, Sendable {
  /// While the programme looks back: through the re-evaluation after a predicate.
  case programme
  /// As long as records of finance and procurement are asked for.
  case finance
  /// Never thrown away.
  case permanent

  /// The whole years; nil for ever.
  ///
  /// Our own default until the archive schedule (JRA) of an instansi is data; decision 0124.
  package var years: Int? {
    switch self {
    case .programme: 2
    case .finance: 10
    case .permanent: nil
    }
  }

  /// The first day on which it may be deleted; nil for never.
  package func end(from day: CalendarDate) -> CalendarDate? {
    guard let years else { return nil }
    return CalendarDate(year: day.year + years, month: day.month, day: min(day.day, 28))
  }
}
