import InstrumentsModel
import Kernel

/// Random fills of an instrument, boundaries included, as people would write them.
struct Fills {
  let oracle: Oracle
  var random: SeededGenerator

  init(_ oracle: Oracle, seed: UInt64) {
    self.oracle = oracle
    random = SeededGenerator(seed: seed)
  }

  private static let counts = [0, 0, 1, 1, 2, 3, 7, 12, 13, 100, 999_999_998, 999_999_999]
  private static let indexes = ["0", "3.2", "3.6", "3.599999", "3.199999", "4", "2.5", "0.000001"]

  /// A fill; roughly one in four has blanks, one in four stands on the boundaries throughout.
  mutating func next() -> [Int: String] {
    let mood = Int.random(in: 0..<4, using: &random)
    var answers: [Int: String] = [:]
    for row in oracle.rows {
      if mood == 0 && Int.random(in: 0..<6, using: &random) == 0 { continue }
      answers[row.id] = answer(row, mood)
    }
    if mood == 2 { equaliseCounts(&answers) }
    return answers
  }

  private mutating func answer(_ row: Oracle.Row, _ mood: Int) -> String {
    if let ladder = oracle.ladder(row.type) {
      // Mood 1 stands near the floors: the upper half of each ladder.
      let end = mood == 1 ? (ladder.count + 1) / 2 : ladder.count
      return ladder[Int.random(in: 0..<end, using: &random)]
    }
    if row.type == "count" {
      return mood == 3
        ? String(Int.random(in: 0...999_999_999, using: &random))
        : String(Self.counts.randomElement(using: &random) ?? 0)
    }
    if Bool.random(using: &random) { return Self.indexes.randomElement(using: &random) ?? "0" }
    return Points(units: Int64.random(in: 0...4_000_000, using: &random) * 1_000_000).description
  }

  /// Puts every share exactly on 1: numerators equal the sum of the denominators.
  private func equaliseCounts(_ answers: inout [Int: String]) {
    for (above, below) in [
      (89, [88]), (91, [90]), (106, [105]), (112, [110]), (116, [113, 114, 115]),
      (120, [117, 118, 119]), (123, [122]),
    ] {
      let sum = below.reduce(0) { $0 + (Int(answers[$1] ?? "0") ?? 0) }
      answers[above] = String(min(sum, 999_999_999))
    }
  }
}

extension Instrument {
  /// The sheet of written answers by soal id.
  func sheet(_ answers: [Int: String]) -> AnswerSheet {
    var sheet = AnswerSheet(blankFor: soals.count)
    for (id, written) in answers {
      guard let position = position(ofSoal: id) else { continue }
      sheet.set(read(written, at: position).answer, at: position)
    }
    return sheet
  }

  /// Every place where the oracle disagrees, by name, deepest first.
  func disagreements(with opinion: Oracle.Opinion, on sheet: AnswerSheet) -> [String] {
    let card = score(sheet)
    var found: [String] = []
    for (index, question) in questions.enumerated()
    where opinion.scores[question.code] != score(ofQuestion: index, in: card).units {
      found.append(question.code)
    }
    for (index, node) in nodes.enumerated().reversed()
    where opinion.scores[node.code] != card.nodes[index].units {
      found.append(node.code)
    }
    for verdict in verdicts(on: card) where opinion.failed[verdict.predicate] != verdict.failed {
      found.append("\(verdict.predicate): \(verdict.failed)")
    }
    return found
  }
}
