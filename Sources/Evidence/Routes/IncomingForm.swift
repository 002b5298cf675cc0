import EvidenceModel
import Kernel
import Web
import WorkUnitsModel

/// The fields that come with new proof.
enum IncomingField {
  static let files = "berkas"
  static let from = "dari"
  static let until = "sampai"
  static let question = "soal"
  static let pages = "halaman"
  static let title = "judul"
  static let address = "alamat"
  static let name = "nama"
  static let size = "ukuran"
  static let version = "versi"
  static let personal = "pribadi"
  static let retention = "retensi"
  static let hold = "tahan"
  static let year = "tahun"
  static let shown = "tampil"
  static let separate = "terpisah"
}

/// What was typed beside new proof, kept for showing it again.
struct IncomingForm: Sendable {
  var from = ""
  var until = ""
  /// A year and a soal, such as `2026-13`; empty for none.
  var question = ""
  var pages = ""
  var title = ""
  var address = ""
  /// Whether a file is to be a proof of its own though its content is there already.
  var isSeparate = false

  init() {}

  init(_ body: FormBody) {
    for name in [
      IncomingField.from, IncomingField.until, IncomingField.question, IncomingField.pages,
      IncomingField.title, IncomingField.address, IncomingField.separate,
    ] {
      take(name, body[name] ?? "")
    }
  }

  mutating func take(_ name: String, _ value: String) {
    switch name {
    case IncomingField.from: from = value
    case IncomingField.until: until = value
    case IncomingField.question: question = value
    case IncomingField.pages: pages = value
    case IncomingField.title: title = value
    case IncomingField.address: address = value
    case IncomingField.separate: isSeparate = !value.isEmpty
    default: break
    }
  }

  /// The period that was typed; nil when none was.
  ///
  /// - Throws: `notADay` and `periodEndsBeforeItBegins`.
  static func period(from: String, until: String) throws(EvidenceRefusal) -> EffectivePeriod? {
    let (from, until) = (trimmed(from), trimmed(until))
    if from.isEmpty, until.isEmpty { return nil }
    guard let first = CalendarDate(from) else { throw .notADay }
    guard !until.isEmpty else { return try EffectivePeriod(from: first, until: nil) }
    guard let last = CalendarDate(until) else { throw .notADay }
    return try EffectivePeriod(from: first, until: last)
  }

  /// The reference to pages that was typed.
  ///
  /// - Throws: `pagesTooLong`.
  static func pages(_ typed: String) throws(EvidenceRefusal) -> String {
    let pages = trimmed(typed)
    guard pages.count <= ProofLink.longestPages, pages.utf8.count <= 4 * ProofLink.longestPages
    else { throw .pagesTooLong }
    return pages
  }

  /// A title that was typed, without signs that turn the direction of writing.
  ///
  /// - Throws: `titleMissing` when it is empty or too long.
  static func title(_ typed: String) throws(EvidenceRefusal) -> String {
    let title = trimmed(FileName.shown(typed))
    guard !title.isEmpty, title.count <= Proof.longestLine,
      title.utf8.count <= 4 * Proof.longestLine
    else { throw .titleMissing }
    return title
  }

  /// What was said about the proof.
  ///
  /// - Throws: What is wrong with it.
  func description() throws(EvidenceRefusal) -> ProofDescription {
    var description = ProofDescription(period: try Self.period(from: from, until: until))
    description.isSeparate = isSeparate
    guard !question.isEmpty else { return description }
    let (year, soal) = try Self.question(question)
    description.question = (year, soal, try Self.pages(pages))
    return description
  }

  /// A year and a soal.
  ///
  /// - Throws: `unknownQuestion`.
  static func question(_ typed: String) throws(EvidenceRefusal) -> (CycleYear, Int) {
    let parts = typed.split(separator: "-")
    guard parts.count == 2, let number = Int(parts[0]), let year = CycleYear(number),
      let soal = Int(parts[1])
    else { throw .unknownQuestion }
    return (year, soal)
  }

  private static func trimmed(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
