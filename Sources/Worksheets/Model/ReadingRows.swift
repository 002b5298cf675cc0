package import InstrumentsModel

/// The rows of every place of an instrument in one of the official layouts.
///
/// Only the rows of the answers are data (`Soal.annexRow`, `Soal.portalRow`); the rest follows from
/// the tree: headings in reading order, one row for a share before its counts, one more for the sum
/// of a denominator with several parts, and a total and a blank row after each component.
package struct FormRows: Hashable, Sendable {
  /// The row of each node, in the order of `Instrument.nodes`; the root's is the grand total.
  package private(set) var nodes: [Int]
  /// The last row below each node, in the order of `Instrument.nodes`.
  package private(set) var ends: [Int]
  /// The row that shows each question's value, in the order of `Instrument.questions`.
  package private(set) var questions: [Int]
  /// The row of the summed denominator of a question, for shares with several parts.
  package private(set) var sums: [Int: Int]
  /// The row of each answer, in the order of `Instrument.soals`.
  package private(set) var soals: [Int]
  /// The row that totals a component, by its position in `Instrument.nodes`.
  package private(set) var totals: [Int: Int]
  /// The first row of the tree.
  package let first: Int

  /// The row of the grand total.
  package var grandTotal: Int { nodes[0] }

  /// Lays an instrument out; nil when it has no rows in that layout, or rows that run backwards.
  package init?(of instrument: Instrument, in layout: AnswerLayout) {
    var rows: [Int] = []
    for soal in instrument.soals {
      guard let row = layout == .portal ? soal.portalRow : soal.annexRow, row > (rows.last ?? 0)
      else { return nil }
      rows.append(row)
    }
    first = layout == .portal ? 2 : 4
    nodes = [Int](repeating: 0, count: instrument.nodes.count)
    ends = nodes
    questions = [Int](repeating: 0, count: instrument.questions.count)
    sums = [:]
    totals = [:]
    soals = rows
    var next = first
    for component in instrument.nodes[0].children {
      next = lay(component, from: next, instrument)
      totals[component] = next
      next += 2
    }
    nodes[0] = next
    ends[0] = next
  }

  private mutating func lay(_ node: Int, from row: Int, _ instrument: Instrument) -> Int {
    nodes[node] = row
    var next = row + 1
    for question in instrument.nodes[node].questions {
      let soalRows = instrument.questions[question].soals.map { soals[$0] }
      guard let firstSoal = soalRows.first, let lastSoal = soalRows.last else { continue }
      switch instrument.questions[question].kind {
      case .choice, .index, .unknown: questions[question] = firstSoal
      case .reduction: questions[question] = firstSoal - 1
      case .ratio(let ratio):
        let hasSum = ratio.denominator.count > 1
        questions[question] = firstSoal - (hasSum ? 2 : 1)
        if hasSum { sums[question] = firstSoal - 1 }
      }
      next = lastSoal + 1
    }
    for child in instrument.nodes[node].children { next = lay(child, from: next, instrument) }
    ends[node] = next - 1
    return next
  }
}
