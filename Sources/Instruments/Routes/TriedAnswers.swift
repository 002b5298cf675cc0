import InstrumentsModel
import Kernel
import Web

/// Answers that somebody tries on a public page; they live in the address and nowhere else.
package struct TriedAnswers: Hashable, Sendable {
  /// The longest answer that is read.
  static let longest = 20

  /// What was written, by soal id; blanks are not in it.
  package let written: [Int: String]

  /// Takes written answers; empty and overlong ones are dropped.
  package init(_ written: [Int: String] = [:]) {
    self.written = written.filter { !$0.value.isEmpty && $0.value.count <= Self.longest }
  }

  /// Reads the fields `s1`, `s2` … of an address.
  init(fields: some Sequence<(name: String, value: String)>) {
    var written: [Int: String] = [:]
    for (name, value) in fields where name.first == "s" {
      if let id = Int(name.dropFirst()), written[id] == nil { written[id] = value }
    }
    self.init(written)
  }

  /// The best answer everywhere: the first rung, the highest index, every count fulfilled.
  static func best(for instrument: Instrument) -> TriedAnswers {
    var written: [Int: String] = [:]
    for (position, soal) in instrument.soals.enumerated() {
      switch soal.kind {
      case .choice: written[soal.id] = instrument.text(of: .option(0), at: position)
      case .index(let maximum): written[soal.id] = maximum.description
      case .count: written[soal.id] = count(position, in: instrument)
      case .unknown: continue
      }
    }
    return TriedAnswers(written)
  }

  /// 1 above the line and 1 below it in sum; this year's violations and all remarks are 0.
  private static func count(_ position: Int, in instrument: Instrument) -> String {
    switch instrument.questions[instrument.soals[position].question].kind {
    case .ratio(let ratio):
      let isOne = ratio.numerator.first == position || ratio.denominator.first == position
      return isOne ? "1" : "0"
    case .reduction, .choice, .index, .unknown: return "0"
    }
  }

  /// The fields as an address carries them; empty when nothing was tried.
  func query(after mark: String) -> String {
    if written.isEmpty { return "" }
    let fields = written.sorted { $0.key < $1.key }.map { "s\($0.key)=" + percentEncoded($0.value) }
    return mark + fields.joined(separator: "&")
  }

  /// The sheet with what was odd about an answer, by soal id.
  func sheet(
    of instrument: Instrument
  ) -> (sheet: AnswerSheet, problems: [(soal: Int, problem: AnswerReading.Problem)]) {
    var sheet = AnswerSheet(blankFor: instrument.soals.count)
    var problems: [(soal: Int, problem: AnswerReading.Problem)] = []
    for (id, text) in written.sorted(by: { $0.key < $1.key }) {
      guard let position = instrument.position(ofSoal: id) else { continue }
      let reading = instrument.read(text, at: position)
      sheet.set(reading.answer, at: position)
      if let problem = reading.problem, reading.answer == nil { problems.append((id, problem)) }
    }
    return (sheet, problems)
  }
}
