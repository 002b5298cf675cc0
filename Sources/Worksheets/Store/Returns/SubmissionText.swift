import Cryptography
import Evidence
import EvidenceModel
import InstrumentsModel
import Kernel
import Storage
import WorkUnitsModel
import WorksheetsModel

/// The two texts that a sending is sealed with; decision 0201 describes them.
///
/// UTF-8, one line for each answer or link, fields parted by tabs, each line ended by a line feed.
/// Inside a field a backslash, a tab and a line feed are written `\\`, `\t` and `\n`, so that
/// `sha256sum` over the downloaded file gives the digest in the journal.
enum SubmissionText {
  /// Every answer of the unit: code, version, values, note, reference to proof.
  static func answers(
    _ answers: [Int: QuestionAnswer], of worksheet: Worksheet, number: Int,
    in instrument: Instrument
  ) -> String {
    var text = head("jawaban", worksheet, number)
    for (question, answer) in answers.sorted(by: { $0.key < $1.key }) {
      text += line([
        instrument.questions[question].code, String(answer.version),
        instrument.valuesText(of: answer.content.values, question: question),
        answer.content.note, answer.content.evidence,
      ])
    }
    return text
  }

  /// Every link of proof of the year: soal, pages, what it is, digest or address, title, period.
  static func proof(_ board: ProofBoard, of worksheet: Worksheet, number: Int) -> String {
    var text = head("bukti", worksheet, number)
    for (soal, entries) in board.entries.sorted(by: { $0.key < $1.key }) {
      for line in lines(of: entries, soal: soal) { text += line }
    }
    return text
  }

  /// The lines of the links of one question, by proof.
  static func lines(of entries: [ProofBoard.Entry], soal: Int) -> [String] {
    entries.sorted { $0.proof.id.text < $1.proof.id.text }.map { entry in
      let proof = entry.proof
      let source: [String] =
        switch proof.source {
        case .file(let file): ["berkas", file.digest, String(file.byteCount)]
        case .webDrive(let address): ["tautan", address.text, ""]
        }
      let period = [proof.period?.from.description, proof.period?.until?.description]
      return line(
        [String(soal), proof.id.text, entry.link.pages] + source + [proof.title]
          + period.map { $0 ?? "" })
    }
  }

  /// The lines of a stored text after its head, each with its soal.
  static func lines(of stored: String) -> [(soal: Int, line: String)] {
    stored.split(separator: "\n").dropFirst(headCount).compactMap { line in
      line.split(separator: "\t", maxSplits: 1).first.flatMap { Int($0) }
        .map { ($0, line + "\n") }
    }
  }

  /// The links that a stored text tells of, as they were when it was sealed.
  ///
  /// - Throws: `broken` for a line that cannot be read.
  static func links(of stored: String) throws(StorageError) -> [SealedProof] {
    var found: [SealedProof] = []
    for (soal, line) in lines(of: stored) {
      let fields = line.dropLast().split(separator: "\t", omittingEmptySubsequences: false)
        .map { unescaped(String($0)) }
      guard fields.count == 9, let proof = ID<Proof>(fields[1]) else {
        throw .broken("The proof of a sending cannot be read.")
      }
      found.append(
        SealedProof(
          proofID: proof, soal: soal, pages: fields[2], title: fields[6],
          period: try period(from: fields[7], until: fields[8])))
    }
    return found
  }

  private static func period(
    from first: String, until last: String
  ) throws(StorageError) -> EffectivePeriod? {
    guard let from = CalendarDate(first) else { return nil }
    do throws(EvidenceRefusal) {
      return try EffectivePeriod(from: from, until: CalendarDate(last))
    } catch {
      throw .broken("The period of a proof of a sending cannot be read.")
    }
  }

  /// The size of the linked files, each once.
  static func byteCount(of board: ProofBoard) -> Int64 {
    var sizes: [String: Int64] = [:]
    for entry in board.entries.values.joined() {
      if let file = entry.proof.file { sizes[file.digest] = file.byteCount }
    }
    return sizes.values.reduce(0, +)
  }

  static func digest(of text: String) -> String { SHA256Digest(of: Array(text.utf8)).hex }

  private static let headCount = 4

  private static func head(_ kind: String, _ worksheet: Worksheet, _ number: Int) -> String {
    line(["zona", kind, "1"]) + line(["lke", worksheet.id.text])
      + line(["instrumen", worksheet.instrumentID]) + line(["pengiriman", String(number)])
  }

  private static func line(_ fields: [String]) -> String {
    fields.map(escaped).joined(separator: "\t") + "\n"
  }

  private static func unescaped(_ field: String) -> String {
    var out = String.UnicodeScalarView()
    var isEscaped = false
    for scalar in field.unicodeScalars {
      if !isEscaped, scalar == "\\" {
        isEscaped = true
        continue
      }
      switch (isEscaped, scalar) {
      case (true, "t"): out.append("\t")
      case (true, "n"): out.append("\n")
      case (true, "r"): out.append("\r")
      default: out.append(scalar)
      }
      isEscaped = false
    }
    return String(out)
  }

  private static func escaped(_ field: String) -> String {
    var out = String.UnicodeScalarView()
    for scalar in field.unicodeScalars {
      switch scalar {
      case "\\": out.append(contentsOf: "\\\\".unicodeScalars)
      case "\t": out.append(contentsOf: "\\t".unicodeScalars)
      case "\n": out.append(contentsOf: "\\n".unicodeScalars)
      case "\r": out.append(contentsOf: "\\r".unicodeScalars)
      default: out.append(scalar)
      }
    }
    return String(out)
  }
}
