import Cryptography
import Evidence
import EvidenceModel
import InstrumentsModel
import Kernel
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
